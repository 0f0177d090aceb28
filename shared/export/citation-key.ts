/**
 * Citation keys after a pattern of the reader's: `[auth][year][word]` makes `vaswani2017attention`. A part in brackets stands
 * for words of the paper, with a capital (`[Auth]`) it begins with one; everything else stands for itself.
 *
 * | part | is |
 * |---|---|
 * | `[auth]` | the family of the first author |
 * | `[auths]` | the families of the first three, and `etal` where there are more |
 * | `[year]`, `[yy]` | the year, all of it or its last two digits |
 * | `[word]`, `[words]` | the first word of the title that says something, or the first three |
 * | `[id]` | the arXiv id, else the DOI, else PubMed's number |
 */
import type { PaperText } from '../model.ts';
import { nameParts } from './names.ts';

export const DEFAULT_PATTERN = '[auth][year][word]';

/** What patterns are made of. A paper's parts are small, so that those of a whole library are at hand. */
export interface KeyParts {
  /** At most three families. */
  readonly families: readonly string[];
  readonly hasMore: boolean;
  /** Empty where nobody says. */
  readonly year: string;
  /** At most three. */
  readonly words: readonly string[];
  readonly id: string;
}

const MOST = 3;
/** Longer words and ids are cut. */
const LONGEST = 40;

/** Letters that stand for others in a file of ASCII, and do not come apart by themselves. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Lower case, without accents and signs; letters of other scripts stay. */
const folded = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/g, (letter) => SPELLED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, LONGEST)
    .toWellFormed();

const SMALL = new Set(
  'a an the on of in to for and or with without via by from is are can do does how what when why at as be we it its towards toward der die das ein eine le la les un une des du de el los las'.split(
    ' ',
  ),
);

/** What patterns take from a paper. */
export function keyParts({
  authors,
  title,
  published,
  ids,
}: Pick<PaperText, 'authors' | 'title' | 'published' | 'ids'>): KeyParts {
  const words = title
    .slice(0, 400)
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .map(folded)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !SMALL.has(word));
  return {
    families: authors.slice(0, MOST).flatMap((author) => {
      const name = nameParts(author);
      return folded(name.kind === 'person' ? name.family : name.name) || [];
    }),
    hasMore: authors.length > MOST,
    year: /^\d{4}/.exec(published ?? '')?.[0] ?? '',
    words: (telling.length > 0 ? telling : words).slice(0, MOST),
    id: ids.arxiv ?? ids.doi ?? ids.pmid ?? '',
  };
}

const PARTS: Readonly<Record<string, (parts: KeyParts) => readonly string[]>> = {
  auth: ({ families }) => families.slice(0, 1),
  auths: ({ families, hasMore }) => (hasMore ? [...families, 'etal'] : families),
  year: ({ year }) => [year],
  yy: ({ year }) => [year.slice(2)],
  word: ({ words }) => words.slice(0, 1),
  words: ({ words }) => words,
  id: ({ id }) => [
    id
      .replace(/[^\p{L}\p{N}.-]+/gu, '-')
      .slice(0, LONGEST)
      .toWellFormed(),
  ],
};

const PART = /\[([a-z]+)\]/gi;

/** What of a pattern means nothing: its first part that is unknown, or its first sign that no key may hold; null for a good one. */
export function patternProblem(pattern: string): string | null {
  if (pattern.trim() === '') return pattern;
  for (const [part, name = ''] of pattern.matchAll(PART))
    if (!Object.hasOwn(PARTS, name.toLowerCase())) return part;
  return /[^\p{L}\p{N}.:_+/-]/u.exec(pattern.replace(PART, ''))?.[0] ?? null;
}

/** The key that a pattern makes, before it is told from others like it. Never empty; what means nothing in a pattern is left out. */
export function keyOf(parts: KeyParts, pattern: string): string {
  const key = pattern
    .split(/(\[[a-z]+\])/i)
    .map((piece) => {
      const name = /^\[([a-z]+)\]$/i.exec(piece)?.[1];
      if (name === undefined) return piece.replace(/[^\p{L}\p{N}.:_+/-]+/gu, '');
      const part = name.toLowerCase();
      const values = Object.hasOwn(PARTS, part) ? (PARTS[part]?.(parts) ?? []) : [];
      return values.map((value) => (/^\p{Lu}/u.test(name) ? capital(value) : value)).join('');
    })
    .join('')
    // What parts words, and has none to part.
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return key === '' ? 'paper' : key;
}

const capital = (word: string): string => word.replace(/^./u, (letter) => letter.toUpperCase());

/**
 * Keys that are told apart: `ids` come in the order in which the library met them, and the first of those with one key has it
 * as it is, the next ones with `-2`, `-3` behind it. So a paper that comes later changes nobody's key.
 */
export function distinctKeys(
  ids: readonly string[],
  base: string,
  isTaken: (key: string) => boolean,
): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  let n = 1;
  for (const id of ids) {
    if (n > 1) while (isTaken(`${base}-${n}`)) n++;
    keys.set(id, n === 1 ? base : `${base}-${n}`);
    n++;
  }
  return keys;
}
