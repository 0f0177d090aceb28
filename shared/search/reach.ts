import type { Segment } from './segment.ts';

/** Documents that a typed word reaches in one segment by words that are all as likely to be meant. */
export interface Reach {
  /** 1 for the word itself. */
  readonly weight: number;
  /** The postings of term `t` are from `at[t]` up to `at[t + 1]`. */
  readonly postings: Uint32Array;
  readonly at: Uint32Array;
  /** Ascending where they are looked for in titles. */
  readonly terms: readonly number[];
  /** How many living documents, counted once for each term. */
  readonly frequency: number;
  /** Where the terms are looked for; `made` where these are not terms of the vocabulary. */
  readonly where: 'all' | 'title' | 'made';
  /** For what is `made`, the words that stand for it in a document. */
  readonly words?: (doc: number) => readonly string[];
}

/** For each segment what a word reaches, best first. */
export type Reaches = readonly (readonly Reach[])[];

/** Terms of a segment as something reached. */
export function reachOf(
  segment: Segment,
  terms: readonly number[],
  { weight, where }: Pick<Reach, 'weight' | 'where'>,
): Reach {
  let frequency = 0;
  for (const term of terms) frequency += segment.frequency[term] as number;
  const [postings, at] =
    where === 'title'
      ? [segment.titlePostings, segment.titlePostingAt]
      : [segment.postings, segment.postingAt];
  return { weight, postings, at, terms, frequency, where };
}

/** Postings that were put together for a query as something reached. */
export function madeReach(
  found: readonly number[],
  weight: number,
  words: (doc: number) => readonly string[],
): Reach {
  return {
    weight,
    postings: Uint32Array.from(found),
    at: Uint32Array.of(0, found.length),
    terms: [0],
    frequency: found.length,
    where: 'made',
    words,
  };
}

/** How many living documents are reached by what is wanted. */
export function total(reaches: Reaches, wanted: (reach: Reach) => boolean): number {
  let sum = 0;
  for (const each of reaches) for (const reach of each) if (wanted(reach)) sum += reach.frequency;
  return sum;
}
