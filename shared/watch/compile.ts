/**
 * Watch words in papers. All words of a reader are looked for in one pass over a text: each word of the text is looked up by
 * a number, and only where a watch word begins with it is anything compared, so 200 words cost about as much as one. Words are
 * folded as in the search, so case, accents and hyphens do not matter; nothing is stemmed, a `*` is there for that. A matcher
 * is used where rows are drawn, and in the search worker over the whole library (`workers/watch.ts`). Asking the index
 * for each word was rejected: it forgives misspellings and finds notes too, so every answer would have to be read anyway.
 */
import type { Author } from '../digest/report.ts';
import type { Span } from '../model.ts';
import { hashOfKey } from '../search/key.ts';
import { foldedWords } from '../search/query/phrase.ts';
import { eachTerm, WORD, type Cursor } from '../search/tokens.ts';
import { isSameName, partsOf, type NameParts } from './names.ts';
import { isTerm, termsOf, type Term } from './term.ts';
import type { WatchWord } from './word.ts';

/** What of a paper is looked through. */
export interface WatchedText {
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly Author[];
}

/** A watch word that a paper has, and where: spans ascend and never overlap. */
export interface WatchMatch {
  readonly word: WatchWord;
  readonly title: readonly Span[];
  readonly abstract: readonly Span[];
  readonly authors: readonly string[];
}

export type Matcher = (paper: WatchedText) => readonly WatchMatch[];

export const NO_MATCHES: readonly WatchMatch[] = [];

/** A paper goes to the end when a watch word says so and no other one asks for it. */
export const isSunk = (matches: readonly WatchMatch[]): boolean =>
  matches.length > 0 && matches.every(({ word }) => word.effect === 'sink');

/** A key that two watch words share exactly when they find the same papers. */
export const watchKey = ({ kind, text }: Pick<WatchWord, 'kind' | 'text'>): string =>
  `${kind} ${text
    .split(/\s+/)
    .map((part) => foldedWords(part).join(' ') + (part.endsWith('*') ? '*' : ''))
    .filter((part) => part !== '')
    .join(' ')}`;

interface Pattern {
  readonly word: WatchWord;
  readonly terms: readonly Term[];
  readonly name: NameParts | null;
}

/** What a text is asked for: patterns by their first word, or by its first letter where only a beginning is asked for. */
interface Compiled {
  readonly whole: ReadonlyMap<number, readonly Pattern[]>;
  readonly begun: ReadonlyMap<number, readonly Pattern[]>;
}

/** Makes one matcher of many watch words. It answers the words that a paper has, in their order. */
export function compile(words: readonly WatchWord[]): Matcher {
  const phrases = compiled(words.flatMap(phrasesOf));
  const names = compiled(words.flatMap(namesOf));
  const hasNames = words.some(({ kind }) => kind === 'author');
  const order = new Map(words.map((word, at) => [word, at]));
  if (words.length === 0) return () => NO_MATCHES;
  return ({ title, abstract, authors }) => {
    const found = new Map<WatchWord, { title: Span[]; abstract: Span[]; authors: string[] }>();
    const of = (word: WatchWord) => {
      let match = found.get(word);
      if (match === undefined) found.set(word, (match = { title: [], abstract: [], authors: [] }));
      return match;
    };
    look(title, phrases, ({ word }, span) => of(word).title.push(span));
    look(abstract, phrases, ({ word }, span) => of(word).abstract.push(span));
    if (hasNames)
      for (const author of authors)
        for (const word of named(author, names)) of(word).authors.push(author.name);
    if (found.size === 0) return NO_MATCHES;
    return [...found]
      .toSorted(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
      .map(([word, match]) => ({
        word,
        title: apart(match.title),
        abstract: apart(match.abstract),
        authors: [...new Set(match.authors)],
      }));
  };
}

function phrasesOf(word: WatchWord): readonly Pattern[] {
  if (word.kind !== 'words') return [];
  const { terms, joined } = termsOf(word.text);
  return [terms, joined === null ? [] : [joined]].flatMap((each) =>
    each.length === 0 ? [] : [{ word, terms: each, name: null }],
  );
}

/** A name is looked for by the last word of the family name, and compared where that stands. */
function namesOf(word: WatchWord): readonly Pattern[] {
  const name = word.kind === 'author' ? partsOf({ name: word.text }) : null;
  if (name === null) return [];
  const { terms } = termsOf(name.family + (name.prefix ? '*' : ''));
  return terms.length === 0 ? [] : [{ word, terms, name }];
}

function compiled(patterns: readonly Pattern[]): Compiled {
  const by = (prefix: boolean, key: (term: Term) => number): ReadonlyMap<number, readonly Pattern[]> =>
    Map.groupBy(
      patterns.filter(({ terms: [first] }) => first?.prefix === prefix),
      ({ terms: [first] }) => (first === undefined ? 0 : key(first)),
    );
  return { whole: by(false, ({ hash }) => hash), begun: by(true, ({ letters }) => headOf(letters, 0)) };
}

const headOf = (letters: ArrayLike<number>, from: number): number => letters[from] ?? 0;

interface Begun {
  readonly pattern: Pattern;
  readonly start: number;
  /** How many of its words have been seen. */
  readonly at: number;
}

/** Tells every place of a text where a pattern is. */
function look(text: string, { whole, begun }: Compiled, tell: (pattern: Pattern, span: Span) => void): void {
  if (whole.size === 0 && begun.size === 0) return;
  let open: Begun[] = [];
  const step = (cursor: Cursor, begins: Begun): void => {
    const { pattern, at, start } = begins;
    const term = pattern.terms[at];
    if (term === undefined || !isTerm(cursor, term)) return;
    if (at + 1 === pattern.terms.length) tell(pattern, { start, end: cursor.end });
    else if (cursor.kind === WORD) open.push({ pattern, start, at: at + 1 });
  };
  eachTerm(text, (cursor) => {
    if (cursor.kind === WORD && open.length > 0) {
      const before = open;
      open = [];
      for (const each of before) step(cursor, each);
    }
    const { start } = cursor;
    const starting = [whole.get(hashOfKey(cursor.key, 0)), begun.get(headOf(cursor.letters, cursor.from))];
    for (const patterns of starting)
      if (patterns !== undefined)
        for (const pattern of patterns)
          if (cursor.kind === WORD || pattern.terms.length === 1) step(cursor, { pattern, start, at: 0 });
  });
}

/** The watch words that this author is. */
function named(author: Author, names: Compiled): ReadonlySet<WatchWord> {
  const candidates = new Set<Pattern>();
  look(author.name, names, (pattern) => candidates.add(pattern));
  const words = new Set<WatchWord>();
  if (candidates.size === 0) return words;
  const parts = partsOf(author);
  for (const { word, name } of candidates)
    if (parts !== null && name !== null && isSameName(name, parts)) words.add(word);
  return words;
}

/** Spans in order, those that overlap as one. */
function apart(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans;
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
