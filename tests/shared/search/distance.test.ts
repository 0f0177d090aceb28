import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance } from '../../../shared/search/distance.ts';

test.each([
  ['polcy', 'policy', 1, 1],
  ['plicoy', 'policy', 2, 2],
  ['poilcy', 'policy', 1, 1],
  ['policy', 'policy', 0, 0],
  ['visuom', 'visuomotor', Infinity, 0],
  ['visoum', 'visuomotor', Infinity, 1],
  ['abcd', 'wxyz', Infinity, Infinity],
])('%s → %s is %d whole, %d to a beginning', (typed, term, whole, prefix) => {
  expect(distance(typed, term, 2)).toEqual({ whole, prefix });
});

test('any one edit is at most one away', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.nat(),
      fc.string({ minLength: 1, maxLength: 1 }),
      (word, at, letter) => {
        const n = at % word.length;
        expect(distance(word.slice(0, n) + word.slice(n + 1), word, 1).whole).toBeLessThanOrEqual(1);
        expect(distance(word.slice(0, n) + letter + word.slice(n + 1), word, 1).whole).toBeLessThanOrEqual(1);
        expect(distance(word.slice(0, n) + letter + word.slice(n), word, 1).whole).toBeLessThanOrEqual(1);
      },
    ),
  );
});
