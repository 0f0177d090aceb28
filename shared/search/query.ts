/** A typed query to groups: what each word reaches, alone and joined with its neighbours, and how telling it is. */
import { expand, type Typed } from './expand.ts';
import { reachOf, total, type Reach, type Reaches } from './reach.ts';
import { findTerm, prefixed, type Segment } from './segment.ts';
import { eachTerm, WORD } from './tokens.ts';
import { TUNING } from './tuning.ts';

/** What one typed word reaches, and its inverse document frequency. */
export interface Group {
  readonly reaches: Reaches;
  readonly idf: number;
}

/** The words of a query that count, so that each has a bit in a word of a title. */
const MOST_WORDS = 12;
const LONGEST_QUERY = 500;
const SHORTEST_BEGUN = 2;

/** The words of a query; the last may go on where nothing follows it. */
export function readQuery(query: string): readonly Typed[] {
  const text = query.slice(0, LONGEST_QUERY);
  const words: { readonly letters: readonly number[]; readonly end: number }[] = [];
  eachTerm(text, ({ letters, from, length, kind, end }) => {
    if (kind === WORD && words.length < MOST_WORDS)
      words.push({ letters: [...letters.subarray(from, from + length)], end });
  });
  return words.map(({ letters, end }) => ({ letters, unfinished: end === text.length }));
}

/** Keeps what words reach until the segments change. */
export interface Expander {
  (typed: Typed): Reaches;
}

const MOST_KEPT = 200;

export function createExpander(segments: readonly Segment[]): Expander {
  const kept = new Map<string, Reaches>();
  return (typed) => {
    const key = `${typed.unfinished ? '~' : '='}${String.fromCharCode(...typed.letters)}`;
    let known = kept.get(key);
    if (known === undefined) {
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, (known = expand(segments, typed)));
    }
    return known;
  };
}

interface Library {
  readonly segments: readonly Segment[];
  /** Living documents. */
  readonly documents: number;
  readonly expander: Expander;
}

/** The groups of a query's words. */
export function groupsOf(
  words: readonly Typed[],
  { segments, documents, expander }: Library,
): readonly Group[] {
  const own = words.map((word): Group => {
    const reaches = expander(word);
    let best = 0;
    for (const each of reaches) best = Math.max(best, each[0]?.weight ?? 0);
    return {
      reaches,
      idf: idfOf(
        total(reaches, ({ weight }) => weight >= best * TUNING.strong),
        documents,
      ),
    };
  });
  const joins = words.slice(1).map((word, n) => {
    const before = words[n] as Typed;
    const idf = ((own[n]?.idf ?? 0) + (own[n + 1]?.idf ?? 0)) / 2;
    return joinsOf(segments, [...before.letters, ...word.letters], {
      isBegun: word.unfinished && word.letters.length >= SHORTEST_BEGUN,
      telling: (frequency) => idfOf(frequency, documents) / idf,
    });
  });
  return own.map(({ reaches, idf }, n) => ({
    idf,
    reaches: reaches.map((each, s) => {
      const more = [...(joins[n - 1]?.[s] ?? []), ...(joins[n]?.[s] ?? [])];
      return more.length === 0 ? each : [...each, ...more].toSorted((a, b) => b.weight - a.weight);
    }),
  }));
}

/** How telling it is that a document has a word that so many of all have. */
export const idfOf = (frequency: number, documents: number): number => {
  const having = Math.min(frequency, documents);
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5)) + 0.15;
};

interface Joining {
  readonly isBegun: boolean;
  readonly telling: (frequency: number) => number;
}

/** Neighbours typed apart (“multi vector”) also stand for the word that they make together. */
function joinsOf(
  segments: readonly Segment[],
  letters: readonly number[],
  { isBegun, telling }: Joining,
): Reaches {
  const found = segments.map((segment) => {
    const term = findTerm(segment, letters);
    return term < 0 ? [] : [reachOf(segment, [term], { weight: 1, where: 'all' })];
  });
  const frequency = total(found, () => true);
  if (frequency > 0) {
    const weight = TUNING.join * Math.max(1, Math.min(TUNING.joinAtMost, telling(frequency)));
    return found.map((each) => each.map((reach): Reach => ({ ...reach, weight })));
  }
  if (!isBegun) return found;
  return segments.map((segment) => {
    const [from, end] = prefixed(segment, letters);
    const terms = Array.from({ length: end - from }, (_, n) => from + n);
    return terms.length === 0 ? [] : [reachOf(segment, terms, { weight: TUNING.joinBegun, where: 'all' })];
  });
}
