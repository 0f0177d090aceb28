import type { Batch } from '../../shared/change.ts';

/** What a write did: its batch, for the toast with *Undo*. Null when nothing changed. */
export type Done = Pick<Batch, 'id' | 'label'> | null;

/** What undo or redo did. `kept` counts the cells that somebody changed since, which were left alone. */
export interface Undone {
  readonly label: string;
  readonly kept: number;
  /** The papers that it touched, so that the window can go back to them. */
  readonly paperIds: readonly string[];
}

/** Texts to index for search, in chunks; `onPapersChanged` tells which to fetch again. */
export interface SearchText {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: string;
  readonly venue: string;
  /** The names of the lists it is on, a line each. */
  readonly lists: string;
  /** What it is, in the reader's words. */
  readonly gist: string;
  readonly note: string;
  readonly highlights: readonly { readonly id: string; readonly quote: string; readonly note: string }[];
  /** Where it stands among all papers: less is newer. */
  readonly order: number;
}
