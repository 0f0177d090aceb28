/** What a reader decided about papers, for the learnt order. Which papers those are comes from indexes alone. */
import type { Example, LearntText } from '../../shared/learnt/index.ts';
import type { Verdict } from '../../shared/model.ts';
import { chunks, db, horizon, type PaperRow } from './db.ts';
import { cardRefs } from './cards.ts';
import { paperIds, visibleRows } from './reads.ts';

/** Which papers were kept and which skipped, as far as indexes tell: a skipped one that is on a list was kept. */
export interface Decided {
  readonly kept: readonly string[];
  readonly skipped: readonly string[];
}

const CHUNK = 250;

/** At most so many of each, those of the newest digests first. */
export async function decided(most: number): Promise<Decided> {
  const [later, reading, done, skipped, starred, cards] = await Promise.all([
    shelf('later', most),
    shelf('reading', most),
    shelf('done', most),
    // Some of them were kept all the same.
    shelf('skipped', 2 * most),
    paperIds({ kind: 'starred' }),
    cardRefs(),
  ]);
  const touched = [...starred, ...cards.map(({ paperId }) => paperId)];
  // A part of each, so that many finished papers do not leave out what waits to be read.
  const kept = new Set(interleaved([touched, later, reading, done], most));
  return { kept: [...kept], skipped: skipped.filter((id) => !kept.has(id)).slice(0, most) };
}

async function shelf(verdict: Verdict, most: number): Promise<readonly string[]> {
  return db.papers
    .where('[shelf+order]')
    .between([verdict, await horizon()], [verdict, Infinity], true, true)
    .limit(most)
    .primaryKeys();
}

/** The same with their texts; those that are gone are left out. */
export async function decisions({ kept, skipped }: Decided): Promise<readonly Example[]> {
  const found: Example[] = [];
  for (const ids of chunks([...kept, ...skipped], CHUNK))
    for (const row of await visibleRows(ids))
      if (row !== null) found.push({ ...textOf(row), kept: isKept(row) });
  return found;
}

/** What is learnt from of papers; null for one that is gone or hidden. Same length and order as `ids`. */
export async function learntTexts(ids: readonly string[]): Promise<readonly (LearntText | null)[]> {
  return (await visibleRows(ids)).map((row) => (row === null ? null : textOf(row)));
}

const textOf = ({ id, title, abstract, authors }: PaperRow): LearntText => ({
  id,
  title,
  abstract,
  authors: authors.map(({ name }) => name),
});

const isKept = (row: PaperRow): boolean =>
  row.verdict !== 'skipped' ||
  row.starred ||
  row.hasNote ||
  row.gist !== undefined ||
  row.highlights.length > 0 ||
  row.lists.length > 0;

/** One of each in turn, each once, until there are so many. */
function interleaved(all: readonly (readonly string[])[], most: number): readonly string[] {
  const found = new Set<string>();
  const longest = Math.max(...all.map(({ length }) => length));
  for (let n = 0; n < longest && found.size < most; n += 1)
    for (const ids of all) {
      const id = ids[n];
      if (id !== undefined && found.size < most) found.add(id);
    }
  return [...found];
}
