/**
 * Papers like a paper: those that share its most telling words, as a query of these words would find them. The index has no
 * texts, so the paper's own are given. Cost: the postings of two dozen words, none of which is in many papers.
 */
import { FIELDS, KINDS, SATURATION, weightIn, type SearchDocument } from './document.ts';
import { living } from './due.ts';
import { idfOf } from './query.ts';
import { findTerm, idAt, type Segment } from './segment.ts';
import { SMALL_WORDS } from './small-words.ts';
import { findDoc } from './split.ts';
import { eachTerm, WORD } from './tokens.ts';
import { termAt } from './words.ts';

/** A paper that is like another. */
export interface Related {
  readonly paperId: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** The words that both have, folded, the most telling first. */
  readonly shared: readonly Shared[];
}

/** A word, and how much it says that two papers have it. */
export interface Shared {
  readonly term: string;
  readonly weight: number;
}

/** The texts of a paper that others are compared with. */
export type Likened = Pick<SearchDocument, 'id' | 'title' | 'body'>;

interface Telling extends Shared {
  /** By segment; -1 where it has none. */
  readonly terms: readonly number[];
}

const PAPER = KINDS.indexOf('paper');
/** The words of the paper that are looked for. */
const MOST_WORDS = 24;
/** Words in a greater share of all documents say nothing; in small libraries, words in more than so many. */
const COMMON = 0.1;
const COMMON_IN_FEW = 4;
const SHORTEST = 2;
/** What a related paper must reach of the score that the paper itself would have, and how many words it must share. */
const LEAST = 0.12;
const LEAST_WORDS = 2;

/** The papers most like this one, which is never among them; fewer than `limit` where no others are like it. */
export function relatedTo(segments: readonly Segment[], paper: Likened, limit: number): readonly Related[] {
  const documents = segments.reduce((sum, { dead }) => sum + living(dead), 0);
  const telling = tellingWords(segments, paper, documents);
  const asked = telling.slice(0, MOST_WORDS);
  const whole = asked.reduce((sum, { weight }) => sum + weight * weight, 0);
  const found: { readonly n: number; readonly doc: number; readonly score: number }[] = [];
  segments.forEach((segment, n) => {
    const scores = new Float64Array(segment.size);
    const counts = new Uint8Array(segment.size);
    for (const { terms, weight } of asked) {
      const term = terms[n] as number;
      if (term < 0) continue;
      const end = segment.postingAt[term + 1] as number;
      for (let at = segment.postingAt[term] as number; at < end; at += 1) {
        const posting = segment.postings[at] as number;
        const doc = posting >>> 8;
        scores[doc] = (scores[doc] as number) + (weight * weight * (posting & 255)) / 255;
        counts[doc] = (counts[doc] as number) + 1;
      }
    }
    for (let doc = 0; doc < segment.size; doc += 1) {
      const score = scores[doc] as number;
      // A deleted document's postings are worth nothing, so that none is ever good enough.
      if (score < whole * LEAST || (counts[doc] as number) < LEAST_WORDS) continue;
      if (segment.kinds[doc] === PAPER && idAt(segment, doc) !== paper.id) found.push({ n, doc, score });
    }
  });
  const ids = new Map(found.map((each) => [each, idAt(segments[each.n] as Segment, each.doc)] as const));
  const ageOf = ({ n, doc }: (typeof found)[number]): number => segments[n]?.ages[doc] ?? 0;
  return found
    .toSorted(
      (a, b) =>
        b.score - a.score || ageOf(b) - ageOf(a) || ((ids.get(a) ?? '') < (ids.get(b) ?? '') ? -1 : 1),
    )
    .slice(0, Math.max(0, limit))
    .map((each) => ({
      paperId: ids.get(each) ?? '',
      score: each.score,
      shared: telling
        .filter(({ terms }) => hasTerm(segments[each.n] as Segment, terms[each.n] as number, each.doc))
        .map(({ term, weight }) => ({ term, weight })),
    }));
}

/** The words of a paper that others have too, and not too many others; the most telling first. */
function tellingWords(segments: readonly Segment[], paper: Likened, documents: number): readonly Telling[] {
  const sums = new Map<string, number>();
  for (const field of FIELDS) {
    if (field.name !== 'title' && field.name !== 'body') continue;
    const text = paper[field.name].slice(0, field.longest);
    const each = weightIn(field, text.length);
    eachTerm(text, (cursor) => {
      if (cursor.kind !== WORD || cursor.length < SHORTEST) return;
      const term = termAt(cursor);
      sums.set(term, (sums.get(term) ?? 0) + each);
    });
  }
  const most = Math.max(COMMON_IN_FEW, documents * COMMON);
  return [...sums]
    .flatMap(([term, sum]): readonly Telling[] => {
      const letters = Array.from({ length: term.length }, (_, n) => term.charCodeAt(n));
      const terms = segments.map((segment) => findTerm(segment, letters));
      const frequency = terms.reduce((total, at, n) => total + (segments[n]?.frequency[at] ?? 0), 0);
      if (frequency < 2 || frequency > most || SMALL_WORDS.has(term) || /^\p{N}+$/u.test(term)) return [];
      return [{ term, terms, weight: (idfOf(frequency, documents) * sum) / (SATURATION + sum) }];
    })
    .toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
}

function hasTerm({ postings, postingAt }: Segment, term: number, doc: number): boolean {
  if (term < 0) return false;
  const at = findDoc(postings, postingAt[term] as number, postingAt[term + 1] as number, doc);
  return at >= 0 && ((postings[at] as number) & 255) > 0;
}
