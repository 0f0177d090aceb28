import { rankByTitle } from '../../../shared/search/by-title.ts';
import { displayTitle } from '../../../shared/display.ts';
import { ranges, snippet, type Hit, type HitKind } from '../../../shared/search/index.ts';
import { plainQuery } from '../../../shared/search/query/index.ts';
import { searchTextsOf, type SearchText } from '../../storage/library.ts';
import { search, type KindCount, type Loosened } from '../../workers/index.ts';

/** One result as it is shown. `terms` mark the words that matched in `text` and `under`. */
export interface SearchRow {
  readonly id: string;
  readonly kind: HitKind;
  readonly paperId: string;
  /** The paper's title, or the passage that matched of a note or a highlight. */
  readonly text: string;
  /** The part of the abstract that matched, or the paper of a note or a highlight. */
  readonly under: string;
  readonly terms: readonly string[];
  /** Where the words are: `under` is of the last. Empty where there are none. */
  readonly fields: readonly MatchedField[];
}

export type MatchedField =
  'title' | 'abstract' | 'authors' | 'venue' | 'lists' | 'gist' | 'note' | 'highlight';

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

const LIMIT = 40;
const SNIPPET = 150;
const TITLES_RANKED = 100;
const TITLES_SHOWN = 12;

let latest = 0;

/** Answers what matches a query, with the texts to show; null when a later query has overtaken it. */
export async function lookUp(query: string): Promise<SearchResults | null> {
  latest += 1;
  const number = latest;
  const answer = await search().search(query, number, LIMIT);
  if (!answer || number !== latest) return null;
  const ids = [...new Set(answer.hits.map((hit) => hit.paperId))];
  const texts = await searchTextsOf(ids);
  if (number !== latest) return null;
  const byId = new Map(texts.flatMap((text) => (text ? [[text.id, text] as const] : [])));
  const rows = answer.hits.flatMap((hit) => rowOf(hit, byId.get(hit.paperId)) ?? []);
  return {
    query,
    rows,
    total: answer.total,
    more: answer.more,
    kinds: answer.kinds,
    loosened: answer.loosened,
    spelling: answer.spelling,
    closest: answer.closest,
    indexing: answer.complete ? null : answer.indexed,
  };
}

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

/** What a hit shows; null when its text is gone since. */
export function rowOf(hit: Hit, text: SearchText | undefined): SearchRow | null {
  if (!text) return null;
  const { id, kind, paperId, terms } = hit;
  if (kind === 'paper') {
    return {
      id,
      kind,
      paperId,
      terms,
      text: displayTitle(text.title),
      ...matchedIn(text, terms),
    };
  }
  const mark = text.highlights.find((each) => `highlight:${each.id}` === id);
  const passage = kind === 'note' ? text.note : mark && [mark.quote, mark.note].filter(Boolean).join(' — ');
  return passage
    ? {
        id,
        kind,
        paperId,
        terms,
        fields: [kind],
        text: snippet(passage, terms, SNIPPET),
        under: displayTitle(text.title),
      }
    : null;
}

/** Where a paper's words are: its title, and of the other fields the one with most of those that the title has not, from which the second line is. */
function matchedIn(
  { title, abstract, authors, venue, lists, gist }: SearchText,
  terms: readonly string[],
): Pick<SearchRow, 'under' | 'fields'> {
  const inTitle = wordsIn(title, terms);
  const others = { abstract, authors, venue, lists: lists.replaceAll('\n', ', '), gist } as const;
  let best: { readonly field: keyof typeof others; readonly n: number } = { field: 'abstract', n: 0 };
  for (const field of ['gist', 'abstract', 'authors', 'venue', 'lists'] as const) {
    const n = wordsIn(others[field], terms).difference(inTitle).size;
    if (n > best.n) best = { field, n };
  }
  const fields: MatchedField[] = [];
  if (inTitle.size > 0) fields.push('title');
  if (best.n > 0) fields.push(best.field);
  return { under: snippet(others[best.field], terms, SNIPPET), fields };
}

/** The words of a text that are among these terms. */
const wordsIn = (text: string, terms: readonly string[]): Set<string> =>
  new Set(ranges(text, terms).map(({ start, end }) => text.slice(start, end).toLowerCase()));
