/**
 * TeX as it is written in titles, names and abstracts, to Unicode. Mathematics between dollar signs stays as it is, and so
 * does every command that is not in the tables: this undoes spelling, it does not typeset.
 */

/** Accent commands and the combining mark each one is. */
export const ACCENTS: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030C',
  H: '\u030B',
  c: '\u0327',
  d: '\u0323',
  b: '\u0331',
  k: '\u0328',
  r: '\u030A',
};

/** Letters and signs by the name of their command. */
export const SYMBOLS: Readonly<Record<string, string>> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  dj: 'đ',
  DJ: 'Đ',
  th: 'þ',
  TH: 'Þ',
  ng: 'ŋ',
  NG: 'Ŋ',
  S: '§',
  P: '¶',
  copyright: '©',
  pounds: '£',
  ldots: '…',
  dots: '…',
  textendash: '–',
  textemdash: '—',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  textregistered: '®',
  texttrademark: '™',
  textasciitilde: '~',
  textbackslash: '\\',
  textdegree: '°',
};

/** A letter, or a dotless one with the space that ends its name. */
const BASE = String.raw`(\\[ij](?![A-Za-z]) ?|[A-Za-z])`;
const ACCENT_OF_SIGN = new RegExp(String.raw`\\(['\x60^"~=.])\s*(?:\{\s*${BASE}\s*\}|${BASE})`, 'g');
const ACCENT_OF_LETTER = new RegExp(String.raw`\\([uvHcdbkr])(?:\s*\{\s*${BASE}\s*\}|\s+${BASE})`, 'g');
const SYMBOL = /\\([A-Za-z]{1,20})(?![A-Za-z])(\{\}| ?)/g;
const STYLE =
  /\\(?:emph|textit|textbf|textsc|texttt|textrm|textsf|textsuperscript|textsubscript|mbox|text)\{([^{}]{0,2000})\}/g;
const OLD_STYLE = /\{\\(?:em|it|bf|sc|tt|rm|sf|sl)(?![A-Za-z])\s*([^{}]{0,2000})\}/g;
const ESCAPED = /\\([&%$#_{}])/g;
/** Private characters stand for escaped ones while their plain forms mean something. */
const HELD = 0xe000;
const HELD_SIGNS = '&%$#_{}';
/** Mathematics and web addresses are not spelled out. */
const VERBATIM = /((?<!\\)\$\$?[^$]{1,2000}\$\$?|https?:\/\/[^\s{}$]{1,2000})/;

/** The text with accents, symbols, dashes, ties and grouping braces undone outside `$…$`. Linear; a text without TeX is itself. */
export function fromTex(text: string): string {
  if (!/[\\{}~$]|--|``|''/.test(text)) return text;
  const held = text
    .replace(/\\url\{([^{}]{0,2000})\}/g, '$1')
    .replace(ESCAPED, (_, sign: string) => String.fromCharCode(HELD + HELD_SIGNS.indexOf(sign)));
  return held
    .split(VERBATIM)
    .map((piece, index) =>
      restored(index % 2 === 1 ? piece : spelled(piece), piece.startsWith('$') ? '\\' : ''),
    )
    .join('');
}

const restored = (text: string, before: string): string =>
  text.replace(/[\uE000-\uE006]/g, (held) => before + (HELD_SIGNS[held.charCodeAt(0) - HELD] ?? ''));

function spelled(text: string): string {
  return text
    .replace(ACCENT_OF_SIGN, accented)
    .replace(ACCENT_OF_LETTER, accented)
    .replace(SYMBOL, (whole, name: string, tail: string) => symbolOf(whole, name, tail))
    .replace(STYLE, '$1')
    .replace(OLD_STYLE, '$1')
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)--(?!-)/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/(?<=[^\s/])~(?=\S)/g, ' ')
    .replace(/[{}]/g, '');
}

function accented(_: string, accent: string, grouped: string | undefined, bare: string | undefined): string {
  const base = (grouped ?? bare ?? '').replace('\\', '').trim();
  return (base + (ACCENTS[accent] ?? '')).normalize('NFC');
}

/** The space after a command ends its name and is no space of the text, unless nothing else parts two words. */
function symbolOf(whole: string, name: string, tail: string): string {
  const symbol = Object.hasOwn(SYMBOLS, name) ? SYMBOLS[name] : undefined;
  if (symbol === undefined) return whole;
  return symbol + (tail === ' ' && !/^\p{L}$/u.test(symbol) ? ' ' : '');
}
