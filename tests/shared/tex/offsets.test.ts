import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsets, renderedAt, snapToTokens, sourceAt, tokenize } from '../../../shared/tex/index.ts';
import { NASTY } from '../../fixtures/tex/nasty.ts';
import { hostileTex } from './arbitrary.ts';

const SIDES = ['start', 'end'] as const;

/** The places of a text where a span may begin or end: everywhere in what is shown as it is, and at the ends of what is shown as one. */
function check(source: string): void {
  const tokens = tokenize(source);
  const map = offsets(tokens);
  let at = 0;
  for (const token of tokens) {
    for (const within of token.whole ? [0, token.text.length] : Array.from(token.text, (_, n) => n)) {
      if (token.text === '') continue;
      const side = token.whole && within > 0 ? 'end' : 'start';
      const offset = token.whole ? (within === 0 ? token.start : token.end) : token.start + within;
      expect(map.toRendered(offset, side)).toBe(at + within);
      expect(map.toSource(at + within, side)).toBe(offset);
    }
    at += token.text.length;
  }
  expect(at).toBe(map.rendered.length);
}

describe('offsets of a source and of what is shown', () => {
  test(`are inverse on ${NASTY.length} nasty texts`, () => {
    expect(NASTY.length).toBeGreaterThanOrEqual(200);
    for (const [source] of NASTY) check(source);
  });

  test('are inverse on every text', () => {
    fc.assert(fc.property(hostileTex, check), { numRuns: 1000 });
  });

  test('stay in order, and in the text', () => {
    fc.assert(
      fc.property(hostileTex, fc.nat(300), fc.nat(300), fc.constantFrom(...SIDES), (source, a, b, side) => {
        const map = offsets(tokenize(source));
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(map.toRendered(low, side)).toBeLessThanOrEqual(map.toRendered(high, side));
        expect(map.toSource(low, side)).toBeLessThanOrEqual(map.toSource(high, side));
        expect(map.toSource(high, side)).toBeLessThanOrEqual(source.length);
        expect(map.toRendered(high, side)).toBeLessThanOrEqual(map.rendered.length);
      }),
    );
  });

  test('go around what is hidden on the side of the span', () => {
    const map = offsets(tokenize(String.raw`a \emph{word} b`));
    expect(map.rendered).toBe('a word b');
    expect(map.toSource(2, 'start')).toBe(8);
    expect(map.toSource(2, 'end')).toBe(2);
    expect(map.toSource(6, 'end')).toBe(12);
    expect(map.toSource(6, 'start')).toBe(13);
  });

  test('are the ends of a formula for every place in it', () => {
    const formula = tokenize('$x^2$')[0]!;
    expect(sourceAt(formula, 1, 'start')).toBe(0);
    expect(sourceAt(formula, 1, 'end')).toBe(5);
    expect(renderedAt(formula, 3, 'start')).toBe(0);
    expect(renderedAt(formula, 3, 'end')).toBe(formula.text.length);
  });
});

describe('snapToTokens', () => {
  const source = 'the $k$-th of $n$';
  const tokens = tokenize(source);

  test('takes in a formula of which a part is marked, and leaves words as they are', () => {
    expect(snapToTokens(tokens, { start: 1, end: 6 })).toEqual({ start: 1, end: 7 });
    expect(snapToTokens(tokens, { start: 5, end: 9 })).toEqual({ start: 4, end: 9 });
    expect(snapToTokens(tokens, { start: 8, end: 15 })).toEqual({ start: 8, end: 17 });
    expect(snapToTokens(tokens, { start: 7, end: 14 })).toEqual({ start: 7, end: 14 });
  });

  test('contains the span, cuts nothing, and has nothing to do a second time', () => {
    fc.assert(
      fc.property(hostileTex, fc.nat(200), fc.nat(200), (text, a, b) => {
        const all = tokenize(text);
        const span = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) };
        const snapped = snapToTokens(all, span);
        expect(snapped.start <= span.start && snapped.end >= span.end).toBe(true);
        expect(snapToTokens(all, snapped)).toEqual(snapped);
        if (span.end > span.start)
          for (const { start, end, whole } of all)
            if (whole)
              for (const at of [snapped.start, snapped.end]) expect(at > start && at < end).toBe(false);
      }),
    );
  });
});
