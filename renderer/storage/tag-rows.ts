/** What the rows of tags say. */
import type { Row } from '../../shared/change.ts';
import { HIGHLIGHT_COLORS, type TagMark } from '../../shared/model.ts';
import { foldedWords } from '../../shared/search/query/phrase.ts';
import { alive, asText, db } from './db.ts';
import { byPosition } from './positions.ts';

/** Every tag that is there, in the reader's order. */
export async function tagRows(): Promise<readonly Row[]> {
  return (await db.rows('tags').toArray()).filter(alive).toSorted(byPosition);
}

/** Of these tags those that are there, in the reader's order, by id. */
export async function tagMarks(ids: readonly string[]): Promise<ReadonlyMap<string, TagMark>> {
  if (ids.length === 0) return new Map();
  const rows = (await db.rows('tags').bulkGet([...new Set(ids)])).filter(alive);
  return new Map(rows.toSorted(byPosition).map((row) => [row.id, toMark(row)]));
}

/** A tag as it is shown. What is missing in a damaged row is empty. */
export const toMark = (row: Row): TagMark => ({
  id: row.id,
  name: asText(row['name']),
  color: HIGHLIGHT_COLORS.find((color) => color === row['color']) ?? null,
});

/** By what names of tags are told apart: without case, accents and the sign before them; signs count where a name has nothing else. */
export const foldTag = (name: string): string =>
  foldedWords(name).join(' ') || name.normalize('NFKC').trim().toLowerCase();
