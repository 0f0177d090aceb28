import type { Span } from '../model.ts';
import { termsOf } from './words.ts';

/** Where a text holds any of these terms (as a hit names them): ascending spans that neither overlap nor touch. */
export function ranges(text: string, terms: readonly string[]): readonly Span[] {
  if (terms.length === 0) return [];
  const wanted = new Set(terms);
  const found = termsOf(text)
    .filter((word) => wanted.has(word.term))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const spans: Span[] = [];
  for (const { start, end } of found) {
    const last = spans.at(-1);
    if (last && start <= last.end)
      spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else spans.push({ start, end });
  }
  return spans;
}

/** A part of a text, at most about `length` characters, where the most different terms are: the text to show under a hit. */
export function snippet(text: string, terms: readonly string[], length: number): string {
  const spans = ranges(text, terms);
  if (text.length <= length) return text;
  let best = { start: 0, score: -1 };
  for (const span of spans) {
    const from = Math.max(0, span.start - Math.floor(length / 5));
    const inside = spans.filter((each) => each.start >= from && each.end <= from + length);
    const score = new Set(inside.map((each) => text.slice(each.start, each.end).toLowerCase())).size;
    if (score > best.score) best = { start: from, score };
  }
  const start = best.start === 0 ? 0 : text.indexOf(' ', best.start) + 1;
  const stop = start + length >= text.length ? text.length : text.lastIndexOf(' ', start + length);
  const end = stop <= start ? Math.min(text.length, start + length) : stop;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}
