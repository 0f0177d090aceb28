/**
 * A text as the tokens that its meaning hangs on, each with its place. Two spellings of one thing have one key: case, accents
 * composed or not, dashes, quotation marks, LaTeX that lost or kept its backslash (`48times`, `48\times`, `48×`), HTML
 * entities. Space has no token, so it may change freely. Linear in the text.
 */
import type { Span } from '../model.ts';

export interface Token extends Span {
  readonly key: string;
  readonly kind: 'word' | 'mark';
}

/** Letters at most in one token, so that a text of one word has tokens too. */
const LONGEST = 24;
/** Scripts that write words without a space between them: one token a letter. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
/** Signs that have no width: hyphenation, joiners, marks of byte order. */
const INVISIBLE = String.raw`\u00ad\u200b-\u200f\u2060-\u2064\ufeff`;

const TOKEN = new RegExp(
  [
    String.raw`(?<entity>&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});)`,
    String.raw`\\(?<escaped>[%&_#$])`,
    String.raw`(?<times>\\times(?![a-z]))`,
    String.raw`(?<one>[${UNSPACED}])`,
    String.raw`(?<number>\p{N}{1,${LONGEST}})`,
    String.raw`(?<word>(?:(?![${UNSPACED}])\p{L})(?:(?![${UNSPACED}])[\p{L}\p{M}${INVISIBLE}]){0,${LONGEST - 1}})`,
    String.raw`(?<dashes>[\p{Pd}\u2212]+)`,
    String.raw`(?<mark>[^\s${INVISIBLE}])`,
  ].join('|'),
  'giu',
);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '-',
  mdash: '-',
  minus: '-',
  times: '×',
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  hellip: '…',
  nbsp: '',
};
const SAME_MARKS: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '`': "'",
  '´': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  '∗': '*',
};
const HIDDEN = new RegExp(`[${INVISIBLE}]`, 'gu');

/** The tokens of a text, in order. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const { entity, escaped, times, number, word, one, dashes } = match.groups ?? {};
    const [whole] = match;
    const before = tokens.at(-1);
    const token = { start: match.index, end: match.index + whole.length };
    const push = (key: string, kind: Token['kind']): void => void tokens.push({ ...token, key, kind });
    if (entity !== undefined) push(decoded(entity), 'mark');
    else if (escaped !== undefined) push(escaped, 'mark');
    else if (times !== undefined) push('×', 'mark');
    else if (dashes !== undefined) push('-', 'mark');
    else if (word !== undefined && isTimes(word, before, match.index)) push('×', 'mark');
    else if (number ?? word ?? one) push(keyOf(whole), 'word');
    else push(SAME_MARKS[whole] ?? whole.normalize('NFKC'), 'mark');
  }
  return tokens.filter(({ key }) => key !== '');
}

/** `times` or `x` that is glued to a number. */
const isTimes = (word: string, before: Token | undefined, at: number): boolean =>
  (word === 'times' || word === 'x') && before?.end === at && /^\p{N}+$/u.test(before.key);

const keyOf = (word: string): string => word.normalize('NFKC').replace(HIDDEN, '').toLowerCase();

function decoded(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return ENTITIES[name] ?? entity;
  const code = name.startsWith('#x')
    ? Number.parseInt(name.slice(2), 16)
    : Number.parseInt(name.slice(1), 10);
  const sign = code <= 0x10ffff ? String.fromCodePoint(code) : '';
  if (/^[\p{Pd}\u2212]$/u.test(sign)) return '-';
  return SAME_MARKS[sign] ?? sign.trim();
}
