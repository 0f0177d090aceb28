/** Many segments into one, without their texts; deleted documents and the words that only they had are left out. */
import { compare } from './interner.ts';
import { BESIDES, segmentOf, tableOf, type Segment } from './segment.ts';

/** A merge under way. */
export interface Merging {
  readonly segment: Segment;
  /** For each segment, its documents' new numbers; -1 for one that was left out. */
  readonly moved: readonly Int32Array[];
}

const TERMS_A_STEP = 8192;
const DOCS_A_STEP = 8192;

/** Merges step by step, so that somebody may search meanwhile. Deletions that come in between must be repeated on the result. */
export function* mergeSegments(
  name: string,
  segments: readonly Segment[],
): Generator<undefined, Merging, undefined> {
  const numbered = renumber(segments);
  const { moved, size } = numbered;
  const sum = (of: (segment: Segment) => number): number =>
    segments.reduce((total, each) => total + of(each), 0);
  const terms = sum(({ frequency }) => frequency.length);
  const letters = new Uint16Array(sum((each) => each.letters.length));
  const letterAt = new Uint32Array(terms + 1);
  const signs = new Uint32Array(terms);
  const postings = new Uint32Array(sum(livePostings));
  const postingAt = new Uint32Array(terms + 1);
  const titlePostings = new Uint32Array(sum(liveTitlePostings));
  const titlePostingAt = new Uint32Array(terms + 1);
  const places = segments.map(({ frequency }) => new Uint32Array(frequency.length));
  const at = segments.map(() => 0);
  let term = 0;
  let posting = 0;
  let titlePosting = 0;

  for (let step = 1; ; step += 1) {
    const least = leastTerm(segments, at);
    if (least === null) break;
    const { letters: own, letterAt: ownAt } = least.segment;
    const [from, to] = [ownAt[least.term] as number, ownAt[least.term + 1] as number];
    const before = posting;
    segments.forEach((segment, n) => {
      const its = at[n] as number;
      if (its >= segment.frequency.length) return;
      const same =
        compare(segment.letters, segment.letterAt[its] as number, segment.letterAt[its + 1] as number, {
          letters: own,
          from,
          to,
        }) === 0;
      if (!same) return;
      at[n] = its + 1;
      (places[n] as Uint32Array)[its] = term;
      const numbers = moved[n] as Int32Array;
      posting = copyPostings(segment.postings, segment.postingAt, its, {
        numbers,
        to: postings,
        at: posting,
      });
      titlePosting = copyPostings(segment.titlePostings, segment.titlePostingAt, its, {
        numbers,
        to: titlePostings,
        at: titlePosting,
      });
    });
    if (posting > before) {
      const top = letterAt[term] as number;
      for (let n = from; n < to; n += 1) letters[top + n - from] = own[n] as number;
      letterAt[term + 1] = top + to - from;
      signs[term] = least.segment.signs[least.term] as number;
      term += 1;
      postingAt[term] = posting;
      titlePostingAt[term] = titlePosting;
    }
    if (step % TERMS_A_STEP === 0) yield;
  }
  const titles = yield* mergeTitles(segments, moved, { places, size });
  yield;
  const documents = yield* mergeDocuments(segments, moved, size);
  yield;
  const table = tableOf(documents);
  yield;
  const segment = segmentOf({
    name,
    letters: cut(letters, letterAt[term] as number),
    letterAt: cut(letterAt, term + 1),
    signs: cut(signs, term),
    postings: cut(postings, posting),
    postingAt: cut(postingAt, term + 1),
    titlePostings: cut(titlePostings, titlePosting),
    titlePostingAt: cut(titlePostingAt, term + 1),
    ...titles,
    ...documents,
    table,
  });
  return { segment, moved };
}

function renumber(segments: readonly Segment[]) {
  let size = 0;
  const moved = segments.map(({ dead }) => {
    const numbers = new Int32Array(dead.length);
    for (let doc = 0; doc < dead.length; doc += 1) numbers[doc] = dead[doc] === 1 ? -1 : size++;
    return numbers;
  });
  return { moved, size };
}

function livePostings({ frequency }: Segment): number {
  let total = 0;
  for (let term = 0; term < frequency.length; term += 1) total += frequency[term] as number;
  return total;
}

function liveTitlePostings({ titlePostings }: Segment): number {
  let total = 0;
  for (let n = 0; n < titlePostings.length; n += 1) if (((titlePostings[n] as number) & 255) > 0) total += 1;
  return total;
}

function leastTerm(segments: readonly Segment[], at: readonly number[]) {
  let least: { readonly segment: Segment; readonly term: number } | null = null;
  for (let n = 0; n < segments.length; n += 1) {
    const segment = segments[n] as Segment;
    const term = at[n] as number;
    if (term >= segment.frequency.length) continue;
    if (least !== null) {
      const { letters, letterAt } = least.segment;
      const other = { letters, from: letterAt[least.term] as number, to: letterAt[least.term + 1] as number };
      if (
        compare(
          segment.letters,
          segment.letterAt[term] as number,
          segment.letterAt[term + 1] as number,
          other,
        ) >= 0
      )
        continue;
    }
    least = { segment, term };
  }
  return least;
}

interface Copying {
  readonly numbers: Int32Array;
  readonly to: Uint32Array;
  readonly at: number;
}

function copyPostings(
  postings: Uint32Array,
  postingAt: Uint32Array,
  term: number,
  { numbers, to, at }: Copying,
): number {
  let next = at;
  const end = postingAt[term + 1] as number;
  for (let n = postingAt[term] as number; n < end; n += 1) {
    const posting = postings[n] as number;
    const doc = numbers[posting >>> 8] as number;
    if (doc >= 0 && (posting & 255) > 0) to[next++] = ((doc << 8) | (posting & 255)) >>> 0;
  }
  return next;
}

interface Places {
  readonly places: readonly Uint32Array[];
  readonly size: number;
}

function* mergeTitles(segments: readonly Segment[], moved: readonly Int32Array[], { places, size }: Places) {
  let words = 0;
  for (const { titleWords } of segments) words += titleWords.length;
  const titleWords = new Uint32Array(words);
  const initials = new Uint8Array(words);
  const titleWordAt = new Uint32Array(size + 1);
  let at = 0;
  let doc = 0;
  for (const [n, segment] of segments.entries()) {
    const place = places[n] as Uint32Array;
    for (let old = 0; old < segment.size; old += 1) {
      if ((moved[n]?.[old] as number) < 0) continue;
      for (let w = segment.titleWordAt[old] as number; w < (segment.titleWordAt[old + 1] as number); w += 1) {
        const word = segment.titleWords[w] as number;
        titleWords[at] = ((place[word & ~BESIDES] as number) | (word & BESIDES)) >>> 0;
        initials[at] = segment.initials[w] as number;
        at += 1;
      }
      doc += 1;
      titleWordAt[doc] = at;
      if (doc % DOCS_A_STEP === 0) yield;
    }
  }
  return { titleWords: cut(titleWords, at), titleWordAt, initials: cut(initials, at) };
}

function* mergeDocuments(segments: readonly Segment[], moved: readonly Int32Array[], size: number) {
  const kinds = new Uint8Array(size);
  const ages = new Float64Array(size);
  const prints = new Uint32Array(size * 2);
  const nameAt = new Uint32Array(size * 2 + 1);
  const names = new Uint16Array(segments.reduce((total, each) => total + each.names.length, 0));
  let top = 0;
  for (const [n, segment] of segments.entries()) {
    for (let old = 0; old < segment.size; old += 1) {
      const doc = moved[n]?.[old] as number;
      if (doc < 0) continue;
      kinds[doc] = segment.kinds[old] as number;
      ages[doc] = segment.ages[old] as number;
      prints[doc * 2] = segment.prints[old * 2] as number;
      prints[doc * 2 + 1] = segment.prints[old * 2 + 1] as number;
      const from = segment.nameAt[old * 2] as number;
      const to = segment.nameAt[old * 2 + 2] as number;
      for (let at = from; at < to; at += 1) names[top + at - from] = segment.names[at] as number;
      nameAt[doc * 2 + 1] = top + (segment.nameAt[old * 2 + 1] as number) - from;
      top += to - from;
      nameAt[doc * 2 + 2] = top;
      if (doc % DOCS_A_STEP === 0) yield;
    }
  }
  return { kinds, ages, prints, nameAt, names: cut(names, top) };
}

const cut = <T extends Uint8Array | Uint16Array | Uint32Array>(array: T, length: number): T =>
  length === array.length ? array : (array.slice(0, length) as T);
