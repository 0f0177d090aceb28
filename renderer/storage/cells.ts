/** Cells as they are, with the clocks that they have: from a journal into the library, and from the library for a journal. */
import { isText, mergeRow, type Change, type Clock, type Row, type UserTable } from '../../shared/change.ts';
import { asText, asTexts, db, USER_TABLE_NAMES } from './db.ts';

/** Merges cells into their rows, in one transaction. In any order and however often, the same rows. */
export async function mergeCells(changes: readonly Change[]): Promise<void> {
  const tables = Map.groupBy(changes, ({ table }) => table);
  await db.transaction('rw', [...tables.keys()], async () => {
    for (const [table, all] of tables) {
      const byRow = [...Map.groupBy(all, ({ id }) => id)];
      const stored = await db.rows(table).bulkGet(byRow.map(([id]) => id));
      await db.rows(table).bulkPut(byRow.map(([id, cells], at) => mergeRow(stored[at], id, cells)));
    }
  });
}

/** Every cell of the library. */
export async function* allCells(): AsyncGenerator<Change> {
  for (const table of USER_TABLE_NAMES) {
    const ids = await db.rows(table).toCollection().primaryKeys();
    for (let from = 0; from < ids.length; from += 1000) {
      const rows = await db.rows(table).bulkGet(ids.slice(from, from + 1000));
      for (const row of rows) {
        if (row === undefined) continue;
        for (const [field, clock] of Object.entries(row.clocks))
          yield {
            clock,
            table,
            id: row.id,
            field,
            value: row[field] ?? null,
            ...(isText({ table, field }) ? seenIn(row) : {}),
          };
      }
    }
  }
}

/** The versions of other devices that the text of a row holds, as a cell names them. */
export function seenIn(row: Row | undefined): Pick<Change, 'seen'> {
  const seen = asTexts(row?.['seen']);
  return seen.length === 0 ? {} : { seen };
}

/** The papers that a reader's rows are about. */
export async function papersWithWords(): Promise<ReadonlySet<string>> {
  const ids = new Set<string>(await db.rows('readings').toCollection().primaryKeys());
  for (const table of [
    'texts',
    'highlights',
    'memberships',
    'taggings',
  ] as const satisfies readonly UserTable[])
    await db.rows(table).each((row) => void ids.add(asText(row['paperId'])));
  await db.rows('aliases').each((row) => void ids.add(row.id).add(asText(row['to'])));
  ids.delete('');
  return ids;
}

/** The later of two clocks. */
export const later = (a: Clock, b: Clock): Clock => (a > b ? a : b);
