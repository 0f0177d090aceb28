/** One line of the decoded text. `text` is the line without the white space around it, otherwise the file's own. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  readonly raw: string;
  readonly text: string;
}

const LINE_END = /\r\n|[\n\r\f\u0085\u2028\u2029]/;
const INVISIBLE = /^[\s\u00AD\u200B-\u200F\u2060\uFEFF]+$/;

/** All lines of a text, blank ones included (their `text` is empty); a line of invisible characters counts as blank. */
export function splitLines(text: string): readonly Line[] {
  return text.split(LINE_END).map((raw, index) => {
    const trimmed = raw.trim();
    return { number: index + 1, raw, text: INVISIBLE.test(trimmed) ? '' : trimmed };
  });
}

/** How many columns a line is indented by. */
export const indentOf = (line: Line): number => line.raw.length - line.raw.trimStart().length;
