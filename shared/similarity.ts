/**
 * How alike two texts are, and fingerprints that find the texts worth comparing.
 *
 * Comparing everything with everything is out of the question for 10,000 records. A sketch is a few 32-bit numbers such that
 * texts that are alike share at least one with high probability (MinHash, Broder 1997): 12 over the five-word shingles of the
 * abstract (0.97 at a Jaccard similarity of 0.25), 6 over the four-letter shingles of the title (0.98 at 0.5) and one of its first
 * three words. Only what shares a number is compared. Cost is linear; the numbers of 100,000 papers take 8 MB.
 */
import { distance } from 'fastest-levenshtein';

const ABSTRACT_HASHES = 12;
const TITLE_HASHES = 6;

/** How many numbers a sketch has. */
export const SKETCH_SIZE = ABSTRACT_HASHES + TITLE_HASHES + 1;

/** Letters and digits of any script as words, lower-case. */
export const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every run of five words; a text of fewer has none. */
export function shingles(text: string): ReadonlySet<string> {
  const words = wordsOf(text.slice(0, 8000));
  return new Set(words.slice(4).map((_, at) => words.slice(at, at + 5).join(' ')));
}

/** Jaccard similarity of two sets, and how much of the smaller one the larger holds. 0 where either is empty. */
export function overlap(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
): { readonly jaccard: number; readonly containment: number } {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const each of small) if (large.has(each)) common++;
  if (common === 0) return { jaccard: 0, containment: 0 };
  return { jaccard: common / (a.size + b.size - common), containment: common / Math.min(a.size, b.size) };
}

/** Levenshtein distance over the longer length, from 1 for equal to 0; of the first 300 characters. */
export function levenshteinRatio(a: string, b: string): number {
  const [left, right] = [a.slice(0, 300), b.slice(0, 300)];
  const longer = Math.max(left.length, right.length);
  return longer === 0 ? 1 : 1 - distance(left, right) / longer;
}

/** The fingerprint of a paper: its title key, and its abstract. Numbers of an empty part are 0 and match nothing. */
export function sketch(titleKey: string, abstract: string): Uint32Array {
  const grams = new Set<string>();
  for (let at = 0; at + 4 <= titleKey.length; at++) grams.add(titleKey.slice(at, at + 4));
  const head = titleKey.split(' ').slice(0, 3).join(' ');
  const numbers = new Uint32Array(SKETCH_SIZE);
  numbers.set(minHashes(shingles(abstract), ABSTRACT_HASHES, 1), 0);
  numbers.set(minHashes(grams, TITLE_HASHES, 101), ABSTRACT_HASHES);
  numbers[SKETCH_SIZE - 1] = head.length < 8 ? 0 : mix(hash(head), 1001);
  return numbers;
}

function minHashes(set: ReadonlySet<string>, n: number, salt: number): Uint32Array {
  const least = new Uint32Array(n).fill(set.size === 0 ? 0 : 0xffffffff);
  for (const each of set) {
    const start = hash(each);
    for (let at = 0; at < n; at++) {
      const value = mix(start, salt + at);
      if (value < (least[at] ?? 0)) least[at] = value;
    }
  }
  return least.map((value, at) => (value === 0 ? 0 : mix(value, salt + at)));
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** MurmurHash3's finaliser, salted. */
function mix(value: number, salt: number): number {
  let mixed = value ^ Math.imul(salt, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
