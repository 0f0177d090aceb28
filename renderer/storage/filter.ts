/**
 * The operators of a query as sets of papers. Every set comes from an index or from the small tables of what a reader
 * wrote, is kept until one of its tables is written, and sets are joined by their ids alone; no paper is loaded for it.
 * Runs in the search worker.
 */
import {
  HIGHLIGHT_COLORS,
  VERDICTS,
  type HighlightColor,
  type Labels,
  type Verdict,
} from '../../shared/model.ts';
import { formatQuery, type FilterPart } from '../../shared/search/query/index.ts';
import { foldedWords } from '../../shared/search/query/phrase.ts';
import type { Row } from '../../shared/change.ts';
import { stampOf } from './changes.ts';
import { alive, asNumber, asText, asTexts, db, horizon } from './db.ts';
import { readAliases } from './derive.ts';
import { facts, factsVersion, foldName, hasWords, type Facts } from './facts.ts';
import { onPapersChanged } from './papers-changed.ts';
import { labels } from './labels.ts';
import { paperIds } from './reads.ts';

type Ids = ReadonlySet<string>;

/** How a set is read, and what must be written for it to be another. */
interface Condition {
  readonly tables: readonly string[];
  readonly read: () => Promise<Iterable<string>>;
}

/** All tables that a filter reads. */
const TABLES = [
  'papers',
  'meta',
  'readings',
  'lists',
  'memberships',
  'highlights',
  'texts',
  'digests',
  'tags',
  'taggings',
  'aliases',
];
const MOST_KEPT = 64;
/** Up to this many papers are put in order by their rows, more by the index. */
const FEW = 1_000;

const kept = new Map<string, { readonly stamp: string; readonly ids: Promise<Ids> }>();

/** The papers that pass every filter; null when there is none. Some may be hidden: what is shown goes through `inNaturalOrder`. */
export async function filterIds(filters: readonly FilterPart[]): Promise<Ids | null> {
  if (filters.length === 0) return null;
  const key = formatQuery(filters);
  const stamp = `${stampOf(TABLES)} ${factsVersion()}`;
  if (joined?.key !== key || joined.stamp !== stamp) joined = { key, stamp, ids: joinedIds(filters) };
  return joined.ids;
}

/** The last answer: the same set while nothing was written, because the index is quick where it knows a set. */
let joined: { readonly key: string; readonly stamp: string; readonly ids: Promise<Ids> } | null = null;

async function joinedIds(filters: readonly FilterPart[]): Promise<Ids> {
  const flat = filters.map(unreadAsNotRead);
  const shelves = flat.filter((part) => !part.negated && isShelf(part));
  const rest = flat.filter((part) => !shelves.includes(part));
  const wanted = await Promise.all(rest.filter((part) => !part.negated).map(idsOf));
  const without = await Promise.all(rest.filter((part) => part.negated).map(idsOf));
  // A paper is on one shelf: two shelves are either of them.
  if (shelves.length > 0) wanted.push(union(await Promise.all(shelves.map(idsOf))));
  if (wanted.length === 0) wanted.push(new Set((await visible()).keys()));
  const [least = new Set<string>(), ...others] = wanted.toSorted((a, b) => a.size - b.size);
  const found = new Set<string>();
  for (const id of least)
    if (others.every((ids) => ids.has(id)) && !without.some((ids) => ids.has(id))) found.add(id);
  return found;
}

/** Those of these papers that are there to show, newest digest first and by rank; of null, all papers. */
export async function inNaturalOrder(ids: Ids | null): Promise<readonly string[]> {
  if (ids !== null && ids.size <= FEW) {
    const [rows, from] = await Promise.all([db.papers.bulkGet([...ids]), horizon()]);
    return rows
      .flatMap((row) => (row?.shelf === undefined || row.order < from ? [] : [row]))
      .toSorted((a, b) => a.order - b.order)
      .map(({ id }) => id);
  }
  const all = await visible();
  return [...all.keys()].filter((id) => ids === null || ids.has(id));
}

let all: { readonly stamp: string; readonly orders: Promise<ReadonlyMap<string, number>> } | null = null;

/** Every paper that is there to show, in natural order, from the index alone. */
async function visible(): Promise<ReadonlyMap<string, number>> {
  const stamp = stampOf(['papers', 'meta']);
  if (all?.stamp !== stamp) all = { stamp, orders: readVisible() };
  return all.orders;
}

/** Where papers stand among all, as far as that was read: reading keys of an index is slow, and an order seldom changes. */
const orders = new Map<string, number>();
let following = false;

async function readVisible(): Promise<ReadonlyMap<string, number>> {
  if (!following) onPapersChanged((ids) => ids.forEach((id) => orders.delete(id)));
  following = true;
  return db.transaction('r', [db.papers, db.meta], async () => {
    const from = await horizon();
    const shelves = await Promise.all(VERDICTS.map(async (verdict) => shelf(verdict, from).primaryKeys()));
    const ids = shelves.flat();
    const unknown = ids.filter((id) => !orders.has(id));
    if (unknown.length <= FEW) {
      const rows = await db.papers.bulkGet(unknown);
      for (const row of rows) if (row !== undefined) orders.set(row.id, row.order);
    } else {
      for (const [at, verdict] of VERDICTS.entries()) {
        const keys: readonly unknown[] = await shelf(verdict, from).keys();
        shelves[at]?.forEach((id, n) => {
          const key = keys[n];
          if (Array.isArray(key)) orders.set(id, Number(key[1]));
        });
      }
    }
    const found = ids.map((id): [string, number] => [id, orders.get(id) ?? 0]);
    return new Map(found.toSorted((a, b) => a[1] - b[1]));
  });
}

const shelf = (verdict: Verdict, from: number) =>
  db.papers.where('[shelf+order]').between([verdict, from], [verdict, Infinity], true, true);

async function idsOf(part: FilterPart): Promise<Ids> {
  const condition = conditionOf(part);
  const key = `${part.operator}:${part.value}`;
  const own = condition.tables.includes('facts') ? ` ${factsVersion()}` : '';
  const stamp = stampOf([...condition.tables, 'aliases']) + own;
  const known = kept.get(key);
  if (known?.stamp === stamp) return known.ids;
  const ids = condition.read().then(standing);
  ids.catch(() => kept.delete(key));
  kept.delete(key);
  kept.set(key, { stamp, ids });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return ids;
}

/** What is said of a merged paper is said of the one that stands for it. */
async function standing(found: Iterable<string>): Promise<Ids> {
  const { rootOf } = await readAliases();
  return new Set([...found].map(rootOf));
}

function conditionOf({ operator, value }: FilterPart): Condition {
  switch (operator) {
    case 'is':
      return isCondition(value);
    case 'has':
      return hasCondition(value);
    case 'color': {
      const read = async (): Promise<readonly string[]> => {
        const color = colorOf(value, await labels());
        return highlighted((row) => row['color'] === color);
      };
      return { tables: ['highlights', 'labels'], read };
    }
    case 'list':
      return { tables: ['lists', 'memberships'], read: () => listed(value) };
    case 'tag':
      return { tables: ['tags', 'taggings', 'highlights'], read: () => tagged(value) };
    case 'digest':
      return { tables: ['digests'], read: () => inDigests(digestsNamed(value)) };
    case 'after':
      return {
        tables: ['digests'],
        read: () => inDigests((rows) => rows.filter((row) => dateOf(row) >= value)),
      };
    case 'before':
      return {
        tables: ['digests'],
        read: () => inDigests((rows) => rows.filter((row) => dateOf(row) < value)),
      };
    case 'author': {
      const words = foldedWords(value);
      return {
        tables: ['facts'],
        read: () => withFacts(({ authors }) => authors.some(({ folded }) => hasWords(folded, words))),
      };
    }
    case 'in':
      return { tables: [], read: () => Promise.resolve([]) };
  }
}

function isCondition(value: string): Condition {
  const verdict = VERDICTS.find((each) => each === value);
  if (verdict !== undefined)
    return { tables: ['papers', 'meta'], read: () => paperIds({ kind: 'shelf', verdict }) };
  if (value === 'starred') return { tables: ['papers', 'meta'], read: () => paperIds({ kind: 'starred' }) };
  return { tables: ['readings'], read };
}

/** Papers that were read. Of merged ones the latest decision counts, which is in the row of the one that stands for them. */
async function read(): Promise<readonly string[]> {
  const [rows, { rootOf }, aliases] = await Promise.all([
    db.rows('readings').toArray(),
    readAliases(),
    db.rows('aliases').filter(alive).primaryKeys(),
  ]);
  const roots = new Set(aliases.map(rootOf));
  const standingFor = await db.papers.bulkGet([...roots]);
  return [
    ...rows.flatMap((row) => (row['read'] === true && !roots.has(rootOf(row.id)) ? [row.id] : [])),
    ...standingFor.flatMap((row) => (row?.read === true ? [row.id] : [])),
  ];
}

function hasCondition(value: string): Condition {
  if (value === 'highlight') return { tables: ['highlights'], read: () => highlighted(() => true) };
  if (value === 'note') return { tables: ['texts', 'highlights'], read: noted };
  return {
    tables: ['facts'],
    read: () => withFacts((fact) => (value === 'code' ? fact.code : fact.abstract)),
  };
}

async function withFacts(wanted: (fact: Facts) => boolean): Promise<readonly string[]> {
  return [...(await facts())].flatMap(([id, fact]) => (wanted(fact) ? [id] : []));
}

async function highlighted(wanted: (row: Row) => boolean): Promise<readonly string[]> {
  const rows = (await db.rows('highlights').toArray()).filter(alive);
  return rows.filter(wanted).map((row) => asText(row['paperId']));
}

/** Papers with a note, on them or on a highlight that is there. */
async function noted(): Promise<readonly string[]> {
  const [texts, marks] = await Promise.all([db.rows('texts').toArray(), db.rows('highlights').toArray()]);
  const owners = new Set(marks.filter(alive).map((row) => `note:${row.id}`));
  return texts.flatMap((row) => {
    const paperId = asText(row['paperId']);
    const there = row.id === `note:${paperId}` || owners.has(row.id);
    return there && asText(row['text']).trim() !== '' ? [paperId] : [];
  });
}

async function listed(name: string): Promise<readonly string[]> {
  const ids = named(await db.rows('lists').toArray(), name).map((row) => row.id);
  const members = await Promise.all(ids.map((listId) => paperIds({ kind: 'list', id: listId })));
  return members.flat();
}

async function tagged(name: string): Promise<readonly string[]> {
  const ids = named(await db.rows('tags').toArray(), name).map((row) => row.id);
  const rows = (await db.rows('taggings').where('tagId').anyOf(ids).toArray()).filter(alive);
  const marks = await db.rows('highlights').bulkGet(rows.map((row) => asText(row['highlightId'])));
  // A tag of a highlight is there as long as that is.
  return rows.flatMap((row, at) =>
    asText(row['highlightId']) === '' || alive(marks[at]) ? [asText(row['paperId'])] : [],
  );
}

async function inDigests(pick: (rows: readonly Row[]) => readonly Row[]): Promise<readonly string[]> {
  const rows = pick((await db.rows('digests').toArray()).filter(alive));
  return rows.flatMap((row) => asTexts(row['papers'])).filter((id) => id !== '');
}

const digestsNamed =
  (value: string) =>
  (rows: readonly Row[]): readonly Row[] => {
    const dated = /^\d{4}(-\d\d){0,2}$/.test(value)
      ? rows.filter((row) => dateOf(row).startsWith(value))
      : [];
    return dated.length > 0 ? dated : named(rows, value);
  };

/** The day of a digest; of one without a date, the day it was imported. */
function dateOf(row: Row): string {
  return asText(row['date']) || new Date(asNumber(row['importedAt'])).toISOString().slice(0, 10);
}

/** Those with just this name, whatever its case and accents; else those with all of its words, the last perhaps begun. */
function named(rows: readonly Row[], name: string): readonly Row[] {
  const words = foldedWords(name);
  const there = rows.filter(alive);
  const same = there.filter((row) => foldedWords(asText(row['name'])).join(' ') === words.join(' '));
  return same.length > 0 || words.length === 0
    ? same
    : there.filter((row) => hasWords(foldName(asText(row['name'])), words));
}

/** A colour by its name or by its label, as the reader calls it; null for none. */
function colorOf(value: string, names: Labels): HighlightColor | null {
  const lower = foldedWords(value).join(' ');
  const label = (color: HighlightColor): string => foldedWords(names[color]).join(' ');
  return HIGHLIGHT_COLORS.find((color) => color === lower || label(color) === lower) ?? null;
}

const unreadAsNotRead = (part: FilterPart): FilterPart =>
  part.operator === 'is' && part.value === 'unread'
    ? { ...part, value: 'read', negated: !part.negated }
    : part;

const isShelf = (part: FilterPart): boolean =>
  part.operator === 'is' && VERDICTS.some((verdict: Verdict) => verdict === part.value);

const union = (sets: readonly Ids[]): Ids => new Set(sets.flatMap((ids) => [...ids]));
