import { rankByTitle } from '../../../shared/search/by-title.ts';
import type { HitKind } from '../../../shared/search/index.ts';
import { plainQuery } from '../../../shared/search/query/index.ts';
import { searchTextsOf } from '../../storage/library.ts';
import { search, type KindCount, type Loosened, type SearchRow } from '../../workers/index.ts';

export interface SearchResults {
  readonly query: string;
  /** Best first, of all kinds. */
  readonly rows: readonly SearchRow[];
  readonly total: number;
  /** There are more than `total`. */
  readonly more: boolean;
  /** How many there are of each kind, shown or not. */
  readonly kinds: Readonly<Record<HitKind, KindCount>>;
  readonly loosened: Loosened | null;
  readonly spelling: Loosened | null;
  readonly closest: { readonly paperId: string; readonly title: string } | null;
  /** Papers read so far; null once the whole library is searched. */
  readonly indexing: number | null;
}

const LIMIT = 12;
const TITLES_RANKED = 100;
const TITLES_SHOWN = 12;

let latest = 0;

/** Answers what matches a query, with the texts to show; null when a later query has overtaken it. */
export async function lookUp(query: string): Promise<SearchResults | null> {
  latest += 1;
  const number = latest;
  const answer = await search().look(query, number, LIMIT);
  if (!answer || number !== latest) return null;
  return {
    query,
    rows: answer.rows,
    total: answer.total,
    more: answer.more,
    kinds: answer.kinds,
    loosened: answer.loosened,
    spelling: answer.spelling,
    closest: answer.closest,
    indexing: answer.complete ? null : answer.indexed,
  };
}

/** Resolves once the whole library can be searched. */
export const whole = (): Promise<void> => search().whole();

/** Resolves once all that the library holds now can be searched. */
export const current = (): Promise<void> => search().current();

export interface Titled {
  readonly id: string;
  readonly title: string;
}

/** The papers whose titles are most like what is typed, `complete` once the whole library is searched; null when a later question has overtaken it. The index chooses, so that Fuse ranks a few. */
export async function lookUpTitles(
  typed: string,
): Promise<{ readonly papers: readonly Titled[]; readonly complete: boolean } | null> {
  latest += 1;
  const number = latest;
  const answer = await search().search(`in:title ${plainQuery(typed)}`, number, TITLES_RANKED);
  if (!answer || number !== latest) return null;
  const { hits, closest, complete } = answer;
  const texts = await searchTextsOf(closest ? [closest.paperId] : hits.map((hit) => hit.paperId));
  const titled = texts.flatMap((text) => (text ? [{ id: text.id, title: text.title }] : []));
  return { papers: rankByTitle(titled, typed).slice(0, TITLES_SHOWN), complete };
}
