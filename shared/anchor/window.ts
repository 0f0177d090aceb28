/**
 * What of two texts is compared, so that it stays little: all but what both begin and end with, or, of long texts that differ all
 * over, what lies around the quote between words that each text has once.
 */
import type { Span } from '../model.ts';
import type { Alignment, Weighed } from './align.ts';
import type { Token } from './tokens.ts';

/** Pairs of tokens that are compared at most: 1,000 words with 1,000 words. */
export const MOST_PAIRS = 1_000_000;
/** Some of the tokens. */
export const slice = ({ tokens, weights }: Weighed, { start, end }: Span): Weighed => ({
  tokens: tokens.slice(start, end),
  weights: weights.slice(start, end),
});

/** The part of two texts that is compared. */
export interface Window {
  readonly old: Span;
  readonly next: Span;
  /** What is before and behind the window: the same words, or it was not looked at. */
  readonly outside: 'same' | 'unknown';
}

/** Tokens that two texts begin or end with alike, and which are compared all the same, so that runs can slide. */
const SPARE = 24;

/** What has to be compared: all but what both begin and end with. Null where that is too much. */
export function windowOf(old: Weighed, next: Weighed): Window | null {
  const [n, m] = [old.tokens.length, next.tokens.length];
  const least = Math.min(n, m);
  let head = 0;
  while (head < least && old.tokens[head]?.key === next.tokens[head]?.key) head++;
  let tail = 0;
  while (tail < least - head && old.tokens[n - 1 - tail]?.key === next.tokens[m - 1 - tail]?.key) tail++;
  head = Math.max(0, head - SPARE);
  tail = Math.max(0, tail - SPARE);
  if ((n - head - tail) * (m - head - tail) > MOST_PAIRS) return null;
  return { old: { start: head, end: n - tail }, next: { start: head, end: m - tail }, outside: 'same' };
}

/** From the nearest words before the quote that each text has once to the nearest behind it. Null where that is too much. */
export function around(old: readonly Token[], next: readonly Token[], quote: Span): Window | null {
  const [olds, news] = [onceIn(old), onceIn(next)];
  const shared = (i: number): number => {
    const key = threeAt(old, i);
    return olds.get(key) === i ? (news.get(key) ?? -1) : -1;
  };
  let left = quote.start - SPARE;
  while (left > 0 && shared(left) < 0) left--;
  let right = quote.end + SPARE;
  while (right < old.length && shared(right) < 0) right++;
  const within = { start: Math.max(0, left), end: Math.min(old.length, right) };
  const there = {
    start: left <= 0 ? 0 : shared(left),
    end: right >= old.length ? next.length : shared(right),
  };
  const pairs = (within.end - within.start) * (there.end - there.start);
  return pairs <= 0 || pairs > MOST_PAIRS ? null : { old: within, next: there, outside: 'unknown' };
}

/** Three tokens in a row as one text. */
const threeAt = (tokens: readonly Token[], at: number): string =>
  `${tokens[at]?.key ?? ''} ${tokens[at + 1]?.key ?? ''} ${tokens[at + 2]?.key ?? ''}`;

/** Where each row of three is that a text has once; -1 for one that it has more often. */
function onceIn(tokens: readonly Token[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at < tokens.length; at++) {
    const key = threeAt(tokens, at);
    places.set(key, places.has(key) ? -1 : at);
  }
  return places;
}

/** The alignment of the window as one of the whole. */
export function widened(part: Alignment, { old, next, outside }: Window, n: number, m: number): Alignment {
  const same = outside === 'same';
  const pair = new Int32Array(n).fill(-1);
  const likeness = new Float64Array(n).fill(same ? 1 : 0);
  for (let i = 0; i < n; i++) {
    if (i >= old.start && i < old.end) {
      const to = part.pair[i - old.start] ?? -1;
      pair[i] = to === -1 ? -1 : to + next.start;
      likeness[i] = part.likeness[i - old.start] ?? 0;
    } else if (same) pair[i] = i < old.start ? i : i + m - n;
  }
  return { pair, likeness };
}
