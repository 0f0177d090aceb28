import { isBeside, plainWords, SMALL_WORDS, type Word } from '../search/index.ts';

/** What is learnt from of a paper. */
export interface LearntText {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  /** Names as they are written. */
  readonly authors: readonly string[];
}

/** One thing that a text has: a word, two side by side, or an author. */
export interface Feature {
  /** The same for the same thing in any text. */
  readonly key: string;
  /** The words in it, folded; none of an author's. */
  readonly words: readonly string[];
  /** As the text spells it. */
  readonly spelling: string;
  /** A word of the title counts more than one of the abstract. */
  readonly times: number;
}

const IN_TITLE = 3;
const IN_ABSTRACT = 1;
const SHORTEST = 2;
/** Enough of any abstract; a hostile one is longer. */
const LONGEST = 6_000;
/** What every abstract says of itself. */
const OF_EVERY_PAPER = new Set(
  'abstract achieve achieves approach demonstrate demonstrates experiments extensive however introduce introduces method methods novel paper papers present presents problem propose proposed proposes result results show shows significantly study task tasks work works'.split(
    ' ',
  ),
);

/** Every feature of a text in order, one for each time that it is there. Small words and numbers are none, nor in any. */
export function featuresOf({ title, abstract, authors }: LearntText): readonly Feature[] {
  return [
    ...phrasesOf(title.slice(0, LONGEST), IN_TITLE),
    ...phrasesOf(abstract.slice(0, LONGEST), IN_ABSTRACT),
    ...authors.flatMap((name): readonly Feature[] => {
      const words = plainWords(name).map(({ term }) => term);
      return words.length === 0
        ? []
        : [{ key: `@${words.toSorted().join(' ')}`, words: [], spelling: name, times: 1 }];
    }),
  ];
}

function phrasesOf(text: string, times: number): readonly Feature[] {
  const found: Feature[] = [];
  let before: Word | null = null;
  for (const word of plainWords(text)) {
    if (!isTelling(word.term)) {
      before = null;
      continue;
    }
    const spelling = text.slice(word.start, word.end);
    found.push({ key: word.term, words: [word.term], spelling, times });
    if (before !== null && isBeside(text, before, word))
      found.push({
        key: `${before.term} ${word.term}`,
        words: [before.term, word.term],
        spelling: text.slice(before.start, word.end).replaceAll(/\s+/g, ' '),
        times,
      });
    before = word;
  }
  return found;
}

const isTelling = (term: string): boolean =>
  term.length >= SHORTEST && !SMALL_WORDS.has(term) && !OF_EVERY_PAPER.has(term) && !/^\p{N}+$/u.test(term);
