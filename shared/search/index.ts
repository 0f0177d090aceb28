/** The one door to search: an index of texts in memory that answers misspelt, half-typed queries. See README.md. */
import { closest } from './closest.ts';
import { groupOf, matched, scores, titleOrder, type Group } from './score.ts';
import { expand, lettersOf, type Expansion, type Term } from './vocabulary.ts';
import { plainWords, termsOf } from './words.ts';

export { ranges, snippet } from './ranges.ts';

export type HitKind = 'paper' | 'note' | 'highlight';

/** One thing to be found. A note or a highlight is a document of its own, so that a hit names it. */
export interface SearchDocument {
  readonly id: string;
  readonly kind: HitKind;
  readonly paperId: string;
  readonly title: string;
  readonly body: string;
}

export interface Hit {
  readonly id: string;
  readonly kind: HitKind;
  readonly paperId: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** The words of the document that matched, folded, for `ranges`. */
  readonly terms: readonly string[];
}

export interface SearchOptions {
  readonly limit: number;
  /** Only documents of these papers. */
  readonly within?: ReadonlySet<string>;
}

export interface Found {
  readonly hits: readonly Hit[];
  /** How many documents match, shown or not. */
  readonly total: number;
}

export interface SearchIndex {
  /** Adds documents; one with a known id replaces it. */
  add(documents: readonly SearchDocument[]): void;
  remove(ids: readonly string[]): void;
  /** The best documents first. Never throws; nothing for a query without a word. */
  search(query: string, options: SearchOptions): Found;
  /** The paper whose title is most like the query, for when nothing matches. */
  closest(query: string): { readonly paperId: string; readonly title: string } | null;
}

interface Entry {
  readonly document: Pick<SearchDocument, 'id' | 'kind' | 'paperId' | 'title'>;
  readonly titleWords: readonly string[];
}

const TITLE_WEIGHT = 4;
const USUAL_LENGTH = 200;
const MOST_WORDS = 12;
/** Characters of a query, a title and a body that are read: far beyond what people write, so that one giant text cannot fill the memory. */
const LONGEST_QUERY = 500;
const LONGEST_TITLE = 5_000;
const LONGEST_BODY = 1_000_000;
const RERANKED = 200;

/** An empty index. */
export function createIndex(): SearchIndex {
  const vocabulary = new Map<string, Term>();
  const numbers = new Map<string, number>();
  let entries: (Entry | null)[] = [];
  let expansions = new Map<string, readonly Expansion[]>();
  let dead = 0;

  const remove = (ids: readonly string[]): void => {
    for (const id of ids) {
      const number = numbers.get(id);
      if (number === undefined) continue;
      numbers.delete(id);
      entries[number] = null;
      dead += 1;
    }
    if (dead > 500 && dead > numbers.size / 2) compact();
  };

  /** Forgets removed documents in every posting, and words that none is left for. */
  const compact = (): void => {
    for (const [word, term] of vocabulary) {
      const kept = term.docs.map((doc) => entries[doc] !== null);
      term.impacts = term.impacts.filter((_, n) => kept[n]);
      term.docs = term.docs.filter((_, n) => kept[n]);
      if (term.docs.length === 0) vocabulary.delete(word);
    }
    dead = 0;
    expansions = new Map();
  };

  const addOne = (document: SearchDocument): void => {
    const { id, kind, paperId, title } = document;
    const number = entries.length;
    numbers.set(id, number);
    entries.push({
      document: { id, kind, paperId, title },
      titleWords: plainWords(title.slice(0, LONGEST_TITLE)).map((word) => word.term),
    });
    const counts = new Map<string, number>();
    const titled = termsOf(title.slice(0, LONGEST_TITLE));
    const body = termsOf(document.body.slice(0, LONGEST_BODY));
    for (const { term } of titled) counts.set(term, (counts.get(term) ?? 0) + TITLE_WEIGHT);
    for (const { term } of body) counts.set(term, (counts.get(term) ?? 0) + 1);
    const norm = 1.2 * (0.7 + (0.3 * (titled.length + body.length)) / USUAL_LENGTH);
    for (const [word, count] of counts) {
      let term = vocabulary.get(word);
      if (!term) vocabulary.set(word, (term = { word, letters: lettersOf(word), docs: [], impacts: [] }));
      term.docs.push(number);
      term.impacts.push(count / (count + norm));
    }
  };

  const expanded = (word: string, unfinished: boolean): readonly Expansion[] => {
    const key = `${unfinished ? '~' : '='}${word}`;
    let known = expansions.get(key);
    if (!known)
      expansions.set(
        key,
        (known = withSplit(vocabulary, word, expand(vocabulary.values(), word, unfinished))),
      );
    return known;
  };

  return {
    add(documents) {
      if (documents.length === 0) return;
      remove(documents.map((document) => document.id));
      for (const document of documents) addOne(document);
      expansions = new Map();
    },
    remove,
    search(typed, { limit, within }) {
      const query = typed.slice(0, LONGEST_QUERY);
      const words = plainWords(query)
        .slice(0, MOST_WORDS)
        .map((word) => word.term);
      const unfinished = /[\p{L}\p{N}\p{M}]$/u.test(query);
      const groups = words.map((word, n): Group => {
        const own = expanded(word, unfinished && n === words.length - 1);
        return groupOf(withJoins(vocabulary, words, n, own), numbers.size);
      });
      const isWanted = (doc: number): boolean => {
        const entry = entries[doc];
        return !!entry && (within === undefined || within.has(entry.document.paperId));
      };
      const ranked = [...scores(groups, isWanted)].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
      const top = ranked.slice(0, Math.max(limit, RERANKED)).flatMap(([doc, score]): Hit[] => {
        const entry = entries[doc];
        if (!entry) return [];
        const { id, kind, paperId } = entry.document;
        const held = matched(groups, doc);
        const terms = [...new Set(held.flat())];
        return [{ id, kind, paperId, score: score * (1 + 0.6 * titleOrder(held, entry.titleWords)), terms }];
      });
      return { hits: top.toSorted((a, b) => b.score - a.score).slice(0, limit), total: ranked.length };
    },
    closest(query) {
      const titled = entries.flatMap((entry) => (entry?.document.kind === 'paper' ? [entry.document] : []));
      const found = query.trim().length < 3 ? null : closest(titled, query.trim());
      return found && { paperId: found.paperId, title: found.title };
    },
  };
}

/** Neighbours typed apart (“multi vector”) also stand for the word that they make together. */
function withJoins(
  vocabulary: ReadonlyMap<string, Term>,
  words: readonly string[],
  n: number,
  own: readonly Expansion[],
): readonly Expansion[] {
  const word = words[n] ?? '';
  const joins = [`${words[n - 1] ?? ''}${word}`, `${word}${words[n + 1] ?? ''}`]
    .map((joined) => (joined === word ? undefined : vocabulary.get(joined)))
    .filter((term) => term !== undefined);
  if (joins.length === 0) return own;
  return [...own, ...joins.map((term) => ({ term, weight: 0.9 }))].toSorted((a, b) => b.weight - a.weight);
}

/** A word typed without its space (“graphneural”) also stands for its two halves, where a document holds both. */
function withSplit(
  vocabulary: ReadonlyMap<string, Term>,
  word: string,
  own: readonly Expansion[],
): readonly Expansion[] {
  if (word.length < 6 || (own[0]?.weight ?? 0) === 1) return own;
  const halves: Expansion[] = [];
  for (let at = 3; at <= word.length - 3; at += 1) {
    const left = vocabulary.get(word.slice(0, at));
    const right = vocabulary.get(word.slice(at));
    if (!left || !right) continue;
    const inRight = new Set(right.docs);
    const both = new Set(left.docs.filter((doc) => inRight.has(doc)));
    for (const term of [left, right]) {
      const kept = term.docs.flatMap((doc, n) =>
        both.has(doc) ? [[doc, term.impacts[n] ?? 0] as const] : [],
      );
      const part = { ...term, docs: kept.map(([doc]) => doc), impacts: kept.map(([, impact]) => impact) };
      if (kept.length > 0) halves.push({ term: part, weight: 0.65 });
    }
  }
  return [...own, ...halves].toSorted((a, b) => b.weight - a.weight);
}
