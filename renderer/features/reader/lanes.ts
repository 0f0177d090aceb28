import type { Span } from '../../../shared/model.ts';

interface Placed extends Span {
  readonly id: string;
}

/** Two underlines fit between the lines of the text (line height 1.63). */
const LANES = 2;

/**
 * The underline lane of every highlight, 0 or 1, the same over its whole length: overlapping highlights get different lanes
 * while there are any, in the order of the text; where three or more overlap, the last lane is shared.
 */
export function lanes(highlights: readonly Placed[]): ReadonlyMap<string, number> {
  const inOrder = highlights.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  const ends: number[] = [];
  const found = new Map<string, number>();
  for (const { id, start, end } of inOrder) {
    const free = Array.from({ length: LANES }, (_, lane) => lane).find((lane) => (ends[lane] ?? 0) <= start);
    const lane = free ?? LANES - 1;
    ends[lane] = Math.max(ends[lane] ?? 0, end);
    found.set(id, lane);
  }
  return found;
}
