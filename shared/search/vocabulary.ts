import { distance } from './distance.ts';

/** One word of the library with the documents that hold it, in ascending order, and what it counts in each (0 to 1). */
export interface Term {
  readonly word: string;
  readonly letters: number;
  docs: number[];
  impacts: number[];
}

/** A word that a typed one may stand for; `weight` is 1 for the word itself. */
export interface Expansion {
  readonly term: Term;
  readonly weight: number;
}

const MOST_EXPANSIONS = 96;
/** A misspelt word may also lack an ending this long (“forrest” for “forests”). */
const INFLECTION = 2;

/** Which letters a word has, one bit each (digits and other scripts share the upper six): words whose letters differ by more than two bits an edit cannot be near. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let n = 0; n < word.length; n += 1) {
    const code = word.charCodeAt(n);
    bits |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return bits;
}

/** How many edits a typed word may be off: none below four letters, one below eight, else two. */
export const editsFor = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/**
 * The words of a vocabulary that a typed word may mean, best first: itself, words that it begins (weakly unless it is still
 * being typed), misspellings, and misspelt beginnings of the word being typed. One pass over the vocabulary; letters and
 * lengths rule nearly all of it out before any distance is taken.
 */
export function expand(vocabulary: Iterable<Term>, typed: string, unfinished: boolean): readonly Expansion[] {
  const edits = editsFor(typed);
  const letters = lettersOf(typed);
  const found: Expansion[] = [];
  let exact = false;
  for (const term of vocabulary) {
    const { word } = term;
    if (word === typed) {
      exact = true;
      found.push({ term, weight: 1 });
    } else if (word.startsWith(typed)) {
      const share = typed.length / word.length;
      if (unfinished) found.push({ term, weight: 0.45 + 0.45 * share });
      else if (typed.length > 2) found.push({ term, weight: 0.3 + 0.5 * share });
    } else if (edits > 0) {
      const weight = misspelt(term, typed, { edits, letters, unfinished });
      if (weight > 0) found.push({ term, weight });
    }
  }
  const kept = exact
    ? found.map((each) => (each.weight === 1 ? each : { ...each, weight: each.weight * 0.6 }))
    : found;
  return kept
    .toSorted((a, b) => b.weight - a.weight || b.term.docs.length - a.term.docs.length)
    .slice(0, MOST_EXPANSIONS);
}

interface Typed {
  readonly edits: number;
  readonly letters: number;
  readonly unfinished: boolean;
}

function misspelt(term: Term, typed: string, { edits, letters, unfinished }: Typed): number {
  const { word } = term;
  const missing = bits(letters & ~term.letters);
  if (missing > edits || word.length < typed.length - edits) return 0;
  const near = word.length <= typed.length + edits && bits(letters ^ term.letters) <= edits * 2;
  const begins = typed.length > 4 && (unfinished || word.length <= typed.length + INFLECTION);
  if (!near && !begins) return 0;
  const { whole, prefix } = distance(typed, word, edits);
  const first = word[0] === typed[0] ? 1 : 0.8;
  const asWhole = near && whole < Infinity ? (whole === 1 ? 0.7 : 0.5) : 0;
  const asPrefix =
    begins && prefix < Infinity ? (prefix <= 1 ? 0.42 : 0.3) * (0.6 + (0.4 * typed.length) / word.length) : 0;
  return first * Math.max(asWhole, asPrefix);
}

function bits(n: number): number {
  let v = n - ((n >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
