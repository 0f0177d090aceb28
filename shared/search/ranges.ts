import type { Span } from '../model.ts';
import { eachTerm, LONGEST_TERM } from './tokens.ts';
import { termAt } from './words.ts';

/** A text is searched this far for its snippet: what is shown is looked for on every key. */
const LONGEST_SEARCHED = 100_000;

/** Where a text holds any of these terms (as a hit names them): ascending spans that neither overlap nor touch. */
export function ranges(text: string, terms: readonly string[]): readonly Span[] {
  if (terms.length === 0) return [];
  const found = matchesIn(text, terms).toSorted((a, b) => a.start - b.start || b.end - a.end);
  const spans: Span[] = [];
  for (const { start, end } of found) {
    const last = spans.at(-1);
    if (last && start <= last.end)
      spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else spans.push({ start, end });
  }
  return spans;
}

/** Asked for every row on screen on every key: a word becomes a string only where its length and its first letter are right. */
function matchesIn(text: string, terms: readonly string[]): readonly Span[] {
  const wanted = new Set(terms);
  const heads = new Set(terms.map((term) => headOf(term.charCodeAt(0), term.length)));
  const found: Span[] = [];
  eachTerm(text, (cursor) => {
    const { letters, from, length, start, end } = cursor;
    if (heads.has(headOf(letters[from] as number, length)) && wanted.has(termAt(cursor)))
      found.push({ start, end });
  });
  return found;
}

const headOf = (first: number, length: number): number => first * (LONGEST_TERM + 1) + length;

/** A part of a text, at most about `length` characters, where the most different terms are: the text to show under a hit. */
export function snippet(text: string, terms: readonly string[], length: number): string {
  if (text.length <= length) return text;
  const best = richestWindow(text, ranges(text.slice(0, LONGEST_SEARCHED), terms), length);
  const start = best === 0 ? 0 : text.indexOf(' ', best) + 1;
  const stop = start + length >= text.length ? text.length : text.lastIndexOf(' ', start + length);
  const end = stop <= start ? Math.min(text.length, start + length) : stop;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}

/** Where the window of `length` characters with the most different words begins. One pass: both of its ends only move on. */
function richestWindow(text: string, spans: readonly Span[], length: number): number {
  const words = spans.map(({ start, end }) => text.slice(start, end).toLowerCase());
  const inside = new Map<string, number>();
  let best = { start: 0, score: -1 };
  let first = 0;
  let next = 0;
  for (const { start } of spans) {
    const from = Math.max(0, start - Math.floor(length / 5));
    for (; (spans[next]?.end ?? Infinity) <= from + length; next += 1)
      inside.set(words[next] ?? '', (inside.get(words[next] ?? '') ?? 0) + 1);
    for (; first < next && (spans[first]?.start ?? Infinity) < from; first += 1) {
      const left = (inside.get(words[first] ?? '') ?? 0) - 1;
      if (left > 0) inside.set(words[first] ?? '', left);
      else inside.delete(words[first] ?? '');
    }
    if (inside.size > best.score) best = { start: from, score: inside.size };
  }
  return best.start;
}
