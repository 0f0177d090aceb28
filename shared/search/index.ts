/** The one door to search: an index of texts in memory that answers misspelt, half-typed queries. See README.md. */
import { buildSegment, type Aged } from './build.ts';
import { nearestTitle } from './closest.ts';
import { KINDS, type HitKind, type SearchDocument } from './document.ts';
import { dueOf, living } from './due.ts';
import { matchedTerms } from './matched.ts';
import { mergeSegments, type Merging } from './merge.ts';
import { isSamePrint, printOf } from './print.ts';
import { createExpander, groupsOf, readQuery } from './query.ts';
import { relatedTo, type Likened, type Related } from './related.ts';
import { createScorer, type Candidate } from './score.ts';
import { bury, docOf, idAt, paperAt, type Segment } from './segment.ts';
import { nearestSpelling } from './spelling.ts';
import { createMeanings, rankTitles } from './titles.ts';
import { TUNING } from './tuning.ts';
import { createFilter } from './within.ts';

export type { HitKind, SearchDocument } from './document.ts';
export { isBeside, reasonsOf, usual } from './reasons.ts';
export { SMALL_WORDS } from './small-words.ts';
export { plainWords, type Word } from './words.ts';
export type { Likened, Related, Shared } from './related.ts';
export { ranges, snippet } from './ranges.ts';
export { decodeSegment, encodeSegment, listed, VERSION, type Listing } from './stored.ts';
export type { Segment } from './segment.ts';

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
  /** Only documents of these papers. Quick where the same set is given again. */
  readonly within?: ReadonlySet<string>;
}

export interface Found {
  readonly hits: readonly Hit[];
  /** How many documents match, shown or not. */
  readonly total: number;
}

export interface SearchIndex {
  /** Adds documents; one with a known id replaces it, and costs nothing where it is the same. */
  add(documents: readonly SearchDocument[]): void;
  remove(ids: readonly string[]): void;
  /** The best documents first. Never throws; nothing for a query without a word. */
  search(query: string, options: SearchOptions): Found;
  /** The paper whose title is most like the query, for when nothing matches. */
  closest(query: string): { readonly paperId: string } | null;
  /** The papers most like this one, whose texts are given because the index has none; never itself. At most `limit`. */
  related(paper: Likened, options: { readonly limit: number }): readonly Related[];
  /** The query with words that are nowhere replaced by the nearest that are; null where there are none. For when nothing matches. */
  nearestSpelling(query: string): string | null;
  /** How many papers there are, without their notes and highlights. */
  papers(): number;
  /** The ids of all documents of these papers. */
  documentsOf(papers: ReadonlySet<string>): readonly string[];
  /** Removes all documents of papers other than these. */
  retain(papers: { has(paperId: string): boolean }): void;
  /**
   * Does a little of the merging that is due, and answers whether more is. Searching, adding and removing may go on between
   * two steps; answers do not change by it.
   */
  mergeStep(): 'more' | 'done';
  /** What must be stored to have this index again: by name, and each name stands for the same bytes for ever. */
  segments(): readonly Segment[];
}

const PAPER = KINDS.indexOf('paper');
/** Changes are gathered in a segment up to this many documents, made anew at each. */
const FRESH = 256;

/** An index of the documents of these segments; an empty one without. */
export function createIndex(loaded: readonly Segment[] = []): SearchIndex {
  let segments: readonly Segment[] = loaded;
  let view: ReturnType<typeof viewOf> | null = null;
  let merging: {
    readonly from: readonly Segment[];
    readonly run: Generator<undefined, Merging, undefined>;
  } | null = null;
  let newest = segments.reduce((most, { ages }) => ages.reduce((a, b) => Math.max(a, b), most), 0);

  const set = (next: readonly Segment[]): void => {
    segments = next;
    view = null;
  };

  const find = (id: string): { readonly segment: Segment; readonly doc: number } | null => {
    for (const segment of segments) {
      const doc = docOf(segment, id);
      if (doc >= 0 && segment.dead[doc] === 0) return { segment, doc };
    }
    return null;
  };

  const remove = (ids: Iterable<string>): void => {
    const gone = new Map<Segment, number[]>();
    for (const id of ids) {
      const found = find(id);
      if (!found) continue;
      const docs = gone.get(found.segment);
      if (docs) docs.push(found.doc);
      else gone.set(found.segment, [found.doc]);
    }
    for (const [segment, docs] of gone) bury(segment, docs);
    if (gone.size > 0) set(segments.filter((segment) => segment.dead.includes(0)));
  };

  /** The last of each id, with its age, and without those that are the same as before. */
  const news = (given: readonly SearchDocument[]): Aged => {
    const documents: SearchDocument[] = [];
    const ages: number[] = [];
    for (const document of new Map(given.map((each) => [each.id, each])).values()) {
      const before = find(document.id);
      const known = before ? (before.segment.ages[before.doc] as number) : (newest += 1);
      const age = document.age ?? known;
      newest = Math.max(newest, age);
      if (before) {
        const { prints } = before.segment;
        const print = printOf(document, age);
        if (isSamePrint(prints, before.doc, print)) continue;
      }
      documents.push(document);
      ages.push(age);
    }
    return { documents, ages };
  };

  const insert = (made: Segment): void => {
    const last = segments.at(-1);
    const isFresh =
      last !== undefined && last.size + made.size <= FRESH && merging?.from.includes(last) !== true;
    if (!isFresh) set([...segments, made]);
    else set([...segments.slice(0, -1), finish(mergeSegments(nameOf(), [last, made])).segment]);
  };

  const endMerge = ({ segment, moved }: Merging, from: readonly Segment[]): void => {
    const gone: number[] = [];
    for (const [n, { dead }] of from.entries()) {
      for (let doc = dead.indexOf(1); doc >= 0; doc = dead.indexOf(1, doc + 1)) {
        const now = moved[n]?.[doc] as number;
        if (now >= 0) gone.push(now);
      }
    }
    if (gone.length > 0) bury(segment, gone);
    set(
      [segment, ...segments.filter((each) => !from.includes(each))].filter((each) => each.dead.includes(0)),
    );
  };

  return {
    add(documents) {
      const added = news(documents);
      if (added.documents.length === 0) return;
      remove(added.documents.map(({ id }) => id));
      insert(buildSegment(nameOf(), added));
    },
    remove,
    search(query, { limit, within }) {
      const words = readQuery(query);
      if (words.length === 0) return { hits: [], total: 0 };
      view ??= viewOf(segments);
      const { scorer, expander, documents, meanings, filter } = view;
      const groups = groupsOf(words, { segments, documents, expander });
      const most = Math.max(limit, TUNING.reranked);
      const { candidates, total } = scorer.score(groups, most, within ? filter(within) : null);
      const order = inOrder(segments);
      const titles = rankTitles(groups, segments, meanings);
      const best = [...candidates]
        .sort(order)
        .slice(0, most)
        .map((each) => ({ ...each, score: each.score * titles.factor(each) }))
        .sort(order)
        .slice(0, Math.max(0, limit));
      titles.done();
      return {
        hits: toHits(best, segments, (n, docs) =>
          matchedTerms(groups, { segment: segments[n] as Segment, number: n }, docs),
        ),
        total,
      };
    },
    closest(query) {
      return nearestTitle(segments, query);
    },
    related: (paper, { limit }) => relatedTo(segments, paper, limit),
    nearestSpelling: (query) => nearestSpelling(segments, query),
    papers: () => (view ??= viewOf(segments)).papers,
    documentsOf: (papers) => idsWhere(segments, createFilter(segments)(papers)),
    retain(papers) {
      const gone = segments.flatMap((segment) =>
        [...segment.dead.keys()]
          .filter((doc) => segment.dead[doc] === 0 && !papers.has(paperAt(segment, doc)))
          .map((doc) => idAt(segment, doc)),
      );
      remove(gone);
    },
    mergeStep() {
      if (merging === null) {
        const from = dueOf(segments);
        if (from.length === 0) return 'done';
        merging = { from, run: mergeSegments(nameOf(), from) };
      }
      const step = merging.run.next();
      if (step.done === true) {
        const { from } = merging;
        merging = null;
        endMerge(step.value, from);
      }
      return 'more';
    },
    segments: () => segments,
  };
}

/** What is made for searching a set of segments, and for no other. */
function viewOf(segments: readonly Segment[]) {
  return {
    scorer: createScorer(segments),
    expander: createExpander(segments),
    meanings: createMeanings(segments),
    filter: createFilter(segments),
    documents: segments.reduce((sum, { dead }) => sum + living(dead), 0),
    papers: segments.reduce((sum, { kinds, dead }) => sum + living(dead, (doc) => kinds[doc] === PAPER), 0),
  };
}

function idsWhere(segments: readonly Segment[], chosen: Uint8Array): readonly string[] {
  const ids: string[] = [];
  let base = 0;
  for (const segment of segments) {
    for (let doc = 0; doc < segment.size; doc += 1)
      if (chosen[base + doc] === 1 && segment.dead[doc] === 0) ids.push(idAt(segment, doc));
    base += segment.size;
  }
  return ids;
}

/** Best first; of equals the newer, then the one with the lesser id. */
function inOrder(segments: readonly Segment[]): (a: Candidate, b: Candidate) => number {
  return (a, b) => {
    if (a.score !== b.score) return b.score - a.score;
    const [first, second] = [segments[a.segment] as Segment, segments[b.segment] as Segment];
    const byAge = (second.ages[b.doc] as number) - (first.ages[a.doc] as number);
    if (byAge !== 0) return byAge;
    return idAt(first, a.doc) < idAt(second, b.doc) ? -1 : 1;
  };
}

function toHits(
  best: readonly Candidate[],
  segments: readonly Segment[],
  termsOf: (segment: number, docs: readonly number[]) => ReadonlyMap<number, readonly string[]>,
): readonly Hit[] {
  const terms = new Map(
    [...Map.groupBy(best, ({ segment }) => segment)].map(
      ([segment, each]) =>
        [
          segment,
          termsOf(
            segment,
            each.map(({ doc }) => doc).toSorted((a, b) => a - b),
          ),
        ] as const,
    ),
  );
  return best.map(({ segment: n, doc, score }) => {
    const segment = segments[n] as Segment;
    const kind = KINDS[segment.kinds[doc] as number] ?? 'paper';
    return {
      id: idAt(segment, doc),
      kind,
      paperId: paperAt(segment, doc),
      score,
      terms: terms.get(n)?.get(doc) ?? [],
    };
  });
}

function finish<T>(run: Generator<undefined, T, undefined>): T {
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

let named = 0;
/** A name that no other segment has, in this run or another. */
function nameOf(): string {
  named += 1;
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}-${named}`;
}
