/** Outlines: what a reader makes of passages and notes, in an order and with words of their own. */
import type { Source } from '../cards.ts';
import type { HighlightColor } from '../model.ts';

export interface Outline {
  readonly id: string;
  readonly name: string;
}

/** Depths of a heading: a part, a section, a subsection. */
export type HeadingLevel = 1 | 2 | 3;

/** One line of an outline. `quote` items keep the words that were collected, so that these outlive the highlight. */
export type OutlineItem =
  | { readonly id: string; readonly kind: 'heading'; readonly level: HeadingLevel; readonly text: string }
  | { readonly id: string; readonly kind: 'text'; readonly text: string }
  | QuoteItem;

export interface QuoteItem {
  readonly id: string;
  readonly kind: 'quote';
  /** Null for the note on a paper. */
  readonly highlightId: string | null;
  readonly paperId: string;
  /** Null for the note on a paper, and where nobody knows it any more. */
  readonly color: HighlightColor | null;
  /** The passage, or the note on the paper, as it is now; else as it was when it was collected. */
  readonly quote: string;
  /** The note on the highlight. */
  readonly note: string;
  readonly source: Source;
  /** The highlight or the note is gone. */
  readonly isRemoved: boolean;
}

/** What an outline collects: a highlight, or the note on a paper, with the words to keep. */
export type Collected = Pick<QuoteItem, 'highlightId' | 'paperId' | 'color' | 'quote'> & {
  readonly title: string;
};

/** The heading level nearest to a number. */
export const headingLevel = (level: number): HeadingLevel => (level >= 3 ? 3 : level === 2 ? 2 : 1);
