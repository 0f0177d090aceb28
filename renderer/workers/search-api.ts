import type { Found } from '../../shared/search/index.ts';

/** What is known of a query. */
export interface SearchAnswer extends Found {
  /** Papers read into the index so far. */
  readonly indexed: number;
  /** Every paper is in the index. Until then, ask again. */
  readonly complete: boolean;
  /** The paper whose title is most like the query; only when nothing matches and the index is complete. */
  readonly closest: { readonly paperId: string; readonly title: string } | null;
}

/** A paper that is like another. */
export interface RelatedPaper {
  readonly paperId: string;
  readonly title: string;
  /** What both say, as the other one spells it, the most telling first; at most four. */
  readonly reasons: readonly string[];
}

/** Answered once the index is complete. */
export interface RelatedApi {
  /** The papers most like this one, never itself; none where it is gone or nothing is like it. */
  related(paperId: string, limit: number): Promise<readonly RelatedPaper[]>;
  /** The query with words that are nowhere replaced by the nearest that are somewhere; null where there are none. */
  nearestSpelling(query: string): Promise<string | null>;
}

/** The search worker: an index over the whole library that follows every change. */
export interface SearchApi extends RelatedApi {
  /** Answers a query. `number` rises with every keystroke; null when a later one has arrived meanwhile. */
  search(query: string, number: number, limit: number): Promise<SearchAnswer | null>;
}
