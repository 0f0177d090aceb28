/**
 * What can be undone in the editors of this window, kept while other papers are read and over a reload. Nothing of it is needed for
 * the notes themselves: where it does not fit the note any more, it is dropped.
 */
import { historyField } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';

const STORE = 'lectern.note-history';
const MOST_NOTES = 20;
/** Characters; a longer history is not kept. */
const LONGEST = 100_000;

const kept = new Map<string, string>(read());

function read(): readonly [string, string][] {
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? '[]') as [string, string][];
  } catch {
    return [];
  }
}

/** Keeps the state of an editor, with its history. */
export function keepHistory(id: string, state: unknown): void {
  const json = JSON.stringify(state);
  kept.delete(id);
  if (json.length <= LONGEST) kept.set(id, json);
  for (const oldest of [...kept.keys()].slice(0, -MOST_NOTES)) kept.delete(oldest);
  try {
    sessionStorage.setItem(STORE, JSON.stringify([...kept]));
  } catch {
    // Full: it is kept until the window is closed.
  }
}

/** The state that an editor of this note was left in; null where there is none, or the note says something else now. */
export function keptHistory(id: string, text: string, extensions: Extension): EditorState | null {
  const json = kept.get(id);
  if (json === undefined) return null;
  try {
    const state = EditorState.fromJSON(JSON.parse(json), { extensions }, { history: historyField });
    return state.doc.toString() === text ? state : null;
  } catch {
    return null;
  }
}
