import type { Reach, Reaches } from './reach.ts';
import { BESIDES, MINOR, termText, type Segment } from './segment.ts';
import { TUNING } from './tuning.ts';

const SHORTEST = 3;
const LONGEST = 9;

/** A typed acronym reaches titles whose words begin with its letters, one after another; small words may be skipped. */
export function initialsOf(segments: readonly Segment[], letters: readonly number[]): Reaches {
  if (letters.length < SHORTEST || letters.length > LONGEST || letters.some((letter) => letter > 122)) return [];
  return segments.map((segment) => {
    const whole: number[] = [];
    const first: number[] = [];
    const inside: number[] = [];
    const { initials, titleWordAt, dead } = segment;
    const [letter] = letters;
    let doc = 0;
    let done = -1;
    for (let word = 0; word < initials.length; word += 1) {
      if (((initials[word] as number) & ~MINOR) !== letter) continue;
      while ((titleWordAt[doc + 1] as number) <= word) doc += 1;
      if (doc === done || dead[doc] === 1) continue;
      const end = titleWordAt[doc + 1] as number;
      const to = runFrom(initials, word, end, letters);
      if (to < 0) continue;
      done = doc;
      const posting = ((doc << 8) | 255) >>> 0;
      if (!isFirst(initials, titleWordAt[doc] as number, word)) inside.push(posting);
      else if (isFirst(initials, to, end)) whole.push(posting);
      else first.push(posting);
    }
    const share = Math.min(1, (letters.length - 1) / 4);
    return [
      reach(segment, letters, TUNING.initialsWhole, whole),
      reach(segment, letters, TUNING.initialsFirst * share, first),
      reach(segment, letters, TUNING.initialsInside * share, inside),
    ].filter(({ to }) => to > 0);
  });
}

function reach(segment: Segment, letters: readonly number[], weight: number, found: readonly number[]): Reach {
  return {
    weight,
    postings: Uint32Array.from(found),
    from: 0,
    to: found.length,
    frequency: found.length,
    term: -1,
    words: (doc) => runIn(segment, letters, doc),
  };
}

/** Where the words that begin with these letters end, from this word on; -1 where they do not go on so. */
function runFrom(initials: Uint8Array, from: number, end: number, letters: readonly number[]): number {
  let at = 0;
  for (let word = from; word < end; word += 1) {
    const initial = initials[word] as number;
    if (initial === 0) continue;
    if ((initial & ~MINOR) === letters[at]) {
      at += 1;
      if (at === letters.length) return word + 1;
    } else if ((initial & MINOR) === 0) return -1;
  }
  return -1;
}

/** Whether nothing but small words is between. */
function isFirst(initials: Uint8Array, from: number, to: number): boolean {
  for (let word = from; word < to; word += 1) {
    const initial = initials[word] as number;
    if (initial !== 0 && (initial & MINOR) === 0) return false;
  }
  return true;
}

function runIn(segment: Segment, letters: readonly number[], doc: number): readonly string[] {
  const { initials, titleWords, titleWordAt } = segment;
  const end = titleWordAt[doc + 1] as number;
  for (let word = titleWordAt[doc] as number; word < end; word += 1) {
    if (((initials[word] as number) & ~MINOR) !== letters[0]) continue;
    const to = runFrom(initials, word, end, letters);
    if (to < 0) continue;
    const words = [...titleWords.subarray(word, to)].filter((each) => (each & BESIDES) === 0);
    return words.map((each) => termText(segment, each));
  }
  return [];
}
