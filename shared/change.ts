/**
 * Cells, clocks and batches: the one way in which anything a reader wrote changes.
 *
 * A cell is (table, id, field). Each write carries a hybrid logical clock; of two writes of one cell the later clock wins,
 * so merging is commutative, associative and idempotent. A batch is what one command did, with the cells it replaced.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Sorts as text: milliseconds (9 base-36 digits) · counter (4 base-36 digits) · device. */
export type Clock = string;

export type UserTable =
  | 'digests'
  | 'readings'
  | 'texts'
  | 'lists'
  | 'memberships'
  | 'highlights'
  | 'tags'
  | 'taggings'
  | 'labels'
  | 'smartLists'
  | 'outlines'
  | 'watchWords'
  | 'aliases'
  | 'settings';

/** One cell of user-authored state. The later `clock` wins; a text cell also carries the clock it was edited from. */
export interface Change {
  readonly clock: Clock;
  readonly table: UserTable;
  readonly id: string;
  readonly field: string;
  readonly value: Json;
  readonly base?: Clock;
}

/** What one command did. `before` holds the cells it replaced; its label feeds the undo toast and the history. */
export interface Batch {
  readonly id: string;
  readonly label: string;
  readonly changes: readonly Change[];
  readonly before: readonly Change[];
  /** The batch that this one undoes; an undo of an undo is a redo. */
  readonly undoes?: string;
}

/** A cell to be written, before it has a clock. */
export type Cell = Omit<Change, 'clock' | 'base'>;
