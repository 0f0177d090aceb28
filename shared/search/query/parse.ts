/**
 * The little language of the search box: `diffusion polcy "exact phrase" -survey author:chen #vision is:unread after:2026-05`.
 *
 * Forgiving: every text is a query. Words stand as they were typed; what is not an operator yet, or none that there is, or has
 * a value that its operator does not know, is a word with a hint. A quote that nothing closes reaches to the end, because
 * it is being typed. One pass from left to right; what a part means never depends on the ones before it.
 */
import { nearest, OPERATOR_NAMES, OPERATORS, operatorOf, valueOf, type OperatorName } from './operators.ts';

interface Placed {
  /** Where it stands in what was typed. */
  readonly start: number;
  readonly end: number;
  /** Not this: what matches is left out. */
  readonly negated: boolean;
}

/** Why a word that looks like an operator is none. `suggestion` is what may have been meant. */
export type Hint =
  | { readonly kind: 'operator'; readonly name: string; readonly suggestion: OperatorName | null }
  | {
      readonly kind: 'value';
      readonly operator: OperatorName;
      readonly value: string;
      readonly suggestion: string | null;
    };

export interface WordPart extends Placed {
  readonly kind: 'word';
  readonly text: string;
  readonly hint?: Hint;
}

export interface PhrasePart extends Placed {
  readonly kind: 'phrase';
  readonly text: string;
}

export interface FilterPart extends Placed {
  readonly kind: 'filter';
  readonly operator: OperatorName;
  readonly value: string;
}

export type Part = WordPart | PhrasePart | FilterPart;

/** Longer ones are cut, so that a pasted book does not hold up the box. */
export const LONGEST_QUERY = 2_000;

const QUOTES = '"“”„‟';
const QUOTED = new RegExp(`[${QUOTES}]([^${QUOTES}]*)(?:[${QUOTES}]|$)`, 'y');
const NAME = /([\p{L}]+):/uy;
/** `#name`, as tags are written; a digit after it is a number of something. */
const TAG = /#(?=[\p{L}_"“”„‟])/uy;
const RAW = /\S+/y;
/** What people paste with a colon in it, and mean as text. */
const PLAIN_NAMES = new Set(['http', 'https', 'arxiv', 'doi', 'isbn', 'pmid']);

/** Whether a name after `#` is read as a tag; of other names `tag:` is the only way. */
export const startsTag = (name: string): boolean => match(TAG, `#${name}`, 0) !== null;

/** Reads a query. Never throws, and knows every text. */
export function parseQuery(typed: string): readonly Part[] {
  const text = typed.slice(0, LONGEST_QUERY).toWellFormed();
  const parts: Part[] = [];
  const space = /\s*/y;
  for (let at = 0; ;) {
    space.lastIndex = at;
    space.test(text);
    at = space.lastIndex;
    if (at >= text.length) return parts;
    const part = partAt(text, at);
    parts.push(part);
    at = part.end;
  }
}

function partAt(text: string, start: number): Part {
  const minus = text[start] === '-';
  const from = start + (minus ? 1 : 0);
  const quoted = match(QUOTED, text, from);
  const phrase = clean(quoted?.[1] ?? '');
  if (quoted && phrase !== '')
    return { kind: 'phrase', text: phrase, negated: minus, start, end: from + quoted[0].length };
  return filterAt(text, { start, from, negated: minus }) ?? wordAt(text, start);
}

interface At {
  readonly start: number;
  readonly from: number;
  readonly negated: boolean;
}

function filterAt(text: string, { start, from, negated }: At): FilterPart | null {
  const name = match(TAG, text, from) ?? match(NAME, text, from);
  const operator = name?.[0] === '#' ? 'tag' : operatorOf(name?.[1] ?? '');
  if (!name || operator === null) return null;
  const at = from + name[0].length;
  const quoted = match(QUOTED, text, at);
  const raw = quoted ?? match(RAW, text, at);
  const value = valueOf(operator, clean(quoted?.[1] ?? raw?.[0] ?? ''));
  if (!raw || value === null || value === '') return null;
  return { kind: 'filter', operator, value, negated, start, end: at + raw[0].length };
}

function wordAt(text: string, start: number): WordPart {
  const raw = match(RAW, text, start)?.[0] ?? '';
  const negated = raw.startsWith('-') && /[\p{L}\p{N}]/u.test(raw);
  const word = negated ? raw.slice(1) : raw;
  const hint = hintOf(word);
  return { kind: 'word', text: word, negated, start, end: start + raw.length, ...(hint ? { hint } : {}) };
}

function hintOf(word: string): Hint | null {
  const found = /^([\p{L}]+):(.+)$/u.exec(word);
  const [, name = '', value = ''] = found ?? [];
  if (name === '' || PLAIN_NAMES.has(name.toLowerCase())) return null;
  const operator = operatorOf(name);
  if (operator === null) {
    const taking = OPERATOR_NAMES.filter((each) => valueOf(each, value) !== null);
    return { kind: 'operator', name, suggestion: nearest(name, taking) };
  }
  const takes: 'text' | 'date' | readonly string[] = OPERATORS[operator];
  const suggestion = typeof takes === 'string' ? null : nearest(value, takes);
  return { kind: 'value', operator, value, suggestion };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const clean = (value: string): string => value.trim().replace(/\s+/g, ' ');
