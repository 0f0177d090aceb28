/** The steps of the two stacks, as a list: what was taken back and can be done again, then what can be taken back. */
import { clockMillis } from '../../shared/change.ts';
import { COMMANDS, type CommandId } from '../../shared/commands.ts';
import { stepBack } from './commit.ts';
import { db, type BatchRow } from './db.ts';
import type { Undone } from './done.ts';

/** One step, as the history shows it. */
export interface Step {
  readonly id: string;
  readonly label: string;
  /** The command that did it, where it says so and this version knows it. */
  readonly by: CommandId | null;
  /** When it was done, or done again, in milliseconds. */
  readonly at: number;
  /** How many cells it wrote. */
  readonly cells: number;
}

/** Where history stands. */
export interface History {
  /** Taken back, the one that was done last first; the last of them is the next to be done again. */
  readonly undone: readonly Step[];
  /** Done, newest first. */
  readonly done: readonly Step[];
  /** There are earlier steps than these. */
  readonly more: boolean;
}

/** At most `limit` steps of each stack: the stacks are chains, so the cost is that of what is shown, however long history is. */
export async function steps(limit: number): Promise<History> {
  const head = await db.meta.get('head');
  if (head?.id !== 'head') return { undone: [], done: [], more: false };
  const [done, undone] = await Promise.all([chain(head.undo, limit + 1), chain(head.redo, limit)]);
  return {
    undone: undone.map((row) => toStep(row, row.undoes ?? row.id)).toReversed(),
    done: done.slice(0, limit).map((row) => toStep(row, row.id)),
    more: done.length > limit,
  };
}

async function chain(top: string | null, limit: number): Promise<readonly BatchRow[]> {
  const found: BatchRow[] = [];
  for (let id = top; id !== null && found.length < limit;) {
    const row = await db.batches.get(id);
    if (row === undefined) break;
    found.push(row);
    id = row.under;
  }
  return found;
}

const toStep = ({ id, label, by, changes }: BatchRow, clock: string): Step => ({
  id,
  label,
  by: COMMANDS.find((command) => command.id === by)?.id ?? null,
  at: clockMillis(clock),
  cells: changes.length,
});

/** What several steps back or forward did. */
export interface Travelled {
  readonly steps: number;
  /** Cells that were left alone, since they were changed later. */
  readonly kept: number;
}

/**
 * Takes back everything after a step (null: this one too, and all before it, down to the beginning). Each step is a
 * transaction of its own, so that whatever stops it, what was done until then is whole; a change that comes between is
 * taken back too. Does nothing for a step that is not there.
 */
export const undoTo = (id: string | null): Promise<Travelled> => travel('undo', (top) => top === id, id);

/** Does again what was taken back, up to and including a step. */
export async function redoTo(id: string): Promise<Travelled> {
  const row = await db.batches.get(id);
  return row === undefined ? { steps: 0, kept: 0 } : travel('redo', (top) => top === row.under, id);
}

async function travel(
  which: 'undo' | 'redo',
  isThere: (top: string | null) => boolean,
  aim: string | null,
): Promise<Travelled> {
  if (aim !== null && !(await isIn(which, aim))) return { steps: 0, kept: 0 };
  let count = 0;
  let kept = 0;
  for (;;) {
    const head = await db.meta.get('head');
    if (head?.id !== 'head' || isThere(head[which])) break;
    const undone: Undone | null = await stepBack(which);
    if (undone === null) break;
    count += 1;
    kept += undone.kept;
  }
  return { steps: count, kept };
}

async function isIn(which: 'undo' | 'redo', id: string): Promise<boolean> {
  const head = await db.meta.get('head');
  for (let at = head?.id === 'head' ? head[which] : null; at !== null;) {
    if (at === id) return true;
    at = (await db.batches.get(at))?.under ?? null;
  }
  return false;
}
