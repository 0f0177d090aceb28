/** Digests that other devices tell of: those that are not here, and those that were imported here too, with other papers recorded. */
import { mergeRow, type Change, type Clock, type Row } from '../../shared/change.ts';
import { asTexts, db } from './db.ts';
import { readAliases, showFrom } from './derive.ts';
import { resolveRecorded, rowWithoutText, stageDigest, type Entry } from './digest-rows.ts';
import { orderOf, turnOf } from './later-readings.ts';
import type { OpenStream } from './lines.ts';
import { linkPapers } from './links.ts';
import { joinTexts } from './paper-texts.ts';
import { readEntries, recorded, type Recorded } from './rebuild.ts';

/** What changes say about digests. */
export interface Arrivals {
  /** Not here, the oldest first. */
  readonly fresh: readonly Recorded[];
  /** Here, and from now on recorded otherwise. */
  readonly again: readonly Again[];
  /** One entry, two papers: that which is not recorded any more, and that which is. */
  readonly named: ReadonlyMap<string, string>;
}

/** A digest whose papers or place are others than they were. */
interface Again {
  readonly row: Row;
  readonly before: readonly string[];
  /** Null where they are gone. */
  readonly entries: readonly Entry[] | null;
}

/** Compares what changes say about digests with those that are here. */
export async function arrivals(open: OpenStream, changes: readonly Change[]): Promise<Arrivals> {
  const byDigest = Map.groupBy(
    changes.filter(({ table }) => table === 'digests'),
    ({ id }) => id,
  );
  const fresh: Recorded[] = [];
  const again: Again[] = [];
  const named = new Map<string, string>();
  const stored = await db.rows('digests').bulkGet([...byDigest.keys()]);
  for (const [at, [id, cells]] of [...byDigest].entries()) {
    const mine = stored[at];
    const row = mergeRow(mine, id, cells);
    const [before, after] = [asTexts(mine?.['papers']), asTexts(row['papers'])];
    if (after.length === 0) continue;
    if (before.length === 0) {
      fresh.push(recorded(row));
      continue;
    }
    const said = [
      before,
      ...cells.filter(({ field }) => field === 'papers').map(({ value }) => asTexts(value)),
    ];
    for (const papers of said)
      papers.forEach((paper, ordinal) => {
        const to = after[ordinal] ?? '';
        if (paper !== '' && to !== '' && paper !== to) named.set(paper, to);
      });
    const isSame = before.join('\n') === after.join('\n');
    if (mine === undefined || (isSame && orderOf(mine) === orderOf(row))) continue;
    const entries = isSame ? [] : await readEntries(open, `entries/${id}`, after);
    again.push({ row, before, entries });
  }
  return { fresh: fresh.toSorted((a, b) => b.turn - a.turn), again, named };
}

/**
 * Cells that let the paper that an entry was stand for what it is now, so that what was written about either shows. What
 * the reader merged or split stays as it is.
 */
export async function samePapers(
  named: ReadonlyMap<string, string>,
  clock: Clock,
): Promise<readonly Change[]> {
  if (named.size === 0) return [];
  const ids = [...named.keys()];
  const [rows, { rootOf }] = await Promise.all([db.rows('aliases').bulkGet(ids), readAliases()]);
  return [...named].flatMap(([id, to], at): Change[] =>
    rows[at] !== undefined || rootOf(id) === rootOf(to)
      ? []
      : [
          { clock, table: 'aliases', id, field: 'deleted', value: false },
          { clock, table: 'aliases', id, field: 'to', value: to },
        ],
  );
}

/** Lets digests be what they are recorded as now; part of the transaction that writes that. Answers the papers to derive. */
export async function recordAgain(digests: readonly Again[]): Promise<ReadonlySet<string>> {
  const touched = new Set<string>();
  for (const { row, before, entries } of digests) {
    const [digestId, base, after] = [row.id, orderOf(row), asTexts(row['papers'])];
    for (const id of [...before, ...after]) touched.add(id);
    await showFrom(Math.min(base, turnOf(row)));
    await db.appearances
      .where('[digestId+ordinal]')
      .between([digestId, 0], [digestId, Infinity])
      .modify((each) => void Object.assign(each, { order: base + each.ordinal }));
    await db.sightings
      .where('digestId')
      .equals(digestId)
      .modify((each) => void Object.assign(each, { order: base }));
    // Entries that are still the same paper have their rows.
    const others = after.map((paperId, at) => (paperId === before[at] ? '' : paperId));
    const gone = after.flatMap((paperId, at): [string, number][] =>
      paperId === '' && before[at] !== '' ? [[digestId, at]] : [],
    );
    await db.appearances.bulkDelete(gone);
    if (others.every((paperId) => paperId === '')) continue;
    if (entries === null) {
      await placeWithoutText(others, { digestId, base });
      continue;
    }
    const moved = entries.map((entry, at) => ({ ...entry, paperId: others[at] ?? '' }));
    const here = new Set((await db.papers.bulkGet(others)).flatMap((each) => each?.id ?? []));
    const rows = { digestId, base, entries: moved, ...resolveRecorded(moved, (id) => here.has(id)) };
    // Those of the papers that it had lead to the ones that it has, which they are merged with.
    const sketches = await db.sketches.where('id').startsWith(`${digestId}/`).toArray();
    await stageDigest(rows, { as: 'hidden' });
    await db.sketches.bulkPut(sketches);
    await joinTexts(rows);
    await linkPapers([row]);
  }
  touched.delete('');
  return touched;
}

async function placeWithoutText(
  paperIds: readonly string[],
  { digestId, base }: { readonly digestId: string; readonly base: number },
): Promise<void> {
  for (const [ordinal, paperId] of paperIds.entries()) {
    if (paperId === '') continue;
    const order = base + ordinal;
    await db.appearances.put({ digestId, ordinal, paperId, order });
    if ((await db.papers.get(paperId)) === undefined) await db.papers.put(rowWithoutText(paperId, order));
  }
}
