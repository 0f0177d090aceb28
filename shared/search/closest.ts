import { distance } from './distance.ts';
import { readQuery } from './query.ts';
import { lengthOf, paperAt, type Segment } from './segment.ts';

const PAPER = 0;
const SHORTEST = 3;

/**
 * The paper whose title is most like what was typed, for when no document matches: each typed word counts for a title's word
 * as far as they agree, up to half of its letters being wrong. Null when none is near.
 */
export function nearestTitle(
  segments: readonly Segment[],
  typed: string,
): { readonly paperId: string } | null {
  const words = readQuery(typed).filter(({ letters }) => letters.length >= SHORTEST);
  let best: { readonly paperId: string; readonly score: number; readonly age: number } | null = null;
  for (const segment of segments) {
    const scores = new Float64Array(segment.size);
    for (const { letters } of words) {
      const own = new Float64Array(segment.size);
      for (let term = 0; term < segment.frequency.length; term += 1) {
        const from = segment.titlePostingAt[term] as number;
        const to = segment.titlePostingAt[term + 1] as number;
        const likeness = from === to ? 0 : likenessOf(segment, term, letters);
        if (likeness === 0) continue;
        for (let n = from; n < to; n += 1) {
          const doc = (segment.titlePostings[n] as number) >>> 8;
          own[doc] = Math.max(own[doc] as number, likeness);
        }
      }
      for (let doc = 0; doc < segment.size; doc += 1)
        scores[doc] = (scores[doc] as number) + (own[doc] as number);
    }
    for (let doc = 0; doc < segment.size; doc += 1) {
      const score = scores[doc] as number;
      if (score === 0 || segment.dead[doc] === 1 || segment.kinds[doc] !== PAPER) continue;
      const age = segment.ages[doc] as number;
      if (best === null || score > best.score || (score === best.score && age > best.age))
        best = { paperId: paperAt(segment, doc), score, age };
    }
  }
  return best && { paperId: best.paperId };
}

/** From 0, when half of the letters are wrong, to 1. */
function likenessOf(segment: Segment, term: number, typed: readonly number[]): number {
  const most = Math.floor(typed.length / 2);
  if (Math.abs(lengthOf(segment, term) - typed.length) > most + 3) return 0;
  const { letters, letterAt } = segment;
  const place = { letters, from: letterAt[term] as number, to: letterAt[term + 1] as number };
  const { whole, prefix } = distance(typed, place, most);
  const edits = Math.min(whole, prefix + 0.5);
  return edits > most ? 0 : 1 - edits / (most + 1);
}
