import type { Span } from '../model.ts';

/** A run of text that the same highlights cover, the longest first: they nest in this order. */
export interface Segment extends Span {
  readonly ids: readonly string[];
}

interface Marked extends Span {
  readonly id: string;
}

/** Cuts a text of `length` units at every end of a highlight. The pieces cover it exactly; overlaps list every highlight. */
export function segments(length: number, highlights: readonly Marked[]): readonly Segment[] {
  const cuts = new Set([0, length]);
  for (const { start, end } of highlights)
    for (const at of [start, end]) cuts.add(Math.min(length, Math.max(0, at)));
  const ends = [...cuts].toSorted((a, b) => a - b);
  const longestFirst = highlights.toSorted(
    (a, b) => b.end - b.start - (a.end - a.start) || (a.id < b.id ? -1 : 1),
  );
  return ends.slice(1).map((end, n): Segment => {
    const start = ends[n] ?? 0;
    return {
      start,
      end,
      ids: longestFirst.filter((each) => each.start <= start && each.end >= end).map((each) => each.id),
    };
  });
}
