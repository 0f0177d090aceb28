/** What a window knows of sync, and what main gives it to merge. The folder is main's: the window knows its name alone. */
import type { JournalBatch } from '../library-files.ts';
import type { Problem } from '../problem.ts';

/** How sync is. Counts are as of the last look at the folder. */
export interface SyncStatus {
  readonly state: 'off' | 'on' | 'paused';
  /** The name of the reader's folder; '' where there is none. */
  readonly folder: string;
  /** Other installations that told something. */
  readonly others: number;
  /** Batches that wait for files of digests, or for a newer Lectern. */
  readonly waiting: number;
  /** Batches that have not come though later ones have. */
  readonly missing: number;
  /** Places in the others' logs that do not read. */
  readonly damaged: number;
  /** Files that are named like logs and are none. */
  readonly strange: number;
  /** When something that others did was last merged, in milliseconds since 1970, and how many steps of theirs it was. */
  readonly merged: { readonly at: number; readonly batches: number } | null;
  /** When the folder was last looked at without trouble, in milliseconds since 1970; null for not yet. */
  readonly lookedAt: number | null;
  /** Why the last look failed. */
  readonly problem: Problem | null;
  /** There is something to take. */
  readonly news: boolean;
}

/** Batches to merge. `token` names them when the window says that they are in its journal. */
export interface SyncPortion {
  readonly token: string;
  readonly batches: readonly JournalBatch[];
  /** More is there at once. */
  readonly more: boolean;
}

/** Nothing is synced. */
export const NO_SYNC: SyncStatus = {
  state: 'off',
  folder: '',
  others: 0,
  waiting: 0,
  missing: 0,
  damaged: 0,
  strange: 0,
  merged: null,
  lookedAt: null,
  problem: null,
  news: false,
};
