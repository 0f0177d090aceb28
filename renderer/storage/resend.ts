/** Gives the journal back what it lost: all that this library still has. */
import { cellKey, createClock, type Change } from '../../shared/change.ts';
import type { JournalHead } from '../../shared/library-files.ts';
import { ok, type Result } from '../../shared/problem.ts';
import { t } from '../../shared/strings/index.ts';
import { allCells, later } from './cells.ts';
import { chunks, db } from './db.ts';
import { readHead } from './head.ts';
import { sendTo, toJournal, type Append } from './outbox.ts';

const BATCHES = 200;

/**
 * Sends every batch, which the journal leaves out where it has it, and then one batch of the cells that no batch of this
 * library wrote, with their own clocks. Answers where the journal ends now; null when there was nothing to send.
 */
export async function resendAll(append: Append): Promise<Result<JournalHead | null>> {
  let head: JournalHead | null = null;
  const written = new Map<string, string>();
  const ids = await db.batches.orderBy('seq').primaryKeys();
  for (const some of chunks(ids, BATCHES)) {
    const batches = (await db.batches.bulkGet([...some])).filter((row) => row !== undefined);
    const answer = await sendTo(append, batches.map(toJournal));
    if (!answer.ok) return answer;
    head = answer.value;
    for (const { changes } of batches)
      for (const change of changes)
        written.set(cellKey(change), later(written.get(cellKey(change)) ?? '', change.clock));
  }
  const changes: Change[] = [];
  for await (const cell of allCells()) if (written.get(cellKey(cell)) !== cell.clock) changes.push(cell);
  if (changes.length === 0) return ok(head);
  const { device, clock } = await readHead();
  const ticking = createClock(device);
  ticking.observe(clock);
  const id = ticking.tick();
  const answer = await sendTo(append, [{ id, label: t.library.resent, changes, before: [] }]);
  if (!answer.ok) return answer;
  await db.meta.put({ ...(await readHead()), clock: id });
  return answer;
}
