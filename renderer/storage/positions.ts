/** Places in an order that two devices may both change: fractional keys, so that a move writes one cell. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { Row } from '../../shared/change.ts';
import { asText } from './db.ts';

/** The key of a row's place. */
export const positionOf = (row: Row): string => asText(row['position']);

/** By place; rows that merging left at one place, always in the same order. */
export const byPosition = (a: Row, b: Row): number =>
  compare(positionOf(a), positionOf(b)) || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Keys that sort right before a row of these (null: after all). Two rows with one key, as merging may leave them, are passed together. */
export function keysBefore(rows: readonly Row[], beforeId: string | null, n: number): readonly string[] {
  const at = beforeId === null ? rows.length : rows.findIndex((row) => row.id === beforeId);
  const upper = at < 0 ? undefined : rows[at];
  const before = (at < 0 ? rows : rows.slice(0, at)).filter(
    (row) => upper === undefined || positionOf(row) < positionOf(upper),
  );
  const lower = before.at(-1);
  return generateNKeysBetween(
    lower === undefined ? null : positionOf(lower),
    upper === undefined ? null : positionOf(upper),
    n,
  );
}
