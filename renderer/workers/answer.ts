/**
 * Answers a query of the little language. Filters become a set of papers before anything is scored; the index scores
 * what is in it; exact phrases, exclusions and fields are verified on the texts of the candidates, best first, until
 * enough are found.
 */
import { ranges, type Found, type Hit, type SearchIndex } from '../../shared/search/index.ts';
import {
  formatPart,
  formatQuery,
  holdsPhrase,
  parseQuery,
  plainQuery,
  questionOf,
  type Part,
  type Question,
  type Scope,
} from '../../shared/search/query/index.ts';
import { foldedWords } from '../../shared/search/query/phrase.ts';
import type { filterIds, inNaturalOrder, SearchText, searchTextsOf } from '../storage/library.ts';
import type { Loosened } from './search-api.ts';

/** The parts of the library that an answer reads. */
export interface AnswerSource {
  readonly searchTextsOf: typeof searchTextsOf;
  readonly filterIds: typeof filterIds;
  readonly inNaturalOrder: typeof inNaturalOrder;
}

export interface Answer extends Found {
  /** There are more than `total`. */
  readonly more: boolean;
}

/** What an answer is made from. */
export interface Asked {
  readonly index: SearchIndex;
  readonly source: AnswerSource;
}

const EVERY = 1_000_000;
/** Candidates whose texts are read at a time, and at most. */
const CHUNK = 100;
const MOST_VERIFIED = 2_000;
const MOST_PAPERS = 5_000;
/** The share of a query's words that a field must hold, as in the index. */
const COVERED = 0.6;

/** The best `limit` documents. A query of filters alone has papers, in natural order. */
export async function answer(parts: readonly Part[], limit: number, asked: Asked): Promise<Answer> {
  const question = questionOf(parts);
  const within = await asked.source.filterIds(question.filters);
  if (foldedWords(question.text).length === 0) {
    if (question.filters.length === 0) return { hits: [], total: 0, more: false };
    const out = await excluded(question, asked);
    const ids = (await asked.source.inNaturalOrder(within)).filter((id) => !out.has(id));
    return { hits: ids.slice(0, limit).map(asHit), total: ids.length, more: false };
  }
  const only = within === null ? {} : { within };
  const plain = question.phrases.length + question.without.length + question.scopes.length === 0;
  if (plain) return { ...asked.index.search(question.text, { limit, ...only }), more: false };
  const out = await excluded(question, asked);
  const found = asked.index.search(question.text, { limit: MOST_VERIFIED, ...only });
  const possible = found.hits.filter((hit) => !out.has(hit.id) && mayHold(hit, question));
  const hits: Hit[] = [];
  let at = 0;
  for (; at < possible.length && hits.length < limit; at += CHUNK) {
    const some = possible.slice(at, at + CHUNK);
    hits.push(...(needsTexts(question) ? await verified(some, question, asked.source) : some));
  }
  const more = at < possible.length || found.total > found.hits.length;
  return {
    hits: hits.slice(0, limit),
    total: Math.min(hits.length, limit),
    more: more || hits.length > limit,
  };
}

/** The papers of a query, each once, best first. */
export async function answerPapers(query: string, asked: Asked): Promise<readonly string[]> {
  const parts = parseQuery(query);
  const { hits } = await answer(parts, questionOf(parts).text === '' ? EVERY : MOST_PAPERS, asked);
  return [...new Set(hits.map(({ paperId }) => paperId))];
}

/**
 * Of a query that finds nothing: without which operator or exclusion it finds most, or with which phrase as mere words.
 * Where that is none, with its words alone; null when these find nothing either.
 */
export async function loosen(parts: readonly Part[], asked: Asked): Promise<Loosened | null> {
  let best: Loosened | null = null;
  for (const [n, part] of parts.entries()) {
    if (part.kind === 'word' && !part.negated) continue;
    const unquoted = part.kind === 'phrase' && !part.negated;
    const words = unquoted ? parseQuery(plainQuery(part.text)) : [];
    const next = parts.toSpliced(n, 1, ...words);
    const { total, more } = await answer(next, CHUNK, asked);
    const how = unquoted ? 'words' : 'without';
    if (total > (best?.total ?? 0))
      best = { how, part: formatPart(part), query: formatQuery(next), total, more };
  }
  return best ?? wordsAlone(parts, asked);
}

/** Of a query that finds nothing: with words that are nowhere spelt as the nearest that are somewhere; null where that finds nothing either. */
export async function respell(parts: readonly Part[], asked: Asked): Promise<Loosened | null> {
  // Not the last word of the box any more, so none is taken for the beginning of another.
  const spelt = (text: string): string => asked.index.nearestSpelling(`${text} `)?.trimEnd() ?? text;
  const next = parts.map((part) =>
    part.kind === 'filter' || part.negated ? part : { ...part, text: spelt(part.text) },
  );
  const query = formatQuery(next);
  if (query === formatQuery(parts)) return null;
  const { total, more } = await answer(next, CHUNK, asked);
  return total === 0 ? null : { how: 'spelling', part: query, query, total, more };
}

async function wordsAlone(parts: readonly Part[], asked: Asked): Promise<Loosened | null> {
  const words = parts.filter((part) => part.kind === 'word' && !part.negated);
  if (words.length === 0 || words.length === parts.length) return null;
  const { total, more } = await answer(words, CHUNK, asked);
  return total === 0 ? null : { how: 'all', part: '', query: formatQuery(words), total, more };
}

/** The documents that hold a word or a phrase that is to be left out. */
async function excluded({ without }: Question, { index, source }: Asked): Promise<ReadonlySet<string>> {
  const out = new Set<string>();
  for (const phrase of without) {
    const words = foldedWords(phrase);
    const { hits } = index.search(`${words.join(' ')} `, { limit: EVERY });
    const holding = hits.filter(({ terms }) => words.every((word) => terms.includes(word)));
    const sure =
      words.length === 1
        ? holding
        : await verified(holding, { phrases: [phrase], scopes: [], text: '' }, source);
    for (const { id } of sure) out.add(id);
  }
  return out;
}

/** Cheap, and never wrong about a hit that it rejects. */
function mayHold({ kind, terms }: Hit, { phrases, scopes }: Question): boolean {
  if (scopes.length > 0 && !scopes.some((scope) => KIND_OF[scope] === kind)) return false;
  return phrases.every((phrase) => foldedWords(phrase).every((word) => terms.includes(word)));
}

const KIND_OF = { title: 'paper', abstract: 'paper', notes: 'note', highlights: 'highlight' } as const;

const needsTexts = ({ phrases, scopes }: Question): boolean =>
  phrases.length > 0 || scopes.includes('title') !== scopes.includes('abstract');

/** Those whose texts hold every phrase and, in the fields asked for, the words. */
async function verified(
  hits: readonly Hit[],
  question: Pick<Question, 'phrases' | 'scopes' | 'text'>,
  source: AnswerSource,
): Promise<readonly Hit[]> {
  const ids = [...new Set(hits.map(({ paperId }) => paperId))];
  const texts = await source.searchTextsOf(ids);
  const byId = new Map(ids.map((id, n) => [id, texts[n] ?? null]));
  const words = new Set(foldedWords(question.text)).size;
  return hits.filter((hit) => {
    const text = byId.get(hit.paperId);
    if (!text) return false;
    const fields = fieldsOf(hit, text, question.scopes);
    const covers = (field: string): boolean => matches(field, hit.terms) >= Math.ceil(words * COVERED);
    if (question.scopes.length > 0 && hit.kind === 'paper' && !fields.some(covers)) return false;
    return question.phrases.every((phrase) => fields.some((field) => holdsPhrase(field, phrase)));
  });
}

/** How many words of a text are among these. */
const matches = (text: string, terms: readonly string[]): number =>
  ranges(text, terms).flatMap(({ start, end }) => foldedWords(text.slice(start, end))).length;

/** The texts of a document, of a paper only those asked for. */
function fieldsOf({ id, kind }: Hit, text: SearchText, scopes: readonly Scope[]): readonly string[] {
  if (kind === 'note') return [text.note];
  if (kind === 'highlight') {
    const mark = text.highlights.find((each) => `highlight:${each.id}` === id);
    return mark ? [mark.quote, mark.note] : [];
  }
  const paper = scopes.some((scope) => KIND_OF[scope] === 'paper');
  return [
    ...(!paper || scopes.includes('title') ? [text.title] : []),
    ...(!paper || scopes.includes('abstract') ? [text.abstract] : []),
    ...(paper ? [] : [text.gist, text.authors, text.venue, ...text.lists.split('\n')]),
  ];
}

const asHit = (id: string): Hit => ({ id, kind: 'paper', paperId: id, score: 0, terms: [] });
