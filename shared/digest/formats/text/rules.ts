/**
 * Corrections that hold for the rest of a file. A rule names what is alike about lines: their text, how they begin, or where they
 * stand. Rules are turned into roles by line number before anything else is read, so that one line and a thousand go the same way.
 */
import type { LineRole, ParseOptions, Rule } from '../../report.ts';
import type { Line } from './lines.ts';
import { metadataOf } from './metadata.ts';
import { noiseOf } from './noise.ts';

/** So much of a line is compared. */
const COMPARED = 300;

const OPENING =
  /^(?:(#{1,6})\s|([-*+•●▪◦–])\s|(\d{1,5}[.)])\s|(\[\d{1,5}\])\s|(\*\*)\S.{0,300}\*\*$|(\p{Lu}[\p{L} ]{1,24}[:：])\s?\S)/u;

/** A line's text, letter case, numbers and runs of white space aside. */
export const likeness = (text: string): string =>
  text.slice(0, COMPARED).toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();

/** How a line begins where that may be a habit: `##`, `-`, `#.` for any number, `abstract:`, `caps` for capitals throughout; null where it just begins. */
export function openingOf(text: string): string | null {
  const found = OPENING.exec(text)
    ?.slice(1)
    .find((each) => each !== undefined);
  if (found !== undefined) return likeness(found);
  const letters = text.slice(0, COMPARED).match(/\p{L}/gu) ?? [];
  return letters.length >= 8 && letters.every((letter) => /\p{Lu}/u.test(letter)) ? 'caps' : null;
}

/** What a line stands after: `blank`, or the kind of page furniture or metadata; null after text. `before` is the line above, empty for a blank one. */
export function placeOf(before: string): string | null {
  return before === '' ? 'blank' : (noiseOf(before) ?? metadataOf(before));
}

/** The role that a rule gives to a line; null where it says nothing. `before` is the line above, empty where that is blank. */
export function roleBy(rule: Rule, text: string, before: string): LineRole | null {
  if (rule.kind === 'same-text') return likeness(text) === rule.text ? rule.role : null;
  if (rule.kind === 'same-opening') return openingOf(text) === rule.opening ? rule.role : null;
  if (rule.kind !== 'same-place') return null;
  const fits = text.length >= rule.least && text.length <= rule.most;
  return fits && placeOf(before) === rule.after ? rule.role : null;
}

/** The options with the rules spelled out as roles of lines; what the reader said of a line itself stands. */
export function obeyRules(lines: readonly Line[], options: ParseOptions): ParseOptions {
  const rules = (options.rules ?? []).filter(({ kind }) => kind.startsWith('same-')).toReversed();
  if (rules.length === 0) return options;
  const roles: Record<number, LineRole> = {};
  let before = '';
  for (const { number, text } of lines) {
    if (text !== '') {
      for (const rule of rules) {
        const role = roleBy(rule, text, before);
        if (role === null) continue;
        roles[number] = role;
        break;
      }
    }
    before = text;
  }
  return { ...options, roles: { ...roles, ...options.roles } };
}

/** The prefixes, as likenesses, that are to be kept wherever they stand. */
export const keptPrefixes = (rules: readonly Rule[] = []): ReadonlySet<string> =>
  new Set(rules.flatMap((rule) => (rule.kind === 'keep-prefix' ? [likeness(rule.text)] : [])));
