import { grown } from './grown.ts';
import { hashOfKey, isExact, isSameKey, KEY, LONGEST_EXACT, spellKey } from './key.ts';
import type { Terms } from './tally.ts';

/** Numbers for terms while a segment is built: an open hash table over one array of letters, without a string per term. */
export interface Interner {
  /** Writes the number of each term, counted from 0 as terms are new, to `numbers`. */
  number(terms: Terms, numbers: Uint32Array): void;
  /** The terms in the order of their letters: `order[n]` is the number of the n-th. */
  sorted(): { readonly order: Uint32Array; readonly letters: Uint16Array; readonly letterAt: Uint32Array };
}

/** An empty one. */
export function createInterner(): Interner {
  /** The number of a term plus 1 where its hash leads to. */
  let table = new Int32Array(1 << 13);
  /** By number. Common words come early, so that what is asked for most is side by side. */
  let keys = new Int32Array(KEY << 12);
  let starts = new Uint32Array(1 << 12);
  let arena = new Uint16Array(1 << 14);
  let size = 0;

  const rehash = (): void => {
    table = new Int32Array(table.length * 2);
    for (let number = 0; number < size; number += 1) {
      let slot = hashOfKey(keys, number * KEY) & (table.length - 1);
      while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1);
      table[slot] = number + 1;
    }
  };

  const add = ({ letters, keys: itsKeys, starts: from }: Terms, place: number): void => {
    const start = from[place] as number;
    const end = from[place + 1] as number;
    let top = starts[size] as number;
    const room = top + Math.max(LONGEST_EXACT, end - start);
    if (size + 2 > starts.length) starts = grown(starts, size + 2);
    if (room > arena.length) arena = grown(arena, room);
    if ((size + 1) * KEY > keys.length) keys = grown(keys, (size + 1) * KEY);
    if (isExact(itsKeys, place * KEY)) top = spellKey(itsKeys, place * KEY, arena, top);
    else for (let n = start; n < end; n += 1) arena[top++] = letters[n] as number;
    for (let n = 0; n < KEY; n += 1) keys[size * KEY + n] = itsKeys[place * KEY + n] as number;
    size += 1;
    starts[size] = top;
  };

  const isSame = (
    number: number,
    { keys: itsKeys, letters, starts: from }: Terms,
    place: number,
  ): boolean => {
    if (!isSameKey(keys, number * KEY, itsKeys, place * KEY)) return false;
    if (isExact(keys, number * KEY)) return true;
    const [start, its] = [starts[number] as number, from[place] as number];
    const length = (from[place + 1] as number) - its;
    if ((starts[number + 1] as number) - start !== length) return false;
    let n = 0;
    while (n < length && arena[start + n] === letters[its + n]) n += 1;
    return n === length;
  };

  const numberOf = (terms: Terms, place: number): number => {
    let slot = (terms.hashes[place] as number) & (table.length - 1);
    for (; table[slot] !== 0; slot = (slot + 1) & (table.length - 1)) {
      const number = (table[slot] as number) - 1;
      if (isSame(number, terms, place)) return number;
    }
    add(terms, place);
    table[slot] = size;
    if (size * 2 > table.length) rehash();
    return size - 1;
  };

  return {
    number(terms, numbers) {
      // A first look for all, none waiting for what another found: the table is far away, and most are where they should be.
      for (let place = 0; place < terms.count; place += 1)
        numbers[place] = table[(terms.hashes[place] as number) & (table.length - 1)] as number;
      for (let place = 0; place < terms.count; place += 1) {
        const first = numbers[place] as number;
        numbers[place] = first > 0 && isSame(first - 1, terms, place) ? first - 1 : numberOf(terms, place);
      }
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
