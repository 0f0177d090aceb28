import { termText, type Segment } from './segment.ts';

/** Documents that a typed word reaches in one segment, by one of the words that it may stand for. */
export interface Reach {
  /** 1 for the word itself. */
  readonly weight: number;
  readonly postings: Uint32Array;
  readonly from: number;
  readonly to: number;
  /** How many living documents. */
  readonly frequency: number;
  /** The term, or -1 where it is not one. */
  readonly term: number;
  /** The words that stand for it in a document. */
  readonly words: (doc: number) => readonly string[];
}

/** For each segment what a word reaches, best first. */
export type Reaches = readonly (readonly Reach[])[];

/** A term as something reached: everywhere, or in titles only. */
export function reachOf(segment: Segment, term: number, weight: number, where: 'all' | 'title'): Reach {
  const [postings, at] =
    where === 'title' ? [segment.titlePostings, segment.titlePostingAt] : [segment.postings, segment.postingAt];
  return {
    weight,
    postings,
    from: at[term] as number,
    to: at[term + 1] as number,
    frequency: segment.frequency[term] as number,
    term,
    words: () => [termText(segment, term)],
  };
}

/** How many living documents are reached by what is wanted. */
export function total(reaches: Reaches, wanted: (reach: Reach) => boolean): number {
  let sum = 0;
  for (const each of reaches) for (const reach of each) if (wanted(reach)) sum += reach.frequency;
  return sum;
}
