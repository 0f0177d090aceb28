/** Where history stands, and how a batch is added to it: with its place in the outbox, in the transaction that wrote its cells. */
import { db, type BatchRow, type Head } from './db.ts';

/** Runs a transaction over all of the library. */
export const transaction = <T>(run: () => Promise<T>): Promise<T> =>
  db.transaction('rw', db.tables, run) as Promise<T>;

/** Where history stands; of a library that nobody changed yet, its beginning. */
export async function readHead(): Promise<Head> {
  const head = await db.meta.get('head');
  if (head?.id === 'head') return head;
  const device = crypto.randomUUID().slice(0, 8);
  return { id: 'head', device, clock: '', seq: 0, undo: null, redo: null };
}

/** Keeps a batch, to be sent to the journal; `head` has the tops of the stacks as they are with it. Answers where history stands now. */
export async function keep(batch: BatchRow, head: Head): Promise<Head> {
  const next = { ...head, clock: batch.id, seq: batch.seq };
  await db.batches.put(batch);
  await db.outbox.put({ seq: batch.seq, id: batch.id });
  await db.meta.put(next);
  return next;
}
