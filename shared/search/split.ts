import { madeReach, type Reach, type Reaches } from './reach.ts';
import { findTerm, termText, type Segment } from './segment.ts';
import { TUNING } from './tuning.ts';

const SHORTEST = 5;
const SHORTEST_HALF = 2;

/** A word typed without its space (“graphneural”) also stands for its two halves, where a document holds both. */
export function splitsOf(segments: readonly Segment[], letters: readonly number[]): Reaches {
  return segments.map((segment) => {
    const reaches: Reach[] = [];
    for (
      let at = letters.length < SHORTEST ? letters.length : SHORTEST_HALF;
      at <= letters.length - SHORTEST_HALF;
      at += 1
    ) {
      const left = findTerm(segment, letters.slice(0, at));
      const right = left < 0 ? -1 : findTerm(segment, letters.slice(at));
      if (right < 0) continue;
      const postings = inBoth(segment, left, right);
      if (postings.length === 0) continue;
      const words = [termText(segment, left), termText(segment, right)];
      // A half of one or two letters is in so many texts that holding both says little.
      const weight = Math.min(at, letters.length - at) < 3 ? TUNING.split * 0.7 : TUNING.split;
      reaches.push(madeReach(postings, weight, () => words));
    }
    return reaches;
  });
}

/** Postings of the documents that have both terms, with the lesser impact. */
function inBoth({ postings, postingAt }: Segment, left: number, right: number): readonly number[] {
  const [a, aEnd] = [postingAt[left] as number, postingAt[left + 1] as number];
  const [b, bEnd] = [postingAt[right] as number, postingAt[right + 1] as number];
  if (aEnd - a > bEnd - b) return inBothOf(postings, [b, bEnd], [a, aEnd]);
  return inBothOf(postings, [a, aEnd], [b, bEnd]);
}

function inBothOf(
  postings: Uint32Array,
  [from, end]: readonly [number, number],
  [otherFrom, otherEnd]: readonly [number, number],
): readonly number[] {
  const found: number[] = [];
  for (let n = from; n < end; n += 1) {
    const posting = postings[n] as number;
    if ((posting & 255) === 0) continue;
    const at = findDoc(postings, otherFrom, otherEnd, posting >>> 8);
    if (at < 0) continue;
    found.push(((posting & ~255) | Math.min(posting & 255, (postings[at] as number) & 255)) >>> 0);
  }
  return found;
}

/** Where the posting of a document is between two places; -1 where it has none. */
export function findDoc(postings: Uint32Array, from: number, end: number, doc: number): number {
  let low = from;
  let high = end - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = (postings[middle] as number) >>> 8;
    if (found === doc) return middle;
    if (found < doc) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
