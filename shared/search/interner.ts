import { hashOf, type Cursor } from './tokens.ts';

/** Numbers for terms while a segment is built: an open hash table over one array of letters, without a string per term. */
export interface Interner {
  /** The number of a term; a new one, counted from 0, where it is new. */
  number(term: Pick<Cursor, 'letters' | 'from' | 'length' | 'hash'>): number;
  readonly size: () => number;
  /** The terms in the order of their letters: `order[n]` is the number of the n-th. */
  sorted(): { readonly order: Uint32Array; readonly letters: Uint16Array; readonly letterAt: Uint32Array };
}

/** An empty one. */
export function createInterner(): Interner {
  let table = new Int32Array(1 << 12).fill(-1);
  /** The hash of each term and where its letters begin, side by side because both are looked at together. */
  let heads = new Uint32Array((1 << 12) + 2);
  let arena = new Uint16Array(1 << 14);
  let size = 0;

  const rehash = (): void => {
    table = new Int32Array(table.length * 2).fill(-1);
    const mask = table.length - 1;
    for (let id = 0; id < size; id += 1) {
      let slot = (heads[id * 2] as number) & mask;
      while ((table[slot] as number) >= 0) slot = (slot + 1) & mask;
      table[slot] = id;
    }
  };

  const add = (letters: Uint16Array, from: number, length: number): void => {
    const top = heads[size * 2 + 1] as number;
    if (size * 2 + 4 > heads.length) heads = grown(heads, size * 2 + 4);
    if (top + length > arena.length) arena = grown(arena, top + length);
    for (let n = 0; n < length; n += 1) arena[top + n] = letters[from + n] as number;
    heads[size * 2 + 3] = top + length;
  };

  return {
    number({ letters, from, length, hash: known }) {
      const hash = known === 0 ? hashOf(letters, from, from + length) : known;
      const mask = table.length - 1;
      let slot = hash & mask;
      for (;;) {
        const id = table[slot] as number;
        if (id < 0) break;
        if (heads[id * 2] === hash) {
          const start = heads[id * 2 + 1] as number;
          if ((heads[id * 2 + 3] as number) - start === length) {
            let n = 0;
            while (n < length && arena[start + n] === letters[from + n]) n += 1;
            if (n === length) return id;
          }
        }
        slot = (slot + 1) & mask;
      }
      add(letters, from, length);
      heads[size * 2] = hash;
      table[slot] = size;
      size += 1;
      if (size * 5 > table.length * 3) rehash();
      return size - 1;
    },
    size: () => size,
    sorted() {
      const starts = Uint32Array.from({ length: size + 1 }, (_, id) => heads[id * 2 + 1] as number);
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

type Numbers =
  Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** A copy of an array with room for `least` and for as much again. */
export function grown<T extends Numbers>(array: T, least: number): T {
  const Same = array.constructor as new (length: number) => T;
  const copy = new Same(Math.max(least, array.length * 2));
  copy.set(array as never);
  return copy;
}
