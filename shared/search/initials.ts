import { madeReach, type Reaches } from './reach.ts';
import { BESIDES, MINOR, termText, type Segment } from './segment.ts';
import { TUNING } from './tuning.ts';

const SHORTEST = 3;
const LONGEST = 9;

/** A typed acronym reaches titles whose words begin with its letters, one after another; small words may be skipped. */
export function initialsOf(segments: readonly Segment[], letters: readonly number[]): Reaches {
  if (letters.length < SHORTEST || letters.length > LONGEST || letters.some((letter) => letter > 122))
    return [];
  return segments.map((segment) => {
    const whole: number[] = [];
    const first: number[] = [];
    const inside: number[] = [];
    const share = Math.min(1, (letters.length - 1) / 4);
    const { initials, titleWordAt, dead } = segment;
    let done = -1;
    for (const word of startsOf(segment, letters)) {
      const doc = docAt(titleWordAt, word);
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
    const words = (of: number): readonly string[] => runIn(segment, letters, of);
    return [
      madeReach(whole, TUNING.initialsWhole, words),
      madeReach(first, TUNING.initialsFirst * share, words),
      madeReach(inside, TUNING.initialsInside * share, words),
    ].filter(({ frequency }) => frequency > 0);
  });
}

/** The places of title words by their first letter and the next's: a hundredth of the titles is left to look at. */
interface Pairs {
  readonly at: Uint32Array;
  readonly places: Uint32Array;
}

const CODES = 64;
const known = new WeakMap<Segment, Pairs>();

/** Words that may begin a run of these letters, ascending. */
function startsOf(segment: Segment, [first = 0, second = 0]: readonly number[]): Uint32Array {
  let pairs = known.get(segment);
  if (pairs === undefined) known.set(segment, (pairs = pairsOf(segment)));
  const pair = pairOf(first, second);
  return pairs.places.subarray(pairs.at[pair], pairs.at[pair + 1]);
}

function pairsOf({ initials, titleWordAt }: Segment): Pairs {
  const at = new Uint32Array(CODES * CODES + 1);
  const each = (put: (pair: number, word: number) => void): void => {
    let doc = 0;
    for (let word = 0; word < initials.length; word += 1) {
      const first = initials[word] as number;
      if (first === 0) continue;
      while ((titleWordAt[doc + 1] as number) <= word) doc += 1;
      const end = titleWordAt[doc + 1] as number;
      for (let next = word + 1; next < end; next += 1) {
        const second = initials[next] as number;
        if (second === 0) continue;
        put(pairOf(first & ~MINOR, second & ~MINOR), word);
        if ((second & MINOR) === 0) break;
      }
    }
  };
  each((pair) => {
    at[pair + 1] = (at[pair + 1] as number) + 1;
  });
  for (let pair = 0; pair < CODES * CODES; pair += 1)
    at[pair + 1] = (at[pair + 1] as number) + (at[pair] as number);
  const places = new Uint32Array(at[CODES * CODES] as number);
  const next = at.slice();
  each((pair, word) => {
    const to = next[pair] as number;
    places[to] = word;
    next[pair] = to + 1;
  });
  return { at, places };
}

/** Letters and digits each have a code of their own. */
const pairOf = (first: number, second: number): number =>
  (first & (CODES - 1)) * CODES + (second & (CODES - 1));

/** The document that has a word of a title. */
function docAt(titleWordAt: Uint32Array, word: number): number {
  let low = 0;
  let high = titleWordAt.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((titleWordAt[middle] as number) <= word) low = middle;
    else high = middle - 1;
  }
  return low;
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
