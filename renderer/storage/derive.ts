/**
 * Derived rows: what papers and counters follow from the cells. Runs inside the transaction that wrote the cells,
 * so that no reader ever sees one without the other.
 */
import { Dexie } from 'dexie';
import { resolveAliases, type Aliases } from '../../shared/aliases.ts';
import { cellKey, mergeRow, type Cell, type Change, type Row } from '../../shared/change.ts';
import { handOrder } from '../../shared/by-hand.ts';
import { HIGHLIGHT_COLORS, VERDICTS, type HighlightColor, type Verdict } from '../../shared/model.ts';
import { putCards, type CardsOf } from './card-rows.ts';
import { alive, asText, asTexts, chunks, db, horizon, type AppearanceRow, type PaperRow } from './db.ts';
import { deriveLinks } from './derive-links.ts';
import { composeTexts, editedField } from './paper-texts.ts';
import { withPlaces } from './places.ts';

const CHUNK = 1000;

/** The papers whose derived rows follow from these cells, those written and those replaced, as the rows now stand. */
export function papersOf(cells: readonly Cell[], rows: ReadonlyMap<string, Row>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const cell of cells) {
    const row = rows.get(cellKey({ ...cell, field: '' }));
    if (cell.table === 'readings') ids.add(cell.id);
    else if (cell.table === 'aliases') {
      ids.add(cell.id).add(asText(row?.['to']));
      if (cell.field === 'to') ids.add(asText(cell.value));
    } else if (cell.table === 'digests' && cell.field === 'deleted')
      for (const id of asTexts(row?.['papers'])) ids.add(id);
    else if (cell.table === 'digests' && cell.field === 'papers')
      for (const id of asTexts(cell.value)) ids.add(id);
    else if (['texts', 'memberships', 'highlights', 'taggings'].includes(cell.table)) {
      ids.add(asText(row?.['paperId']));
      // Taking back the first note of a paper takes back whose it was.
      if (cell.field === 'paperId') ids.add(asText(cell.value));
    }
  }
  ids.delete('');
  return ids;
}

/** The papers of lists that came, went or have another name: these do not follow from the cells alone. */
export async function papersOnLists(cells: readonly Cell[]): Promise<readonly string[]> {
  const changed = cells.filter(
    ({ table, field }) => table === 'lists' && (field === 'name' || field === 'deleted'),
  );
  if (changed.length === 0) return [];
  const ids = new Set(changed.map(({ id }) => id));
  const ranges = [...ids].map((id): [unknown, unknown] => [
    [id, Dexie.minKey],
    [id, Dexie.maxKey],
  ]);
  const [rows, { rootOf }] = await Promise.all([
    db.rows('memberships').where('[listId+position]').inAnyRange(ranges).toArray(),
    readAliases(),
  ]);
  return rows.filter(alive).map((row) => rootOf(paperOf(row)));
}

/** Which papers stand for which, as the reader merged them. */
export async function readAliases(): Promise<Aliases> {
  const rows = await db.rows('aliases').toArray();
  return resolveAliases(rows.filter(alive).map((row) => ({ id: row.id, to: asText(row['to']) })));
}

/**
 * Derives these papers again, with those that they are merged with, and adjusts the counters. Answers those that came or
 * went, and those that stand for another of them.
 */
export async function derive(ids: Iterable<string>): Promise<readonly string[]> {
  const digests = new Map<string, Recorded>();
  const delta = new Map<string, number>();
  const { rootOf, groupOf } = await readAliases();
  const asked = [...ids];
  const told = asked.map(rootOf).filter((root, at) => root !== asked[at]);
  const all = new Set(asked.flatMap((id) => [id, ...groupOf(id), ...groupOf(rootOf(id))]));
  let newest = 0;
  for (const chunk of chunks([...all], CHUNK)) {
    const wide = [...new Set(chunk.flatMap((id) => [id, ...groupOf(id)]))];
    const [stored, readings, texts, highlights, memberships, taggings, appearances] = await Promise.all([
      db.papers.bulkGet([...chunk]),
      db.rows('readings').bulkGet(wide),
      ownRows('texts', wide),
      ownRows('highlights', wide),
      ownRows('memberships', wide),
      ownRows('taggings', wide),
      db.appearances.where('paperId').anyOf(wide).toArray(),
    ]);
    const words = Map.groupBy(texts, paperOf);
    const papers = stored.filter((row) => row !== undefined);
    const composed = await composeTexts(papers, words);
    await addVisibility(
      digests,
      appearances.map(({ digestId }) => digestId),
    );
    const marks = Map.groupBy(highlights.filter(alive), paperOf);
    const listed = Map.groupBy(memberships.filter(alive), paperOf);
    const tagged = Map.groupBy(taggings.filter(alive), paperOf);
    const seen = Map.groupBy(appearances, ({ paperId }) => paperId);
    const cards: CardsOf[] = [];
    const next = papers.map((paper) => {
      const group = groupOf(paper.id);
      const of = <T>(rows: ReadonlyMap<string, readonly T[]>): readonly T[] =>
        group.flatMap((id) => rows.get(id) ?? []);
      const own = of(words);
      const row = derived(composed.get(paper.id) ?? paper, {
        reading: mergedReading(readings.filter((each) => each !== undefined && group.includes(each.id))),
        marks: of(marks),
        hasNote: own.some(isPaperNote),
        gist: group.map((id) => gistOf(own, id)).find((gist) => gist !== '') ?? '',
        isEdited: own.some((each) => alive(each) && editedField(each) !== null),
        lists: of(listed).map((each) => asText(each['listId'])),
        tags: tagsOn(of(tagged), of(marks)),
        seen: group.length === 0 ? (seen.get(paper.id) ?? []) : of(seen),
        isMerged: group.length === 0,
        digests,
      });
      count(delta, paper, -1);
      count(delta, row, 1);
      cards.push({ paperId: row.id, isShown: row.shelf !== undefined, marks: of(marks), texts: own });
      if ((paper.shelf === undefined) !== (row.shelf === undefined)) told.push(row.id);
      if (row.shelf !== undefined) newest = Math.min(newest, handOrder(row.id));
      return row;
    });
    const placed = await withPlaces(
      next,
      ({ id }) => groupOf(id).flatMap((each) => marks.get(each) ?? []),
      groupOf,
    );
    await db.papers.bulkPut(placed);
    const own = new Set(papers.map(({ id }) => id));
    await deriveLinks(
      texts.filter((row) => own.has(paperOf(row))),
      highlights,
    );
    delta.set('cards', (delta.get('cards') ?? 0) + (await putCards(cards)));
  }
  await addToCounters(delta);
  if (newest < 0) await showFrom(newest);
  return told;
}

/** Moves the horizon so far that papers of this order show. It never moves back. */
export async function showFrom(order: number): Promise<void> {
  if (order < (await horizon())) await db.meta.put({ id: 'horizon', order });
}

/** What was decided about any of several papers that are one: of each kind the latest decision. */
export function mergedReading(rows: readonly (Row | undefined)[]): Row | undefined {
  const [first, ...others] = rows.filter((row) => row !== undefined);
  if (first === undefined || others.length === 0) return first;
  const changes = [first, ...others].flatMap((row) =>
    Object.entries(row.clocks).flatMap(([field, clock]): Change[] => {
      const value = row[field] ?? null;
      return value === null ? [] : [{ clock, table: 'readings', id: first.id, field, value }];
    }),
  );
  return mergeRow(undefined, first.id, changes);
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
  readonly gist: string;
  readonly isEdited: boolean;
  /** Another paper stands for it. */
  readonly isMerged: boolean;
  readonly lists: readonly string[];
  readonly tags: readonly string[];
  readonly seen: readonly AppearanceRow[];
  readonly digests: ReadonlyMap<string, Recorded>;
}

/** What a digest says of itself: whether it is there, and which entry is which paper. */
interface Recorded {
  readonly visible: boolean;
  readonly papers: readonly string[];
}

function derived(paper: PaperRow, given: Given): PaperRow {
  const { shelf: _shelf, starOrder: _starOrder, gist: _gist, tags: _tags, away: _away, ...rest } = paper;
  const verdict = verdictOf(given.reading?.['verdict']);
  const starred = given.reading?.['starred'] === true;
  const known = given.seen.filter(
    ({ digestId, ordinal, paperId }) => given.digests.get(digestId)?.papers[ordinal] === paperId,
  );
  const erasedFrom = asTexts(given.reading?.['erasedFrom']);
  const visibleIn = known.filter(
    ({ digestId }) => given.digests.get(digestId)?.visible === true && !erasedFrom.includes(digestId),
  );
  const orders = (visibleIn.length > 0 ? visibleIn : known).map(({ order }) => order);
  const order = orders.length > 0 ? Math.min(...orders) : handOrder(paper.id) || paper.order;
  const written = given.hasNote || given.gist !== '' || given.isEdited;
  const sorted = given.lists.length > 0 || given.tags.length > 0;
  const touched = starred || written || sorted || given.marks.length > 0;
  const isThere = !given.isMerged && (touched || visibleIn.length > 0);
  const isTrashed = given.reading?.['trashed'] === true;
  const visible = isThere && !isTrashed;
  const away = isThere ? 'trash' : erasedFrom.length > 0 && !given.isMerged ? 'erased' : null;
  const colors = new Set(given.marks.map((mark) => mark['color']));
  return {
    ...rest,
    verdict,
    read: given.reading?.['read'] === true,
    starred,
    highlights: HIGHLIGHT_COLORS.filter((color: HighlightColor) => colors.has(color)),
    hasNote: given.hasNote,
    ...(given.gist === '' ? {} : { gist: given.gist }),
    lists: [...new Set(given.lists)].toSorted(),
    ...(given.tags.length === 0 ? {} : { tags: given.tags }),
    digestCount: new Set(visibleIn.map(({ digestId }) => digestId)).size,
    order,
    ...(visible ? { shelf: verdict } : {}),
    ...(visible && starred ? { starOrder: order } : {}),
    ...(!visible && away !== null ? { away } : {}),
  };
}

const paperOf = (row: Row): string => asText(row['paperId']);
const gistOf = (rows: readonly Row[], id: string): string =>
  asText(rows.find((row) => row.id === `gist:${id}`)?.['text']).trim();
const isPaperNote = (row: Row): boolean => row.id.startsWith('note:') && asText(row['text']).trim() !== '';

/** The tags of a paper: its own, and those of highlights that are there. */
function tagsOn(taggings: readonly Row[], marks: readonly Row[]): readonly string[] {
  const there = new Set(marks.map(({ id }) => id));
  const on = taggings.filter((row) => {
    const mark = asText(row['highlightId']);
    return mark === '' || there.has(mark);
  });
  return [...new Set(on.map((row) => asText(row['tagId'])))].toSorted();
}

function verdictOf(value: unknown): Verdict {
  return VERDICTS.find((each) => each === value) ?? 'inbox';
}

function count(delta: Map<string, number>, paper: PaperRow, by: number): void {
  const ids: readonly string[] =
    paper.shelf === undefined
      ? paper.away === 'trash'
        ? ['trash']
        : []
      : [
          'papers',
          paper.shelf,
          ...(paper.starred ? ['starred'] : []),
          ...paper.lists.map((id) => `list:${id}`),
          ...(paper.tags ?? []).map((id) => `tag:${id}`),
        ];
  for (const id of ids) delta.set(id, (delta.get(id) ?? 0) + by);
}

const ownRows = (
  table: 'texts' | 'highlights' | 'memberships' | 'taggings',
  ids: readonly string[],
): PromiseLike<Row[]> => db.rows(table).where('paperId').anyOf(ids).toArray();

async function addVisibility(known: Map<string, Recorded>, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)].filter((id) => !known.has(id));
  const rows = await db.rows('digests').bulkGet(wanted);
  rows.forEach((row) => {
    if (row !== undefined) known.set(row.id, { visible: alive(row), papers: asTexts(row['papers']) });
  });
}
