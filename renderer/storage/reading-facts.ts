/** What a reader did and when, for the reading picture. Runs in a worker: the first answer reads every decision once, later ones what changed. */
import { clockMillis, type Clock, type Row } from '../../shared/change.ts';
import { VERDICTS } from '../../shared/model.ts';
import {
  dayOf,
  type DatedTitle,
  type Decision,
  type ReadingFacts,
  titleOf,
  type Title,
  type WeekFacts,
} from '../../shared/reading-picture/index.ts';
import { cardRefs } from './cards.ts';
import { readHead } from './head.ts';
import { alive, asNumber, asText, asTexts, chunks, db } from './db.ts';
import { readAliases } from './derive.ts';
import { listNames } from './reads.ts';

/** A paper that a digest brought. */
export interface Brought {
  readonly paperId: string;
  readonly at: number;
  /** The digest's own day; of one without a date, the day of its import. */
  readonly day: string;
}

const CHUNK = 1_000;

/** What readings say, kept between two questions. */
export interface KnownReadings {
  /** The library as of this clock is in it. */
  readonly clock: Clock;
  readonly rows: ReadonlyMap<string, Known>;
}

interface Known {
  readonly decision: Decision | null;
  readonly readAt: number | null;
}

/** Every decision as it is now, of which those before are known; null for none are. */
export async function readingsNow(known: KnownReadings | null): Promise<KnownReadings> {
  const head = await readHead();
  if (known !== null && known.clock === head.clock) return known;
  const last = known === null ? undefined : await db.batches.get(known.clock);
  if (known === null || last === undefined) return { clock: head.clock, rows: await allReadings() };
  const changed = new Set<string>();
  for (const ids of chunks(await db.batches.where('seq').above(last.seq).primaryKeys(), CHUNK))
    for (const batch of await db.batches.bulkGet([...ids]))
      for (const { table, id } of batch?.changes ?? []) if (table === 'readings') changed.add(id);
  const rows = new Map(known.rows);
  for (const ids of chunks([...changed], CHUNK))
    for (const row of await db.rows('readings').bulkGet([...ids])) if (row) rows.set(row.id, knownOf(row));
  return { clock: head.clock, rows };
}

async function allReadings(): Promise<ReadonlyMap<string, Known>> {
  const rows = new Map<string, Known>();
  for (let last = ''; ;) {
    const some = await db.rows('readings').where('id').above(last).limit(CHUNK).toArray();
    for (const row of some) rows.set(row.id, knownOf(row));
    const end = some.at(-1);
    if (end === undefined) return rows;
    last = end.id;
  }
}

function knownOf(row: Row): Known {
  const verdict = VERDICTS.find((each) => each === row['verdict']);
  const decidedAt = clockMillis(row.clocks['verdict'] ?? '');
  return {
    decision: verdict === undefined || decidedAt === 0 ? null : { verdict, at: decidedAt },
    readAt: row['read'] === true ? clockMillis(row.clocks['read'] ?? '') : null,
  };
}

/** Every paper of every digest that is there, once for each digest, the earliest digest first. */
export async function broughtPapers(): Promise<readonly Brought[]> {
  const [rows, { rootOf }] = await Promise.all([db.rows('digests').toArray(), readAliases()]);
  return rows
    .filter(alive)
    .map((row) => ({ row, at: asNumber(row['importedAt']) }))
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ row, at }) => {
      const date = asText(row['date']);
      const day = /^\d{4}-\d\d-\d\d/.test(date) ? date.slice(0, 10) : dayOf(at);
      const ids = new Set(asTexts(row['papers']).flatMap((id) => (id === '' ? [] : [rootOf(id)])));
      return [...ids].map((paperId) => ({ paperId, at, day }));
    });
}

/** All that the picture follows from. */
export async function readingFacts(known: KnownReadings, brought: readonly Brought[]): Promise<ReadingFacts> {
  const [cards, places, week] = await Promise.all([cardRefs(), placesOfPapers(), weekFacts(known, brought)]);
  const reads = [...known.rows.values()].flatMap(({ readAt }) => readAt ?? []);
  return { ...week, reads, cards, places };
}

/** When papers came and where they stand: the part of `readingFacts` for which nothing is read but which papers are one. */
export async function weekFacts(known: KnownReadings, brought: readonly Brought[]): Promise<WeekFacts> {
  const { rootOf } = await readAliases();
  const arrivals = new Map<string, number>();
  for (const { paperId, at } of brought) if (!arrivals.has(paperId)) arrivals.set(paperId, at);
  const decisions = new Map<string, Decision>();
  for (const [id, { decision }] of known.rows) {
    const root = rootOf(id);
    // Of papers that are one, the latest decision counts.
    if (decision !== null && decision.at >= (decisions.get(root)?.at ?? 0)) decisions.set(root, decision);
  }
  return { arrivals, decisions };
}

/** The names of the lists and tags of each paper. */
async function placesOfPapers(): Promise<ReadonlyMap<string, readonly string[]>> {
  const [members, taggings, tags, { rootOf }] = await Promise.all([
    db.rows('memberships').toArray(),
    db.rows('taggings').toArray(),
    db.rows('tags').toArray(),
    readAliases(),
  ]);
  const listed = members.filter(alive);
  const lists = await listNames(listed.map((row) => asText(row['listId'])));
  const tagNames = new Map(tags.filter(alive).map((row) => [row.id, asText(row['name'])]));
  const places = new Map<string, string[]>();
  const add = (row: Row, name: string | undefined): void => {
    const paperId = rootOf(asText(row['paperId']));
    if (name !== undefined && name !== '') places.set(paperId, [...(places.get(paperId) ?? []), name]);
  };
  for (const row of listed) add(row, lists.get(asText(row['listId'])));
  for (const row of taggings.filter(alive)) add(row, tagNames.get(asText(row['tagId'])));
  return places;
}

/** Titles of papers that digests brought since a day. `known` is added to, so that no title is read twice. */
export async function titlesSince(
  day: string,
  brought: readonly Brought[],
  known: Map<string, Title>,
): Promise<readonly DatedTitle[]> {
  const recent = brought.filter((each) => each.day >= day);
  const unknown = [...new Set(recent.map(({ paperId }) => paperId))].filter((id) => !known.has(id));
  for (const ids of chunks(unknown, CHUNK / 2))
    for (const row of await db.papers.bulkGet([...ids])) if (row) known.set(row.id, titleOf(row.title));
  return recent.flatMap((each) => {
    const title = known.get(each.paperId);
    return title === undefined ? [] : [{ day: each.day, ...title }];
  });
}
