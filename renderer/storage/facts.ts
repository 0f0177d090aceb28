/**
 * What filters ask of papers' own texts: authors, code, an abstract. No index holds these, so they are read once, in one
 * pass over the papers, and then follow every change. About 200 bytes a paper.
 */
import { foldedWords } from '../../shared/search/query/phrase.ts';
import { chunks, db } from './db.ts';
import { onPapersChanged } from './papers-changed.ts';

interface Facts {
  readonly authors: readonly string[];
  readonly code: boolean;
  readonly abstract: boolean;
}

const CHUNK = 500;
const known = new Map<string, Facts>();
let stale: Set<string> | null = null;
let reading = Promise.resolve();
let version = 0;

/** Another number whenever facts may have changed. */
export const factsVersion = (): number => version;

/** The facts of every paper, shown or not, as they are now. */
export async function facts(): Promise<ReadonlyMap<string, Facts>> {
  reading = reading.then(update, update);
  await reading;
  return known;
}

/** Forgets everything: for a library that was replaced. */
export function forgetFacts(): void {
  known.clear();
  if (stale !== null) stale = null;
  version += 1;
}

/** Names of authors with a word that begins as typed, those of most papers first. */
export async function authorNames(typed: string, limit: number): Promise<readonly string[]> {
  const words = foldedWords(typed);
  const counts = new Map<string, number>();
  for (const { authors } of (await facts()).values())
    for (const name of authors) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([name]) => hasWords(name, words))
    .toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, limit)
    .map(([name]) => name);
}

/** Whether each of these folded words begins a word of the name. */
export function hasWords(name: string, words: readonly string[]): boolean {
  const own = foldedWords(name);
  return words.every((word) => own.some((each) => each.startsWith(word)));
}

let listening = false;

async function update(): Promise<void> {
  if (!listening) {
    listening = true;
    onPapersChanged((ids) => {
      version += 1;
      for (const id of ids) stale?.add(id);
    });
  }
  const ids = stale === null ? await db.papers.toCollection().primaryKeys() : [...stale];
  stale = new Set();
  for (const some of chunks(ids, CHUNK)) {
    const rows = await db.papers.bulkGet([...some]);
    rows.forEach((row, n) => {
      if (row === undefined) known.delete(some[n] ?? '');
      else
        known.set(row.id, {
          authors: row.authors.map(({ name }) => name),
          code: row.urls.some(({ kind }) => kind === 'code'),
          abstract: row.abstract !== '',
        });
    });
  }
}
