/** How long a reader takes for a card, from what they took for the last ones. */

/** After so long they were doing something else. Milliseconds. */
const IDLE_MS = 180_000;
/** So many of the last times are kept: a pace follows the day. */
const MOST = 30;
/** With fewer, any number would be a guess. */
const FEWEST = 5;

/** The times with one more, in milliseconds; of idle ones, as they were. */
export const withTime = (times: readonly number[], ms: number): readonly number[] =>
  ms > IDLE_MS || ms < 0 ? times : [...times, Math.round(ms)].slice(-MOST);

/** What of a time spent on a card counts as reading it, in milliseconds. */
export const counted = (ms: number): number => (ms > IDLE_MS || ms < 0 ? 0 : ms);

/** The median of recent times, in milliseconds; null before there are five. */
export function pace(times: readonly number[]): number | null {
  if (times.length < FEWEST) return null;
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

/** Whole minutes that so many cards will take, at least 1; null while the pace is not known, and when no card is left. */
export function minutesLeft(times: readonly number[], cards: number): number | null {
  const each = pace(times);
  return each === null || cards === 0 ? null : Math.max(1, Math.round((each * cards) / 60_000));
}
