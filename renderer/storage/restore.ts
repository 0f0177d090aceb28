/**
 * Merging a backup into the library, as one batch that can be undone. A cell of the backup is written where its clock is
 * the later one and its value another; a note that both sides changed is merged by words. Digests that came with the
 * backup are staged out of sight first and show in the transaction that writes the batch.
 */
import type { Cell, Change, Row } from '../../shared/change.ts';
import type { BackupOffer } from '../../shared/library-files.ts';
import { t } from '../../shared/strings/index.ts';
import { later } from './cells.ts';
import { commit } from './commit.ts';
import { asText, db, USER_TABLE_NAMES } from './db.ts';
import { purgeDigests } from './digest-rows.ts';
import type { Done } from './done.ts';
import { locked } from './imports.ts';
import { linesOf, type OpenStream } from './lines.ts';
import { earlierTexts, mergeNote, takenFrom, type EarlierTexts } from './merge-note.ts';
import { recorded } from './rebuild.ts';
import { reveal, stage } from './staging.ts';
import { papersIn, rowsOf, translate, type BackupRows } from './backup-rows.ts';

/** What a restore did. `done` is null when the backup held nothing that is not here. */
export interface Restored {
  readonly done: Done;
  readonly cells: number;
  readonly digests: number;
  /** Notes that both sides had changed. */
  readonly merged: number;
}

/** Merges a backup whose digests main has adopted. Restoring it again changes nothing. */
export async function restoreBackup(
  open: OpenStream,
  { token, name }: BackupOffer,
  progress: (done: number, of: number) => void,
): Promise<Restored> {
  return locked(async () => {
    const { rows: theirs, clock } = await readBackup(open, token);
    const here = new Map((await db.rows('digests').toArray()).map((row) => [row.id, row]));
    const backup = translate(theirs, here);
    const fresh = [...(backup.get('digests')?.values() ?? [])]
      .filter((row) => !here.has(row.id))
      .map(recorded)
      .toSorted((a, b) => b.turn - a.turn);
    const digestIds = fresh.map(({ row }) => row.id);
    try {
      await db.meta.put({ id: 'staging', digestIds });
      const staged = await stage(
        open,
        { fresh, named: papersIn(backup), pathOf: (id) => `backup/${token}/entries/${id}` },
        progress,
      );
      let merged = 0;
      let written = 0;
      const done = await commit(
        t.library.restored(name),
        async () => {
          const cells: Cell[] = [];
          merged = 0;
          const earlier = earlierTexts();
          for (const [table, rows] of backup) {
            const ids = [...rows.keys()];
            const mine = await db.rows(table).bulkGet(ids);
            for (const [at, id] of ids.entries()) {
              const row = rows.get(id);
              if (row === undefined) continue;
              const decided = await cellsOf(table, row, { mine: mine[at], earlier });
              const note = decided.find(({ field }) => table === 'texts' && field === 'text');
              if (note !== undefined && note.value !== row['text']) merged += 1;
              cells.push(...decided);
            }
          }
          written = cells.length;
          return cells;
        },
        { after: clock, extra: () => reveal(staged) },
      );
      await db.meta.delete('staging');
      return { done, cells: done === null ? 0 : written, digests: fresh.length, merged };
    } catch (error) {
      await purgeDigests(digestIds);
      await db.meta.delete('staging');
      throw error;
    }
  });
}

/** The cells of one row of the backup that win here. */
async function cellsOf(
  table: Cell['table'],
  theirs: Row,
  { mine, earlier }: { readonly mine: Row | undefined; readonly earlier: EarlierTexts },
): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const [field, clock] of Object.entries(theirs.clocks)) {
    if (field === 'mergedFrom') continue;
    const change: Change = { clock, table, id: theirs.id, field, value: theirs[field] ?? null };
    const own = mine?.clocks[field];
    const isText = table === 'texts' && field === 'text';
    if (own === undefined || mine === undefined)
      cells.push(...(isText ? takenFrom(change, asText(change.value)) : [toCell(change)]));
    else if (JSON.stringify(mine[field]) === JSON.stringify(change.value)) continue;
    else if (isText) cells.push(...(await mergeNote(change, { theirRow: theirs, mine, earlier })));
    else if (clock > own) cells.push(toCell(change));
  }
  return cells;
}

const toCell = ({ table, id, field, value }: Change): Cell => ({ table, id, field, value });

async function readBackup(
  open: OpenStream,
  token: string,
): Promise<{ readonly rows: BackupRows; readonly clock: string }> {
  const stream = await open(`backup/${token}/cells`);
  if (stream === null) throw new Error(`the backup has no cells: ${token}`);
  const changes: Change[] = [];
  for await (const some of linesOf<Change>(stream, 1000)) changes.push(...some);
  const known = changes.filter(({ table }) => USER_TABLE_NAMES.includes(table));
  return { rows: rowsOf(known), clock: known.reduce((last, change) => later(last, change.clock), '') };
}
