/** Highlights and notes as cards: what the highlights view shows of a library, filters and finds. */
import {
  HIGHLIGHT_COLORS,
  type HighlightColor,
  type PaperText,
  type Placement,
  type TagMark,
} from './model.ts';

/** What a card is told apart by: the label of a highlight, or that it is a note on a paper. */
export type CardLabel = HighlightColor | 'note';

export const CARD_LABELS = [...HIGHLIGHT_COLORS, 'note'] as const satisfies readonly CardLabel[];

/** Enough of a card to filter and to order by, so that all of a library can be at hand. */
export interface CardRef {
  /** The highlight's id; of a note on a paper `note:` and the paper it was written on. */
  readonly id: string;
  readonly label: CardLabel;
  /** The paper that shows, also where the words are on one that it stands for. */
  readonly paperId: string;
  /** When the passage was highlighted, or the note last changed; in milliseconds. */
  readonly at: number;
  /** Where the passage began in its text; -1 for a note on the paper. */
  readonly start: number;
}

/** What citing a paper needs to know of it. */
export type Source = Omit<PaperText, 'abstract'>;

/** All that a card shows. */
export interface Card extends CardRef {
  /** The passage; empty for a note on a paper. */
  readonly quote: string;
  readonly note: string;
  readonly source: Source;
  /** The newest digest that brought the paper; null where it was added by hand, or its digests are gone. */
  readonly digest: { readonly id: string; readonly name: string; readonly date: string | null } | null;
  /** Whether the passage is where it was highlighted in the text as it is now. */
  readonly state: Placement['state'];
  /** The tags of the highlight; of a note those of its paper. */
  readonly tags: readonly TagMark[];
}

/** Which cards show. Parts that say nothing let everything through; all others must agree. */
export interface CardFilter {
  readonly labels: ReadonlySet<CardLabel>;
  /** ISO days, both included. */
  readonly from: string | null;
  readonly until: string | null;
  /** Cards of other papers do not show; null for any. */
  readonly papers: ReadonlySet<string> | null;
  /** Cards with a tag; null for any. */
  readonly tagged: ReadonlySet<string> | null;
  /** Cards that match what was typed; null for any. */
  readonly matching: ReadonlySet<string> | null;
}

export type CardOrder = 'newest' | 'paper';

/** The cards that a filter lets through, and how many it would of each label, whatever labels it asks for. `refs` come newest first. */
export function filterCards(
  refs: readonly CardRef[],
  filter: CardFilter,
): { readonly shown: readonly CardRef[]; readonly counts: Readonly<Record<CardLabel, number>> } {
  const { labels, papers, tagged, matching } = filter;
  const from = dayStart(filter.from, 0);
  const until = dayStart(filter.until, 1);
  const counts = { amber: 0, green: 0, blue: 0, rose: 0, violet: 0, note: 0 };
  const shown = refs.filter((ref) => {
    if (from !== null && ref.at < from) return false;
    if (until !== null && ref.at >= until) return false;
    if (papers !== null && !papers.has(ref.paperId)) return false;
    if (tagged !== null && !tagged.has(ref.id)) return false;
    if (matching !== null && !matching.has(ref.id)) return false;
    counts[ref.label] += 1;
    return labels.size === 0 || labels.has(ref.label);
  });
  return { shown, counts };
}

/** The local midnight that a day begins with, `later` days on, in milliseconds; null for no day, or what is none. */
function dayStart(day: string | null, later: number): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  return new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
}

/** Cards paper by paper, the paper with the newest card first, each paper's in the order of its text and its note before them. */
export function byPaper(refs: readonly CardRef[]): readonly CardRef[] {
  return [...Map.groupBy(refs, ({ paperId }) => paperId).values()].flatMap((cards) =>
    cards.toSorted((a, b) => a.start - b.start || a.at - b.at),
  );
}

/** A text as it is searched: without case, accents and compatibility forms. */
export const foldText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of what was typed, folded. */
export const wordsOf = (typed: string): readonly string[] => foldText(typed).split(/\s+/).filter(Boolean);

/** Whether a folded text has every one of these words, in any order, also inside of others. */
export const hasWords = (folded: string, words: readonly string[]): boolean =>
  words.every((word) => folded.includes(word));
