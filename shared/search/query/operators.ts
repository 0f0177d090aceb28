import { distance } from 'fastest-levenshtein';

/** What each operator takes: some of a few words, a date, or anything. */
export const OPERATORS = {
  author: 'text',
  list: 'text',
  tag: 'text',
  digest: 'text',
  color: 'text',
  in: ['title', 'abstract', 'notes', 'highlights'],
  is: ['unread', 'read', 'starred', 'inbox', 'later', 'reading', 'done', 'skipped'],
  has: ['highlight', 'note', 'code', 'abstract'],
  after: 'date',
  before: 'date',
} as const satisfies Readonly<Record<string, 'text' | 'date' | readonly string[]>>;

export type OperatorName = keyof typeof OPERATORS;

export const OPERATOR_NAMES = Object.keys(OPERATORS) as readonly OperatorName[];

/** Other names by which people know an operator. */
const ALIASES: Readonly<Record<string, OperatorName>> = {
  colour: 'color',
  by: 'author',
  authors: 'author',
  since: 'after',
  until: 'before',
};

/** The same for values, which people write in the plural or the singular. */
const VALUE_ALIASES: Readonly<Record<string, string>> = {
  note: 'notes',
  notes: 'note',
  highlight: 'highlights',
  highlights: 'highlight',
  titles: 'title',
  star: 'starred',
};

/** The operator of a name, in any case; null for one that there is not. */
export function operatorOf(name: string): OperatorName | null {
  const lower = name.toLowerCase();
  return OPERATOR_NAMES.find((each) => each === lower) ?? ALIASES[lower] ?? null;
}

/** A value as its operator understands it: of a few words the one meant, a date as `2026-05`; null for what it does not take. */
export function valueOf(operator: OperatorName, value: string): string | null {
  const takes: 'text' | 'date' | readonly string[] = OPERATORS[operator];
  if (takes === 'text') return value;
  if (takes === 'date') return isoDate(value);
  const lower = value.toLowerCase();
  return takes.find((each) => each === lower) ?? takes.find((each) => each === VALUE_ALIASES[lower]) ?? null;
}

/** The nearest of these to a misspelt word: at most two edits off, fewer in a short one; null when none is. */
export function nearest<T extends string>(word: string, of: readonly T[]): T | null {
  const lower = word.toLowerCase();
  const most = lower.length < 4 ? 1 : 2;
  const ranked = of.map((each) => ({ each, off: distance(lower, each) })).toSorted((a, b) => a.off - b.off);
  const [best] = ranked;
  return best !== undefined && best.off <= most && best.off < best.each.length ? best.each : null;
}

/** A year, month or day as ISO 8601 (`2026`, `2026-05`, `2026-05-09`), also from slashes and dots; null for what is none. */
export function isoDate(typed: string): string | null {
  const found = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(typed);
  if (!found) return null;
  const [, year = '', month, day] = found;
  const [m, d] = [Number(month ?? 1), Number(day ?? 1)];
  const real = new Date(Date.UTC(Number(year), m - 1, d));
  if (real.getUTCMonth() !== m - 1 || real.getUTCDate() !== d) return null;
  return [year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
}
