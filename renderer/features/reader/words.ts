import type { Span } from '../../../shared/model.ts';
import { offsets, snapToTokens, type Token } from '../../../shared/tex/index.ts';

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
  const map = offsets(tokens.map((token) => (token.math ? { ...token, text: 'x' } : token)));
  return [...sentencesOf.segment(map.rendered)].flatMap(({ index, segment }): Span[] => {
    const start = index + segment.length - segment.trimStart().length;
    const end = start + segment.trim().length;
    return end > start ? [{ start: map.toSource(start, 'start'), end: map.toSource(end, 'end') }] : [];
  });
}
