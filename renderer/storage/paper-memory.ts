import { chunks, db, type PaperRow } from './db.ts';
import { onPapersChanged } from './papers-changed.ts';

/** Something of every paper, shown or not, that is at hand. */
export interface PaperMemory<T> {
  /** All of it, as it is now. */
  readonly all: () => Promise<ReadonlyMap<string, T>>;
  /** Another number whenever it may have changed. */
  readonly version: () => number;
  /** Forgets everything: for a library that was replaced. */
  readonly forget: () => void;
}

const CHUNK = 500;

/** Keeps something of every paper: it is read once, in one pass over the papers when it is first asked for, and then follows every change. */
export function paperMemory<T>(of: (row: PaperRow) => T): PaperMemory<T> {
  const known = new Map<string, T>();
  let stale: Set<string> | null = null;
  let reading = Promise.resolve();
  let version = 0;
  let listening = false;

  const update = async (): Promise<void> => {
    if (!listening) {
      listening = true;
      onPapersChanged((ids) => {
        version += 1;
        for (const id of ids) stale?.add(id);
      });
    }
    const before = stale;
    stale = new Set();
    try {
      await (before === null ? readAll() : readSome([...before]));
    } catch (error) {
      stale = before === null ? null : before.union(stale);
      throw error;
    }
  };
  /** In the order of the ids, many at a time: one by one takes five times as long. */
  const readAll = async (): Promise<void> => {
    for (let last = ''; ;) {
      const rows = await db.papers.where('id').above(last).limit(CHUNK).toArray();
      for (const row of rows) known.set(row.id, of(row));
      const end = rows.at(-1);
      if (end === undefined) return;
      last = end.id;
    }
  };
  const readSome = async (ids: readonly string[]): Promise<void> => {
    for (const some of chunks(ids, CHUNK)) {
      const rows = await db.papers.bulkGet([...some]);
      rows.forEach((row, n) => {
        if (row === undefined) known.delete(some[n] ?? '');
        else known.set(row.id, of(row));
      });
    }
  };

  return {
    async all() {
      reading = reading.then(update, update);
      await reading;
      return known;
    },
    version: () => version,
    forget() {
      known.clear();
      stale = null;
      version += 1;
    },
  };
}
