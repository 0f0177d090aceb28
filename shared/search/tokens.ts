/**
 * Text to terms, without making a string of any: an import reads a hundred million letters. One pass; the caller is shown a
 * cursor that is overwritten at the next term.
 */
import {
  ANSWERS,
  bends,
  DROPPED,
  folded,
  foldedPair,
  isUnspaced,
  PAIR,
  PLAIN,
  SEPARATOR,
  speltOut,
} from './fold.ts';
import { KEY, keyOf, keyOfAscii, keyOfWord } from './key.ts';

/** What a term is of its text: a word as written, a part of one (`Scale` of `ByteScale`), or neighbours joined (`kmedoids`). */
export const WORD = 0;
export const PART = 1;
export const JOIN = 2;

/** A term being shown: `length` letters from `from` on, for the text from `start` to `end`. */
export interface Cursor {
  letters: Uint16Array;
  from: number;
  length: number;
  start: number;
  end: number;
  kind: number;
  /** Its key: see `key.ts`. */
  readonly key: Int32Array;
}

/** Letters of a term that count. Words that agree so far are one term. */
export const LONGEST_TERM = 40;
const SHORTEST_PART = 3;
const MOST_JOINED = 4;
const MOST_HUMPS = 8;

const word = new Uint16Array(LONGEST_TERM + 8);
const chain = new Uint16Array((LONGEST_TERM + 8) * MOST_JOINED);
const key = new Int32Array(KEY);
const pairs = new Int32Array(word.buffer);
/** The letters of a plain word again, a byte each: four at a time are a number of its key. */
const bytes = new Uint8Array(word.length);
const fours = new Int32Array(bytes.buffer);
const humps = new Uint8Array(MOST_HUMPS);
const cursor: Cursor = { letters: word, from: 0, length: 0, start: 0, end: 0, kind: WORD, key };

const SPACE = 0x20;
/** What a small letter of ASCII has that its capital lacks. */
const CASE = 0x20;
/** 1 for what ends a word and holds nothing together, of ASCII. NUL, which is none, also stands for a word that is too long. */
const ENDS = Uint8Array.from({ length: 128 }, (_, unit) =>
  unit > 0 && !/[\p{L}\p{N}'/_-]/u.test(String.fromCharCode(unit)) ? 1 : 0,
);

type Show = (term: Cursor) => void;

/** Shows every term of a text, in order of where it ends. Never calls itself: `show` must not read another text. */
export function eachTerm(text: string, show: Show): void {
  const end = text.length;
  let at = 0;
  while (at < end) {
    const first = text.charCodeAt(at);
    if (isSmall(first | CASE)) {
      // A word of letters of ASCII, none but the first a capital, as most are, needs no look at anything else.
      const start = at;
      const last = Math.min(end, at + LONGEST_TERM);
      let unit = first | CASE;
      do {
        word[at - start] = unit;
        bytes[at - start] = unit;
        at += 1;
        unit = at < last ? text.charCodeAt(at) : at === end ? SPACE : 0;
      } while (isSmall(unit));
      if (unit < ENDS.length && ENDS[unit] === 1) {
        showPlain(start, at, show);
        at += 1;
      } else at = showChain(text, start, show);
      continue;
    }
    const form = folded(first);
    if (form > PAIR && form < PLAIN) at = showChain(text, at, show);
    else if (form === SEPARATOR || lettersAt(text, at) === 0) at += 1;
    // Ahead, whatever a script does that is not foreseen here.
    else at = Math.max(at + 1, (unspacedAt(text, at) ? showPairs : showChain)(text, at, show));
  }
}

const isSmall = (unit: number): boolean => unit >= 97 && unit <= 122;

function showPlain(start: number, end: number, show: Show): void {
  const length = end - start;
  cursor.kind = WORD;
  cursor.from = 0;
  cursor.start = start;
  cursor.end = end;
  cursor.length = length;
  word[length] = 0;
  keyOfAscii(key, fours, pairs, length);
  show(cursor);
}

/** Shows the first letters of `word` as a word. */
function showLetters(length: number, show: Show): void {
  cursor.kind = WORD;
  cursor.from = 0;
  cursor.length = length;
  word[length] = 0;
  keyOfWord(key, pairs, length);
  show(cursor);
}

/** How many units the letter or accent at `at` takes; 0 where there is none. */
function lettersAt(text: string, at: number): number {
  const form = folded(text.charCodeAt(at));
  if (form === SEPARATOR) return 0;
  if (form !== PAIR) return 1;
  return foldedPair(text.codePointAt(at) ?? 0) === '' ? 0 : 2;
}

function unspacedAt(text: string, at: number): boolean {
  const form = folded(text.charCodeAt(at));
  if (form < PLAIN && form !== PAIR) return false;
  return isUnspaced(speltAt(text, at, form).charCodeAt(0));
}

/** Words that hyphens and the like hold together. Answers where they end. */
function showChain(text: string, from: number, show: Show): number {
  let at = from;
  let joined = 0;
  let before = 0;
  for (let parts = 1; ; parts += 1) {
    const start = at;
    at = showWord(text, start, show);
    const { length } = cursor;
    const goesOn = parts < MOST_JOINED && holdsTogether(text, at);
    if (parts === 1 && !goesOn) return at;
    if (length > 0) {
      for (let n = 0; n < length; n += 1) chain[joined + n] = word[n] as number;
      const own = joined;
      joined += length;
      if (parts > 1 && own > 0) {
        showJoin(before, joined, { from, at }, show);
        if (before > 0) showJoin(0, joined, { from, at }, show);
      }
      before = own;
    }
    if (!goesOn) return at;
    at += 1;
  }
}

function showJoin(
  from: number,
  to: number,
  place: { readonly from: number; readonly at: number },
  show: Show,
): void {
  if (to - from > LONGEST_TERM) return;
  cursor.letters = chain;
  cursor.from = from;
  cursor.length = to - from;
  cursor.start = place.from;
  cursor.end = place.at;
  cursor.kind = JOIN;
  keyOf(key, cursor);
  show(cursor);
  cursor.letters = word;
}

function holdsTogether(text: string, at: number): boolean {
  switch (text.charCodeAt(at)) {
    case 0x2d: // -
    case 0x5f: // _
    case 0x2f: // /
    case 0x27: // '
    case 0x2019:
    case 0x2010:
    case 0x2011:
    case 0x2013:
      return at + 1 < text.length && lettersAt(text, at + 1) > 0 && !unspacedAt(text, at + 1);
    default:
      return false;
  }
}

/** One word and its parts. Leaves it in `word`, its length in the cursor, and answers where it ends. */
function showWord(text: string, start: number, show: Show): number {
  let at = start;
  let length = 0;
  let bent = 0;
  let previous = 0;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Small letters of ASCII, nearly all of every text, are asked nothing.
    if (unit >= 97 && unit <= 122) {
      if (length < LONGEST_TERM) word[length++] = unit;
      previous = unit;
      continue;
    }
    let form = ANSWERS[unit] as number;
    if (form >= PLAIN) form = folded(unit);
    if (form > PAIR && form < PLAIN) {
      if (bent < MOST_HUMPS && length < LONGEST_TERM && bends(previous, unit)) humps[bent++] = length;
      if (length < LONGEST_TERM) word[length++] = form;
      previous = unit;
    } else if (form !== DROPPED) {
      const spelt = form === SEPARATOR ? '' : speltAt(text, at, form);
      if (spelt === '' || isUnspaced(spelt.charCodeAt(0))) break;
      for (let n = 0; n < spelt.length && length < LONGEST_TERM; n += 1) word[length++] = spelt.charCodeAt(n);
      previous = unit;
      if (form === PAIR) at += 1;
    }
  }
  cursor.start = start;
  cursor.end = at;
  if (length > 0) {
    showLetters(length, show);
    if (bent > 0) showParts(bent, length, show);
  }
  cursor.length = length;
  return at;
}

/** The folded letters of a character that is not one plain letter; empty for one that separates words. */
const speltAt = (text: string, at: number, form: number): string =>
  form === PAIR ? foldedPair(text.codePointAt(at) ?? 0) : speltOut(form);

function showParts(bent: number, length: number, show: Show): void {
  cursor.kind = PART;
  let from = 0;
  for (let n = 0; n <= bent; n += 1) {
    const to = n < bent ? (humps[n] as number) : length;
    if (to - from >= SHORTEST_PART) {
      cursor.from = from;
      cursor.length = to - from;
      keyOf(key, cursor);
      show(cursor);
    }
    from = to;
  }
}

/** A run of a script without spaces as overlapping pairs of characters; its last character is also a part, to be found alone. */
function showPairs(text: string, from: number, show: Show): number {
  let at = from;
  let held = 0;
  let heldAt = from;
  let characters = 0;
  cursor.from = 0;
  while (at < text.length && lettersAt(text, at) > 0) {
    const form = folded(text.charCodeAt(at));
    const units = form === PAIR ? 2 : 1;
    if (form === DROPPED) {
      at += 1;
      continue;
    }
    if (!unspacedAt(text, at)) break;
    const spelt = speltAt(text, at, form);
    let length = held;
    for (let n = 0; n < spelt.length && n < 8; n += 1) word[length++] = spelt.charCodeAt(n);
    if (characters > 0) {
      cursor.kind = WORD;
      cursor.length = length;
      keyOf(key, cursor);
      cursor.start = heldAt;
      cursor.end = at + units;
      show(cursor);
    }
    word.copyWithin(0, held, length);
    held = length - held;
    heldAt = at;
    at += units;
    characters += 1;
  }
  if (characters > 0) {
    cursor.kind = characters === 1 ? WORD : PART;
    cursor.length = held;
    keyOf(key, cursor);
    cursor.start = heldAt;
    cursor.end = at;
    show(cursor);
  }
  return at;
}
