/** The stacks of undo and redo, out of the batches that a journal holds. */
import type { JournalBatch } from '../../shared/library-files.ts';
import type { BatchRow } from './db.ts';

/** The batches as rows, and the tops of the two stacks. */
export interface Replayed {
  readonly rows: readonly BatchRow[];
  readonly undo: string | null;
  readonly redo: string | null;
}

/**
 * Goes through batches, the oldest first, as the commands did: a change goes on the undo stack and empties the other;
 * what takes back the top of one stack moves it to the other; what replaces a batch takes its place. A batch that
 * replaced no cells brings what was elsewhere and is no step. Steps whose beginning is older than these batches end there.
 */
export function replay(batches: readonly JournalBatch[]): Replayed {
  const rows = new Map<string, BatchRow>();
  let undo: string | null = null;
  let redo: string | null = null;
  let seq = 0;
  const under = (id: string): string | null => rows.get(id)?.under ?? null;
  /** Steps that took nothing back any more were passed over without a batch. */
  const downTo = (top: string | null, id: string): string | null => {
    for (let at = top; at !== null; at = under(at)) if (at === id) return at;
    return null;
  };
  for (const batch of batches) {
    if (batch.before.length === 0) continue;
    seq += 1;
    const { undoes, replaces } = batch;
    if (undoes !== undefined) {
      const [fromUndo, fromRedo]: readonly [string | null, string | null] = [
        downTo(undo, undoes),
        downTo(redo, undoes),
      ];
      const isUndo: boolean = fromUndo !== null || (fromRedo === null && rows.get(undoes)?.isUndo !== true);
      rows.set(batch.id, { ...batch, seq, isUndo, under: isUndo ? redo : undo });
      if (fromUndo !== null) undo = under(fromUndo);
      if (fromRedo !== null) redo = under(fromRedo);
      if (isUndo) redo = batch.id;
      else undo = batch.id;
      continue;
    }
    const folded = replaces !== undefined && replaces === undo ? rows.get(replaces) : undefined;
    if (folded !== undefined) rows.delete(folded.id);
    rows.set(batch.id, { ...batch, seq, isUndo: false, under: folded === undefined ? undo : folded.under });
    undo = batch.id;
    redo = null;
  }
  return { rows: [...rows.values()], undo, redo };
}
