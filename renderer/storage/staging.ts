/** Digests that come from elsewhere, with the papers that they recorded there: written out of sight, then shown in one transaction. */
import type { Row } from '../../shared/change.ts';
import { db, horizon } from './db.ts';
import { showFrom } from './derive.ts';
import { resolveRecorded, rowWithoutText, stageDigest, type DigestRows } from './digest-rows.ts';
import type { OpenStream } from './lines.ts';
import { linkPapers } from './links.ts';
import { joinTexts } from './paper-texts.ts';
import { readEntries, type Recorded } from './rebuild.ts';

/** What comes. */
export interface Arriving {
  /** Digests that are not here, in the order of their turns. */
  readonly fresh: readonly Recorded[];
  /** Papers that are spoken of. */
  readonly named: ReadonlySet<string>;
  /** The stream of a digest's entries. */
  readonly pathOf: (digestId: string) => string;
}

/** What is written and not shown yet. */
export interface Staged {
  readonly rows: readonly Row[];
  readonly digests: readonly DigestRows[];
  /** Papers that are spoken of and nobody has a text of. */
  readonly without: ReadonlyMap<string, number>;
  readonly base: number;
}

/** Writes the rows of digests that are not here yet, out of sight. Whoever calls it notes down which they are, and purges them where it fails. */
export async function stage(
  open: OpenStream,
  { fresh, named, pathOf }: Arriving,
  progress: (done: number, of: number) => void,
): Promise<Staged> {
  const known = new Set<string>();
  const digests: DigestRows[] = [];
  const without = new Map<string, number>();
  let base = await horizon();
  for (const [at, { row, base: own, turn, paperIds }] of fresh.entries()) {
    const entries = await readEntries(open, pathOf(row.id), paperIds);
    const stored = new Set(
      (await db.papers.bulkGet([...new Set(paperIds)])).flatMap((each) => each?.id ?? []),
    );
    const isKnown = (id: string): boolean => known.has(id) || stored.has(id);
    const places = paperIds.map((paperId, ordinal) => ({
      digestId: row.id,
      ordinal,
      paperId,
      order: own + ordinal,
    }));
    if (entries === null) {
      await db.appearances.bulkPut(places.filter(({ paperId }) => paperId !== ''));
      for (const { paperId, order } of places)
        if (paperId !== '' && !isKnown(paperId) && !without.has(paperId)) without.set(paperId, order);
    } else {
      const rows = { digestId: row.id, base: own, entries, ...resolveRecorded(entries, isKnown) };
      await stageDigest(rows, { as: 'hidden' });
      rows.fresh.forEach((_, id) => known.add(id));
      digests.push(rows);
    }
    base = Math.min(base, turn);
    progress(at + 1, fresh.length);
  }
  const names = [...named].filter((id) => !known.has(id) && !without.has(id));
  (await db.papers.bulkGet(names)).forEach((row, at) => {
    const id = names[at];
    if (row === undefined && id !== undefined) without.set(id, 0);
  });
  return { rows: fresh.map(({ row }) => row), digests, without, base };
}

/** Shows what was staged; part of the transaction that writes the cells. Answers the papers to derive. */
export async function reveal({ rows: fresh, digests, without, base }: Staged): Promise<ReadonlySet<string>> {
  const touched = new Set<string>();
  await showFrom(base);
  await db.meta.delete('staging');
  for (const rows of digests) {
    const { joined, fresh: brought } = rows;
    await joinTexts(rows);
    for (const id of [...brought.keys(), ...joined.keys()]) touched.add(id);
  }
  await linkPapers(fresh);
  for (const [id, order] of without) {
    if ((await db.papers.get(id)) === undefined) await db.papers.put(rowWithoutText(id, order));
    touched.add(id);
  }
  return touched;
}
