/** The door to the little language of the search box: parse, print, complete, and what a query asks. */
export { complete, type Completion, type KnownValues } from './complete.ts';
export { formatPart, formatQuery, withoutPart, withQuery } from './format.ts';
export type { OperatorName } from './operators.ts';
export { parseQuery, type FilterPart, type Hint, type Part } from './parse.ts';
export { holdsPhrase } from './phrase.ts';
export { plainQuery } from './plain.ts';
export { hasWords, isBlank, questionOf, type Question, type Scope } from './split.ts';
