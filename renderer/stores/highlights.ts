import { create } from 'zustand';
import type { CardLabel, CardOrder } from '../../shared/cards.ts';

/** Everything about the highlights view that may be forgotten at quit. */
export interface HighlightsState {
  /** Labels that show; empty for all. */
  readonly labels: ReadonlySet<CardLabel>;
  readonly listId: string | null;
  readonly digestId: string | null;
  readonly tagId: string | null;
  /** ISO days, both included. */
  readonly from: string | null;
  readonly until: string | null;
  readonly text: string;
  readonly order: CardOrder;
  /** The card that keys are about. */
  readonly cardId: string | null;
  /** Cards marked for adding and copying, beside that one. */
  readonly selected: ReadonlySet<string>;
  readonly anchor: string | null;
  /** Whether the outline stands beside the cards; null until the reader decides, then it does where there is one. */
  readonly outlineShown: boolean | null;
  /** The outline beside the cards; null for the first. */
  readonly outlineId: string | null;
  /** The item of the outline that keys are about, and the one that is written in. */
  readonly itemId: string | null;
  readonly editingId: string | null;
  readonly renaming: boolean;
}

const NO_FILTER = {
  labels: new Set<CardLabel>(),
  listId: null,
  digestId: null,
  tagId: null,
  from: null,
  until: null,
  text: '',
} as const;

export const useHighlights = create<HighlightsState>()(() => ({
  ...NO_FILTER,
  order: 'newest',
  cardId: null,
  selected: new Set<string>(),
  anchor: null,
  outlineShown: null,
  outlineId: null,
  itemId: null,
  editingId: null,
  renaming: false,
}));

/** Changes part of the highlights view. */
export const setHighlights = (part: Partial<HighlightsState>): void => useHighlights.setState(part);

/** Shows all cards again. */
export const clearFilters = (): void => setHighlights(NO_FILTER);

/** Whether some cards are filtered out. */
export const isFiltered = (state: HighlightsState): boolean =>
  state.labels.size > 0 ||
  state.listId !== null ||
  state.digestId !== null ||
  state.tagId !== null ||
  state.from !== null ||
  state.until !== null ||
  state.text.trim() !== '';
