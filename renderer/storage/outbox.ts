/**
 * From the library to the journal. Every command leaves its batch in the outbox; here they go to main, oldest first,
 * and leave the outbox only when main has answered that they are on the disk. Whatever fails is sent again.
 */
import type { JournalBatch, JournalHead } from '../../shared/library-files.ts';
import { fail, ok, type Result } from '../../shared/problem.ts';
import type { Saving } from '../../shared/saving.ts';
import { db, readMarker, type BatchRow, type OutboxRow } from './db.ts';
import { onCommitted, setGate } from './gate.ts';
import { live } from './live.ts';

/** Writes batches to the journal, and answers where it ends once they are on the disk. */
export type Append = (batches: readonly JournalBatch[]) => Promise<Result<JournalHead>>;

/** What a group holds at most, unless one batch alone is larger. */
const GROUP_ROWS = 200;
const GROUP_CHARACTERS = 1_000_000;
const LOCK = 'lectern:outbox';

/** Sends everything that waits. Answers how much went, or the problem: then all that has no answer waits still. One window at a time. */
export async function drainOutbox(append: Append, generation: string): Promise<Result<number>> {
  return exclusively(async () => {
    for (let sent = 0; ;) {
      const group = await nextGroup();
      if (group.length === 0) return ok(sent);
      const answer = await sendTo(
        append,
        group.map(({ batch }) => toJournal(batch)),
      );
      if (!answer.ok) return answer;
      await acknowledge(
        group.map(({ row }) => row),
        answer.value,
        generation,
      );
      sent += group.length;
    }
  });
}

/** Calls main; a call that breaks counts as a disk that did not answer. */
export async function sendTo(append: Append, batches: readonly JournalBatch[]): Promise<Result<JournalHead>> {
  try {
    return await append(batches);
  } catch (error) {
    return fail('disk-failed', error instanceof Error ? error.message : String(error));
  }
}

/** A batch as the journal has it, without its place in this library's stacks. */
export function toJournal({ seq: _seq, under: _under, isUndo: _isUndo, ...batch }: BatchRow): JournalBatch {
  return batch;
}

/** The oldest rows with their batches, marked as sent before they leave. */
async function nextGroup(): Promise<readonly { readonly row: OutboxRow; readonly batch: BatchRow }[]> {
  return db.transaction('rw', db.outbox, db.batches, async () => {
    const rows = await db.outbox.orderBy('seq').limit(GROUP_ROWS).toArray();
    const batches = await db.batches.bulkGet(rows.map(({ id }) => id));
    const group: { row: OutboxRow; batch: BatchRow }[] = [];
    let size = 0;
    for (const [at, row] of rows.entries()) {
      const batch = batches[at];
      if (batch === undefined) throw new Error(`the outbox names a batch that is not there: ${row.id}`);
      size += JSON.stringify(batch).length;
      if (group.length > 0 && size > GROUP_CHARACTERS) break;
      group.push({ row, batch });
    }
    const unsent = group.filter(({ row }) => row.sent === undefined);
    if (unsent.length > 0) await db.outbox.bulkPut(unsent.map(({ row }) => ({ ...row, sent: true })));
    return group;
  });
}

/** A batch that was folded into a later one meanwhile has left the outbox already; the journal has it all the same. */
async function acknowledge(
  rows: readonly OutboxRow[],
  { batches, lastId }: JournalHead,
  generation: string,
): Promise<void> {
  await db.transaction('rw', db.outbox, db.meta, async () => {
    const before = await readMarker();
    const expected = (before?.batches ?? 0) + rows.length;
    const behind = before?.behind === true || batches !== expected;
    await db.outbox.bulkDelete(rows.map(({ seq }) => seq));
    await db.meta.put({ id: 'journal', generation, batches, lastId, behind });
  });
}

async function exclusively<T>(run: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks === undefined ? run() : (locks.request(LOCK, run) as Promise<T>);
}

/** A running watch over the outbox. */
export interface OutboxWatch {
  /** Tries at once, however long the wait would have been. */
  readonly retry: () => void;
  /** Resolves when nothing waits any more. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

interface Watching {
  readonly append: Append;
  readonly generation: string;
  readonly onSaving: (saving: Saving) => void;
  /** Milliseconds before the first retry; doubled for each after it, up to thirty seconds. */
  readonly patience?: number;
}

const PATIENCE_MS = 1000;
const LONGEST_MS = 30_000;

/** Sends from now on whatever any window or worker writes, and tells how it goes. While it fails, the gate is closed. */
export function watchOutbox({ append, generation, onSaving, patience = PATIENCE_MS }: Watching): OutboxWatch {
  let saving: Saving = { state: 'saved' };
  let running = false;
  let more = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = patience;
  const waiting = new Set<() => void>();

  const set = (next: Saving): void => {
    saving = next;
    setGate(next.state === 'failing' ? next.problem : null);
    if (next.state === 'saved') {
      waiting.forEach((resume) => resume());
      waiting.clear();
    }
    onSaving(next);
  };
  const run = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    running = true;
    more = false;
    const result = await drainOutbox(append, generation).catch((error: unknown) =>
      fail('disk-failed', String(error)),
    );
    running = false;
    if (stopped) return;
    if (!result.ok) {
      set({ state: 'failing', problem: result.problem });
      timer = setTimeout(() => void run(), wait);
      wait = Math.min(LONGEST_MS, wait * 2);
      return;
    }
    wait = patience;
    if (more) kick();
    else set({ state: 'saved' });
  };
  const kick = (): void => {
    more = true;
    if (running || timer !== undefined || stopped) return;
    set({ state: 'saving' });
    void run();
  };
  const stops = [
    onCommitted(kick),
    live(() => db.outbox.limit(1).primaryKeys(), { next: (keys) => keys.length > 0 && kick() }),
  ];
  const retry = (): void => {
    if (running || stopped) return;
    void run();
  };
  return {
    retry,
    settled: () =>
      new Promise((resume) => {
        waiting.add(resume);
        if (saving.state === 'saved') {
          set({ state: 'saving' });
          retry();
        } else if (timer !== undefined) retry();
        // What was written after the last look at the outbox goes too.
        else if (running) more = true;
      }),
    stop() {
      stopped = true;
      clearTimeout(timer);
      stops.forEach((stop) => stop());
      setGate(null);
    },
  };
}
