/** Single names of people. Nothing is guessed: a name that could be read in two ways stays whole. `name` is always in reading order. */
import { fold } from './record.ts';
import type { Author } from './report.ts';

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

/** Whether a text is what follows a name: `Jr.`, `III`. */
export const isSuffix = (text: string): boolean => SUFFIX.test(text);

/** A name of a family and a given part; what is missing is left out. */
export function nameOf(family: string, given = ''): Author {
  const [last, first] = [fold(family), fold(given)];
  if (first === '') return last === '' ? { name: '' } : { name: last, family: last };
  return last === '' ? { name: first } : { name: `${first} ${last}`, family: last, given: first };
}

/** One author: `Family, Given`, `Given Family`, `Family AB`, or a body, which a comma at its end may mark. */
export function readName(text: string): Author {
  const clean = fold(text).replace(/^[\s,;]+|[\s,;]+$/g, '');
  const [family = '', ...rest] = clean.split(/\s*,\s*/);
  if (rest.length > 2 || family === '') return { name: clean };
  if (rest.length === 0) return initialsLast(clean) ?? { name: clean };
  const given = rest.find((part) => !isSuffix(part)) ?? '';
  const suffix = rest.find(isSuffix);
  const full = suffix === undefined ? family : `${family} ${suffix}`;
  return given === '' ? { name: full, family } : { name: `${given} ${full}`, family, given };
}

/** `Griffin DK`, `van der Berg A.B.`: indexes print the initials last. */
function initialsLast(name: string): Author | null {
  const [, family, given] = /^(.{1,80}?) ((?:\p{Lu}\.?-?){1,4})$/u.exec(name) ?? [];
  if (family === undefined || given === undefined || !/\p{Ll}{1}/u.test(family)) return null;
  if (/^(?:\p{Lu}\.|\p{Lu}$)/u.test(family) || (/ /.test(family) && !/\./.test(given) && given.length > 3))
    return null;
  return { name: `${given} ${family}`, family, given };
}

/** `PM Nguyen`, as Google Scholar prints it: initials without stops, then the family. */
export function initialsFirst(text: string): Author {
  const [, given, family] = /^(\p{Lu}{1,4}) (.{2,100})$/u.exec(fold(text)) ?? [];
  return family === undefined || given === undefined
    ? { name: fold(text) }
    : { name: fold(text), family, given };
}
