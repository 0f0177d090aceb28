/** The encodings of mail (RFC 2045, 2047): lines of ASCII, of at most 76 characters, that end with CRLF. */

/** UTF-8 as `=XX`, one for each byte. */
const hex = (character: string): string =>
  encodeURIComponent(character)
    .replaceAll('%', '=')
    .replace(/^[^=]$/, (sign) => `=${code(sign)}`);

const code = (sign: string): string => sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');

const LINE = 76;

/** Quoted-printable of a text whose lines end with `\n`. No line of it can be taken for a boundary, a dot or a `From ` line. */
export const quotedPrintable = (text: string): string =>
  text
    .toWellFormed()
    .split(/\r\n|\r|\n/)
    .map(printableLine)
    .join('\r\n');

function printableLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  const characters = Array.from(line);
  for (const [at, character] of characters.entries()) {
    const isLast = at === characters.length - 1;
    const isPlain = /^[!-<>-~]$/.test(character) || (/^[ \t]$/.test(character) && !isLast);
    const isRisky = current === '' && /^[.F-]$/.test(character);
    const piece = isPlain && !isRisky ? character : hex(character);
    if (current.length + piece.length > LINE - 1) {
      lines.push(`${current}=`);
      // A line that begins anew begins with what no mail program changes.
      current = /^[.F-]$/.test(piece) ? hex(character) : piece;
    } else current += piece;
  }
  return [...lines, current].join('\r\n');
}

const WORD = 75 - '=?utf-8?Q??='.length;

/** An unstructured header: encoded words where it is not ASCII or could be taken for one, folded. */
export function header(name: string, value: string): string {
  const text = value.toWellFormed().replace(/\s+/g, ' ').trim();
  if (/^[ -~]*$/.test(text) && !text.includes('=?') && name.length + text.length < LINE)
    return `${name}: ${text}\r\n`;
  const words: string[] = [];
  let current = '';
  for (const character of text) {
    const piece = character === ' ' ? '_' : /^[A-Za-z0-9!*+/-]$/.test(character) ? character : hex(character);
    if (current.length + piece.length > (words.length === 0 ? WORD - name.length - 1 : WORD)) {
      words.push(current);
      current = '';
    }
    current += piece;
  }
  return `${name}: ${[...words, current].map((word) => `=?utf-8?Q?${word}?=`).join('\r\n ')}\r\n`;
}
