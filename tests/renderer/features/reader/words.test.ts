import { describe, expect, test } from 'vitest';
import {
  dragEnd,
  grown,
  sentences,
  shrunk,
  snapToWords,
  stepEnd,
} from '../../../../renderer/features/reader/words.ts';
import { asSource, tokenize } from '../../../../shared/tex/index.ts';

const TEXT = String.raw`We sort $n$ keys. The bound $f(x). G(y)$ is tight. \emph{It holds.} Done.`;
const tokens = tokenize(TEXT);
const words = (span: { start: number; end: number }): string => TEXT.slice(span.start, span.end);

describe('sentences', () => {
  test('do not end in a formula', () => {
    expect(sentences(tokens).map(words)).toEqual([
      'We sort $n$ keys.',
      'The bound $f(x). G(y)$ is tight.',
      'It holds.',
      'Done.',
    ]);
  });

  test('go on after an abbreviation before a formula', () => {
    const text = 'It grows w.r.t. $n$, i.e. $O(n)$.\n\nA paragraph';
    expect(sentences(tokenize(text)).map(({ start, end }) => text.slice(start, end))).toEqual([
      'It grows w.r.t. $n$, i.e. $O(n)$.',
      'A paragraph',
    ]);
  });

  test('end at every stop where the source is shown', () => {
    expect(sentences(asSource(TEXT)).map(words)).toContain('The bound $f(x).');
  });
});

describe('a selection', () => {
  test('is widened to whole words and whole formulas, without the space around them', () => {
    const start = TEXT.indexOf('ort');
    const end = TEXT.indexOf('n$') + 1;
    expect(words(snapToWords(TEXT, { start, end }, tokens))).toBe('sort $n$');
    expect(words(snapToWords(TEXT, { start: 2, end: TEXT.indexOf(' keys') + 2 }, tokens))).toBe(
      'sort $n$ keys',
    );
  });

  test('may cut what is only source', () => {
    const start = TEXT.indexOf('n$');
    expect(words(snapToWords(TEXT, { start, end: start + 1 }, asSource(TEXT)))).toBe('n');
  });
});

describe('an end of a highlight', () => {
  const spanOf = (quote: string) => ({ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length });
  const at = spanOf('sort $n$');

  test('moves by a word or a formula, and takes the stop of a sentence with its last word', () => {
    expect(words(stepEnd(at, 'end', 1, tokens))).toBe('sort $n$ keys');
    expect(words(stepEnd(at, 'end', -1, tokens))).toBe('sort');
    expect(words(stepEnd(at, 'start', -1, tokens))).toBe('We sort $n$');
    expect(words(stepEnd(at, 'start', 1, tokens))).toBe('$n$');
    expect(words(stepEnd(spanOf('We sort $n$ keys.'), 'end', -1, tokens))).toBe('We sort $n$');
  });

  test('stays where only a word is left, and at the ends of the text', () => {
    const one = spanOf('keys');
    expect(stepEnd(one, 'end', -1, tokens)).toEqual(one);
    expect(stepEnd(one, 'start', 1, tokens)).toEqual(one);
    expect(stepEnd(spanOf('We'), 'start', -1, tokens)).toEqual(spanOf('We'));
    expect(stepEnd(spanOf('Done'), 'end', 1, tokens)).toEqual(spanOf('Done'));
  });

  test('is dragged over whole words, or exactly, and over whole formulas always', () => {
    const drag = (to: number, side: 'start' | 'end', exactly = false) =>
      words(dragEnd(TEXT, at, { at: to, side, exactly, tokens }));
    expect(drag(TEXT.indexOf('keys') + 2, 'end')).toBe('sort $n$ keys');
    expect(drag(TEXT.indexOf('keys') + 2, 'end', true)).toBe('sort $n$ ke');
    expect(drag(TEXT.indexOf('f(x)') + 1, 'end', true)).toBe('sort $n$ keys. The bound $f(x). G(y)$');
    expect(drag(1, 'start')).toBe('We sort $n$');
    expect(drag(1, 'start', true)).toBe('e sort $n$');
  });

  test('never crosses the other end', () => {
    for (let to = 0; to <= TEXT.length; to += 1)
      for (const exactly of [true, false]) {
        const end = dragEnd(TEXT, at, { at: to, side: 'end', exactly, tokens });
        const start = dragEnd(TEXT, at, { at: to, side: 'start', exactly, tokens });
        expect([end.start, start.end]).toEqual([at.start, at.end]);
        expect(Math.min(end.end - end.start, start.end - start.start)).toBeGreaterThan(0);
      }
    expect(words(dragEnd(TEXT, at, { at: 0, side: 'end', exactly: true, tokens }))).toBe('sort');
  });
});

describe('a selection of sentences', () => {
  const first = sentences(tokens)[0]!;

  test('grows by a sentence and shrinks by one, and at one by a word', () => {
    const two = grown(first, tokens);
    expect(words(two)).toBe('We sort $n$ keys. The bound $f(x). G(y)$ is tight.');
    expect(shrunk(two, tokens)).toEqual(first);
    expect(words(shrunk(first, tokens))).toBe('We sort $n$');
    const word = { start: 0, end: 2 };
    expect(shrunk(word, tokens)).toEqual(word);
  });

  test('that is a part of a sentence grows to its end, and at the end of the text stays', () => {
    expect(words(grown({ start: 3, end: 7 }, tokens))).toBe('sort $n$ keys.');
    const all = { start: 0, end: TEXT.length };
    expect(grown(all, tokens)).toEqual(all);
  });
});
