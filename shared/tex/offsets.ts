import type { Span } from '../model.ts';
import type { Token } from './token.ts';

/** Which end of a span an offset is: the start leans to what follows it, the end to what is before. */
export type Side = 'start' | 'end';

/** What is needed of a token, or of its leaf on the page, to map offsets in it. */
type Leaf = Span & Pick<Token, 'text' | 'whole'>;

/** The offset in the source of a place `at` units into what a leaf shows. Inside a whole leaf it is one of the leaf's ends. */
export function sourceAt({ start, end, text, whole }: Leaf, at: number, side: Side): number {
  if (!whole) return start + Math.min(Math.max(0, at), text.length);
  if (at <= 0) return start;
  return at >= text.length || side === 'end' ? end : start;
}

/** The place in what a leaf shows of an offset in the source: the inverse of `sourceAt`. */
export function renderedAt({ start, end, text, whole }: Leaf, offset: number, side: Side): number {
  if (!whole) return Math.min(Math.max(0, offset - start), text.length);
  if (offset <= start) return 0;
  return offset >= end || side === 'end' ? text.length : 0;
}

/** Offsets of a source and of what is shown for it, in both directions. */
export interface Offsets {
  /** What is shown, as one text. */
  readonly rendered: string;
  /** Where an offset of the source is shown. */
  readonly toRendered: (offset: number, side: Side) => number;
  /** The offset of the source that is shown at a place; a start is after what is hidden there, an end before it. */
  readonly toSource: (at: number, side: Side) => number;
}

/** The map of a tokenized text. Each question takes logarithmic time. */
export function offsets(tokens: readonly Token[]): Offsets {
  const shown = tokens.filter(({ text }) => text !== '');
  const begins: number[] = [];
  let length = 0;
  for (const { text } of shown) {
    begins.push(length);
    length += text.length;
  }
  const starts = shown.map(({ start }) => start);
  const sourceLength = tokens.at(-1)?.end ?? 0;
  return {
    rendered: shown.map(({ text }) => text).join(''),
    toRendered(offset, side) {
      const n = lastAtMost(starts, side === 'end' ? offset - 1 : offset);
      const leaf = shown[n];
      if (!leaf) return 0;
      // In what is hidden after it: its end.
      return (begins[n] ?? 0) + renderedAt(leaf, offset, side);
    },
    toSource(at, side) {
      if (side === 'start' && at >= length) return sourceLength;
      if (side === 'end' && at <= 0) return 0;
      const n = lastAtMost(begins, side === 'end' ? at - 1 : at);
      const leaf = shown[n];
      return leaf ? sourceAt(leaf, at - (begins[n] ?? 0), side) : 0;
    },
  };
}

/** The index of the last of some ascending numbers that is at most `limit`; -1 when none is. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The span widened so that it cuts no whole token: a formula is in it, or is not. An empty span stays as it is. */
export function snapToTokens(tokens: readonly Token[], { start, end }: Span): Span {
  if (end <= start) return { start, end };
  const starts = tokens.map((token) => token.start);
  const first = tokens[lastAtMost(starts, start)];
  const last = tokens[lastAtMost(starts, end - 1)];
  return {
    start: first?.whole && first.end > start ? first.start : start,
    end: last?.whole && last.start < end ? last.end : end,
  };
}
