/**
 * Which papers' notes link to which papers. Derived: a key `linked <paper>` leads to each paper whose notes name that one. The id
 * in a note is never rewritten; whoever reads goes through the aliases, so that links follow merges and splits.
 */
import { passageOf } from '../../shared/note/passage.ts';
import type { Backlink } from '../../shared/model.ts';
import { db } from './db.ts';
import { readAliases } from './derive.ts';
import { linkKey, notesOf } from './derive-links.ts';
import { visibleRows } from './reads.ts';

/** The papers whose notes link to this one, each with the first passage that does; only those that show. */
export async function linkedFrom(asked: string): Promise<readonly Backlink[]> {
  const { rootOf, groupOf } = await readAliases();
  const id = rootOf(asked);
  const group = new Set([id, ...groupOf(id)]);
  const found = await db.keys
    .where('key')
    .anyOf([...group].map(linkKey))
    .toArray();
  const froms = [...new Set(found.map(({ paperId }) => paperId))].filter((from) => rootOf(from) !== id);
  const [rows, texts, marks] = await Promise.all([
    visibleRows(froms.map(rootOf)),
    db.rows('texts').where('paperId').anyOf(froms).toArray(),
    db.rows('highlights').where('paperId').anyOf(froms).toArray(),
  ]);
  const written = notesOf(texts, marks);
  const links = froms.flatMap((from, at): Backlink[] => {
    const row = rows[at];
    if (row === null || row === undefined) return [];
    const passages = (written.get(from) ?? []).map((note) => passageOf(note, group));
    return [{ paperId: row.id, title: row.title, passage: passages.find((each) => each !== '') ?? '' }];
  });
  return [...new Map(links.toReversed().map((each) => [each.paperId, each])).values()].toReversed();
}

/** The papers that links lead to, as they show now; null for one that is not in the library. Same length and order as `ids`. */
export async function linkTargets(
  ids: readonly string[],
): Promise<readonly ({ readonly paperId: string; readonly title: string } | null)[]> {
  const { rootOf } = await readAliases();
  const rows = await visibleRows(ids.map(rootOf));
  return rows.map((row) => (row === null ? null : { paperId: row.id, title: row.title }));
}
