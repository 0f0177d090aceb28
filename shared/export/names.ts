/**
 * Authors as bibliographies take them: a person in parts, or a body that is one name. Most digests print names as they are
 * spoken, so the parts are told by the rule of BibTeX: the last word is the family, with the words in lower case before it.
 */
import { isSuffix } from '../digest/names.ts';
import type { Author } from '../digest/report.ts';
import { oneLine } from './plain.ts';

export type Name =
  | {
      readonly kind: 'person';
      readonly family: string;
      readonly given: string;
      /** `Jr.`, `III`; empty for none. */
      readonly suffix: string;
    }
  | { readonly kind: 'whole'; readonly name: string };

const BODY =
  /\b(?:collaborat(?:ion|ors)|consortium|group|team|initiative|institut[eo]?|universit\p{L}*|association|society|committee|project|network|lab(?:oratory|s)?|cent(?:er|re)|foundation|organi[sz]ation|alliance|council)\b/iu;
const PARTICLE = /^\p{Ll}[\p{L}'’-]*$/u;
const MOST_WORDS = 7;

/** The parts of a name. What is no person's, or could be read in two ways, stays whole. */
export function nameParts({ name, family = '', given = '' }: Author): Name {
  const whole = oneLine(name);
  const [last, first] = [oneLine(family), oneLine(given)];
  if (last !== '' && first !== '') {
    const rest = whole.startsWith(`${first} ${last} `) ? whole.slice(first.length + last.length + 2) : '';
    return { kind: 'person', family: last, given: first, suffix: isSuffix(rest) ? rest : '' };
  }
  const words = whole.split(' ');
  const suffix = words.length > 2 && isSuffix(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  if (BODY.test(whole) || whole.includes(',') || words.length > MOST_WORDS)
    return { kind: 'whole', name: whole };
  const from = words.findLastIndex((word, at) => at < words.length - 1 && !PARTICLE.test(word)) + 1;
  if (from === 0) return { kind: 'whole', name: whole };
  return {
    kind: 'person',
    family: words.slice(from).join(' '),
    given: words.slice(0, from).join(' '),
    suffix,
  };
}

/** `Family, Given`, with what follows the name last; a whole name as it is. */
export function invertedName(author: Author): string {
  const name = nameParts(author);
  if (name.kind === 'whole') return name.name;
  return [name.family, name.given, name.suffix].filter((part) => part !== '').join(', ');
}
