/**
 * Writes the whole library anew from what main keeps on the disk: cells, then the papers of every digest by the ids that
 * its import recorded, then what follows from both, then history. The marker comes last: until it does, the next start
 * begins again. Papers of a digest whose entries are gone keep the text that is still here, or show without a title.
 */
import type { Change, Row } from '../../shared/change.ts';
import type { ParsedPaper } from '../../shared/digest/report.ts';
import type { DigestEntries, JournalBatch, LibraryState } from '../../shared/library-files.ts';
import { handOrder } from '../../shared/by-hand.ts';
import { identityKeys } from '../../shared/identity.ts';
import { later, mergeCells, papersWithWords } from './cells.ts';
import { alive, asText, asTexts, chunks, db, USER_TABLE_NAMES } from './db.ts';
import { addToCounters, derive } from './derive.ts';
import { resolveRecorded, ROWS, rowWithoutText, stageDigest, toEntry, type Entry } from './digest-rows.ts';
import { allLines, linesOf, type OpenStream } from './lines.ts';
import { orderOf, turnOf } from './later-readings.ts';
import { linkPapers } from './links.ts';
import { joinTexts, keepSightings } from './paper-texts.ts';
import { papersChanged } from './papers-changed.ts';
import { replay } from './replay.ts';

/** What came back, and what did not. */
export interface RebuildReport {
  readonly papers: number;
  readonly digests: number;
  readonly notes: number;
  readonly highlights: number;
  /** Digests whose entries are gone, by name, and how many of their papers are without a text now. */
  readonly missing: readonly { readonly name: string; readonly papers: number }[];
}

export type RebuildProgress = (done: number, of: number) => void;

/** Rebuilds the library. Everything that waited for the journal must have been sent. */
export async function rebuildLibrary(
  open: OpenStream,
  state: LibraryState,
  progress: RebuildProgress,
): Promise<RebuildReport> {
  await begin();
  let clock = await readCells(open);
  const digests = await recordedDigests();
  const total = digests.reduce((sum, { paperIds }) => sum + paperIds.length, 0);
  const known = new Set<string>();
  const unsettled = new Set<string>();
  const missing: Recorded[] = [];
  let done = 0;
  for (const digest of digests) {
    const entries = await readEntries(open, `entries/${digest.row.id}`, digest.paperIds);
    if (entries === null) missing.push(digest);
    else await addDigest(digest, entries, { known, unsettled });
    done += digest.paperIds.length;
    progress(done, total);
  }
  const settled = new Set(known);
  const named = await addMissing(missing, known);
  await linkPapers(digests.map(({ row }) => row));
  await dropOthers(known, new Set(digests.map(({ row }) => row.id)));
  for (const id of await papersWithWords()) unsettled.add(id);
  for (const id of known) if (!settled.has(id)) unsettled.add(id);
  for (const some of chunks([...unsettled], ROWS / 2))
    await db.transaction('rw', db.tables, async () => derive(some));
  const history = replay(await allLines<JournalBatch>(await open('history')));
  for (const some of chunks(history.rows, ROWS / 4)) await db.batches.bulkPut(some);
  for (const { id } of history.rows) clock = later(clock, id);
  const { device, generation, head } = state;
  const byHand = [...known].reduce((least, id) => Math.min(least, handOrder(id)), 0);
  const { undo, redo, rows } = history;
  await db.transaction('rw', db.meta, async () => {
    await db.meta.put({ id: 'head', device, clock, seq: rows.at(-1)?.seq ?? 0, undo, redo });
    await db.meta.put({ id: 'horizon', order: Math.min(byHand, ...digests.map(({ turn }) => turn)) });
    await db.meta.put({ id: 'journal', generation, ...head, behind: false });
    await db.meta.put({ id: 'cards' });
    await db.meta.delete('rebuilding');
  });
  papersChanged([...known]);
  return {
    papers: known.size,
    digests: digests.filter(({ row }) => alive(row)).length,
    notes: await db
      .rows('texts')
      .filter((row) => row.id.startsWith('note:') && asText(row['text']).trim() !== '')
      .count(),
    highlights: await db.rows('highlights').filter(alive).count(),
    missing: named,
  };
}

/** A digest as its cells have it. */
export interface Recorded {
  readonly row: Row;
  readonly base: number;
  /** Digests come back in the order of these, the greatest first. */
  readonly turn: number;
  readonly paperIds: readonly string[];
}

/** A digest's recorded papers, the order of its first one, and its turn. */
export const recorded = (row: Row): Recorded => ({
  row,
  base: orderOf(row),
  turn: turnOf(row),
  paperIds: asTexts(row['papers']),
});

/** The entries of a digest with the papers they are; null where they are gone or do not read, or are fewer than was recorded. */
export async function readEntries(
  open: OpenStream,
  path: string,
  paperIds: readonly string[],
): Promise<readonly Entry[] | null> {
  try {
    const stream = await open(path);
    if (stream === null) return null;
    const entries: Entry[] = [];
    let header: DigestEntries | null = null;
    for await (const lines of linesOf<DigestEntries | ParsedPaper>(stream, 500)) {
      for (const line of lines) {
        if (header === null) header = line as DigestEntries;
        else entries.push(toEntry(line as ParsedPaper, paperIds[entries.length] ?? ''));
      }
    }
    return entries.length < paperIds.length ? null : entries;
  } catch {
    // A file that does not read is one that is missing: the report names it.
    return null;
  }
}

/** The papers of the order of import. */
async function recordedDigests(): Promise<readonly Recorded[]> {
  const rows = await db.rows('digests').toArray();
  return rows.map(recorded).toSorted((a, b) => b.turn - a.turn);
}

async function begin(): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    if ((await db.outbox.limit(1).count()) > 0) throw new Error('a rebuild before the outbox was sent');
    await db.meta.clear();
    await db.meta.put({ id: 'rebuilding' });
    for (const name of [
      ...USER_TABLE_NAMES,
      'keys',
      'appearances',
      'sketches',
      'batches',
      'cards',
      'counters',
    ])
      await db.table(name).clear();
  });
}

/** Reads every cell into its row; answers the latest clock. */
async function readCells(open: OpenStream): Promise<string> {
  let clock = '';
  const stream = await open('cells');
  if (stream === null) return clock;
  for await (const cells of linesOf<Change>(stream, ROWS)) {
    await mergeCells(cells);
    for (const cell of cells) clock = later(clock, cell.clock);
  }
  return clock;
}

/**
 * Adds the papers of a digest. Those that a visible one brings are as its import left them; `unsettled` receives the
 * others, whose rows follow from more than this digest.
 */
async function addDigest(
  { row, base }: Recorded,
  entries: readonly Entry[],
  { known, unsettled }: { readonly known: Set<string>; readonly unsettled: Set<string> },
): Promise<void> {
  await db.sightings.where('digestId').equals(row.id).delete();
  const { fresh, joined } = resolveRecorded(entries, (id) => known.has(id));
  const isVisible = alive(row);
  await stageDigest(
    { digestId: row.id, base, entries, fresh, joined },
    { as: isVisible ? 'inbox' : 'hidden' },
  );
  if (joined.size > 0)
    await db.transaction('rw', db.papers, db.sightings, db.appearances, async () =>
      joinTexts({ digestId: row.id, base, joined }),
    );
  for (const id of fresh.keys()) known.add(id);
  for (const id of joined.keys()) unsettled.add(id);
  if (!isVisible) for (const id of fresh.keys()) unsettled.add(id);
  const shown = isVisible ? fresh.size : 0;
  const counts = new Map([
    ['papers', shown],
    ['inbox', shown],
  ]);
  await db.transaction('rw', db.counters, () => addToCounters(counts));
}

/** Rows for papers that no entries speak of: with the text that is still here, else without. */
async function addMissing(
  missing: readonly Recorded[],
  known: Set<string>,
): Promise<RebuildReport['missing']> {
  const named: { name: string; papers: number }[] = [];
  for (const { row, base, paperIds } of missing) {
    const places = paperIds
      .map((paperId, ordinal) => ({ paperId, ordinal }))
      .filter((each) => each.paperId !== '');
    await db.appearances.bulkPut(
      places.map(({ paperId, ordinal }) => ({ digestId: row.id, ordinal, paperId, order: base + ordinal })),
    );
    const orders = new Map(places.toReversed().map(({ paperId, ordinal }) => [paperId, base + ordinal]));
    named.push({ name: asText(row['name']), papers: await keepOrPlace(orders, known) });
    // What is still here of the text that the lost file gave is one of several again.
    const said = await db.sightings.where('digestId').equals(row.id).toArray();
    const papers = await db.papers.bulkGet(said.map(({ paperId }) => paperId));
    await db.transaction('rw', db.papers, db.sightings, db.appearances, async () =>
      keepSightings(papers.filter((paper) => paper !== undefined).filter((paper) => known.has(paper.id))),
    );
  }
  const others = [...(await papersWithWords())].map((id): [string, number] => [id, 0]);
  await keepOrPlace(new Map(others), known);
  return named;
}

/** Answers how many are without a text. */
async function keepOrPlace(orders: ReadonlyMap<string, number>, known: Set<string>): Promise<number> {
  let without = 0;
  for (const some of chunks(
    [...orders].filter(([id]) => !known.has(id)),
    ROWS / 5,
  )) {
    const here = await db.papers.bulkGet(some.map(([id]) => id));
    const rows = some.map(([id, order], at) => {
      const kept = here[at];
      if (kept === undefined) return rowWithoutText(id, order);
      const { shelf: _shelf, starOrder: _starOrder, tags: _tags, away: _away, ...hidden } = kept;
      return { ...hidden, lists: [], order };
    });
    without += here.filter((row) => row === undefined || row.title === '').length;
    await db.transaction('rw', db.papers, db.keys, async () => {
      await db.papers.bulkPut(rows);
      await db.keys.bulkPut(
        rows.flatMap((row) => identityKeys(row).map((key) => ({ key, paperId: row.id }))),
      );
    });
    for (const [id] of some) known.add(id);
  }
  return without;
}

/** Rows of an earlier library that nothing speaks of any more. */
async function dropOthers(known: ReadonlySet<string>, digestIds: ReadonlySet<string>): Promise<void> {
  const others = (await db.papers.toCollection().primaryKeys()).filter((id) => !known.has(id));
  for (const some of chunks(others, ROWS)) await db.papers.bulkDelete([...some]);
  const said = (await db.sightings.toCollection().primaryKeys()).filter(
    ([paperId, digestId]) => !known.has(paperId) || (digestId !== '' && !digestIds.has(digestId)),
  );
  await db.sightings.bulkDelete(said);
}
