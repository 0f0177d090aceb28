/** Names of people as digests print them. Nothing is guessed: a name that does not fit a shape stays whole. */
import { fold } from './record.ts';
import type { Author } from './report.ts';

const INITIALS = /^\p{Lu}\p{L}{0,2}\.(?:[ -]?\p{Lu}\p{L}{0,2}\.)*$/u;

/** A name of a family and a given part; what is missing is left out. */
export function person(family: string, given = ''): Author {
  const [last, first] = [fold(family), fold(given)];
  if (first === '') return last === '' ? { name: '' } : { name: last, family: last };
  return last === '' ? { name: first } : { name: `${first} ${last}`, family: last, given: first };
}

/** `Family, Given`, or a name that is written as it is spoken; a comma at the end marks a body. */
export function invertedName(text: string): Author {
  const folded = fold(text);
  const comma = folded.indexOf(',');
  if (comma < 0) return { name: folded };
  const given = folded.slice(comma + 1).trim();
  return given === '' ? { name: folded.slice(0, comma) } : person(folded.slice(0, comma), given);
}

/** The parts of a list at its commas and `and`s, affiliations in parentheses left out. */
export function splitNames(text: string): readonly string[] {
  let depth = 0;
  let bare = '';
  for (const character of fold(text)) {
    if (character === '(') depth += 1;
    if (depth === 0) bare += character;
    if (character === ')') depth = Math.max(0, depth - 1);
  }
  return bare
    .split(/\s*[,;]\s*(?:and\s+)?|\s+and\s+/)
    .map(fold)
    .filter((name) => name !== '');
}

/** `Kaur, M., Shukla, A.`: pairs of family and initials in one list; a part without initials after it is a body. */
export function pairedNames(text: string): readonly Author[] {
  const parts = fold(text).split(/,\s+/).map(fold);
  const authors: Author[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    const next = parts[index + 1] ?? '';
    if (INITIALS.test(next)) {
      authors.push(person(part, next));
      index += 1;
    } else if (part !== '') authors.push({ name: part });
  }
  return authors;
}

/** `Prates AC`, as PubMed prints it: the family first, then initials without stops. */
export function familyFirst(text: string): Author {
  const [, family, given] = /^(.{1,100}) (\p{Lu}{1,4})$/u.exec(fold(text)) ?? [];
  return family === undefined || given === undefined
    ? { name: fold(text) }
    : { name: fold(text), family, given };
}

/** `PM Nguyen`, as Google Scholar prints it: initials without stops, then the family. */
export function initialsFirst(text: string): Author {
  const [, given, family] = /^(\p{Lu}{1,4}) (.{2,100})$/u.exec(fold(text)) ?? [];
  return family === undefined || given === undefined
    ? { name: fold(text) }
    : { name: fold(text), family, given };
}
