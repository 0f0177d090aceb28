/** Rows of `texts`: what a reader writes in sentences. */
import type { Cell } from '../../shared/change.ts';
import { mergeText } from '../../shared/merge-text.ts';
import { asText, db } from './db.ts';

/** Writings of one text at most this long after one another are one step of undo. */
export const SITTING_MS = 30_000;

/**
 * The cell that makes a text this one; none where it is this one. `from` is the text that it was edited from: where the stored one
 * moved on meanwhile (another window, a restore), both edits are merged by words, so that neither overwrites the other. Null takes
 * it as it is.
 */
export async function textCells(id: string, text: string, from: string | null): Promise<readonly Cell[]> {
  const stored = asText((await db.rows('texts').get(id))?.['text']);
  const next = from === null || from === stored ? text : mergeText(from, text, stored);
  return next === stored ? [] : [{ table: 'texts', id, field: 'text', value: next }];
}
