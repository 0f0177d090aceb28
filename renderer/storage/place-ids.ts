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
    // In the same step as the last look at what is pending: what comes after it begins anew.
    running = false;
  };
  const readAll = async (): Promise<readonly string[]> =>
    (await inPages(view, page, () => stopped)) ?? paperIds(view);
  const run = (work: () => Promise<void>): void => {
    running = true;
    work()
      .then(follow)
      .catch((failure: unknown) => {
        running = false;
        if (!stopped) error(failure);
      });
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
  const ids = new Set<string>();
  for (let from = -Infinity; ;) {
    // In one transaction: a last paper that moved on in between would take those before its new place with it.
    const { page, order } = await db.transaction('r', db.papers, db.meta, async () => {
      const found = await pageOfIds(view, from, size);
      const end = await db.papers.get(found.at(-1) ?? '');
      return { page: found, order: end && orderIn(view, end) };
    });
    for (const id of page) ids.add(id);
    if (page.length < size || isStopped()) return [...ids];
    if (order === undefined || order <= from) return null;
    from = order;
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
  const left: string[] = [];
  /** Those whose neighbours may be others now. */
  const touched = new Set<string>();
  let isSeam = false;
  for (const id of ids) {
    const isHere = here.has(id);
    if (changed.has(id) && !isHere) isSeam = true;
    else {
      left.push(id);
      if (isHere || isSeam) touched.add(id);
      isSeam = false;
    }
  }
  const came = [...here].filter(([id]) => !touched.has(id));
  if (came.length > FEW) return null;
  let now: readonly string[] = left;
  for (const [id, order] of came) {
    now = now.toSpliced(await placeOf(view, now, order), 0, id);
    touched.add(id);
  }
  const { gone, inOrder } = await lookAround(view, now, touched);
  // Of papers decided on one after another, the next is often away already: it is taken out now, not when that is told.
  if (gone.length > 0) return changedBy(view, ids, changed.union(new Set(gone)));
  if (!inOrder) return null;
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

/** Whether these papers stand behind the ones before them and before the ones behind, and which of all those have left. */
async function lookAround(
  view: IndexedPlace,
  ids: readonly string[],
  touched: ReadonlySet<string>,
): Promise<{ readonly gone: readonly string[]; readonly inOrder: boolean }> {
  const near = ids.flatMap((id, at) => (touched.has(id) ? [ids.slice(Math.max(0, at - 1), at + 2)] : []));
  const all = [...new Set(near.flat())];
  const rows = await db.papers.bulkGet(all);
  const orders = new Map(all.map((id, n) => [id, rows[n] && orderIn(view, rows[n])]));
  return {
    gone: all.filter((id) => orders.get(id) === undefined),
    inOrder: near.every((some) =>
      some.every(
        (id, n) => n === 0 || (orders.get(some[n - 1] ?? '') ?? Infinity) <= (orders.get(id) ?? -Infinity),
      ),
    ),
  };
}

/** Where a paper stands in a place; undefined where it does not. */
function orderIn(view: IndexedPlace, row: PaperRow): number | undefined {
  if (view.kind === 'starred') return row.starOrder;
  return row.shelf === view.verdict ? row.order : undefined;
}
