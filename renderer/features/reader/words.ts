import type { Span } from '../../../shared/model.ts';
import { offsets, snapToTokens, type Side, type Token } from '../../../shared/tex/index.ts';

/** Words and sentences of an abstract, around what is one in it: no formula is ever cut. */

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const sentencesOf = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** The span widened to whole words and formulas, without white space at its ends. */
export function snapToWords(text: string, span: Span, tokens: readonly Token[]): Span {
  let { start, end } = span;
  for (const { index, segment, isWordLike } of words.segment(text)) {
    const stop = index + segment.length;
    if (isWordLike && index < start && stop > start) start = index;
    if (isWordLike && index < end && stop > end) end = stop;
  }
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return snapToTokens(tokens, { start, end });
}

/**
 * The sentences of a text, without the space between them, as they are read: commands are not in the way, and a stop in a formula
 * ends none. A formula counts as a word in lower case, because abbreviations come before formulas more often than whole sentences do.
 */
export function sentences(tokens: readonly Token[]): readonly Span[] {
  const map = asRead(tokens);
  return [...sentencesOf.segment(map.rendered)].flatMap(({ index, segment }): Span[] => {
    const start = index + segment.length - segment.trimStart().length;
    const end = start + segment.trim().length;
    return end > start ? [{ start: map.toSource(start, 'start'), end: map.toSource(end, 'end') }] : [];
  });
}

/** A text as it is read, each formula as a word of one letter. */
const asRead = (tokens: readonly Token[]) =>
  offsets(tokens.map((token) => (token.math ? { ...token, text: 'x' } : token)));

/** The words and formulas of a text, in order. */
function wordsOf(tokens: readonly Token[]): readonly Span[] {
  const map = asRead(tokens);
  return [...words.segment(map.rendered)].flatMap(({ index, segment, isWordLike }): Span[] =>
    isWordLike
      ? [{ start: map.toSource(index, 'start'), end: map.toSource(index + segment.length, 'end') }]
      : [],
  );
}

/** A span with one end moved by a word or formula, forward or back in the text. One word always stays; at the ends of the text it stays as it is. */
export function stepEnd(span: Span, side: Side, by: 1 | -1, tokens: readonly Token[]): Span {
  const all = wordsOf(tokens);
  const inside = all.filter(({ start, end }) => start < span.end && end > span.start);
  if (side === 'end') {
    const next = by > 0 ? all.find(({ end }) => end > span.end) : inside.at(-2);
    return next ? { ...span, end: next.end } : span;
  }
  const next = by > 0 ? inside[1] : all.findLast(({ start }) => start < span.start);
  return next ? { ...span, start: next.start } : span;
}

/** A span with one end where a pointer is: over whole words and formulas, or exactly there. It never crosses the other end: there one word stays. */
export function dragEnd(text: string, span: Span, { at, side, exactly, tokens }: Drag): Span {
  const crossed = side === 'end' ? at <= span.start : at >= span.end;
  const moved =
    side === 'end'
      ? { start: span.start, end: Math.max(at, span.start + 1) }
      : { start: Math.min(at, span.end - 1), end: span.end };
  const snapped = exactly && !crossed ? snapToTokens(tokens, moved) : snapToWords(text, moved, tokens);
  const next = side === 'end' ? { ...span, end: snapped.end } : { ...span, start: snapped.start };
  return next.end > next.start ? next : span;
}

interface Drag {
  /** Where the pointer is in the text. */
  readonly at: number;
  readonly side: Side;
  readonly exactly: boolean;
  readonly tokens: readonly Token[];
}

/** A selection that ends at the end of the next sentence, or of the one that it ends in. */
export function grown(span: Span, tokens: readonly Token[]): Span {
  const next = sentences(tokens).find(({ end }) => end > span.end);
  return next ? { ...span, end: next.end } : span;
}

/** A selection without its last sentence; in a single one, without its last word. */
export function shrunk(span: Span, tokens: readonly Token[]): Span {
  const before = sentences(tokens).findLast(({ end }) => end > span.start && end < span.end);
  return before ? { ...span, end: before.end } : stepEnd(span, 'end', -1, tokens);
}
