/**
 * The different terms of one document, each with a place, before any is looked for among the terms of all. The few of a document
 * stay in the processor's nearest memory, and what is left to look for far away is a third less, one after another in one loop.
 */
import { grown } from './grown.ts';
import { hashOfKey, isExact, isSameKey, KEY } from './key.ts';
import type { Cursor } from './tokens.ts';

export interface Tally {
  /** Starts a document. */
  begin(): void;
  /** The place of a term, counted from 0 as they come. */
  place(term: Pick<Cursor, 'letters' | 'from' | 'length' | 'key'>): number;
  /** The terms of the document, in arrays that the next one overwrites. */
  terms(): Terms;
}

/** Terms by place: a key is from `keys[KEY × place]` on, its letters, unless the key is exact, are from `starts[place]` to `starts[place + 1]`. */
export interface Terms {
  readonly count: number;
  readonly keys: Int32Array;
  /** `hashOfKey` of each key. */
  readonly hashes: Int32Array;
  readonly letters: Uint16Array;
  readonly starts: Uint32Array;
}

const USUAL = 1 << 9;

/** An empty one. */
export function createTally(): Tally {
  /** Where a term is that has this hash: places that count on from one document to the next. */
  let table = new Int32Array(USUAL * 4);
  let keys = new Int32Array(USUAL * KEY);
  let hashes = new Int32Array(USUAL);
  let starts = new Uint32Array(USUAL + 1);
  let letters = new Uint16Array(USUAL * 8);
  let first = 1;
  let next = 1;

  const grow = (): void => {
    keys = grown(keys, 0);
    hashes = grown(hashes, 0);
    starts = grown(starts, 0);
    table = new Int32Array(table.length * 2);
    for (let at = first; at < next; at += 1) {
      let slot = (hashes[at - first] as number) & (table.length - 1);
      while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1);
      table[slot] = at;
    }
  };

  const isSame = (
    place: number,
    { letters: own, from, length }: Pick<Cursor, 'letters' | 'from' | 'length'>,
  ) => {
    const start = starts[place] as number;
    if ((starts[place + 1] as number) - start !== length) return false;
    let n = 0;
    while (n < length && letters[start + n] === own[from + n]) n += 1;
    return n === length;
  };

  const add = (term: Parameters<Tally['place']>[0], hash: number): number => {
    const place = next - first;
    if (place === hashes.length) grow();
    for (let n = 0; n < KEY; n += 1) keys[place * KEY + n] = term.key[n] as number;
    hashes[place] = hash;
    const start = starts[place] as number;
    const end = isExact(term.key, 0) ? start : start + term.length;
    if (end > letters.length) letters = grown(letters, end);
    for (let n = 0; start + n < end; n += 1) letters[start + n] = term.letters[term.from + n] as number;
    starts[place + 1] = end;
    next += 1;
    return place;
  };

  return {
    begin() {
      first = next;
    },
    place(term) {
      const { key } = term;
      const hash = hashOfKey(key, 0);
      let slot = hash & (table.length - 1);
      for (;;) {
        const place = (table[slot] as number) - first;
        if (place < 0) break;
        if (isSameKey(keys, place * KEY, key, 0) && (isExact(key, 0) || isSame(place, term))) return place;
        slot = (slot + 1) & (table.length - 1);
      }
      const place = add(term, hash);
      // Growing has put it in its slot already, unless it came after.
      slot = hash & (table.length - 1);
      while ((table[slot] as number) >= first) slot = (slot + 1) & (table.length - 1);
      table[slot] = first + place;
      return place;
    },
    terms: () => ({ count: next - first, keys, hashes, letters, starts }),
  };
}
