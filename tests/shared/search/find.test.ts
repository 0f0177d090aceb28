import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAll } from '../../../shared/search/find.ts';

const found = (text: string, typed: string) =>
  findAll(text, typed).map(({ start, end }) => text.slice(start, end));

test('what is typed is found in any case, with any accents, over line ends and inside words', () => {
  expect(found('A naïve NAIVE naive-ish one', 'naive')).toEqual(['naïve', 'NAIVE', 'naive']);
  expect(found('nai\u0308ve end', 'naive')).toEqual(['nai\u0308ve']);
  expect(found('late\n  interaction', 'late interaction')).toEqual(['late\n  interaction']);
  expect(found('e\ufb03cient', 'ffi')).toEqual(['\ufb03']);
  expect(found('aaaa', 'aa')).toEqual(['aa', 'aa']);
});

test('nothing typed is nowhere', () => {
  expect(found('some text', ' ')).toEqual([]);
  expect(found('some text', '\u0301')).toEqual([]);
});

test('every part of a text is found in it, in order and without overlap', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, a, b) => {
      const points = Array.from(text);
      const part = points
        .slice(a % (points.length + 1))
        .slice(0, 1 + (b % 5))
        .join('');
      const spans = findAll(text, part);
      spans.forEach((span, n) => {
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.start).toBeGreaterThanOrEqual(spans[n - 1]?.end ?? 0);
      });
      if (/^[\w]+$/.test(part)) expect(spans.length).toBeGreaterThan(0);
    }),
  );
});
