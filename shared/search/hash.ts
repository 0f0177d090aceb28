/** FNV-1a of letters of an array. */
export function hashOf(letters: ArrayLike<number>, from: number, to: number): number {
  let hash = START;
  for (let n = from; n < to; n += 1) hash = Math.imul(hash ^ (letters[n] as number), STEP);
  return mixed(hash);
}

/** The same of the units of a text. */
export function hashOfText(text: string): number {
  let hash = START;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), STEP);
  return mixed(hash);
}

const START = 2166136261;
const STEP = 16777619;

/** In thirty bits: what a field of an object holds without an allocation. */
const mixed = (hash: number): number => (hash ^ (hash >>> 15)) & 0x3fffffff;
