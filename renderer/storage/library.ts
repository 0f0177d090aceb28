/**
 * Every read and write of the library, named as intentions. Nothing outside `storage` knows Dexie, rows or cells.
 * Reads are for `useQuery` (live); writes run one transaction, keep a labelled batch, and answer what they did.
 */
import type { Batch } from '../../shared/change.ts';
import type {
  Counts,
  Digest,
  Highlight,
  HighlightColor,
  Paper,
  PaperDetail,
  ReadingList,
  Target,
  Verdict,
  View,
} from '../../shared/model.ts';

/** What a write did: its batch, for the toast with *Undo*. Null when nothing changed. */
export type Done = Pick<Batch, 'id' | 'label'> | null;

/** What undo or redo did. `kept` counts the cells that somebody changed since, which were left alone. */
export interface Undone {
  readonly label: string;
  readonly kept: number;
  /** The papers that it touched, so that the window can go back to them. */
  readonly paperIds: readonly string[];
}

const todo = (): never => {
  throw new Error('not built yet');
};

// Reads ---------------------------------------------------------------------------------------------------------------

export const counts = async (): Promise<Counts> => todo();
/** True when no digest was ever imported and nothing is there to show. */
export const isEmpty = async (): Promise<boolean> => todo();
/** Ids of the papers of a view in its natural order: newest digest first and by rank; a list by position. */
export const paperIds = async (_view: View): Promise<readonly string[]> => todo();
/** Papers by id; null where one is gone. Same length and order as `ids`. */
export const papers = async (_ids: readonly string[]): Promise<readonly (Paper | null)[]> => todo();
export const paperDetail = async (_id: string): Promise<PaperDetail | null> => todo();
/** Newest first; only visible ones. */
export const digests = async (): Promise<readonly Digest[]> => todo();
/** Flat, in sidebar order: each parent before its children. */
export const lists = async (): Promise<readonly ReadingList[]> => todo();
/** Labels of what undo and redo would do now. */
export const history = async (): Promise<{ readonly undo: string | null; readonly redo: string | null }> =>
  todo();
/** Texts to index for search, in chunks; `changedPapers` tells which to fetch again. */
export interface SearchText {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly note: string;
  readonly highlights: readonly { readonly id: string; readonly quote: string; readonly note: string }[];
}
/** Every visible paper's texts, at most `size` at a time. */
export async function* searchTexts(_size: number): AsyncGenerator<readonly SearchText[]> {
  todo();
}
/** Texts of these papers; null for one that is gone or hidden. */
export const searchTextsOf = async (_ids: readonly string[]): Promise<readonly (SearchText | null)[]> =>
  todo();
/** Calls back with the ids of papers whose texts or visibility changed, from any window or worker. Answers a function that stops it. */
export const onPapersChanged = (_listener: (ids: readonly string[]) => void): (() => void) => todo();

// Writes --------------------------------------------------------------------------------------------------------------

export const setVerdict = async (_ids: readonly string[], _verdict: Verdict): Promise<Done> => todo();
/** `E`: inbox papers become skipped, unless starred, tagged, listed, noted or marked: then done, like papers of every other shelf. */
export const finish = async (_ids: readonly string[]): Promise<Done> => todo();
export const setStarred = async (_ids: readonly string[], _starred: boolean): Promise<Done> => todo();
export const setRead = async (_ids: readonly string[], _read: boolean): Promise<Done> => todo();

export const createList = async (
  _name: string,
  _parentId: string | null,
): Promise<{ id: string; done: Done }> => todo();
export const renameList = async (_id: string, _name: string): Promise<Done> => todo();
/** Puts a list under a parent (null: the top), before another list or at the end. Refuses (null) to put a folder into itself. */
export const moveList = async (
  _id: string,
  _to: { parentId: string | null; beforeId: string | null },
): Promise<Done> => todo();
/** Deletes the list and those nested in it; their papers stay. */
export const deleteList = async (_id: string): Promise<Done> => todo();
/** Appends papers that are not on the list yet. */
export const addToList = async (_ids: readonly string[], _listId: string): Promise<Done> => todo();
export const removeFromList = async (_ids: readonly string[], _listId: string): Promise<Done> => todo();
/** Moves papers of a list before another of its papers, or to the end (null). */
export const placeInList = async (
  _ids: readonly string[],
  _listId: string,
  _beforeId: string | null,
): Promise<Done> => todo();

export const addHighlight = async (
  _paperId: string,
  _target: Target,
  _color: HighlightColor,
): Promise<{ id: string; done: Done }> => todo();
export const recolorHighlight = async (_id: string, _color: HighlightColor): Promise<Done> => todo();
export const removeHighlight = async (_id: string): Promise<Done> => todo();
export const highlight = async (_id: string): Promise<Highlight | null> => todo();
/** Writes the note of a paper or a highlight. Notes written within one sitting fold into one step of undo. */
export const setNote = async (
  _owner: { readonly paperId: string; readonly highlightId?: string },
  _text: string,
): Promise<Done> => todo();

export const renameDigest = async (_id: string, _name: string): Promise<Done> => todo();
/** Undoes an import from the digest's own menu, however long ago: hides it and the papers that only it brought and that nobody touched. */
export const removeDigest = async (_id: string): Promise<Done> => todo();

export const undo = async (): Promise<Undone | null> => todo();
export const redo = async (): Promise<Undone | null> => todo();
