import { grown } from './grown.ts';
import { hashOfKey, isSameKey, KEY } from './key.ts';
import type { Terms } from './tally.ts';

/** Numbers for terms while a segment is built: an open hash table over one array of letters, without a string per term. */
export interface Interner {
  /** Writes the number of each term, counted from 0 as terms are new, to `numbers`. */
  number(terms: Terms, numbers: Uint32Array): void;
  /** The terms in the order of their letters: `order[n]` is the number of the n-th. */
  sorted(): { readonly order: Uint32Array; readonly letters: Uint16Array; readonly letterAt: Uint32Array };
}

/** A slot: the key, and after it the term's number plus 1, side by side because all are looked at together. */
const SLOT = KEY + 1;

/** An empty one. */
export function createInterner(): Interner {
  let slots = 1 << 12;
  let table = new Int32Array(slots * SLOT);
  let starts = new Uint32Array(1 << 12);
  let arena = new Uint16Array(1 << 14);
  let size = 0;

  const rehash = (): void => {
    const before = table;
    slots *= 2;
    table = new Int32Array(slots * SLOT);
    for (let from = 0; from < before.length; from += SLOT) {
      if (before[from + KEY] === 0) continue;
      let slot = hashOfKey(before, from) & (slots - 1);
      while (table[slot * SLOT + KEY] !== 0) slot = (slot + 1) & (slots - 1);
      for (let part = 0; part < SLOT; part += 1) table[slot * SLOT + part] = before[from + part] as number;
    }
  };

  const add = ({ letters, starts: from }: Terms, place: number): void => {
    const start = from[place] as number;
    const length = (from[place + 1] as number) - start;
    const top = starts[size] as number;
    if (size + 2 > starts.length) starts = grown(starts, size + 2);
    if (top + length > arena.length) arena = grown(arena, top + length);
    for (let n = 0; n < length; n += 1) arena[top + n] = letters[start + n] as number;
    size += 1;
    starts[size] = top + length;
  };

  const isSame = (number: number, { letters, starts: from }: Terms, place: number): boolean => {
    const [start, its] = [starts[number] as number, from[place] as number];
    const length = (from[place + 1] as number) - its;
    if ((starts[number + 1] as number) - start !== length) return false;
    let n = 0;
    while (n < length && arena[start + n] === letters[its + n]) n += 1;
    return n === length;
  };

  const numberOf = (terms: Terms, place: number): number => {
    const { keys, hashes } = terms;
    const key = place * KEY;
    const isExact = (keys[key + KEY - 1] as number) >= 0;
    for (let slot = (hashes[place] as number) & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const at = slot * SLOT;
      const number = (table[at + KEY] as number) - 1;
      if (number < 0) {
        add(terms, place);
        for (let n = 0; n < KEY; n += 1) table[at + n] = keys[key + n] as number;
        table[at + KEY] = size;
        if (size * 5 > slots * 3) rehash();
        return size - 1;
      }
      if (isSameKey(table, at, keys, key) && (isExact || isSame(number, terms, place))) return number;
    }
  };

  return {
    number(terms, numbers) {
      for (let place = 0; place < terms.count; place += 1) numbers[place] = numberOf(terms, place);
    },
    sorted() {
      const keys = new Float64Array(size);
      for (let id = 0; id < size; id += 1)
        keys[id] = firstLetters(arena, starts[id] as number, starts[id + 1] as number);
      const order = Uint32Array.from({ length: size }, (_, id) => id).sort((a, b) => {
        const byKey = (keys[a] as number) - (keys[b] as number);
        return byKey === 0
          ? compare(arena, starts[a] as number, starts[a + 1] as number, {
              letters: arena,
              from: starts[b] as number,
              to: starts[b + 1] as number,
            })
          : byKey;
      });
      const letters = new Uint16Array(starts[size] as number);
      const letterAt = new Uint32Array(size + 1);
      order.forEach((id, n) => {
        const at = letterAt[n] as number;
        letters.set(arena.subarray(starts[id], starts[id + 1]), at);
        letterAt[n + 1] = at + (starts[id + 1] as number) - (starts[id] as number);
      });
      return { order, letters, letterAt };
    },
  };
}

const firstLetters = (arena: Uint16Array, from: number, to: number): number =>
  [0, 1, 2].reduce((key, n) => key * 0x10000 + (from + n < to ? (arena[from + n] as number) : 0), 0);

/** Which of two terms comes first: negative, zero or positive. */
export function compare(
  letters: Uint16Array,
  from: number,
  to: number,
  other: { readonly letters: ArrayLike<number>; readonly from: number; readonly to: number },
): number {
  const length = Math.min(to - from, other.to - other.from);
  for (let n = 0; n < length; n += 1) {
    const difference = (letters[from + n] as number) - (other.letters[other.from + n] as number);
    if (difference !== 0) return difference;
  }
  return to - from - (other.to - other.from);
}
