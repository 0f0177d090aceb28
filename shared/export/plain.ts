/** What every format does to a text before its own escapes. */

/** Controls that no file of texts should hold, line ends and tabs apart. */
// oxlint-disable-next-line no-control-regex -- controls are what must go
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** A text that any encoder takes: halves of characters become U+FFFD, controls go, lines end with a line feed. */
export const clean = (text: string): string =>
  text.toWellFormed().replace(CONTROLS, '').replace(/\r\n?/g, '\n');

/** The text on one line: every run of white space, line and paragraph separators included, is one space. */
export const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim();

/** The paragraphs of a text, each on one line; none for an empty one. */
export const paragraphs = (text: string): readonly string[] =>
  clean(text)
    .split(/\n[^\S\n]*\n\s*/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== '');
