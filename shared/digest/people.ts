/**
 * Authors out of text. A single name is read as it stands; a list in one string is cut by the strongest separator in it.
 * Nothing is guessed about a name that could be read in two ways: it stays whole.
 */
import type { Author } from './report.ts';

export interface People {
  readonly authors: readonly Author[];
  /** False where the list says that it goes on (`et al.`, `and others`, `…`). */
  readonly complete: boolean;
}

const MORE = /(?:^|[\s,;&])(?:et\.? al\.?|and others|others|u\.\s?a\.|等)\s*$|(?:…|\.\.\.)\s*$/i;
const INITIALS = /^(?:\p{Lu}\p{M}*\.?[ -]?){1,4}$/u;
const PARTICLE = /^\p{Ll}[\p{L}'’-]*$/u;
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const LONGEST_LIST = 400_000;

/** One author: `Family, Given`, `Given Family`, `Family AB` or the name of a group. `name` is always in reading order. */
export function person(text: string): Author {
  const clean = text.replace(/\s+/g, ' ').replace(/^[\s,;]+|[\s,;]+$/g, '');
  const [family = '', ...rest] = clean.split(/\s*,\s*/);
  if (rest.length > 2 || family === '') return { name: clean };
  if (rest.length > 0) {
    const given = (rest.find((part) => !SUFFIX.test(part)) ?? '').trim();
    const suffix = rest.find((part) => SUFFIX.test(part));
    const full = suffix === undefined ? family : `${family} ${suffix}`;
    return given === '' ? { name: full, family } : { name: `${given} ${full}`, family, given };
  }
  return initialsLast(clean) ?? { name: clean };
}

/** `Griffin DK`, `van der Berg A.B.`: indexes print the initials last. */
function initialsLast(name: string): Author | null {
  const [, family, given] = /^(.{1,80}?) ((?:\p{Lu}\.?-?){1,4})$/u.exec(name) ?? [];
  if (family === undefined || given === undefined || !/\p{Ll}{1}/u.test(family)) return null;
  if (/^(?:\p{Lu}\.|\p{Lu}$)/u.test(family) || (/ /.test(family) && !/\./.test(given) && given.length > 3))
    return null;
  return { name: `${given} ${family}`, family, given };
}

/** Every author of a list in one string: `;`, line ends, ` and `, `&` or commas part them, whichever the list uses. */
export function people(text: string): People {
  const list = text.slice(0, LONGEST_LIST).trim();
  if (/^\[\s*['"]/.test(list)) return printedList(list);
  const complete = !MORE.test(list);
  const clean = complete ? list : list.replace(MORE, '').replace(/(?:,|;|\band|&)\s*$/i, '');
  const unstopped = clean.replace(/(?<= \p{Lu}{1,3})\.$/u, '');
  const bare = unstopped.includes('.') ? clean : unstopped;
  return { authors: parts(bare).map(withoutPlace).map(person).filter(isNamed), complete };
}

/** Lists print where people work in brackets behind their names. */
const withoutPlace = (name: string): string => name.replace(/\s*\([^()]{3,}\)\s*$/, '');

/** `['Marx, Karl', "O'Neil, Ann"]`, as scripts print a list. */
function printedList(text: string): People {
  const found = [...text.matchAll(/'((?:[^'\\]|\\.)*)'(?=\s*[,\]])|"((?:[^"\\]|\\.)*)"/g)];
  return {
    authors: found.map((match) => person(match[1] ?? match[2] ?? '')).filter(isNamed),
    complete: true,
  };
}

const isNamed = ({ name }: Author): boolean => /[\p{L}\p{N}]/u.test(name);

function parts(list: string): readonly string[] {
  if (/[;；]/.test(list)) return list.split(/\s*[;；]\s*/);
  if (/[、\n|]/.test(list)) return list.split(/\s*[、\n|]\s*/);
  const joined = list.split(/\s*,?\s+(?:and|und|et|y|&)\s+/i);
  return joined.length > 1 && joined.every(isOneName) ? joined : joined.flatMap(byCommas);
}

/** A text that a comma does not cut into two people. */
function isOneName(text: string): boolean {
  const halves = text.split(/\s*,\s*/);
  if (halves.length < 2) return true;
  const [family = '', given = ''] = halves;
  return (
    (halves.length === 2 || SUFFIX.test(halves.at(-1) ?? '')) && (isFamily(family) || INITIALS.test(given))
  );
}

/** One word, or particles and a word: what stands before a comma in `van der Berg, Jan`. */
function isFamily(text: string): boolean {
  const words = text.split(' ');
  return words.length === 1 || PARTICLE.test(words[0] ?? '') || text.startsWith('{');
}

function byCommas(list: string): readonly string[] {
  const cut = outsideBrackets(list);
  if (cut.length < 2) return cut;
  if (isInverted(cut)) return pairs(cut);
  const whole = cut.filter((part) => part.includes(' ') || INITIALS.test(part)).length;
  if (whole === cut.length || (cut.length > 2 && whole * 3 >= cut.length * 2)) return cut;
  return /[\p{Script=Han}]/u.test(list) ? cut : [list];
}

/** `Kaur, M., Shukla, A.`: every second part is a given name or initials. */
function isInverted(cut: readonly string[]): boolean {
  if (cut.length % 2 === 1) return false;
  const given = cut.filter((_, at) => at % 2 === 1);
  if (given.every((part) => INITIALS.test(part))) return true;
  return cut.length === 2 && isFamily(cut[0] ?? '') && !INITIALS.test(cut[0] ?? '');
}

const pairs = (cut: readonly string[]): readonly string[] =>
  cut.flatMap((family, at) => (at % 2 === 0 ? [`${family}, ${cut[at + 1] ?? ''}`] : []));

/** Cut at commas, but not inside brackets: affiliations stand in them. */
function outsideBrackets(list: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < list.length; at++) {
    const character = list[at];
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if ((character === ',' || character === '，') && depth === 0) {
      found.push(list.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, list.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}
