/**
 * A set of documents made searchable, never changed but for deletions: typed arrays only, so that one is stored as it is and
 * loaded without parsing. Terms are sorted by their letters; documents have numbers from 0.
 */
import { hashOf, hashOfText } from './hash.ts';
import { compare } from './interner.ts';

export interface Segment {
  /** Unlike that of any other segment, ever. */
  readonly name: string;
  /** Documents, deleted ones included. */
  readonly size: number;
  /** The letters of all terms; term `t` is `letterAt[t]` to `letterAt[t + 1]`. */
  readonly letters: Uint16Array;
  readonly letterAt: Uint32Array;
  /** Which letters a term has: see `letterSign`. */
  readonly signs: Uint32Array;
  /** Document number × 256 + impact (1 to 255; 0 once the document is deleted), ascending within a term. */
  readonly postings: Uint32Array;
  readonly postingAt: Uint32Array;
  /** Those of `postings` whose document has the term in its title. */
  readonly titlePostings: Uint32Array;
  readonly titlePostingAt: Uint32Array;
  /** The terms of every title in order; with `BESIDES` those that are a part or a join of what is written. */
  readonly titleWords: Uint32Array;
  readonly titleWordAt: Uint32Array;
  /** The first letter of each of `titleWords`, with `MINOR` where the word is one that acronyms skip; 0 where there is none. */
  readonly initials: Uint8Array;
  /** Document `d` has its id at `names[nameAt[2d]]`, and its paper's after it where that is another. */
  readonly names: Uint16Array;
  readonly nameAt: Uint32Array;
  readonly kinds: Uint8Array;
  /** Greater is newer. */
  readonly ages: Float64Array;
  /** Two numbers that change when a document's texts do. */
  readonly prints: Uint32Array;
  /** Document numbers plus 1 by the hash of their ids, with open addressing. */
  readonly table: Int32Array;
  /** How many documents that are not deleted have a term. */
  readonly frequency: Uint32Array;
  /** 1 for a deleted document. */
  readonly dead: Uint8Array;
}

export const BESIDES = 0x80000000;
export const MINOR = 0x80;

/** The parts of a segment that are stored, by what they are made of. `frequency` and `dead` follow from the deletions. */
export const STORED = {
  ages: Float64Array,
  letterAt: Uint32Array,
  signs: Uint32Array,
  postings: Uint32Array,
  postingAt: Uint32Array,
  titlePostings: Uint32Array,
  titlePostingAt: Uint32Array,
  titleWords: Uint32Array,
  titleWordAt: Uint32Array,
  nameAt: Uint32Array,
  prints: Uint32Array,
  table: Int32Array,
  letters: Uint16Array,
  names: Uint16Array,
  initials: Uint8Array,
  kinds: Uint8Array,
} as const;

export type Stored = Pick<Segment, 'name' | keyof typeof STORED>;

/** A segment as new. */
export function segmentOf(stored: Stored): Segment {
  const terms = stored.letterAt.length - 1;
  const frequency = new Uint32Array(terms);
  for (let term = 0; term < terms; term += 1)
    frequency[term] = (stored.postingAt[term + 1] as number) - (stored.postingAt[term] as number);
  const size = stored.kinds.length;
  return { ...stored, size, frequency, dead: new Uint8Array(size) };
}

/** Deletes documents: their postings count for nothing from now on. One pass over all postings, whatever their number. */
export function bury(
  { dead, postings, postingAt, titlePostings, frequency }: Segment,
  docs: Iterable<number>,
): void {
  for (const doc of docs) dead[doc] = 1;
  let term = 0;
  for (let n = 0; n < postings.length; n += 1) {
    const posting = postings[n] as number;
    if (dead[posting >>> 8] === 0 || (posting & 255) === 0) continue;
    while ((postingAt[term + 1] as number) <= n) term += 1;
    frequency[term] = (frequency[term] as number) - 1;
    postings[n] = posting & ~255;
  }
  for (let n = 0; n < titlePostings.length; n += 1) {
    const posting = titlePostings[n] as number;
    if (dead[posting >>> 8] === 1) titlePostings[n] = posting & ~255;
  }
}

/** The document with an id, deleted or not; -1 where there is none. */
export function docOf({ table, names, nameAt }: Segment, id: string): number {
  const mask = table.length - 1;
  let slot = hashOfText(id) & mask;
  for (;;) {
    const doc = (table[slot] as number) - 1;
    if (doc < 0) return -1;
    const from = nameAt[doc * 2] as number;
    if ((nameAt[doc * 2 + 1] as number) - from === id.length) {
      let n = 0;
      while (n < id.length && names[from + n] === id.charCodeAt(n)) n += 1;
      if (n === id.length) return doc;
    }
    slot = (slot + 1) & mask;
  }
}

/** A table for `docOf`, of documents whose ids differ. */
export function tableOf({ names, nameAt }: Pick<Segment, 'names' | 'nameAt'>): Int32Array {
  const size = (nameAt.length - 1) / 2;
  let room = 4;
  while (room < size * 2) room *= 2;
  const table = new Int32Array(room);
  for (let doc = 0; doc < size; doc += 1) {
    let slot = hashOf(names, nameAt[doc * 2] as number, nameAt[doc * 2 + 1] as number) & (room - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (room - 1);
    table[slot] = doc + 1;
  }
  return table;
}

export const idAt = ({ names, nameAt }: Segment, doc: number): string =>
  textAt(names, nameAt[doc * 2] as number, nameAt[doc * 2 + 1] as number);

/** The id of the paper that a document belongs to. */
export function paperAt(segment: Segment, doc: number): string {
  const { names, nameAt } = segment;
  const from = nameAt[doc * 2 + 1] as number;
  const to = nameAt[doc * 2 + 2] as number;
  return from === to ? idAt(segment, doc) : textAt(names, from, to);
}

export const termText = ({ letters, letterAt }: Segment, term: number): string =>
  textAt(letters, letterAt[term] as number, letterAt[term + 1] as number);

/** The first term that does not come before these letters; the number of terms where all do. */
export function lowerBound({ letters, letterAt }: Segment, typed: ArrayLike<number>): number {
  let low = 0;
  let high = letterAt.length - 1;
  const other = { letters: typed, from: 0, to: typed.length };
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(letters, letterAt[middle] as number, letterAt[middle + 1] as number, other) < 0)
      low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The term with these letters, where a living document has it; else -1. */
export function findTerm(segment: Segment, typed: ArrayLike<number>): number {
  const term = lowerBound(segment, typed);
  return term < segment.frequency.length &&
    (segment.frequency[term] as number) > 0 &&
    lengthOf(segment, term) === typed.length &&
    beginsWith(segment, term, typed)
    ? term
    : -1;
}

/** The terms that begin with these letters: from the first up to, not including, the last. */
export function prefixed(segment: Segment, typed: readonly number[]): readonly [number, number] {
  const last = typed.at(-1);
  if (last === undefined) return [0, segment.frequency.length];
  return [lowerBound(segment, typed), lowerBound(segment, [...typed.slice(0, -1), last + 1])];
}

export const lengthOf = ({ letterAt }: Segment, term: number): number =>
  (letterAt[term + 1] as number) - (letterAt[term] as number);

function beginsWith({ letters, letterAt }: Segment, term: number, typed: ArrayLike<number>): boolean {
  const from = letterAt[term] as number;
  for (let n = 0; n < typed.length; n += 1) if (letters[from + n] !== typed[n]) return false;
  return true;
}

/** Which letters are there, a bit each (digits and other scripts share six): one edit changes at most two bits. */
export function letterSign(letters: ArrayLike<number>, from: number, to: number): number {
  let bits = 0;
  for (let n = from; n < to; n += 1) {
    const letter = letters[n] as number;
    bits |= 1 << (letter >= 97 && letter <= 122 ? letter - 97 : 26 + (letter % 6));
  }
  return bits >>> 0;
}

function textAt(letters: Uint16Array, from: number, to: number): string {
  let text = '';
  for (let n = from; n < to; n += 1) text += String.fromCharCode(letters[n] as number);
  return text;
}
