/**
 * A term as four numbers, so that nearly all are told apart without looking at their letters: up to sixteen letters of ASCII
 * fill a byte each, and two such terms are the same exactly when their keys are. Others have `LOOSE` set in the last number:
 * letters must be compared where their keys agree.
 */

/** How many numbers a key has. */
export const KEY = 4;
/** In the last of them, whose letters leave it free. */
export const LOOSE = 0x80000000 | 0;
export const LONGEST_EXACT = 16;
/** Of two letters in one number, the bits that none of ASCII has. */
const BEYOND = 0xff80ff80 | 0;

/** Letters of an array. */
export interface Run {
  readonly letters: Uint16Array;
  readonly from: number;
  readonly length: number;
}

/** Writes the key of a run of letters. */
export function keyOf(key: Int32Array, { letters, from, length }: Run): void {
  spare.set(letters.subarray(from, from + length));
  spare[length] = 0;
  keyOfWord(key, sparePairs, length);
}

const spare = new Uint16Array(64);
const sparePairs = new Int32Array(spare.buffer);

/** The same of a word of at most sixty letters, `pairs` being its letters two at a time. A zero must follow them. */
export function keyOfWord(key: Int32Array, pairs: Int32Array, length: number): void {
  if (length > LONGEST_EXACT) return keyLoosely(key, pairs, length);
  let beyond = 0;
  for (let part = 0; part < KEY; part += 1) {
    const a = length > part * 4 ? (pairs[part * 2] as number) : 0;
    const b = length > part * 4 + 2 ? (pairs[part * 2 + 1] as number) : 0;
    beyond |= a | b;
    key[part] = ((a | (a >>> 8)) & 0xffff) | ((b | (b >>> 8)) << 16);
  }
  if ((beyond & BEYOND) !== 0) keyLoosely(key, pairs, length);
}

/** The same of a word that is all ASCII, `fours` being its letters four at a time. What follows them there does not matter. */
export function keyOfAscii(key: Int32Array, fours: Int32Array, pairs: Int32Array, length: number): void {
  if (length > LONGEST_EXACT) return keyLoosely(key, pairs, length);
  const first = fours[0] as number;
  const rest = -1 >>> (((4 - length) & 3) << 3);
  let [second, third, fourth] = [0, 0, 0];
  if (length > 4) {
    second = fours[1] as number;
    if (length > 8) {
      third = fours[2] as number;
      if (length > 12) fourth = (fours[3] as number) & rest;
      else third &= rest;
    } else second &= rest;
  }
  key[0] = length > 4 ? first : first & rest;
  key[1] = second;
  key[2] = third;
  key[3] = fourth;
}

function keyLoosely(key: Int32Array, pairs: Int32Array, length: number): void {
  let first = length;
  let second = 0;
  for (let n = 0; n * 2 < length; n += 1) {
    const pair = pairs[n] as number;
    first = Math.imul(first ^ pair, 0x01000193);
    first ^= first >>> 15;
    second = Math.imul(second ^ pair, 0x85ebca6b) + first;
  }
  key[0] = first;
  key[1] = second;
  key[2] = 0;
  key[3] = LOOSE;
}

/** Whether the key at `at` stands for one term only, whose letters are in it. */
export const isExact = (keys: Int32Array, at: number): boolean => (keys[at + KEY - 1] as number) >= 0;

/** Writes the letters of the exact key at `at` to `letters`, from `top` on, and answers where they end. */
export function spellKey(keys: Int32Array, at: number, letters: Uint16Array, top: number): number {
  let end = top;
  for (let part = 0; part < KEY; part += 1)
    for (let rest = keys[at + part] as number; rest !== 0; rest >>>= 8) letters[end++] = rest & 0xff;
  return end;
}

/** A number in which every bit depends on all of the key at `at`. */
export function hashOfKey(key: Int32Array, at: number): number {
  const low = key[at] as number;
  const hash = Math.imul(
    Math.imul(low, 0x9e3779b1) ^
      (low >>> 15) ^
      Math.imul(key[at + 1] as number, 0x85ebca6b) ^
      (key[at + 2] as number) ^
      Math.imul(key[at + 3] as number, 0x27d4eb2f),
    0xc2b2ae35,
  );
  return hash ^ (hash >>> 15);
}

/** Whether two keys are the same. */
export const isSameKey = (a: Int32Array, at: number, b: Int32Array, bAt: number): boolean =>
  a[at] === b[bAt] && a[at + 1] === b[bAt + 1] && a[at + 2] === b[bAt + 2] && a[at + 3] === b[bAt + 3];
