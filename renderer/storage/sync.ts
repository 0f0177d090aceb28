/**
 * Merging what other devices did. Cells keep the clocks that they had where they were written, so that every device comes to
 * the same library; what a portion brought becomes one batch that is journalled and never told on, and what had to be mended
 * (texts that were written apart, papers that two devices know by two ids) another one, which is this device's own. Neither is a
 * step of history: nobody here did it. A portion that comes twice changes nothing.
 */
import { cellKey, cellOf, createClock, mergeRow, type Change, type Row } from '../../shared/change.ts';
import type { JournalBatch } from '../../shared/library-files.ts';
import { t } from '../../shared/strings/index.ts';
import { compareIncoming, mend, versionsIn } from '../../shared/sync/incoming.ts';
import type { TextVersion } from '../../shared/sync/text-version.ts';
import { papersIn, rowsOf } from './backup-rows.ts';
import { db, USER_TABLE_NAMES, type Head } from './db.ts';
import { purgeDigests } from './digest-rows.ts';
import { follow } from './follow.ts';
import { committed } from './gate.ts';
import { keep, readHead, transaction } from './head.ts';
import { locked, purge } from './imports.ts';
import type { OpenStream } from './lines.ts';
import { papersChanged } from './papers-changed.ts';
import { arrivals, recordAgain, samePapers, type Arrivals } from './sync-digests.ts';
import { reveal, stage, type Staged } from './staging.ts';

/** What a portion did here. */
export interface Synced {
  /** Cells that won, and versions of texts that were new. */
  readonly cells: number;
  /** Texts that two devices wrote apart. */
  readonly mended: number;
  /** Digests that came. */
  readonly digests: number;
}

/** Merges what other devices did, whole or not at all. Of its digests, main has those files that came with them. */
export async function mergeSynced(
  open: OpenStream,
  batches: readonly Pick<JournalBatch, 'changes' | 'before'>[],
  progress: (done: number, of: number) => void,
): Promise<Synced> {
  return locked(async () => {
    await purge();
    const changes = batches
      .flatMap((batch) => batch.changes)
      .filter(({ table }) => USER_TABLE_NAMES.includes(table));
    const coming = await arrivals(open, changes);
    const digestIds = coming.fresh.map(({ row }) => row.id);
    try {
      if (digestIds.length > 0) await db.meta.put({ id: 'staging', digestIds });
      const staged = await stage(
        open,
        { fresh: coming.fresh, named: papersIn(rowsOf(changes)), pathOf: (id) => `entries/${id}` },
        progress,
      );
      const earlier = versionsIn(batches, await earlierVersions(changes));
      const told = new Set<string>();
      const synced = await transaction(async () => {
        told.clear();
        return write(changes, { coming, staged, earlier, told });
      });
      if (synced.cells > 0) committed();
      papersChanged([...told]);
      return synced;
    } catch (error) {
      await purgeDigests(digestIds);
      await db.meta.delete('staging');
      throw error;
    }
  });
}

interface Writing {
  readonly coming: Arrivals;
  readonly staged: Staged;
  readonly earlier: ReadonlyMap<string, readonly TextVersion[]>;
  readonly told: Set<string>;
}

async function write(
  changes: readonly Change[],
  { coming, staged, earlier, told }: Writing,
): Promise<Synced> {
  const stored = await storedRows(changes);
  const { taken, torn } = compareIncoming(changes, (change) => stored.get(rowKey(change)));
  // What was staged shows with the cells that name it; without any there is nothing to show.
  const more = await reveal(staged);
  if (taken.length === 0) return { cells: 0, mended: 0, digests: 0 };
  const mended = torn.flatMap((text) => mend(text, earlier.get(text.id) ?? []) ?? []);
  const head = await readHead();
  const clock = createClock(head.device);
  for (const each of [head, ...taken, ...mended]) clock.observe(each.clock);
  const [mergedId, ownId] = [clock.tick(), clock.tick()];
  const own: Change[] = [...mended, ...(await samePapers(coming.named, ownId))];
  const before = [...taken, ...own].map((change) => ({
    ...change,
    ...cellOf(stored.get(rowKey(change)), change.field),
  }));
  const rows = await writeRows([...taken, ...own], stored);
  const again = await recordAgain(coming.again);
  await follow({ changes: [...taken, ...own], before, rows }, { more: [...more, ...again], told });
  const now = await keepOutside(head, { id: mergedId, changes: taken, merged: true });
  if (own.length > 0) await keepOutside(now, { id: ownId, changes: own });
  return { cells: taken.length, mended: mended.length, digests: coming.fresh.length };
}

/** Keeps a batch that is no step of history. */
const keepOutside = (head: Head, batch: Pick<JournalBatch, 'id' | 'changes' | 'merged'>): Promise<Head> =>
  keep(
    { ...batch, label: t.library.synced, before: [], seq: head.seq + 1, under: null, isUndo: false },
    head,
  );

async function storedRows(changes: readonly Change[]): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>();
  for (const [table, all] of Map.groupBy(changes, (change) => change.table)) {
    const ids = [...new Set(all.map(({ id }) => id))];
    for (const row of await db.rows(table).bulkGet(ids))
      if (row !== undefined) rows.set(rowKey({ table, id: row.id }), row);
  }
  return rows;
}

/** Merges cells into their rows; answers those, as they are now. */
async function writeRows(
  changes: readonly Change[],
  stored: ReadonlyMap<string, Row>,
): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>();
  for (const [table, all] of Map.groupBy(changes, (change) => change.table)) {
    const merged = [...Map.groupBy(all, ({ id }) => id)].map(([id, cells]) =>
      mergeRow(stored.get(rowKey({ table, id })), id, cells),
    );
    for (const row of merged) rows.set(rowKey({ table, id: row.id }), row);
    await db.rows(table).bulkPut(merged);
  }
  return rows;
}

const rowKey = ({ table, id }: Pick<Change, 'table' | 'id'>): string => cellKey({ table, id, field: '' });

/**
 * The versions that torn texts had here, from the history. It is read before the transaction, which it would hold up; a text
 * that is torn by what was typed since is merged from what came with the other version.
 */
async function earlierVersions(changes: readonly Change[]): Promise<Map<string, TextVersion[]>> {
  const stored = await storedRows(changes.filter(({ table }) => table === 'texts'));
  const { torn } = compareIncoming(changes, (change) => stored.get(rowKey(change)));
  const known = new Map<string, TextVersion[]>();
  if (torn.length === 0) return known;
  const ids = new Set(torn.map(({ id }) => id));
  const about = (all: readonly Change[]): readonly Change[] =>
    all.filter(({ table, id }) => table === 'texts' && ids.has(id));
  await db.batches.each(({ changes: after, before }) => {
    versionsIn([{ changes: about(after), before: about(before) }], known);
  });
  return known;
}
