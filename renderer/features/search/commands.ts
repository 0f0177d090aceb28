import { displayTitle } from '../../../shared/display.ts';
import { snippet, type Hit, type HitKind } from '../../../shared/search/index.ts';
import { searchTextsOf, type SearchText } from '../../storage/library.ts';
import { search } from '../../workers/index.ts';

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
}

export interface SearchResults {
  readonly query: string;
  readonly papers: readonly SearchRow[];
  readonly marks: readonly SearchRow[];
  readonly total: number;
  readonly closest: { readonly paperId: string; readonly title: string } | null;
  /** Papers read so far; null once the whole library is searched. */
  readonly indexing: number | null;
}

const LIMIT = 40;
const SNIPPET = 150;

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
    papers: rows.filter((row) => row.kind === 'paper'),
    marks: rows.filter((row) => row.kind !== 'paper'),
    total: answer.total,
    closest: answer.closest,
    indexing: answer.complete ? null : answer.indexed,
  };
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
      under: snippet(text.abstract, terms, SNIPPET),
    };
  }
  const mark = text.highlights.find((each) => `highlight:${each.id}` === id);
  const passage = kind === 'note' ? text.note : mark && [mark.quote, mark.note].filter(Boolean).join(' — ');
  return passage
    ? { id, kind, paperId, terms, text: snippet(passage, terms, SNIPPET), under: displayTitle(text.title) }
    : null;
}
