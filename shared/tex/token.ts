import type { Span } from '../model.ts';

/** How a run of text is set apart. */
export type Style = 'emphasis' | 'strong' | 'code' | 'superscript' | 'subscript' | 'plain';

/** The HTML element of each style. */
export const STYLE_TAGS = {
  emphasis: 'em',
  strong: 'strong',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
  plain: 'span',
} as const satisfies Record<Style, string>;

/** A formula: what stands between its delimiters, and whether it has a line of its own. */
export interface Formula {
  readonly tex: string;
  readonly display: boolean;
}

/**
 * A piece of a text as it is read: where it stands in the source, and what is shown for it. A piece that is not `whole` shows its
 * source unit for unit, and may be cut anywhere; a whole one is shown, marked and selected as one, or shows nothing (`text` is
 * empty: a command or a brace). The text of a formula is its plain form, for where formulas are not set.
 */
export interface Token extends Span {
  readonly text: string;
  readonly whole: boolean;
  readonly math?: Formula;
  readonly styles: readonly Style[];
  readonly url?: string;
}
