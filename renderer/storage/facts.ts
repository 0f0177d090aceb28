/**
 * What filters and orders ask of papers' own texts: authors, code, an abstract, the title and its date. No index holds these, so they are read once, in one
 * pass over the papers, and then follow every change. About half a kilobyte a paper, most of it names, each kept once with
 * its folded words: folding three hundred thousand names takes a second, comparing them a fiftieth of it.
 */
import { foldTitle } from '../../shared/orders.ts';
import { foldedWords } from '../../shared/search/query/phrase.ts';
import type { PaperRow } from './db.ts';
import { paperMemory } from './paper-memory.ts';

/** A name as it is written, and its folded words, each after a space. */
interface Author {
  readonly name: string;
  readonly folded: string;
}

/** What is known of one paper. */
export interface Facts {
  readonly authors: readonly Author[];
  readonly code: boolean;
  readonly abstract: boolean;
  /** As titles are sorted. */
  readonly title: string;
  readonly published: string;
}

const authors = new Map<string, Author>();
const memory = paperMemory(factsOf);

/** Another number whenever facts may have changed. */
export const factsVersion = memory.version;

/** The facts of every paper, shown or not, as they are now. */
export const facts = memory.all;

/** Forgets everything: for a library that was replaced. */
export function forgetFacts(): void {
  memory.forget();
  authors.clear();
}

/** Names of authors with words that begin as typed, those of most papers first. */
export async function authorNames(typed: string, limit: number): Promise<readonly string[]> {
  const words = foldedWords(typed);
  const counts = new Map<Author, number>();
  for (const fact of (await facts()).values())
    for (const author of fact.authors) counts.set(author, (counts.get(author) ?? 0) + 1);
  return [...counts]
    .filter(([{ folded }]) => hasWords(folded, words))
    .toSorted((a, b) => b[1] - a[1] || (a[0].name < b[0].name ? -1 : 1))
    .slice(0, limit)
    .map(([{ name }]) => name);
}

/** The words of a name as `hasWords` compares them. */
export const foldName = (name: string): string =>
  foldedWords(name).reduce((all, word) => `${all} ${word}`, '');

/** Whether each of these folded words begins a word of the folded name. */
export const hasWords = (folded: string, words: readonly string[]): boolean =>
  words.every((word) => folded.includes(` ${word}`));

function factsOf(row: PaperRow): Facts {
  return {
    authors: row.authors.map(({ name }) => authorOf(name)),
    code: row.urls.some(({ kind }) => kind === 'code'),
    abstract: row.abstract !== '',
    title: foldTitle(row.title),
    published: row.published ?? '',
  };
}

function authorOf(name: string): Author {
  const before = authors.get(name);
  if (before) return before;
  const author = { name, folded: foldName(name) };
  authors.set(name, author);
  return author;
}
