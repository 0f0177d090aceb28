/**
 * What a note's text holds besides Markdown: links to papers, formulas and tags. One pass over the text, in which code, web
 * addresses and escaped characters are passed over; the repetitions are bounded, so that no text makes it slow. The reading index of
 * links and the editor's drawing both ask here, so that what is drawn as a link is one.
 */
import { LINK_SOURCE, parseLink } from './links.ts';

interface Place {
  readonly start: number;
  /** Behind the last character. */
  readonly end: number;
}

export type NoteSpan = Place &
  (
    | { readonly kind: 'link'; readonly paperId: string; readonly label: string; readonly labelAt: Place }
    | { readonly kind: 'math'; readonly tex: string; readonly display: boolean }
    /** `tag` is without its sign. */
    | { readonly kind: 'tag'; readonly tag: string }
  );

const WORD = String.raw`\p{L}\p{N}\p{M}_`;
const PARTS = {
  roundMath: String.raw`\\\((?<round>[^\n]{1,2000}?)\\\)`,
  escape: String.raw`\\[!-/:-@[-\x60{-~]`,
  code: String.raw`(?<ticks>\x60+)(?!\x60)(?:(?!\n\s*\n)[^]){1,2000}?(?<!\x60)\k<ticks>(?!\x60)`,
  ticks: String.raw`\x60+`,
  link: LINK_SOURCE.replace('(', '(?<paper>').replace('|((?', '|(?<label>(?'),
  destination: String.raw`\]\((?:[^()\s]|\([^()\s]{0,500}\)){1,2000}\)`,
  address: String.raw`(?:https?:\/\/|www\.)[^\s<>]{1,2000}`,
  displayMath: String.raw`\$\$(?<display>(?:\\[^]|(?!\n\s*\n)[^\\$]){1,4000})\$\$`,
  math: String.raw`\$(?![\s$])(?<inline>(?:\\[^\n]|[^\\$\n\x60]){1,2000})(?<![\s\\])\$(?![\d$])`,
  tag: String.raw`(?<![${WORD}#&/])#(?<tag>[${WORD}](?:[${WORD}/-]{0,99}[${WORD}])?)(?![${WORD}#])`,
} as const;
const PARTS_OR = new RegExp(Object.values(PARTS).join('|'), 'gu');

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/;

/** Links, formulas and tags, in the order of the text. There are no tags in headings, and none that are only digits. */
export function noteSpans(text: string): readonly NoteSpan[] {
  if (!/[$#]|\[\[|\\\(/.test(text)) return [];
  return prose(text).flatMap(({ start, end, isHeading }) =>
    spansOf(text.slice(start, end), start).filter(({ kind }) => !(isHeading && kind === 'tag')),
  );
}

/** The papers that a note links to, each once. */
export function linkedPapers(text: string): readonly string[] {
  if (!text.includes('[[p:')) return [];
  return [...new Set(noteSpans(text).flatMap((span) => (span.kind === 'link' ? [span.paperId] : [])))];
}

/** The parts of a text that are not fenced code. A heading is a part of its own. */
function prose(text: string): readonly (Place & { readonly isHeading: boolean })[] {
  const parts: { start: number; end: number; isHeading: boolean }[] = [];
  let fence = '';
  let start = 0;
  for (const line of text.split('\n')) {
    const end = Math.min(text.length, start + line.length + 1);
    const [, marks = '', info = ''] = FENCE.exec(line) ?? [];
    if (fence !== '') {
      if (marks.startsWith(fence) && info.trim() === '') fence = '';
    } else if (marks !== '' && !(marks.startsWith('`') && info.includes('`'))) fence = marks;
    else {
      const isHeading = HEADING.test(line);
      const last = parts.at(-1);
      if (last !== undefined && last.end === start && !last.isHeading && !isHeading) last.end = end;
      else parts.push({ start, end, isHeading });
    }
    start = end;
  }
  return parts;
}

function spansOf(text: string, from: number): readonly NoteSpan[] {
  return [...text.matchAll(PARTS_OR)].flatMap((found): NoteSpan[] => {
    const [whole, groups = {}] = [found[0], found.groups];
    const place = { start: from + found.index, end: from + found.index + whole.length };
    const { tag, label } = groups;
    if (label !== undefined) {
      const link = parseLink(whole);
      const labelAt = { start: place.end - 2 - label.length, end: place.end - 2 };
      return link === null ? [] : [{ ...place, kind: 'link', ...link, labelAt }];
    }
    if (tag !== undefined) return /\p{L}/u.test(tag) ? [{ ...place, kind: 'tag', tag }] : [];
    const display = groups['display'];
    const tex = (display ?? groups['inline'] ?? groups['round'] ?? '').trim();
    return tex === '' ? [] : [{ ...place, kind: 'math', tex, display: display !== undefined }];
  });
}
