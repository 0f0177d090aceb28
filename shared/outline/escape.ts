/** Text as Markdown that says the same text, whatever signs are in it. CommonMark 0.31, with the tables, strikes and addresses of GitHub. */

/** Text on one line, in which nothing is markup: line breaks become spaces. */
export const inlineText = (text: string): string => protect(text.replace(/\s+/g, ' ').trim());

/** Lines of text in which nothing is markup, each of them a line; empty lines part paragraphs. */
export const textLines = (text: string): readonly string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .flatMap((paragraph, n) => [
      ...(n === 0 ? [] : ['']),
      ...paragraph.split('\n').map((line) => protect(line.trim())),
    ]);

/** The target of a link, in angle brackets where it needs them. */
export function linkTarget(url: string): string {
  const encoded = url.replace(/[\s<>\\]/g, (sign) => encodeURIComponent(sign));
  return /[()]/.test(encoded) ? `<${encoded}>` : encoded;
}

const ANYWHERE = /[\\`*_[\]<>|~$]/g;
/** An ampersand that begins a character reference. */
const REFERENCE = /&(?=#?\w+;)/g;
/** What makes a heading, a list, a rule, a quotation, an underline of a heading or a footnote, where a line begins. */
const AT_START = /^(?:(#{1,6})(?=\s|$)|([-+=]))/;
const NUMBERED = /^(\d{1,9})([.)])(?=\s|$)/;
/** GitHub makes links of these, and takes a backslash in them for a part. */
const ADDRESS = /:(?=\/\/)|(?<=www)\./gi;

function protect(line: string): string {
  const inside = line
    .split(/(?<=\s)|(?=\s)/)
    .map((word) => {
      const escaped = word.replace(ANYWHERE, '\\$&').replace(REFERENCE, '\\&');
      return escaped === word ? word : escaped.replace(ADDRESS, '\\$&');
    })
    .join('');
  return inside.replace(AT_START, '\\$&').replace(NUMBERED, '$1\\$2');
}

/** Text of a heading: on one line, and without an end that closes it. */
export const headingText = (text: string): string => inlineText(text).replace(/(?<!\\)#(?=#*$)/g, '\\#');
