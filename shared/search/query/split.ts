import { operatorOf } from './operators.ts';
import { parseQuery, type FilterPart, type Part } from './parse.ts';
import { foldedWords } from './phrase.ts';

export type Scope = 'title' | 'abstract' | 'notes' | 'highlights';

/** A query as it is answered: what to look for, what that must hold or must not, where, and which papers count. */
export interface Question {
  /** Words and phrases for the index; ends with a space unless the last word is still being typed. Empty when only filters are there. */
  readonly text: string;
  readonly phrases: readonly string[];
  /** Words and phrases to leave out. */
  readonly without: readonly string[];
  /** Where to look; everywhere when there is none. */
  readonly scopes: readonly Scope[];
  /** All other operators. */
  readonly filters: readonly FilterPart[];
}

const SCOPES = ['title', 'abstract', 'notes', 'highlights'] as const satisfies readonly Scope[];

/** Whether a query asks for nothing: no word, and no operator. */
export const isBlank = (typed: string): boolean => {
  const { text, filters } = questionOf(parseQuery(typed));
  return foldedWords(text).length === 0 && filters.length === 0;
};

/** Whether a query has words to look for, so that what it finds has a best match; operators alone have none. */
export const hasWords = (typed: string): boolean =>
  foldedWords(questionOf(parseQuery(typed)).text).length > 0;

const isOperatorName = (word: string): boolean =>
  word.endsWith(':') && operatorOf(word.slice(0, -1)) !== null;

/** Sorts the parts of a query by what they do. */
export function questionOf(parts: readonly Part[]): Question {
  const filters = parts.filter((part) => part.kind === 'filter');
  const texts = parts.filter((part) => part.kind !== 'filter');
  const last = parts.at(-1);
  // An operator that waits for its value is about to be one: till then it is not looked for.
  const waiting = last?.kind === 'word' && isOperatorName(last.text) ? last : null;
  const typing = last?.kind === 'word' && !last.negated && waiting === null;
  const wanted = texts.filter((part) => !part.negated && part !== waiting);
  const text = wanted.map((part) => part.text).join(' ');
  const scoping = filters.filter((part) => part.operator === 'in');
  const named = (negated: boolean): readonly Scope[] =>
    SCOPES.filter((scope) => scoping.some((part) => part.negated === negated && part.value === scope));
  const out = named(true);
  const scopes = out.length === 0 ? named(false) : SCOPES.filter((scope) => !out.includes(scope));
  return {
    text: text === '' || typing ? text : `${text} `,
    phrases: wanted.flatMap((part) => (part.kind === 'phrase' ? [part.text] : [])),
    without: texts
      .filter((part) => part.negated && foldedWords(part.text).length > 0)
      .map(({ text: t }) => t),
    scopes,
    filters: filters.filter((part) => part.operator !== 'in'),
  };
}
