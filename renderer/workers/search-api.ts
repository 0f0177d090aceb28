import type { Place } from '../../shared/model.ts';
import type { Sorting } from '../../shared/orders.ts';
import type { Found, HitKind } from '../../shared/search/index.ts';
import type { SearchRow } from './search-rows.ts';

/** What is known of a query. */
export interface SearchAnswer extends Found {
  /** Papers read into the index so far. */
  readonly indexed: number;
  /** Every paper is in the index, as it is now. Until then, ask again. */
  readonly complete: boolean;
  /** The paper whose title is most like the query; only when nothing matches and the index is complete. */
  readonly closest: { readonly paperId: string; readonly title: string } | null;
  /** There are more than `total`, which only counts those that were looked at. */
  readonly more: boolean;
  readonly kinds: Readonly<Record<HitKind, KindCount>>;
  /** When nothing matches: the query without the part that leaves out most, and how many match then. */
  readonly loosened: Loosened | null;
  /** When nothing matches: the query as it may have been meant to be spelt. */
  readonly spelling: Loosened | null;
}

/** The same, with what is shown of each hit; a hit whose text is gone since has none. */
export interface SearchLook extends Omit<SearchAnswer, 'hits'> {
  readonly rows: readonly SearchRow[];
}

export interface Loosened {
  /** The part that is left out, or of which only the words are kept, printed; the query as it is spelt; empty where all but the words are left out. */
  readonly part: string;
  readonly how: 'without' | 'words' | 'all' | 'spelling';
  readonly query: string;
  readonly total: number;
  /** There are more than `total`. */
  readonly more: boolean;
}

/** How many there are of a kind; `more` when it is at least that many. */
export interface KindCount {
  readonly n: number;
  readonly more: boolean;
}

/** The papers of a query. */
export interface PapersFound {
  /** Best first; of filters alone, in natural order. */
  readonly ids: readonly string[];
  /** False while the index is being read and the query needs it. */
  readonly complete: boolean;
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
}

/** The search worker: an index over the whole library that follows every change. */
export interface SearchApi extends RelatedApi {
  /**
   * Answers a query with at most `limit` documents, a few of each kind where there are several. `number` rises with every
   * keystroke; null when a later one has arrived meanwhile.
   */
  search(query: string, number: number, limit: number): Promise<SearchAnswer | null>;
  /** As `search`, with what to show. */
  look(query: string, number: number, limit: number): Promise<SearchLook | null>;
  /** The papers that a query finds, by their own texts or a reader's: what the list pane shows. */
  papers(query: string): Promise<PapersFound>;
  /** Answered once the whole library is in the index. */
  whole(): Promise<void>;
  /** Resolves once everything that the library holds now is in the index, also what nobody told of yet. Rejects where that cannot be read. */
  current(): Promise<void>;
  /** The papers of a place, or these, in another order than their own. */
  sorted(from: Place | readonly string[], sorting: Sorting): Promise<readonly string[]>;
  /** How many papers each query finds; of one that needs the index while that is being read, null. */
  counts(queries: readonly string[]): Promise<readonly (number | null)[]>;
  /** Names of authors that begin as typed, those of most papers first. */
  authors(typed: string, limit: number): Promise<readonly string[]>;
}
