/**
 * One letter to its folded form: lower case, no accent, compatibility forms (full-width, ligatures, mathematical letters)
 * as plain ones. Asked for every character of every text, so answers are kept in a table that is filled as letters turn up.
 */

/** What `folded` answers for a character that separates words. */
export const SEPARATOR = 0;
/** … for one that is part of a word and not kept, such as a combining accent. */
export const DROPPED = 1;
/** … for the first half of a character outside the basic plane: ask `foldedPair`. */
export const PAIR = 2;
/** Answers from here to `LAST_SEVERAL` (no letters are there) stand for forms of several letters: see `speltOut`. */
const SEVERAL = 0xe000;
const LAST_SEVERAL = 0xf8ff;

/** Folded forms of several letters (`ß` is `ss`). */
const SPELT: string[] = [];

const UNKNOWN = 0xffff;
const table = new Uint16Array(0x10000).fill(UNKNOWN);

/** What `folded` has answered so far, by unit; nothing plain where it was not asked yet. For the one loop that cannot afford to ask. */
export const ANSWERS: Readonly<Uint16Array> = table;
const pairs = new Map<number, string>();
const OWN_FORMS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
};

/** Folded forms from `PAIR` to here, both not included, are letters of a script that is written with spaces: nothing to look into. */
export const PLAIN = 0x2e80;

/** The folded form of a UTF-16 unit: a unit, one of the marks above, or a place in `SPELT`. */
export function folded(unit: number): number {
  const known = table[unit] as number;
  return known === UNKNOWN ? learn(unit) : known;
}

/** The letters that an answer of `folded` stands for, where it is no mark. */
export const speltOut = (form: number): string =>
  form >= SEVERAL && form <= LAST_SEVERAL ? (SPELT[form - SEVERAL] ?? '') : String.fromCharCode(form);

/** The folded form of a character of two units; empty for one that separates words. */
export function foldedPair(point: number): string {
  let known = pairs.get(point);
  if (known === undefined) pairs.set(point, (known = spell(String.fromCodePoint(point)) ?? ''));
  return known;
}

/** Whether a folded unit is of a script written without spaces, whose words are taken as pairs of characters. */
export const isUnspaced = (unit: number): boolean =>
  unit >= PLAIN && (unit < 0xa000 || (unit >= 0xac00 && unit < 0xe000) || (unit >= 0xf900 && unit < 0xfb00));

const OTHER = 1;
const LOWER = 2;
const UPPER = 3;
const cases = new Uint8Array(0x10000);

/** Whether a word bends between these two units, as `ByteScale` does: from a small letter to a capital. */
export const bends = (before: number, unit: number): boolean =>
  caseOf(unit) === UPPER && caseOf(before) === LOWER;

function caseOf(unit: number): number {
  const known = cases[unit] as number;
  if (known !== 0) return known;
  const letter = String.fromCharCode(unit);
  const found = /^\p{Lu}$/u.test(letter) ? UPPER : /^\p{Ll}$/u.test(letter) ? LOWER : OTHER;
  cases[unit] = found;
  return found;
}

function learn(unit: number): number {
  let answer = SEPARATOR;
  if (unit >= 0xd800 && unit < 0xdc00) answer = PAIR;
  else {
    const form = spell(String.fromCharCode(unit));
    if (form?.length === 1) answer = form.charCodeAt(0);
    else if (form === '') answer = DROPPED;
    else if (form !== null && SEVERAL + SPELT.length <= LAST_SEVERAL) {
      answer = SEVERAL + SPELT.length;
      SPELT.push(form);
    }
  }
  table[unit] = answer;
  return answer;
}

/** Null for what separates words. */
function spell(character: string): string | null {
  if (!/^[\p{L}\p{N}\p{M}]$/u.test(character)) return null;
  if (/^\p{M}$/u.test(character)) return '';
  const composed = character.normalize('NFKC');
  if (
    /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]+$/u.test(composed) &&
    /^[\p{L}\p{N}]+$/u.test(composed)
  )
    return composed;
  return character
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[øłđðþßæœıς]/g, (letter) => OWN_FORMS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '');
}
