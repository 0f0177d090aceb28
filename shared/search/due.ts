import type { Segment } from './segment.ts';

const MOST_SEGMENTS = 8;

/** The segments to make one of: those that are mostly dead, else, where there are too many, the smallest that are about as large as one another. */
export function dueOf(segments: readonly Segment[]): readonly Segment[] {
  if (segments.length <= MOST_SEGMENTS) return segments.filter(({ dead }) => living(dead) * 2 < dead.length);
  const due: Segment[] = [];
  let sum = 0;
  for (const segment of segments.toSorted((a, b) => a.size - b.size)) {
    // A large one is left alone until the others have become as large together: each document is copied a few times only.
    if (due.length > 1 && segment.size > sum * 2) break;
    due.push(segment);
    sum += segment.size;
  }
  return due;
}

/** How many documents are not deleted, of those that count. */
export function living(dead: Uint8Array, counts: (doc: number) => boolean = () => true): number {
  let count = 0;
  for (let doc = 0; doc < dead.length; doc += 1) if (dead[doc] === 0 && counts(doc)) count += 1;
  return count;
}
