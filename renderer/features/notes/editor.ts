/**
 * The editor of a note. Its document is the note, character for character: nothing is parsed and written back. This module is
 * large because of CodeMirror, and is loaded when the first note shows.
 */
import { autocompletion, completionStatus } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyField, historyKeymap, redo, undo } from '@codemirror/commands';
import { Annotation, EditorState, Prec, Transaction, type ChangeSpec } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { mergeText } from '../../../shared/merge-text.ts';
import { wordDiff } from '../../../shared/word-diff.ts';
import { cspNonce } from '../../ui/csp-nonce.ts';
import { actionAt, pressed, type NoteActions } from './actions.ts';
import { completePapers, type FindPapers } from './completion.ts';
import styles from './editor.module.css';
import { keepClear } from './keep-clear.ts';
import { keptHistory, keepHistory } from './kept-history.ts';
import { continueList, noteLanguage, toggleTask, wrapIn } from './markdown.ts';
import { formulaRenderer, preview } from './preview.ts';
import { setTargets, type Targets } from './targets.ts';
import type { RenderFormula } from './widgets.ts';

export type { Linkable } from './completion.ts';
export type { Targets } from './targets.ts';
export type { RenderFormula } from './widgets.ts';

interface EditorOptions extends NoteActions {
  /** Names the note among those whose history is kept. */
  readonly id: string;
  readonly text: string;
  readonly label: string;
  /** The text as it should be: what was typed here, with what came from elsewhere since. */
  readonly textNow: () => string;
  /** Called for every change made here, with what the editor held before. */
  readonly onType: (text: string, before: string) => void;
  readonly onBlur: () => void;
  /** Leaves the editor for the text of the paper. */
  readonly onLeave: () => void;
  readonly findPapers: FindPapers;
  readonly renderFormula?: RenderFormula;
}

/** A running editor. */
export interface NoteEditorHandle {
  /** Takes over what came from elsewhere; the caret and what is being typed stay. */
  readonly sync: () => void;
  readonly setTargets: (targets: Targets) => void;
  /** Names the editor anew, in another language. */
  readonly setLabel: (label: string) => void;
  /** Takes the focus, with the caret where a text field had it. */
  readonly focus: (caret: { readonly anchor: number; readonly head: number }) => void;
  readonly destroy: () => void;
}

const fromElsewhere = Annotation.define<true>();

/** Puts an editor into an element. */
export function createEditor(parent: HTMLElement, options: EditorOptions): NoteEditorHandle {
  const { id, onType, onLeave, textNow } = options;
  /** What the editor held when it and the library last agreed. */
  let agreed = options.text;
  const extensions = [
    EditorView.cspNonce.of(cspNonce()),
    // Nothing but a line feed ends a line, so that no other character is taken for one.
    EditorState.lineSeparator.of('\n'),
    EditorState.tabSize.of(4),
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    EditorView.scrollHandler.of((view, { head }) => keepClear(view, head)),
    EditorView.editorAttributes.of({ class: styles['editor'] ?? '' }),
    EditorView.contentAttributes.of({
      'aria-label': options.label,
      'data-paper-note': '',
      spellcheck: 'true',
      autocapitalize: 'sentences',
      autocorrect: 'on',
      dir: 'auto',
      lang: '',
    }),
    noteLanguage,
    preview,
    ...(options.renderFormula ? [formulaRenderer.of(options.renderFormula)] : []),
    autocompletion({
      override: [completePapers(options.findPapers)],
      icons: false,
      activateOnTypingDelay: 0,
      tooltipClass: () => styles['completion'] ?? '',
    }),
    Prec.high(
      keymap.of([
        {
          key: 'Escape',
          run: (view) => {
            if (completionStatus(view.state) !== null) return false;
            onLeave();
            return true;
          },
        },
        {
          key: 'Mod-Enter',
          run: (view) => {
            (actionAt(view.state, view.state.selection.main.head, options) ?? onLeave)();
            return true;
          },
        },
        { key: 'Enter', run: continueList },
        { key: 'Alt-Enter', run: toggleTask() },
        { key: 'Mod-b', run: wrapIn('**') },
        { key: 'Mod-i', run: wrapIn('*') },
      ]),
    ),
    keymap.of([...historyKeymap, ...defaultKeymap]),
    EditorView.domEventHandlers({
      mousedown: (event, view) => pressed(event, view, options),
      blur: () => options.onBlur(),
      compositionend: () => {
        setTimeout(sync);
      },
    }),
    EditorView.updateListener.of(({ docChanged, transactions, state }) => {
      if (!docChanged || transactions.every((each) => each.annotation(fromElsewhere))) return;
      // While composing, what came from elsewhere waits, and so does what would have to be merged with it.
      if (view.composing && textNow() !== agreed) return;
      const before = agreed;
      agreed = state.doc.toString();
      onType(agreed, before);
    }),
  ];
  const view: EditorView = new EditorView({
    parent,
    state: keptHistory(id, options.text, extensions) ?? EditorState.create({ doc: options.text, extensions }),
  });

  function sync(): void {
    const [now, held] = [textNow(), view.state.doc.toString()];
    if ((now === agreed && held === agreed) || view.composing) return;
    const merged = held === agreed ? now : mergeText(agreed, held, now);
    agreed = merged;
    if (merged !== held)
      view.dispatch({
        changes: changesTo(held, merged),
        annotations: [fromElsewhere.of(true), Transaction.addToHistory.of(false)],
      });
    if (merged !== now) onType(merged, now);
  }

  const keep = (): void => keepHistory(id, view.state.toJSON({ history: historyField }));
  addEventListener('pagehide', keep);
  return {
    sync,
    setLabel: (label) => view.contentDOM.setAttribute('aria-label', label),
    setTargets: (found) => view.dispatch({ effects: setTargets.of(found) }),
    focus(caret) {
      view.focus();
      const end = view.state.doc.length;
      view.dispatch({ selection: { anchor: Math.min(caret.anchor, end), head: Math.min(caret.head, end) } });
    },
    destroy() {
      removeEventListener('pagehide', keep);
      keep();
      view.destroy();
    },
  };
}

/** Undoes or does again in the editor that has the focus. False where none has. */
export function editorHistory(which: 'undo' | 'redo'): boolean {
  const content = document.activeElement;
  const view = content instanceof HTMLElement ? EditorView.findFromDOM(content) : null;
  if (!view?.hasFocus) return false;
  (which === 'undo' ? undo : redo)(view);
  return true;
}

/** Word by word, so that the caret stays between the words where it was. */
function changesTo(before: string, after: string): readonly ChangeSpec[] {
  const changes: ChangeSpec[] = [];
  let at = 0;
  for (const { kind, text } of wordDiff(before, after)) {
    if (kind === 'added') changes.push({ from: at, insert: text });
    else if (kind === 'removed') changes.push({ from: at, to: at + text.length });
    if (kind !== 'added') at += text.length;
  }
  return changes;
}
