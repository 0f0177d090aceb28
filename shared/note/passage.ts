import { withoutLinks } from './links.ts';
import { noteSpans } from './spans.ts';

const LONGEST = 160;

/** The line of a note that links to one of these papers first, with its links as their labels; cut around the link where it is long. Empty when none does. */
export function passageOf(note: string, paperIds: ReadonlySet<string>): string {
  const link = noteSpans(note).find((span) => span.kind === 'link' && paperIds.has(span.paperId));
  if (link === undefined) return '';
  const from = note.lastIndexOf('\n', link.start - 1) + 1;
  const to = note.indexOf('\n', link.end);
  const line = withoutLinks(note.slice(from, to < 0 ? note.length : to)).trim();
  if (line.length <= LONGEST) return line;
  const at = withoutLinks(note.slice(from, link.start)).length;
  const start = Math.max(0, Math.min(at - LONGEST / 2, line.length - LONGEST));
  const end = Math.min(line.length, start + LONGEST);
  return `${start > 0 ? '…' : ''}${line.slice(start, end).trim()}${end < line.length ? '…' : ''}`;
}
