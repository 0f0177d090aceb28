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

/** The search worker: an index over the whole library that follows every change. */
export interface SearchApi {
  /** Answers a query. `number` rises with every keystroke; null when a later one has arrived meanwhile. */
  search(query: string, number: number, limit: number): Promise<SearchAnswer | null>;
}
