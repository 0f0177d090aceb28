import { parseQuery, type Part } from './parse.ts';

/** Prints a query as a reader would type it. Parsing it again gives the same parts. */
export const formatQuery = (parts: readonly Part[]): string => parts.map(formatPart).join(' ');

/** Prints one part. */
export function formatPart(part: Part): string {
  const minus = part.negated ? '-' : '';
  if (part.kind === 'word') return `${minus}${part.text}`;
  if (part.kind === 'phrase') return `${minus}"${part.text}"`;
  return `${minus}${part.operator}:${quoted(part.value)}`;
}

/** The query without its `n`th part, printed. */
export const withoutPart = (parts: readonly Part[], n: number): string => formatQuery(parts.toSpliced(n, 1));

/** The query, a quote that it leaves open closed, and this one after it. */
export const withQuery = (typed: string, more: string): string =>
  formatQuery([...parseQuery(typed), ...parseQuery(more)]);

const QUOTES = /["“”„‟]/g;

/** A value with quotes where it needs them. Of a value that itself has quotes and spaces, its own are lost: names are compared without. */
export const quoted = (value: string): string =>
  /\s|^["“”„‟]/.test(value) ? `"${value.replace(QUOTES, '')}"` : value;
