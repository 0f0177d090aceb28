/**
 * The one way in which anything a reader wrote changes: cells in, one transaction, a labelled batch out.
 * Undo and redo are batches like all others. Their stacks are chains through the persisted batches (`under`), with
 * both tops in one record, so that they outlive a restart and cost the same however long the history is.
 */
import {
  cellKey,
  cellOf,
  clockMillis,
  createClock,
  isText,
  mergeRow,
  undoBatch,
  type Batch,
  type Cell,
  type Change,
  type Clock,
  type Row,
} from '../../shared/change.ts';
import type { JournalBatch } from '../../shared/library-files.ts';
import { actingCommand } from './acting.ts';
import { versionIn } from '../../shared/sync/incoming.ts';
import { seenAfter } from '../../shared/sync/text-version.ts';
import { db, type BatchRow, type Head } from './db.ts';
import type { Done, Undone } from './done.ts';
import { follow } from './follow.ts';
import { committed, refuseWhileFailing } from './gate.ts';
import { seenIn } from './cells.ts';
import { keep, readHead, transaction } from './head.ts';
import { papersChanged } from './papers-changed.ts';

export interface CommitOptions {
  /** More to write in the same transaction, after the cells and before papers are derived. Answers the papers to derive besides those the cells imply. */
  readonly extra?: () => Promise<Iterable<string>>;
  /** Papers that are already as the cells would have them. */
  readonly derived?: ReadonlySet<string>;
  /** Joins the last batch, if that wrote the same cells and at most this many milliseconds ago. */
  readonly foldWithin?: number;
  /** No step of history: nothing takes it back, and what it replaced is not kept. */
  readonly isFinal?: true;
  /** A clock that this change must be later than, besides all that the library gave. */
  readonly after?: Clock;
}

/** Does what a command decided on. Cells that already hold their value are dropped; null when none is left. */
export async function commit(
  label: string | (() => string),
  decide: (() => Promise<readonly Cell[]>) | readonly Cell[],
  options: CommitOptions = {},
): Promise<Done> {
  refuseWhileFailing();
  const by = actingCommand();
  const told = new Set<string>();
  const done = await transaction(async () => {
    told.clear();
    const cells = typeof decide === 'function' ? await decide() : decide;
    const head = await readHead();
    const last = head.undo === null ? undefined : await db.batches.get(head.undo);
    const written = await write(head, cells, { told, ...options });
    if (written === null) return null;
    const named = { ...written, label: typeof label === 'function' ? label() : label };
    const batch = by === null ? named : { ...named, by };
    if (options.isFinal) {
      await keep({ ...batch, before: [], seq: head.seq + 1, under: null, isUndo: false }, head);
      return { id: batch.id, label: batch.label };
    }
    const fold =
      last !== undefined && canFold(last, batch, { head, within: options.foldWithin }) ? last : null;
    const under = fold === null ? head.undo : fold.under;
    const row = fold === null ? batch : await folded(batch, fold);
    await keep({ ...row, seq: head.seq + 1, under, isUndo: false }, { ...head, undo: row.id, redo: null });
    return { id: row.id, label: row.label };
  });
  if (done !== null) committed();
  papersChanged([...told]);
  return done;
}

/** Takes back the last step, or does again what was last taken back. Null when there is none. */
export async function stepBack(which: 'undo' | 'redo'): Promise<Undone | null> {
  refuseWhileFailing();
  const told = new Set<string>();
  const undone = await transaction(async (): Promise<Undone | null> => {
    told.clear();
    const head = await readHead();
    const top = head[which];
    const target = top === null ? undefined : await db.batches.get(top);
    if (target === undefined) return null;
    const { cells, kept } = undoBatch(target, await writers(target));
    const touched = new Set<string>();
    const written = await write(head, cells, { told, touched });
    const popped = { ...head, [which]: target.under };
    if (written === null) await db.meta.put(popped);
    else {
      const other = which === 'undo' ? 'redo' : 'undo';
      await keep(
        {
          ...written,
          label: target.label,
          ...(target.by === undefined ? {} : { by: target.by }),
          undoes: target.id,
          seq: head.seq + 1,
          under: head[other],
          isUndo: which === 'undo',
        },
        { ...popped, [other]: written.id },
      );
    }
    return { label: target.label, kept: kept.length, paperIds: [...touched] };
  });
  if (undone !== null) committed();
  papersChanged([...told]);
  return undone;
}

interface Writing extends CommitOptions {
  /** Receives the papers whose texts or visibility changed. */
  readonly told: Set<string>;
  /** Receives the papers that the cells are about. */
  readonly touched?: Set<string>;
}

type Written = Pick<Batch, 'id' | 'changes' | 'before'>;

async function write(head: Head, cells: readonly Cell[], writing: Writing): Promise<Written | null> {
  const clock = createClock(head.device);
  clock.observe(head.clock);
  if (writing.after !== undefined) clock.observe(writing.after);
  const id = clock.tick();
  const rows = new Map<string, Row>();
  const changes: Change[] = [];
  const before: Change[] = [];
  for (const [table, all] of Map.groupBy(cells, (cell) => cell.table)) {
    const byRow = Map.groupBy(all, (cell) => cell.id);
    const stored = await db.rows(table).bulkGet([...byRow.keys()]);
    const next: Row[] = [];
    [...byRow].forEach(([rowId, rowCells], at) => {
      const row = stored[at];
      const fields = new Map(rowCells.map((cell) => [cell.field, cell]));
      const own: Change[] = [];
      for (const cell of fields.values()) {
        const now = cellOf(row, cell.field);
        // A row that is not there counts as deleted; one that comes as deleted must say so.
        const says = row === undefined && cell.field === 'deleted' && fields.size > 1;
        if (!says && JSON.stringify(now.value) === JSON.stringify(cell.value)) continue;
        own.push({ ...cell, clock: id, ...(isText(cell) ? editOf(row, head.device) : {}) });
        before.push({ ...cell, ...now, ...(isText(cell) ? seenIn(row) : {}) });
      }
      if (own.length === 0) return;
      const merged = mergeRow(row, rowId, own);
      rows.set(cellKey({ table, id: rowId, field: '' }), merged);
      next.push(merged);
      changes.push(...own);
    });
    await db.rows(table).bulkPut(next);
  }
  if (changes.length === 0) return null;
  await follow({ changes, before, rows }, { ...writing, more: (await writing.extra?.()) ?? [] });
  return { id, changes, before };
}

/** From which version a device edits the text of a row, and what it holds by that. */
function editOf(row: Row | undefined, device: string): Pick<Change, 'base' | 'seen'> {
  const version = versionIn(row);
  const seen = version === null ? [] : seenAfter(version, device);
  return { base: version?.clock ?? '', ...(seen.length > 0 ? { seen } : {}) };
}

function canFold(
  last: BatchRow,
  batch: Pick<Batch, 'id' | 'label' | 'changes'>,
  { head, within }: { readonly head: Head; readonly within: number | undefined },
): boolean {
  if (within === undefined || head.clock !== last.id || last.undoes !== undefined) return false;
  // A restore may have written the same note, and is a step of its own.
  if (last.label !== batch.label) return false;
  const [written, next] = [last, batch].map(({ changes }) => new Set(changes.map(cellKey)));
  return (
    clockMillis(batch.id) - clockMillis(last.id) <= within &&
    next !== undefined &&
    written !== undefined &&
    next.isSubsetOf(written) &&
    [...next].every((key) => key.startsWith('texts\n'))
  );
}

/**
 * The two steps as one, in the place of the earlier. Where that may be in the journal already, since it was sent, the
 * new one says whose place it takes; where it never left, nobody needs to know of it.
 */
async function folded(batch: Batch, fold: BatchRow): Promise<JournalBatch> {
  const waiting = await db.outbox.get(fold.seq);
  const unsent = waiting !== undefined && waiting.sent === undefined;
  const replaces = unsent ? fold.replaces : fold.id;
  await db.batches.delete(fold.id);
  await db.outbox.delete(fold.seq);
  return {
    ...batch,
    before: fold.before,
    changes: rebased(batch, fold),
    ...(replaces === undefined ? {} : { replaces }),
  };
}

/** What the folded steps wrote together, the later values of a cell over the earlier, each edited from where the first began. */
function rebased(batch: Written, fold: Batch): readonly Change[] {
  const later = new Map(batch.changes.map((change) => [cellKey(change), change]));
  return fold.changes.map((change) => {
    const next = later.get(cellKey(change));
    if (next === undefined) return change;
    return change.base === undefined ? next : { ...next, base: change.base };
  });
}

/**
 * Answers, for each cell of a batch, which batch wrote its present value. An undo gives a cell its earlier value back
 * under a new clock; that value still counts as written by whoever wrote it first.
 */
async function writers(batch: Batch): Promise<(cell: Change) => string> {
  const present = new Map<string, string>();
  for (const [table, cells] of Map.groupBy(batch.before, (cell) => cell.table)) {
    const rows = await db.rows(table).bulkGet(cells.map((cell) => cell.id));
    cells.forEach((cell, at) => present.set(cellKey(cell), cellOf(rows[at], cell.field).clock));
  }
  const read = new Map<string, Pick<BatchRow, 'undoes'> & { before: ReadonlyMap<string, string> }>();
  const batchOf = async (id: string) => {
    const known = read.get(id);
    if (known !== undefined) return known;
    const row = await db.batches.get(id);
    if (row === undefined) return undefined;
    const before = new Map(row.before.map((cell) => [cellKey(cell), cell.clock]));
    const found = row.undoes === undefined ? { before } : { before, undoes: row.undoes };
    read.set(id, found);
    return found;
  };
  for (const [key, clock] of present) {
    let id = clock;
    while (id !== batch.id && id > batch.id) {
      const undoes = (await batchOf(id))?.undoes;
      const earlier = undoes === undefined ? undefined : (await batchOf(undoes))?.before.get(key);
      if (earlier === undefined || earlier === id) break;
      id = earlier;
    }
    present.set(key, id);
  }
  return (cell) => present.get(cellKey(cell)) ?? '';
}
