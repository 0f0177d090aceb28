import { describe, expect, test } from 'vitest';
import { sentences, snapToWords } from '../../../../renderer/features/reader/words.ts';
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
