import type { Expansion, Term } from './vocabulary.ts';

/** What one typed word may stand for, and how telling it is. */
export interface Group {
  readonly expansions: readonly Expansion[];
  readonly idf: number;
}

const STRONG = 0.6;

/** Groups a typed word's expansions, with the inverse document frequency of the strong ones among `total` documents. */
export function groupOf(expansions: readonly Expansion[], total: number): Group {
  const best = expansions[0]?.weight ?? 0;
  let frequency = 0;
  for (const { term, weight } of expansions) {
    if (weight >= best * STRONG) frequency = Math.max(frequency, term.docs.length);
  }
  return { expansions, idf: Math.log(1 + (total - Math.min(total, frequency) + 0.5) / (frequency + 0.5)) };
}

/** Scores per document number: the best expansion of each word, times the share of the query that the document covers. */
export function scores(groups: readonly Group[], isLive: (doc: number) => boolean): Map<number, number> {
  const whole = groups.reduce((sum, group) => sum + group.idf, 0);
  const sums = new Map<number, { score: number; covered: number }>();
  for (const { expansions, idf } of groups) {
    const best = new Map<number, { value: number; weight: number }>();
    for (const { term, weight } of expansions) {
      term.docs.forEach((doc, n) => {
        const value = weight * (term.impacts[n] ?? 0);
        const known = best.get(doc);
        if (!known) best.set(doc, { value, weight });
        else if (value > known.value) best.set(doc, { value, weight: Math.max(weight, known.weight) });
      });
    }
    for (const [doc, { value, weight }] of best) {
      if (!isLive(doc)) continue;
      const sum = sums.get(doc);
      const covered = idf * (0.5 + weight / 2);
      if (sum) {
        sum.score += idf * value;
        sum.covered += covered;
      } else sums.set(doc, { score: idf * value, covered });
    }
  }
  let most = 0;
  for (const { covered } of sums.values()) most = Math.max(most, covered);
  const floor = most * 0.6;
  const result = new Map<number, number>();
  for (const [doc, { score, covered }] of sums) {
    if (covered >= floor) result.set(doc, score * (covered / whole) ** 3);
  }
  return result;
}

/** The words of a document that a query's groups stand for: the best of each group, and what comes near it. */
export function matched(groups: readonly Group[], doc: number): readonly string[][] {
  return groups.map(({ expansions }) => {
    const held = expansions.filter(({ term }) => holds(term, doc));
    const best = held[0]?.weight ?? 0;
    return held.filter(({ weight }) => weight >= best * STRONG).map(({ term }) => term.word);
  });
}

/** How well the matched words stand together, in the order typed, in a title of folded words: 0 to 1. */
export function titleOrder(words: readonly (readonly string[])[], title: readonly string[]): number {
  const places = words.map((group) => title.findIndex((word) => group.includes(word)));
  const inTitle = places.filter((place) => place >= 0).length / Math.max(1, words.length);
  const pairs = places.slice(1).filter((place, n) => place >= 0 && place === (places[n] ?? -2) + 1).length;
  return words.length < 2 ? inTitle / 2 : inTitle / 2 + pairs / (words.length - 1) / 2;
}

function holds(term: Term, doc: number): boolean {
  let low = 0;
  let high = term.docs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = term.docs[middle] ?? 0;
    if (found === doc) return true;
    if (found < doc) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
