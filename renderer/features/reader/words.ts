import type { Span } from '../../../shared/model.ts';
import { snapToTokens, type Token } from '../../../shared/tex/index.ts';

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

/** The sentences of a text, without the space between them. A stop in a formula ends none. */
export function sentences(text: string, tokens: readonly Token[]): readonly Span[] {
  const found: Span[] = [];
  let from = 0;
  let n = 0;
  for (const { index, segment } of sentencesOf.segment(text)) {
    const end = index + segment.length;
    while ((tokens[n]?.end ?? end) < end) n += 1;
    const token = tokens[n];
    if (token?.whole && token.start < end && token.end > end) continue;
    const start = end - text.slice(from, end).trimStart().length;
    const last = text.slice(start, end).trimEnd().length;
    if (last > 0) found.push({ start, end: start + last });
    from = end;
  }
  return found;
}
