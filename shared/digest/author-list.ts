/**
 * Authors that stand in one text. A list is cut by the strongest separator in it; where the convention of a list is not
 * known, what could be read in two ways stays whole.
 */
import { isSuffix, nameOf, readName } from './names.ts';
import { fold } from './record.ts';
import type { Author } from './report.ts';

export interface AuthorList {
  readonly authors: readonly Author[];
  /** False where the list says that it goes on (`et al.`, `and others`, `…`). */
  readonly complete: boolean;
}

const MORE = /(?:^|[\s,;&])(?:et\.?\s?al\.?|and others|others|u\.\s?a\.|等)\s*$|(?:…|\.\.\.)\s*$/i;
const INITIALS = /^(?:\p{Lu}\p{M}*\.?[ -]?){1,4}$/u;
const STOPPED_INITIALS = /^\p{Lu}\p{L}{0,2}\.(?:[ -]?\p{Lu}\p{L}{0,2}\.)*$/u;
const PARTICLE = /^\p{Ll}[\p{L}'’-]*$/u;
const LONGEST_LIST = 400_000;

/** Every author of a list in any convention: `;`, line ends, ` and `, `&` or commas part them, whichever the list uses. */
export function readAuthors(text: string): AuthorList {
  const list = text.slice(0, LONGEST_LIST).trim();
  if (/^\[\s*['"]/.test(list)) return printedList(list);
  const complete = !MORE.test(list);
  const clean = complete ? list : list.replace(MORE, '').replace(/(?:,|;|\band|&)\s*$/i, '');
  const unstopped = clean.replace(/(?<= \p{Lu}{1,3})\.$/u, '');
  const bare = unstopped.includes('.') ? clean : unstopped;
  return { authors: parts(bare).map(withoutPlace).map(readName).filter(isNamed), complete };
}

/** Lists print where people work in brackets behind their names. */
const withoutPlace = (name: string): string => name.replace(/\s*\([^()]{3,}\)\s*$/, '');

/** `['Marx, Karl', "O'Neil, Ann"]`, as scripts print a list. */
function printedList(text: string): AuthorList {
  const found = [...text.matchAll(/'((?:[^'\\]|\\.)*)'(?=\s*[,\]])|"((?:[^"\\]|\\.)*)"/g)];
  return {
    authors: found.map((match) => readName(match[1] ?? match[2] ?? '')).filter(isNamed),
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
  return (halves.length === 2 || isSuffix(halves.at(-1) ?? '')) && (isFamily(family) || INITIALS.test(given));
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

/** A list that is known to hold pairs of family and initials (`Kaur, M., Shukla, A.`); a part without initials after it is a body. */
export function readPairedAuthors(text: string): readonly Author[] {
  const cut = outsideBrackets(fold(text));
  const isInitials = (at: number): boolean => STOPPED_INITIALS.test(cut[at] ?? '');
  return cut.flatMap((part, at) => {
    if (isInitials(at + 1)) return [nameOf(part, cut[at + 1])];
    return at > 0 && isInitials(at) ? [] : [{ name: part }];
  });
}

const SUFFIX_IN_LINE = /^(?:Jr|Sr|II|III|IV|V|M\.?D|Ph\.?D)\.?$/i;
const CUT =
  /^(?:et\.? ?al\.?|and others|others|\.{3}|…|\d{1,4} (?:more|additional) authors?.*|\+\d{1,4} (?:authors?|more))$/i;
const CUT_TAIL = /\s*…$| et\.? ?al\.?$| \+\d{1,4} (?:authors?|more)$/i;

/** A list that is known to hold names as they are spoken (`A. B. One, C. Two and D. Three (Some Lab)`): every separator parts. */
export function readSpokenAuthors(line: string): AuthorList {
  const flat = withoutParentheses(fold(line));
  const names: string[] = [];
  let complete = true;
  const separator = flat.includes(';') ? /;| and (?=[^;]*$)/ : /,| and | & /;
  for (const piece of flat.split(separator)) {
    const name = piece
      .trim()
      .replace(/^(?:and|&) /i, '')
      .replace(/[\s*†‡§,]+$/, '');
    if (name === '') continue;
    const last = names.length - 1;
    if (SUFFIX_IN_LINE.test(name) && last >= 0) names[last] = `${names[last] ?? ''}, ${name}`;
    else if (CUT.test(name)) complete = false;
    else {
      if (CUT_TAIL.test(name)) complete = false;
      names.push(name.replace(CUT_TAIL, ''));
    }
  }
  return { authors: names.map((name) => ({ name })), complete };
}

/** An unclosed parenthesis ends with the line. */
function withoutParentheses(text: string): string {
  let depth = 0;
  let kept = '';
  for (const character of text) {
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept;
}

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
