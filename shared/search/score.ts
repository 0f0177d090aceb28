/**
 * Adds up what documents are worth to a query. Documents of all segments share one row of numbers, so that nothing depends on
 * where a document is; the arrays are kept between queries and are zero outside of one.
 */
import type { Group } from './query.ts';
import type { Segment } from './segment.ts';
import { TUNING } from './tuning.ts';

/** A document that matches: `doc` in `segment`, and its score before titles are looked at. */
export interface Candidate {
  readonly segment: number;
  readonly doc: number;
  readonly score: number;
}

export interface Scored {
  /** The best, in no order; as many as were asked for, and those that are about as good as the last. */
  readonly candidates: readonly Candidate[];
  /** How many match. */
  readonly total: number;
}

export interface Scorer {
  /** `allowed` has a 1 for every document that may be answered, by number over all segments; null for all. */
  score(groups: readonly Group[], most: number, allowed: Uint8Array | null): Scored;
}

const BUCKETS = 2048;

export function createScorer(segments: readonly Segment[]): Scorer {
  const bases: number[] = [];
  let documents = 0;
  for (const { size } of segments) {
    bases.push(documents);
    documents += size;
  }
  const sums = new Float32Array(documents);
  const covers = new Float32Array(documents);
  const best = new Float32Array(documents);
  const touched = new Uint32Array(documents);
  const here = new Uint32Array(documents);
  const buckets = new Uint32Array(BUCKETS);

  const accumulate = (groups: readonly Group[], allowed: Uint8Array | null): number => {
    let all = 0;
    for (const { reaches, idf } of groups) {
      let strongest = 0;
      for (const each of reaches) strongest = Math.max(strongest, Math.min(1, each[0]?.weight ?? 0));
      let reached = 0;
      for (let n = 0; n < reaches.length; n += 1) {
        const base = bases[n] as number;
        for (const { weight, postings, at, terms } of reaches[n] as Group['reaches'][number]) {
          // The best come first, so that whatever touches a document first says how well the word is covered.
          const cover = idf * (weight >= strongest * TUNING.strong ? 1 : TUNING.weakCover);
          const each = weight / 255;
          for (let t = 0; t < terms.length; t += 1) {
            const term = terms[t] as number;
            const end = at[term + 1] as number;
            for (let p = at[term] as number; p < end; p += 1) {
              const posting = postings[p] as number;
              const doc = base + (posting >>> 8);
              const value = each * (posting & 255);
              const known = best[doc] as number;
              if (value <= known) continue;
              if (known === 0) {
                if (allowed !== null && allowed[doc] === 0) continue;
                here[reached++] = doc;
                if (covers[doc] === 0) touched[all++] = doc;
                covers[doc] = (covers[doc] as number) + cover;
              }
              best[doc] = value;
            }
          }
        }
      }
      for (let n = 0; n < reached; n += 1) {
        const doc = here[n] as number;
        sums[doc] = (sums[doc] as number) + idf * (best[doc] as number);
        best[doc] = 0;
      }
    }
    return all;
  };

  return {
    score(groups, most, allowed) {
      let whole = 0;
      for (const { idf } of groups) whole += idf;
      const all = accumulate(groups, allowed);
      let mostCovered = 0;
      for (let n = 0; n < all; n += 1)
        mostCovered = Math.max(mostCovered, covers[touched[n] as number] as number);
      const floor = mostCovered * TUNING.coverFloor;
      let highest = 0;
      let total = 0;
      for (let n = 0; n < all; n += 1) {
        const doc = touched[n] as number;
        const covered = covers[doc] as number;
        covers[doc] = 0;
        if (covered < floor) {
          sums[doc] = 0;
          continue;
        }
        const share = covered / whole;
        const power = TUNING.coverPower === 3 ? share * share * share : share ** TUNING.coverPower;
        const score = Math.fround(
          (sums[doc] as number) * (TUNING.coverLeast + (1 - TUNING.coverLeast) * power),
        );
        sums[doc] = score;
        touched[total++] = doc;
        if (score > highest) highest = score;
      }
      const candidates = select(total, most, highest);
      for (let n = 0; n < total; n += 1) sums[touched[n] as number] = 0;
      return { candidates, total };
    },
  };

  /** The best documents by a histogram of their scores: no sorting of the many. */
  function select(count: number, most: number, highest: number): readonly Candidate[] {
    if (count === 0) return [];
    const scale = (BUCKETS - 1) / highest;
    buckets.fill(0);
    for (let n = 0; n < count; n += 1) {
      const bucket = Math.floor((sums[touched[n] as number] as number) * scale);
      buckets[bucket] = (buckets[bucket] as number) + 1;
    }
    let least = BUCKETS - 1;
    for (let sum = buckets[least] as number; sum < most && least > 0; sum += buckets[least] as number)
      least -= 1;
    const candidates: Candidate[] = [];
    for (let n = 0; n < count; n += 1) {
      const at = touched[n] as number;
      const score = sums[at] as number;
      if (Math.floor(score * scale) < least) continue;
      let segment = bases.length - 1;
      while ((bases[segment] as number) > at) segment -= 1;
      candidates.push({ segment, doc: at - (bases[segment] as number), score });
    }
    return candidates;
  }
}
