/**
 * Derived rows: what papers and counters follow from the cells. Runs inside the transaction that wrote the cells,
 * so that no reader ever sees one without the other.
 */
import { cellKey, type Cell, type Row } from '../../shared/change.ts';
import { HIGHLIGHT_COLORS, VERDICTS, type HighlightColor, type Verdict } from '../../shared/model.ts';
import { alive, asText, asTexts, chunks, db, type AppearanceRow, type PaperRow } from './db.ts';

const CHUNK = 1000;

/** The papers whose derived rows follow from these cells, those written and those replaced, as the rows now stand. */
export function papersOf(cells: readonly Cell[], rows: ReadonlyMap<string, Row>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const cell of cells) {
    const row = rows.get(cellKey({ ...cell, field: '' }));
    if (cell.table === 'readings') ids.add(cell.id);
    else if (cell.table === 'digests' && cell.field === 'deleted')
      for (const id of asTexts(row?.['papers'])) ids.add(id);
    else if (cell.table === 'digests' && cell.field === 'papers')
      for (const id of asTexts(cell.value)) ids.add(id);
    else if (['texts', 'memberships', 'highlights'].includes(cell.table)) {
      ids.add(asText(row?.['paperId']));
      // Taking back the first note of a paper takes back whose it was.
      if (cell.field === 'paperId') ids.add(asText(cell.value));
    }
  }
  ids.delete('');
  return ids;
}

/** Derives these papers again and adjusts the counters. Answers those that came or went. */
export async function derive(ids: Iterable<string>): Promise<readonly string[]> {
  const digests = new Map<string, Recorded>();
  const delta = new Map<string, number>();
  const cameOrWent: string[] = [];
  for (const chunk of chunks([...ids], CHUNK)) {
    const [papers, readings, texts, highlights, memberships, appearances] = await Promise.all([
      db.papers.bulkGet([...chunk]),
      db.rows('readings').bulkGet([...chunk]),
      ownRows('texts', chunk),
      ownRows('highlights', chunk),
      ownRows('memberships', chunk),
      db.appearances.where('paperId').anyOf(chunk).toArray(),
    ]);
    await addVisibility(
      digests,
      appearances.map(({ digestId }) => digestId),
    );
    const marks = Map.groupBy(highlights.filter(alive), paperOf);
    const notes = new Set(texts.flatMap((row) => (isPaperNote(row) ? [paperOf(row)] : [])));
    const listed = Map.groupBy(memberships.filter(alive), paperOf);
    const seen = Map.groupBy(appearances, ({ paperId }) => paperId);
    const next = papers.flatMap((paper, at) => {
      if (paper === undefined) return [];
      const row = derived(paper, {
        reading: readings[at],
        marks: marks.get(paper.id) ?? [],
        hasNote: notes.has(paper.id),
        lists: (listed.get(paper.id) ?? []).map((each) => asText(each['listId'])),
        seen: seen.get(paper.id) ?? [],
        digests,
      });
      count(delta, paper, -1);
      count(delta, row, 1);
      if ((paper.shelf === undefined) !== (row.shelf === undefined)) cameOrWent.push(row.id);
      return [row];
    });
    await db.papers.bulkPut(next);
  }
  await addToCounters(delta);
  return cameOrWent;
}

/** Adds to counters by id. */
export async function addToCounters(delta: ReadonlyMap<string, number>): Promise<void> {
  const changed = [...delta].filter(([, n]) => n !== 0);
  if (changed.length === 0) return;
  const rows = await db.counters.bulkGet(changed.map(([id]) => id));
  await db.counters.bulkPut(changed.map(([id, n], at) => ({ id, n: (rows[at]?.n ?? 0) + n })));
}

interface Given {
  readonly reading: Row | undefined;
  readonly marks: readonly Row[];
  readonly hasNote: boolean;
  readonly lists: readonly string[];
  readonly seen: readonly AppearanceRow[];
  readonly digests: ReadonlyMap<string, Recorded>;
}

/** What a digest says of itself: whether it is there, and which entry is which paper. */
interface Recorded {
  readonly visible: boolean;
  readonly papers: readonly string[];
}

function derived(paper: PaperRow, given: Given): PaperRow {
  const { shelf: _shelf, starOrder: _starOrder, ...rest } = paper;
  const verdict = verdictOf(given.reading?.['verdict']);
  const starred = given.reading?.['starred'] === true;
  const known = given.seen.filter(
    ({ digestId, ordinal }) => given.digests.get(digestId)?.papers[ordinal] === paper.id,
  );
  const visibleIn = known.filter(({ digestId }) => given.digests.get(digestId)?.visible === true);
  const orders = (visibleIn.length > 0 ? visibleIn : known).map(({ order }) => order);
  const order = orders.length > 0 ? Math.min(...orders) : paper.order;
  const touched = starred || given.hasNote || given.marks.length > 0 || given.lists.length > 0;
  const visible = touched || visibleIn.length > 0;
  const colors = new Set(given.marks.map((mark) => mark['color']));
  return {
    ...rest,
    verdict,
    read: given.reading?.['read'] === true,
    starred,
    highlights: HIGHLIGHT_COLORS.filter((color: HighlightColor) => colors.has(color)),
    hasNote: given.hasNote,
    lists: given.lists.toSorted(),
    digestCount: new Set(visibleIn.map(({ digestId }) => digestId)).size,
    order,
    ...(visible ? { shelf: verdict } : {}),
    ...(visible && starred ? { starOrder: order } : {}),
  };
}

const paperOf = (row: Row): string => asText(row['paperId']);
const isPaperNote = (row: Row): boolean => row.id.startsWith('note:') && asText(row['text']).trim() !== '';

function verdictOf(value: unknown): Verdict {
  return VERDICTS.find((each) => each === value) ?? 'inbox';
}

function count(delta: Map<string, number>, paper: PaperRow, by: number): void {
  if (paper.shelf === undefined) return;
  const ids: readonly string[] = ['papers', paper.shelf, ...(paper.starred ? ['starred'] : [])];
  for (const id of ids) delta.set(id, (delta.get(id) ?? 0) + by);
}

const ownRows = (table: 'texts' | 'highlights' | 'memberships', ids: readonly string[]): PromiseLike<Row[]> =>
  db.rows(table).where('paperId').anyOf(ids).toArray();

async function addVisibility(known: Map<string, Recorded>, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)].filter((id) => !known.has(id));
  const rows = await db.rows('digests').bulkGet(wanted);
  rows.forEach((row) => {
    if (row !== undefined) known.set(row.id, { visible: alive(row), papers: asTexts(row['papers']) });
  });
}
