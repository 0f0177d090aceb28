/**
 * Text to terms. Case, accents and compatibility forms are folded; a run of Chinese, Japanese or Korean becomes character
 * pairs; `k-Medoids` also gives `kmedoids`, and `ByteScale` also `byte` and `scale`, because people type all of these.
 */

/** A term, and the part of the text that it stands for. */
export interface Word {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

const RUN = /[\p{L}\p{N}\p{M}]+/gu;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;
const HAS_CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const HUMP = /(?<=\p{Ll})(?=\p{Lu})/u;
const HYPHENS = new Set(['-', '\u2010', '\u2011', '\u2013', "'", '\u2019', '/']);
const LONGEST_JOIN = 28;
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** Folds one word: lower case, without accents. May be empty when the word was only marks. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  // eslint-disable-next-line no-control-regex -- the fast path: nothing to fold
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłđðþßæœı]/g, (letter) => LETTERS[letter] ?? letter);
}

/** The plain words of a text in order, without joined forms and parts: what a query is made of. */
export function plainWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(RUN)) {
    if (HAS_CJK.test(match[0])) addCjk(words, match[0], match.index);
    else add(words, match[0], match.index);
  }
  return words;
}

/** Every term of a text: its plain words, hyphenated neighbours joined, and the parts of CamelCase. */
export function termsOf(text: string): readonly Word[] {
  const plain = plainWords(text);
  const more: Word[] = [];
  plain.forEach((word, n) => {
    const next = plain[n + 1];
    if (
      next?.start === word.end + 1 &&
      HYPHENS.has(text[word.end] ?? '') &&
      word.term.length + next.term.length <= LONGEST_JOIN
    ) {
      more.push({ term: word.term + next.term, start: word.start, end: next.end });
    }
    let at = word.start;
    const parts = text.slice(word.start, word.end).split(HUMP);
    if (parts.length > 1) {
      for (const part of parts) {
        if (part.length > 2) add(more, part, at);
        at += part.length;
      }
    }
  });
  return more.length === 0 ? plain : [...plain, ...more];
}

function add(words: Word[], raw: string, start: number): void {
  const term = fold(raw);
  if (term !== '') words.push({ term, start, end: start + raw.length });
}

function addCjk(words: Word[], run: string, offset: number): void {
  let last = 0;
  for (const match of run.matchAll(CJK)) {
    if (match.index > last) add(words, run.slice(last, match.index), offset + last);
    const start = offset + match.index;
    const letters = Array.from(match[0]);
    let at = start;
    if (letters.length === 1) add(words, match[0], start);
    letters.slice(1).forEach((letter, n) => {
      const before = letters[n] ?? '';
      add(words, before + letter, at);
      at += before.length;
    });
    last = match.index + match[0].length;
  }
  if (last < run.length) add(words, run.slice(last), offset + last);
}
