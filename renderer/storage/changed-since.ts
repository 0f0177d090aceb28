import { cellKey, type Clock, type Row, type UserTable } from '../../shared/change.ts';
import { readHead } from './head.ts';
import { chunks, db } from './db.ts';
import { papersOf, papersOnLists } from './derive.ts';

/** What became of the library since somebody last looked. */
export interface ChangedSince {
  /** The clock to ask with the next time. */
  readonly head: Clock;
  /** Papers whose texts or visibility may be others now; null where that cannot be told, and all must be read. */
  readonly paperIds: readonly string[] | null;
}

const CHUNK = 500;

/** The papers that commits after a clock were about. The clock must be one that this gave, else all count as changed. */
export async function changedSince(clock: Clock | null): Promise<ChangedSince> {
  return db.transaction('r', db.tables, async () => {
    const head = await readHead();
    if (clock === head.clock) return { head: head.clock, paperIds: [] };
    const last = clock === null ? undefined : await db.batches.get(clock);
    if (last === undefined) return { head: head.clock, paperIds: null };
    const ids = new Set<string>();
    const later = await db.batches.where('seq').above(last.seq).primaryKeys();
    for (const some of chunks(later, CHUNK)) {
      for (const batch of await db.batches.bulkGet([...some])) {
        if (batch === undefined) continue;
        const cells = [...batch.changes, ...batch.before];
        const rows = new Map<string, Row>();
        for (const [table, all] of Map.groupBy(cells, (cell) => cell.table)) {
          for (const row of await rowsOf(table, new Set(all.map(({ id }) => id))))
            rows.set(cellKey({ table, id: row.id, field: '' }), row);
        }
        for (const id of [...papersOf(cells, rows), ...(await papersOnLists(cells))]) ids.add(id);
      }
    }
    return { head: head.clock, paperIds: [...ids] };
  });
}

async function rowsOf(table: UserTable, ids: ReadonlySet<string>): Promise<readonly Row[]> {
  const rows = await db.rows(table).bulkGet([...ids]);
  return rows.filter((row) => row !== undefined);
}
