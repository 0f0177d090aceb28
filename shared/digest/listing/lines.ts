/** The lines of an arXiv listing however it was copied, and what each one is in the listing's grammar. */
import type { DigestInput } from '../format.ts';
import { textOf } from '../markup.ts';

export interface Line {
  readonly number: number;
  /** As in the file. */
  readonly raw: string;
  /** Without quote marks and no-break spaces; the indent is kept. */
  readonly text: string;
}

/** `\\`, alone or before the address of the paper; copies halve or double it. */
export const MARK = /^\s?\\{1,4}\s*(\(.*)?$/;
/** Between entries: dashes, or the pattern that starts or ends a section. */
export const RULE = /^\s*(?:-{30,}|%[-%]{30,})\s*$/;
export const CROSSES = /^\s*(?:%-){8,}/;
export const REPLACEMENTS = /^\s*(?:%%--){5,}/;
export const END = /^\s*(?:%%%---){4,}/;
export const DAY = /^\s*\/\*\s*(.{6,40}?)\s*\*\/\s*$/;
/** The id that an entry starts with; the subject class in brackets comes from the web. */
export const ID =
  /^\s?(?:(?:Paper|arXiv)\s?(?<before>\(\*cross-listing\*\))?:\s?(?:arXiv:)?)\s?(?<id>\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Za-z-]{2,12})?\/\d{7})(?<version>v\d{1,3})?\s*(?:\[[\w.-]{2,20}\])?\s*(?<after>\(?\*cross-listing\*\)?)?\s*$/i;
/** The line under the id. */
export const UNDER_ID = /^\s?(?:Date(?: \(.{1,30}\))?:|From:|replaced with|Title:)/i;

const QUOTE = /^(?:>[ \u00A0]?)+/;
const ESCAPED_MARK = /^(\s?)\\{4}(?=\s*(?:\(|$))/;

/** The lines of the text; of an HTML copy (a mail's `<pre>`), those of what it shows. */
export function linesOf(input: DigestInput): readonly Line[] {
  const document = isMarkup(input) ? input.html() : null;
  const text = document === null ? input.text : textOf(document);
  return text.split(/\r\n?|\n/).map((raw, index) => ({
    number: index + 1,
    raw,
    text: raw
      .replace(QUOTE, '')
      .replace(/[\u00A0\u2007\u202F]/g, ' ')
      .replace(ESCAPED_MARK, '$1\\\\')
      .trimEnd(),
  }));
}

const isMarkup = ({ mediaType, head }: DigestInput): boolean =>
  mediaType === 'text/html' || /^\s*<(?:!doctype|html|head|body|pre|div|p|table)\b/i.test(head);

const LISTED =
  /(?:^|\n|>)(?:>[ \u00A0]?)*[ \u00A0]?\\{1,4}[ \t\u00A0]*(?:<br[^<>]{0,9}>|<\/?(?:div|p|span)[^<>]{0,200}>|\s|>[ \u00A0])*(?:arXiv(?: ?\(\*cross-listing\*\))?:|Paper(?: ?\(\*cross-listing\*\))?: ?)\s?(?:arXiv:)?(?:<a [^<>]{1,500}>)?[\w.-]{2,14}[./]\d{4,7}/i;
const EMPTY_LISTING = /^Send any comments regarding submissions directly to submitter/m;

/** Whether a text is a listing: an entry's mark and id, or the banner of a day without entries. */
export const isListing = ({ head, mail }: DigestInput): boolean =>
  LISTED.test(head) ||
  ((mail?.from.endsWith('@arxiv.org') ?? false) && EMPTY_LISTING.test(head)) ||
  (EMPTY_LISTING.test(head) && /^\s*received from .{10,60} to .{10,60}$/m.test(head));
