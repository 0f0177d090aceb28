import type * as EditorModule from './editor.ts';

type Editor = typeof EditorModule;

let loaded: Editor | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();
/** Where the caret was in the plain field that the editor takes the place of. */
let caret: Caret | null = null;

interface Caret {
  readonly anchor: number;
  readonly head: number;
}

/** Where the caret was in the field that the editor takes the place of, once; null where it was elsewhere. */
export function takeCaret(): Caret | null {
  const taken = caret;
  caret = null;
  return taken;
}

/** The editor, once it is loaded. */
export const loadedEditor = (): Editor | null => loaded;

/** Calls back when the editor is there. The first to ask starts the loading. Answers a function that stops it. */
export function subscribeToEditor(listener: () => void): () => void {
  listeners.add(listener);
  loading ??= import('./editor.ts').then((editor) => {
    // What is being composed belongs to the plain field until it is done.
    if (composing)
      document.addEventListener('compositionend', () => setTimeout(swap, 0, editor), { once: true });
    else swap(editor);
  });
  return () => listeners.delete(listener);
}

function swap(editor: Editor): void {
  const field = document.activeElement;
  if (field instanceof HTMLTextAreaElement && field.dataset['paperNote'] !== undefined)
    caret = { anchor: field.selectionStart, head: field.selectionEnd };
  loaded = editor;
  listeners.forEach((each) => each());
}

let composing = false;
document.addEventListener('compositionstart', () => (composing = true), { capture: true });
document.addEventListener('compositionend', () => (composing = false), { capture: true });

/** Undoes or does again in the note that has the focus. False where none has. */
export const noteHistory = (which: 'undo' | 'redo'): boolean => loaded?.editorHistory(which) ?? false;
