/**
 * A run that was taken out or put in can often be told at several places: of `A B A C`, `A C` may be without `B A` or without
 * `A B`. The alignment takes any; this moves the run to where a sentence begins, or to the edge of the quote, which is where
 * people cut.
 */
import type { Span } from '../model.ts';
import type { Alignment } from './align.ts';
import type { Token } from './tokens.ts';

/** Moves the runs at the quote's tokens, in place. */
export function slideRuns(
  before: readonly Token[],
  after: readonly Token[],
  alignment: Alignment,
  quote: Span,
): void {
  slideOut(before, alignment, quote);
  slideIn(before, after, alignment, quote);
}

/** Steps that a run is tried at, each way. */
const MOST_STEPS = 40;

function slideOut(before: readonly Token[], { pair, likeness }: Alignment, quote: Span): void {
  const from = Math.max(0, quote.start - MOST_STEPS);
  const to = Math.min(pair.length, quote.end + MOST_STEPS);
  for (let start = from; start < to; start++) {
    if (pair[start] !== -1) continue;
    let end = start;
    while (end < pair.length && pair[end] === -1) end++;
    const same = (a: number, b: number): boolean => before[a]?.key === before[b]?.key;
    const value = (by: number): number => {
      const run = { start: start + by, end: end + by };
      const covers = run.start <= quote.start && run.end >= quote.end ? 2 : 0;
      const touches = (run.end === quote.start || run.start === quote.end) && covers === 0 ? 0.5 : 0;
      const edges = run.start === quote.start || run.end === quote.end ? 0.6 : 0;
      return covers + touches + edges + (beginsSentence(before, run.start) ? 1 : 0);
    };
    let left = 0;
    while (
      left < MOST_STEPS &&
      likeness[start - left - 1] === 1 &&
      pair[start - left - 1] !== -1 &&
      same(start - left - 1, end - left - 1)
    )
      left++;
    let right = 0;
    while (
      right < MOST_STEPS &&
      likeness[end + right] === 1 &&
      pair[end + right] !== -1 &&
      same(start + right, end + right)
    )
      right++;
    const by = bestStep(left, right, value);
    for (let n = 0; n < -by; n++) move(pair, likeness, { from: start - 1 - n, to: end - 1 - n });
    for (let n = 0; n < by; n++) move(pair, likeness, { from: end + n, to: start + n });
    start = Math.max(end, end + by);
  }
}

function move(
  pair: Int32Array,
  likeness: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  pair[to] = pair[from] ?? -1;
  likeness[to] = 1;
  pair[from] = -1;
  likeness[from] = 0;
}

function slideIn(
  before: readonly Token[],
  after: readonly Token[],
  { pair, likeness }: Alignment,
  quote: Span,
): void {
  const from = Math.max(0, quote.start - MOST_STEPS);
  const to = Math.min(pair.length - 1, quote.end + MOST_STEPS);
  for (let at = from; at < to; at++) {
    const [here, next] = [pair[at] ?? -1, pair[at + 1] ?? -1];
    if (here === -1 || next <= here + 1) continue;
    const value = (by: number): number => {
      const cut = at + 1 + by;
      const outside = cut <= quote.start || cut >= quote.end ? 0.6 : 0;
      return outside + (beginsSentence(after, here + 1 + by) ? 1 : 0);
    };
    // To the left, the token before the run pairs with the run's last one.
    let left = 0;
    while (
      left < MOST_STEPS &&
      pair[at - left] === here - left &&
      likeness[at - left] === 1 &&
      before[at - left]?.key === after[next - 1 - left]?.key
    )
      left++;
    let right = 0;
    while (
      right < MOST_STEPS &&
      pair[at + 1 + right] === next + right &&
      likeness[at + 1 + right] === 1 &&
      before[at + 1 + right]?.key === after[here + 1 + right]?.key
    )
      right++;
    const by = bestStep(left, right, value);
    for (let n = 0; n < -by; n++) pair[at - n] = next - 1 - n;
    for (let n = 0; n < by; n++) pair[at + 1 + n] = here + 1 + n;
    at = Math.max(at, at + by);
  }
}

function bestStep(left: number, right: number, value: (by: number) => number): number {
  let best = { by: 0, value: value(0) };
  for (let by = -left; by <= right; by++) {
    const here = value(by);
    if (here > best.value || (here === best.value && Math.abs(by) < Math.abs(best.by)))
      best = { by, value: here };
  }
  return best.by;
}

const beginsSentence = (tokens: readonly Token[], at: number): boolean =>
  at === 0 || ['.', '?', '!'].includes(tokens[at - 1]?.key ?? '');
