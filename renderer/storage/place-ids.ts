/**
 * The ids of a large place, followed without reading all of them again for each paper that comes or leaves: of 100,000 papers
 * that takes seconds. They are read in pages, between which other reads have their turn. Shelves and the starred papers are such
 * places; others are read as a whole.
 */
import { Dexie, RangeSet, type ObservabilitySet } from 'dexie';
import type { Place } from '../../shared/model.ts';
import { db, horizon, type PaperRow } from './db.ts';
import { pageOfIds, paperIds } from './reads.ts';

/** A place that has an index of its own. */
export type IndexedPlace = Extract<Place, { readonly kind: 'shelf' | 'starred' }>;

/** Whether a view is one. */
export const isIndexed = (view: { readonly kind: string }): view is IndexedPlace =>
  view.kind === 'shelf' || view.kind === 'starred';

interface Listener {
  /** The ids in their order, as they are now; at first, of a large place, only its beginning. */
  readonly next: (ids: readonly string[]) => void;
  readonly error: (error: unknown) => void;
}

/** How many ids are there at once, before all are (as many as the learnt order looks at), and how many are read at a time. */
const SIZES = { first: 2_000, page: 4_000 };
/** More changes at once than this are not looked at one by one. */
const MANY = 500;
/** More papers that come at once than this are not put in their places one by one. */
const FEW = 20;
const ALL = Symbol('everything may be another');
type Changed = ReadonlySet<string> | typeof ALL;

/** Tells the ids of a place, and again after every change, by whatever window or worker. Answers a function that stops it. */
export function watchPlace(
  view: IndexedPlace,
  { next, error }: Listener,
  { first: beginning, page } = SIZES,
): () => void {
  let ids: readonly string[] = [];
  let pending: Changed = new Set();
  let stopped = false;
  let running = true;

  const tell = (found: readonly string[]): void => {
    if (found === ids || stopped) return;
    ids = found;
    next(found);
  };
  const follow = async (): Promise<void> => {
    while (!stopped && (pending === ALL || pending.size > 0)) {
      const changed = pending;
      pending = new Set();
      tell((changed === ALL ? null : await changedBy(view, ids, changed)) ?? (await readAll()));
    }
  };
  const readAll = async (): Promise<readonly string[]> =>
    (await inPages(view, page, () => stopped)) ?? paperIds(view);
  const run = (work: () => Promise<void>): void => {
    running = true;
    work()
      .then(follow)
      .catch((failure: unknown) => {
        if (!stopped) error(failure);
      })
      .finally(() => (running = false));
  };
  const onMutated = (parts: ObservabilitySet): void => {
    pending = joined(pending, changedIn(parts));
    if (!running && (pending === ALL || pending.size > 0)) run(() => Promise.resolve());
  };
  Dexie.on('storagemutated', onMutated);
  run(async () => {
    const first = await pageOfIds(view, -Infinity, beginning);
    // Told even where there are none.
    ids = first;
    if (!stopped) next(first);
    if (first.length === beginning) tell(await readAll());
  });
  return () => {
    stopped = true;
    Dexie.on.storagemutated.unsubscribe(onMutated);
  };
}

/** The papers whose rows were written. All, where papers came by a range, or where an import ended. */
function changedIn(parts: ObservabilitySet): Changed {
  const changed = new Set<string>();
  for (const [part, tree] of Object.entries(parts)) {
    const [, table, index] = /^idb:\/\/[^/]*\/([^/]*)\/(.*)$/.exec(part) ?? [];
    if (table === undefined) return ALL;
    if (index !== '' && index !== ':dels') continue;
    const keys = new RangeSet().add(tree);
    if (table === 'meta' && keys.hasKey('horizon')) return ALL;
    if (table !== 'papers') continue;
    for (const { from, to } of keys) {
      if (from !== to || typeof from !== 'string' || changed.size === MANY) return ALL;
      changed.add(from);
    }
  }
  return changed;
}

const joined = (a: Changed, b: Changed): Changed => (a === ALL || b === ALL ? ALL : new Set([...a, ...b]));

/** All ids, page after page. What changes meanwhile is told by the database. Null where pages cannot tell where they end. */
async function inPages(
  view: IndexedPlace,
  size: number,
  isStopped: () => boolean,
): Promise<readonly string[] | null> {
  const ids: string[] = [];
  let last: readonly string[] = [];
  for (let from = -Infinity; ;) {
    const page = await pageOfIds(view, from, size);
    const seen = new Set(last);
    const more = page.filter((id) => !seen.has(id));
    ids.push(...more);
    if (page.length < size || isStopped()) return ids;
    const end = await db.papers.get(more.at(-1) ?? '');
    const order = end && orderIn(view, end);
    if (order === undefined || order <= from) return null;
    [from, last] = [order, page];
  }
}

/** The ids without those that left and with those that came; the same array where none did. Null where that is not enough. */
async function changedBy(
  view: IndexedPlace,
  ids: readonly string[],
  changed: ReadonlySet<string>,
): Promise<readonly string[] | null> {
  const [rows, from] = await Promise.all([db.papers.bulkGet([...changed]), horizon()]);
  const here = new Map<string, number>();
  for (const row of rows) {
    const order = row === undefined || row.order < from ? undefined : orderIn(view, row);
    if (row !== undefined && order !== undefined) here.set(row.id, order);
  }
  const left = ids.filter((id) => here.has(id) || !changed.has(id));
  const stayed = new Set(left.filter((id) => here.has(id)));
  const came = [...here].filter(([id]) => !stayed.has(id));
  if (came.length > FEW) return null;
  let now = left;
  for (const [id, order] of came) now = now.toSpliced(await placeOf(view, now, order), 0, id);
  if (!(await areInOrder(view, now, here))) return null;
  return now.length === ids.length && came.length === 0 ? ids : now;
}

/** How many of the ids are ordered before this, by halves. */
async function placeOf(view: IndexedPlace, ids: readonly string[], order: number): Promise<number> {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = await db.papers.get(ids[middle] ?? '');
    if (((row && orderIn(view, row)) ?? -Infinity) < order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether these papers stand behind the ones before them and before the ones behind. */
async function areInOrder(
  view: IndexedPlace,
  ids: readonly string[],
  here: ReadonlyMap<string, number>,
): Promise<boolean> {
  const places = ids.flatMap((id, at) => (here.has(id) ? [at] : []));
  const near = places.flatMap((at) => [ids[at - 1] ?? '', ids[at] ?? '', ids[at + 1] ?? '']);
  const orders = (await db.papers.bulkGet(near)).map((row) => row && orderIn(view, row));
  return places.every((_, n) => {
    const [before, own, after] = orders.slice(n * 3, n * 3 + 3);
    return own !== undefined && (before ?? -Infinity) <= own && (after ?? Infinity) >= own;
  });
}

/** Where a paper stands in a place; undefined where it does not. */
function orderIn(view: IndexedPlace, row: PaperRow): number | undefined {
  if (view.kind === 'starred') return row.starOrder;
  return row.shelf === view.verdict ? row.order : undefined;
}
