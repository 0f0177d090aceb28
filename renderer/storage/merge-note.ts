/** One note in two libraries. */
import { cellKey, type Cell, type Change, type Row } from '../../shared/change.ts';
import { mergeText } from '../../shared/merge-text.ts';
import { asText, db } from './db.ts';

/** A clock ends with the device that gave it. */
const DEVICE = 13;

/** The texts that a note had here before, by the clock that each was written with. */
export type EarlierTexts = (
  note: Pick<Change, 'table' | 'id' | 'field'>,
) => Promise<ReadonlyMap<string, string>>;

/**
 * What becomes of a note that both sides have and that differs: ours, where it was edited from theirs; theirs, where that
 * was edited from ours; else both, merged by words.
 */
export async function mergeNote(
  theirs: Change,
  { theirRow, mine, earlier }: { readonly theirRow: Row; readonly mine: Row; readonly earlier: EarlierTexts },
): Promise<readonly Cell[]> {
  const { field } = theirs;
  const own = mine.clocks[field] ?? '';
  const [text, there] = [asText(mine[field]), asText(theirs.value)];
  if (mine['mergedFrom'] === theirs.clock) return [];
  const past = await earlier(theirs);
  const sameDevice = own.slice(DEVICE) === theirs.clock.slice(DEVICE);
  if (past.has(theirs.clock) || (sameDevice && own > theirs.clock)) return [];
  const base = theirRow['base'];
  if (base === own || theirRow['mergedFrom'] === own || sameDevice) return takenFrom(theirs, there);
  const from = base === '' ? '' : (past.get(asText(base)) ?? null);
  const merged = mergeText(from, text, there);
  return merged === text ? [] : takenFrom(theirs, merged);
}

/** A text that came from another library, wholly or in part: with the clock that it had there, so that it never comes twice. */
export const takenFrom = ({ table, id, field, clock }: Change, text: string): readonly Cell[] => [
  { table, id, field, value: text },
  { table, id, field: 'mergedFrom', value: clock },
];

/** Reads the history of all notes, at the first question. */
export function earlierTexts(): EarlierTexts {
  let read: Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> | null = null;
  return async (note) => {
    read ??= readTexts();
    return (await read).get(cellKey(note)) ?? new Map();
  };
}

async function readTexts(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const all = new Map<string, Map<string, string>>();
  await db.batches.each(({ changes, before }) => {
    for (const each of [...before, ...changes]) {
      if (each.table !== 'texts' || each.clock === '') continue;
      const texts = all.get(cellKey(each)) ?? new Map<string, string>();
      all.set(cellKey(each), texts.set(each.clock, asText(each.value)));
    }
  });
  return all;
}
