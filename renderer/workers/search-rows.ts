/** What the search box shows of a hit. Made in the worker, which has the texts at hand, so that a key costs the window little more than drawing. */
import { displayTitle } from '../../shared/display.ts';
import type { Span } from '../../shared/model.ts';
import { ranges, snippet, type Hit, type HitKind } from '../../shared/search/index.ts';
import type { SearchText } from '../storage/library.ts';

/** One result as it is shown. `terms` are the words that matched. */
export interface SearchRow extends MarkedRow {
  /** Where they are in `text`, in order. */
  readonly textMarks: readonly Span[];
  readonly underMarks: readonly Span[];
}

interface MarkedRow {
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

const SNIPPET = 150;

/** What a hit shows; null when its text is gone since. */
export function rowOf(hit: Hit, text: SearchText | undefined): SearchRow | null {
  const row = text ? textsOf(hit, text) : null;
  if (row === null) return null;
  const { terms } = hit;
  return {
    ...row,
    textMarks: ranges(row.text, terms),
    // Under a note or a highlight is the paper that it is on.
    underMarks: row.kind === 'paper' ? ranges(row.under, terms) : [],
  };
}

function textsOf(hit: Hit, text: SearchText): MarkedRow | null {
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
