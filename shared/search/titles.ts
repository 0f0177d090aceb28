/** Ranks the best again by how the words of the query stand in the title: next to one another, in order, as the whole of it. */
import { bits } from './bits.ts';
import type { Group } from './query.ts';
import type { Candidate } from './score.ts';
import { BESIDES, type Segment } from './segment.ts';
import { TUNING } from './tuning.ts';

const WEAKEST = 0.1;

export interface TitleRanker {
  /** By how much the title multiplies a candidate's score: 1 and more. */
  factor(candidate: Candidate): number;
  /** Must be called when all are ranked. */
  done(): void;
}

/** For each term of each segment, the words of the present query that it stands for, a bit each; zero between queries. */
export function createMeanings(segments: readonly Segment[]): readonly Uint16Array[] {
  return segments.map(({ frequency }) => new Uint16Array(frequency.length));
}

export function rankTitles(
  groups: readonly Group[],
  segments: readonly Segment[],
  meanings: readonly Uint16Array[],
): TitleRanker {
  let whole = 0;
  groups.forEach(({ reaches, idf }, bit) => {
    whole += idf;
    reaches.forEach((each, s) => {
      const meaning = meanings[s] as Uint16Array;
      for (const { terms, weight, where } of each) {
        if (where === 'made' || weight < WEAKEST) continue;
        for (const term of terms) meaning[term] = (meaning[term] as number) | (1 << bit);
      }
    });
  });
  return {
    factor({ segment, doc }) {
      const { titleWords, titleWordAt } = segments[segment] as Segment;
      const meaning = meanings[segment] as Uint16Array;
      let covered = 0;
      let before = 0;
      let pairs = 0;
      let seen = 0;
      let ordered = 0;
      let place = 0;
      let known = 0;
      let start = 0;
      const end = titleWordAt[doc + 1] as number;
      for (let at = titleWordAt[doc] as number; at < end; at += 1) {
        const word = titleWords[at] as number;
        const means = meaning[word & ~BESIDES] as number;
        covered |= means;
        if (word >= BESIDES) continue;
        if (means !== 0) {
          known += 1;
          if (place === 0 && (means & 1) === 1) start = 1;
          if (((before << 1) & means) !== 0) pairs += 1;
          ordered |= (seen << 1) & means;
          seen |= means;
        }
        before = means;
        place += 1;
      }
      if (covered === 0) return 1;
      let share = 0;
      for (let bit = 0; bit < groups.length; bit += 1)
        if ((covered >> bit) & 1) share += groups[bit]?.idf ?? 0;
      share /= whole;
      const together = Math.min(1, pairs / groups.length);
      return (
        1 +
        TUNING.titleCover * share * share +
        TUNING.titlePairs * together +
        TUNING.titleOrder * (bits(ordered) / groups.length) +
        TUNING.titleStart * start +
        TUNING.titleWhole * share * share * share * (known / place)
      );
    },
    done() {
      groups.forEach(({ reaches }) =>
        reaches.forEach((each, s) => {
          const meaning = meanings[s] as Uint16Array;
          for (const { terms, where } of each)
            if (where !== 'made') for (const term of terms) meaning[term] = 0;
        }),
      );
    },
  };
}
