import type { Author } from '../digest/report.ts';
import { foldedWords } from '../search/query/phrase.ts';

/** Small words of family names, which some write and others leave out. */
const PARTICLES = new Set(
  'van von der den de del della di da dos du la le ten ter zu al el bin ibn'.split(' '),
);

/** A name in parts, folded. The last word of the family name tells; given names may be initials. */
export interface NameParts {
  readonly family: string;
  readonly given: readonly string[];
  /** The family name as typed stands for all that begin so. */
  readonly prefix: boolean;
}

/** The parts of a name: `Bengio, Yoshua`, `Yoshua Bengio`, `Y. Bengio` and `Bengio YJ`. Null where it has no word. */
export function partsOf({ name, family, given }: Author): NameParts | null {
  const prefix = /\*\s*$/.test(name);
  if (family !== undefined && given !== undefined) return inOrder(given, family, prefix);
  const [before = '', after] = name.split(',', 2);
  if (after !== undefined && after.trim() !== '') return inOrder(after, before, prefix);
  const words = before.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  // As PubMed writes names: the family first, then initials without stops.
  if (words.length > 1 && /^\p{Lu}{1,3}$/u.test(last) && !/^\p{Lu}{1,3}\.?$/u.test(words[0] ?? ''))
    return inOrder(last, words.slice(0, -1).join(' '), prefix);
  return inOrder(words.slice(0, -1).join(' '), last, prefix);
}

function inOrder(given: string, family: string, prefix: boolean): NameParts | null {
  const families = foldedWords(family);
  const last = families.at(-1) ?? foldedWords(given).at(-1);
  if (last === undefined) return null;
  // `YJ` is two initials.
  const spaced = given.replace(/\b\p{Lu}{2,3}\b/gu, (letters) => letters.split('').join(' '));
  const words = families.length === 0 ? foldedWords(spaced).slice(0, -1) : foldedWords(spaced);
  const rest = [...words, ...families.slice(0, -1)].filter((word) => !PARTICLES.has(word));
  return { family: last, given: rest, prefix };
}

/**
 * Whether a name that is watched for may be this author's: the same family name, and given names that do not speak against it.
 * An initial stands for every name that begins so, a middle name may be missing. A family name alone is everybody's of that
 * name; an author of whom only that is known is nobody in particular.
 */
export function isSameName(watched: NameParts, author: NameParts): boolean {
  const { family, given, prefix } = watched;
  if (prefix ? !author.family.startsWith(family) : author.family !== family) return false;
  if (given.length === 0) return true;
  if (author.given.length === 0 || !agree(given[0], author.given[0])) return false;
  const [few, many] = given.length <= author.given.length ? [given, author.given] : [author.given, given];
  let at = 0;
  return few.every((name) => {
    while (at < many.length && !agree(name, many[at])) at += 1;
    at += 1;
    return at <= many.length;
  });
}

/** Two given names, or an initial and a name. */
const agree = (a = '', b = ''): boolean =>
  a === b || ((a.length === 1 || b.length === 1) && a.charAt(0) === b.charAt(0));
