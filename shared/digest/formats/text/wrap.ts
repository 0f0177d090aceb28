import type { Line } from './lines.ts';

const NARROWEST = 45;
const WIDEST = 135;

/**
 * The column at which a text was hard-wrapped, or 0 when it was not: most lines sit just below it, almost none
 * exceeds it. Lines of one long word say nothing and are left out.
 */
export function wrapWidth(lines: readonly Line[]): number {
  const lengths = lines
    .filter(({ text }) => text !== '' && !(text.length >= 40 && !/\s/.test(text)))
    .map(({ raw }) => raw.trimEnd().length);
  if (lengths.length < 6) return 0;
  const sorted = lengths.toSorted((a, b) => a - b);
  const width = sorted[Math.floor(sorted.length * 0.985)] ?? 0;
  if (width > WIDEST || width < NARROWEST) return 0;
  const near = lengths.filter((length) => length > width * 0.82 && length <= width).length;
  return near / lengths.length > 0.3 ? width : 0;
}

/**
 * Whether a wrapper would not have broken here: the first word of the next line would still have fitted. This is
 * what tells the end of a paragraph from a wrapped line; "the line is nearly full" does not.
 */
export function isHardBreak(line: Line, next: Line, width: number): boolean {
  const end = next.text.search(/\s/);
  const word = end < 0 ? next.text.length : end;
  return line.raw.trimEnd().length + 1 + word <= width;
}
