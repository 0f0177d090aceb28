/** Documents to a segment: one pass over their texts into (term, document, impact), then a counting sort by term. */
import { eachField, KINDS, OWN_WORDS, SATURATION, weightIn, type SearchDocument } from './document.ts';
import { grown } from './grown.ts';
import { createInterner } from './interner.ts';
import { beginPrint, PRINT, printField, printTerm } from './print.ts';
import { BESIDES, letterSign, MINOR, segmentOf, tableOf, type Segment } from './segment.ts';
import { createTally } from './tally.ts';
import { eachTerm, WORD, type Cursor } from './tokens.ts';

/** Documents, whose ids differ, with the age that the index gave each. */
export interface Aged {
  readonly documents: readonly SearchDocument[];
  readonly ages: readonly number[];
}

const IN_TITLE = 0x80000000;
/** Different terms of a document, generously: room that is not used costs nothing, and what is too small is copied. */
const USUAL_TERMS = 160;
/** Words that acronyms usually leave out. */
const MINOR_WORDS = new Set(
  'a an and as at by for from in into is of on or the to towards toward under using via with without'.split(
    ' ',
  ),
);

/** A segment of these documents. */
export function buildSegment(name: string, { documents, ages }: Aged): Segment {
  const terms = createInterner();
  const found = collect({ documents, ages }, terms);
  const { order, letters, letterAt } = terms.sorted();
  const place = new Uint32Array(order.length);
  order.forEach((id, n) => (place[id] = n));
  const signs = new Uint32Array(order.length);
  for (let n = 0; n < order.length; n += 1)
    signs[n] = letterSign(letters, letterAt[n] as number, letterAt[n + 1] as number);
  const minor = new Uint8Array(order.length);
  const firsts = new Uint8Array(order.length);
  for (let n = 0; n < order.length; n += 1) {
    const first = letters[letterAt[n] as number] as number;
    firsts[n] = first < 128 ? first : 0;
    const length = (letterAt[n + 1] as number) - (letterAt[n] as number);
    if (length <= 7) minor[n] = isMinor(letters.subarray(letterAt[n], letterAt[n + 1])) ? MINOR : 0;
  }
  const titleWords = new Uint32Array(found.titleCount);
  const initials = new Uint8Array(found.titleCount);
  for (let n = 0; n < found.titleCount; n += 1) {
    const word = found.titleWords[n] as number;
    const term = place[word & ~BESIDES] as number;
    const besides = word & BESIDES;
    titleWords[n] = (term | besides) >>> 0;
    if (besides === 0)
      initials[n] = (firsts[term] as number) | (firsts[term] === 0 ? 0 : (minor[term] as number));
  }
  return segmentOf({
    name,
    letters,
    letterAt,
    signs,
    ...sortPostings(found, place),
    titleWords,
    titleWordAt: found.titleWordAt,
    prints: found.prints,
    initials,
    ...describe({ documents, ages }),
  });
}

interface Collected {
  readonly terms: Uint32Array;
  readonly values: Uint32Array;
  readonly count: number;
  readonly titleWords: Uint32Array;
  readonly titleCount: number;
  readonly titleWordAt: Uint32Array;
  readonly prints: Uint32Array;
}

/** `terms[n]` (with `IN_TITLE`) is in the document of `values[n]`, which is a posting. */
function collect({ documents, ages }: Aged, interner: ReturnType<typeof createInterner>): Collected {
  const tally = createTally();
  let terms = new Uint32Array(documents.length * USUAL_TERMS + 64);
  let values = new Uint32Array(terms.length);
  let titleWords = new Uint32Array(documents.length * 16 + 64);
  const titleWordAt = new Uint32Array(documents.length + 1);
  /** What the terms of the present document weigh, and which are in its title, by their places in it. */
  let sums = new Float32Array(1 << 11);
  let titled = new Uint8Array(1 << 11);
  let numbers = new Uint32Array(1 << 11);
  const print = new Int32Array(PRINT);
  const prints = new Uint32Array(documents.length * PRINT);
  let documentTerms = 0;
  let count = 0;
  let titleCount = 0;
  let each = 0;
  let isTitle = false;

  const note = (term: Cursor): void => {
    printTerm(print, term);
    const place = tally.place(term);
    if (place === documentTerms) {
      documentTerms += 1;
      if (place === sums.length) {
        sums = grown(sums, documentTerms);
        titled = grown(titled, documentTerms);
      }
      sums[place] = each;
      titled[place] = 0;
    } else sums[place] = (sums[place] as number) + each;
    if (!isTitle) return;
    titled[place] = 1;
    if (titleCount === titleWords.length) titleWords = grown(titleWords, titleCount + 1);
    titleWords[titleCount++] = term.kind === WORD ? place : (place | BESIDES) >>> 0;
  };

  documents.forEach((document, doc) => {
    documentTerms = 0;
    tally.begin();
    beginPrint(print, document, ages[doc] ?? 0);
    eachField(document, (field, text, place) => {
      const own = field.name === 'body' && document.kind !== 'paper' ? OWN_WORDS : 1;
      each = own * weightIn(field, text.length);
      isTitle = field.name === 'title';
      printField(print, place, text.length);
      eachTerm(text, note);
    });
    prints.set(print, doc * PRINT);
    if (documentTerms > numbers.length) numbers = grown(numbers, documentTerms);
    interner.number(tally.terms(), numbers);
    for (let n = titleWordAt[doc] as number; n < titleCount; n += 1) {
      const word = titleWords[n] as number;
      titleWords[n] = ((numbers[word & ~BESIDES] as number) | (word & BESIDES)) >>> 0;
    }
    titleWordAt[doc + 1] = titleCount;
    if (count + documentTerms > terms.length) {
      terms = grown(terms, count + documentTerms);
      values = grown(values, count + documentTerms);
    }
    for (let n = 0; n < documentTerms; n += 1) {
      const number = numbers[n] as number;
      const sum = sums[n] as number;
      const impact = Math.max(1, Math.round((255 * sum) / (SATURATION + sum)));
      terms[count] = titled[n] === 1 ? (number | IN_TITLE) >>> 0 : number;
      values[count] = ((doc << 8) | impact) >>> 0;
      count += 1;
    }
  });
  return { terms, values, count, titleWords, titleCount, titleWordAt, prints };
}

/** `place[id]` is where a term comes in the order of letters. */
function sortPostings({ terms, values, count }: Collected, place: Uint32Array) {
  const size = place.length;
  /** By the ids of terms: how many postings each has, then where its next goes. Common terms have small ids, so this stays near. */
  const next = new Uint32Array(size);
  const nextTitle = new Uint32Array(size);
  for (let n = 0; n < count; n += 1) {
    const term = terms[n] as number;
    const id = term & ~IN_TITLE;
    next[id] = (next[id] as number) + 1;
    if (term >= IN_TITLE) nextTitle[id] = (nextTitle[id] as number) + 1;
  }
  const postingAt = startsOf(next, place);
  const titlePostingAt = startsOf(nextTitle, place);
  const postings = new Uint32Array(count);
  const titlePostings = new Uint32Array(titlePostingAt[size] as number);
  for (let n = 0; n < count; n += 1) {
    const term = terms[n] as number;
    const id = term & ~IN_TITLE;
    const value = values[n] as number;
    const to = next[id] as number;
    postings[to] = value;
    next[id] = to + 1;
    if (term < IN_TITLE) continue;
    const toTitle = nextTitle[id] as number;
    titlePostings[toTitle] = value;
    nextTitle[id] = toTitle + 1;
  }
  return { postings, postingAt, titlePostings, titlePostingAt };
}

/** Where the postings of each term start, in the order of letters; `counts`, by ids, becomes the same. */
function startsOf(counts: Uint32Array, place: Uint32Array): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(place.length + 1);
  for (let id = 0; id < place.length; id += 1) starts[(place[id] as number) + 1] = counts[id] as number;
  for (let n = 0; n < place.length; n += 1) starts[n + 1] = (starts[n + 1] as number) + (starts[n] as number);
  for (let id = 0; id < place.length; id += 1) counts[id] = starts[place[id] as number] as number;
  return starts;
}

/** What is known of the documents besides their words. */
function describe({ documents, ages }: Aged) {
  const size = documents.length;
  const nameAt = new Uint32Array(size * 2 + 1);
  let total = 0;
  documents.forEach(({ id, paperId }, doc) => {
    total += id.length;
    nameAt[doc * 2 + 1] = total;
    if (paperId !== id) total += paperId.length;
    nameAt[doc * 2 + 2] = total;
  });
  const names = new Uint16Array(total);
  documents.forEach(({ id, paperId }, doc) => {
    write(names, nameAt[doc * 2] as number, id);
    if (paperId !== id) write(names, nameAt[doc * 2 + 1] as number, paperId);
  });
  return {
    names,
    nameAt,
    kinds: Uint8Array.from(documents, ({ kind }) => KINDS.indexOf(kind)),
    ages: Float64Array.from(ages),
    table: tableOf({ names, nameAt }),
  };
}

function write(names: Uint16Array, from: number, text: string): void {
  for (let n = 0; n < text.length; n += 1) names[from + n] = text.charCodeAt(n);
}

const isMinor = (letters: Uint16Array): boolean => MINOR_WORDS.has(String.fromCharCode(...letters));
