/**
 * What a typed word may stand for, found in the vocabulary and never in texts. Weights depend on the two words and on whether
 * the typed one is known anywhere, never on how documents are spread over segments.
 */
import { bits } from './bits.ts';
import { distance } from './distance.ts';
import { initialsOf } from './initials.ts';
import { reachOf, total, type Reach, type Reaches } from './reach.ts';
import { findTerm, lengthOf, letterSign, lowerBound, prefixed, type Segment } from './segment.ts';
import { splitsOf } from './split.ts';
import { TUNING } from './tuning.ts';

/** A typed word. */
export interface Typed {
  readonly letters: readonly number[];
  /** It may go on. */
  readonly unfinished: boolean;
}

const SHORTEST_MISSPELT = 4;
const SHORTEST_TWICE = 8;
const SHORTEST_BEGINNING = 5;
const SHORT_PREFIX = 3;
/** A misspelt word may also lack an ending this long (“forrest” for “forests”). */
const INFLECTION = 2;
/** Acronyms are looked for among titles where the word as typed is in fewer documents. */
const RARE = 50;

/** Everything that a word reaches. */
export function expand(segments: readonly Segment[], typed: Typed): Reaches {
  const { letters } = typed;
  const exact = segments.map((segment) => findTerm(segment, letters));
  const isKnown = exact.some((term) => term >= 0);
  const titleOnly = letters.length < SHORT_PREFIX;
  const found = segments.map((segment, n): readonly Reach[] => {
    const { put, bundles } = gather(segment);
    const own = exact[n] as number;
    if (own >= 0) put(own, 1);
    addLonger(segment, typed, put);
    if (letters.length >= SHORTEST_MISSPELT) {
      const weight = isKnown ? TUNING.editOfKnown : TUNING.edit;
      addMisspelt(segment, typed, { weight, isKnown, put });
      addFirstLetters(segment, typed, weight, put);
    }
    return [...bundles()].map(([weight, terms]) =>
      reachOf(segment, terms, { weight, where: titleOnly && weight < 1 ? 'title' : 'all' }),
    );
  });
  const known = total(found, (reach) => reach.weight >= TUNING.completion);
  const more: Reaches[] = [];
  if (!isKnown) more.push(splitsOf(segments, letters));
  if (known < RARE) more.push(initialsOf(segments, letters));
  return found.map((own, n) =>
    [...own, ...more.flatMap((each) => each[n] ?? [])].toSorted((a, b) => b.weight - a.weight),
  );
}

/** Gathers terms by the best weight that each is given. */
function gather({ frequency }: Segment) {
  const weights = new Map<number, number>();
  return {
    put: (term: number, weight: number): void => {
      if ((frequency[term] as number) > 0 && weight > (weights.get(term) ?? 0)) weights.set(term, weight);
    },
    bundles: (): ReadonlyMap<number, readonly number[]> => {
      const all = new Map<number, number[]>();
      for (const [term, weight] of weights) {
        const some = all.get(weight);
        if (some) some.push(term);
        else all.set(weight, [term]);
      }
      return all;
    },
  };
}

type Put = (term: number, weight: number) => void;

function addLonger(segment: Segment, { letters, unfinished }: Typed, put: Put): void {
  if (!unfinished && letters.length < SHORTEST_MISSPELT) return;
  const [least, more] = unfinished ? [TUNING.completion, TUNING.completed] : [TUNING.longer, TUNING.longerBy];
  const [first, end] = prefixed(segment, letters);
  for (let term = first; term < end; term += 1)
    put(term, least + (more * letters.length) / lengthOf(segment, term));
}

interface Misspelling {
  readonly weight: number;
  readonly isKnown: boolean;
  readonly put: Put;
}

/** Words with the same first letter that are one or two edits away, or begin with one that is one edit away. */
function addMisspelt(
  segment: Segment,
  { letters, unfinished }: Typed,
  { weight, isKnown, put }: Misspelling,
): void {
  const { length } = letters;
  const edits = length < SHORTEST_TWICE ? 1 : 2;
  const sign = letterSign(letters, 0, length);
  const begins = length >= SHORTEST_BEGINNING;
  const longest = unfinished ? Infinity : INFLECTION;
  const beginning = isKnown ? TUNING.editOfKnown : TUNING.misspeltBeginning;
  const { signs, letterAt } = segment;
  const [first, end] = prefixed(segment, letters.slice(0, 1));
  for (let term = first; term < end; term += 1) {
    const from = letterAt[term] as number;
    const to = letterAt[term + 1] as number;
    const long = to - from - length;
    if (long < -edits) continue;
    const own = signs[term] as number;
    const missing = bits(sign & ~own);
    if (missing > edits) continue;
    const near = long <= edits && missing + bits(own & ~sign) <= edits * 2;
    const mayBegin = begins && long >= 0 && long <= longest && missing <= 1;
    if (!near && !mayBegin) continue;
    const { whole, prefix } = distance(letters, { letters: segment.letters, from, to }, near ? edits : 1);
    if (near && whole > 0 && whole <= edits) put(term, whole === 1 ? weight : weight * TUNING.secondEdit);
    if (mayBegin && prefix === 1) put(term, beginning * (0.4 + (0.6 * length) / (to - from)));
  }
}

/** Words whose first letter is another, missing, too many, or changed places with the second: each is looked up. */
function addFirstLetters(segment: Segment, { letters, unfinished }: Typed, weight: number, put: Put): void {
  const [first, second] = letters as readonly [number, number];
  const rest = letters.slice(1);
  const begins = unfinished && letters.length >= SHORTEST_BEGINNING;
  const look = (probe: readonly number[]): void => {
    const term = findTerm(segment, probe);
    if (term >= 0) put(term, weight * TUNING.firstLetter);
    if (!begins) return;
    const [from, end] = prefixed(segment, probe);
    for (let each = from; each < end; each += 1)
      put(each, (weight * TUNING.firstLetter * 0.7 * letters.length) / lengthOf(segment, each));
  };
  look(rest);
  if (first !== second) look([second, first, ...letters.slice(2)]);
  for (const letter of firstLetters(segment)) {
    if (letter !== first) look([letter, ...rest]);
    look([letter, ...letters]);
  }
}

const firsts = new WeakMap<Segment, readonly number[]>();
const MOST_FIRSTS = 64;

/** The letters that words begin with, as far as they are few: a typo stays in its script. */
function firstLetters(segment: Segment): readonly number[] {
  let known = firsts.get(segment);
  if (known === undefined) {
    const found: number[] = [];
    for (let term = 0; term < segment.frequency.length && found.length < MOST_FIRSTS;) {
      const letter = segment.letters[segment.letterAt[term] as number] as number;
      found.push(letter);
      term = lowerBound(segment, [letter + 1]);
    }
    firsts.set(segment, (known = found));
  }
  return known;
}
