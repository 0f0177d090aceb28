/** What the search box lists, in the order of the arrows. */
import { displayTitle } from '../../../shared/display.ts';
import { isBlank, withQuery, type Completion } from '../../../shared/search/query/index.ts';
import { t } from '../../../shared/strings/index.ts';
import type { KindCount, Loosened } from '../../workers/index.ts';
import type { SearchRow } from '../../workers/index.ts';
import type { SearchResults } from './commands.ts';
import { paletteQuery, titledGroups, type PaletteGroups, type PaletteOption } from './palette.ts';

export type SearchOption =
  | PaletteOption
  | { readonly kind: 'complete'; readonly completion: Completion }
  | { readonly kind: 'recent'; readonly query: string }
  | { readonly kind: 'row'; readonly row: SearchRow }
  | { readonly kind: 'loosen'; readonly loosened: Loosened }
  /** More of one kind than its section shows: the query for those alone. */
  | { readonly kind: 'narrow'; readonly query: string; readonly count: KindCount }
  | { readonly kind: 'all' }
  | { readonly kind: 'save' };

export interface Section {
  readonly title: string;
  /** How many there are, shown or not; only of results. */
  readonly count: KindCount | null;
  readonly options: readonly SearchOption[];
}

interface Given {
  readonly query: string;
  readonly completions: readonly Completion[];
  readonly recent: readonly string[];
  readonly results: SearchResults | null;
  /** What the palette offers; left out where rules of a smart list are being edited. */
  readonly palette?: PaletteGroups;
  /** Whether rules of a smart list are being edited. */
  readonly editing: boolean;
}

/** The sections of the list; none is empty. */
export function sectionsOf({
  query,
  completions,
  recent,
  results,
  editing,
  palette,
}: Given): readonly Section[] {
  const offered =
    palette === undefined ? [] : titledGroups(palette).map(({ title, options }) => section(title, options));
  if (paletteQuery(query) !== null && palette !== undefined) return offered;
  const empty = query.trim() === '';
  const blank = isBlank(query);
  const sections: readonly Section[] = [
    section(
      t.search.suggestions,
      completions.map((completion) => ({ kind: 'complete', completion })),
    ),
    section(t.search.recent, empty ? recent.map((each) => ({ kind: 'recent', query: each })) : []),
    ...(blank || results === null ? [] : resultSections(results)),
    section(t.search.actions, blank ? [] : actionsOf(results, editing)),
    // Last, so that Enter on words that are still being looked for runs nothing.
    ...offered,
  ];
  return sections.filter(({ options }) => options.length > 0);
}

/** Where the arrows begin: at the first result, unless a value is being typed. */
export function firstOption(sections: readonly Section[]): number {
  const [first, second] = sections;
  const operators = first?.options.every(
    (option) => option.kind === 'complete' && option.completion.kind === 'operator',
  );
  return operators === true && second !== undefined && second.title !== t.search.actions
    ? (first?.options.length ?? 0)
    : 0;
}

const made = new WeakMap<SearchResults, readonly Section[]>();

/** The same sections for the same results, so that a key that is still being answered draws none of them again. */
function resultSections(results: SearchResults): readonly Section[] {
  const known = made.get(results) ?? sectionsOfResults(results);
  made.set(results, known);
  return known;
}

function sectionsOfResults(results: SearchResults): readonly Section[] {
  const { rows, kinds, query } = results;
  const of = (kind: SearchRow['kind'], title: string, scope: string | null): Section => {
    const mine = rows.filter((row) => row.kind === kind);
    const left = kinds[kind].n > mine.length && mine.length < rows.length;
    const narrow: readonly SearchOption[] =
      left && scope !== null ? [{ kind: 'narrow', query: withQuery(query, scope), count: kinds[kind] }] : [];
    return {
      ...section(title, [...mine.map((row) => ({ kind: 'row' as const, row })), ...narrow]),
      count: kinds[kind],
    };
  };
  return [
    // All papers are shown in the list pane.
    of('paper', t.search.papers, null),
    of('highlight', t.search.highlights, 'in:highlights'),
    of('note', t.search.notes, 'in:notes'),
    section(t.search.closest, waysOut(results)),
  ];
}

/** What may have been meant when nothing is found, likeliest first. */
function waysOut({ spelling, loosened, closest }: SearchResults): readonly SearchOption[] {
  const ways = [spelling, loosened].flatMap((way) =>
    way ? [{ kind: 'loosen' as const, loosened: way }] : [],
  );
  // A title that merely looks alike says nothing beside what would be found.
  if (ways.length > 0 || !closest) return ways;
  return [{ kind: 'row', row: titleRow(closest.paperId, closest.title) }];
}

/** What can be done with a search; nothing before its first answer, which would move it from under the pointer. */
function actionsOf(results: SearchResults | null, editing: boolean): readonly SearchOption[] {
  if (editing) return [{ kind: 'save' }];
  if (results === null) return [];
  return [...(results.total > 0 ? [{ kind: 'all' as const }] : []), { kind: 'save' }];
}

const section = (title: string, options: readonly SearchOption[]): Section => ({
  title,
  count: null,
  options,
});

/** A paper as its title alone. */
export const titleRow = (paperId: string, title: string): SearchRow => ({
  id: paperId,
  kind: 'paper',
  paperId,
  text: displayTitle(title),
  under: '',
  terms: [],
  textMarks: [],
  underMarks: [],
  fields: [],
});
