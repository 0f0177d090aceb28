import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, type Distance } from '../../../shared/search/distance.ts';

const codes = (text: string): readonly number[] => text.split('').map((letter) => letter.charCodeAt(0));
const between = (typed: string, term: string, max: number): Distance =>
  distance(codes(typed), { letters: codes(`x${term}x`), from: 1, to: term.length + 1 }, max);

test.each([
  ['polcy', 'policy', 1, 1],
  ['plicoy', 'policy', 2, 2],
  ['poilcy', 'policy', 1, 1],
  ['policy', 'policy', 0, 0],
  ['visuom', 'visuomotor', Infinity, 0],
  ['visoum', 'visuomotor', Infinity, 1],
  ['abcd', 'wxyz', Infinity, Infinity],
])('%s → %s is %d whole, %d to a beginning', (typed, term, whole, prefix) => {
  expect(between(typed, term, 2)).toEqual({ whole, prefix });
});

test('any one edit is at most one away', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.nat(),
      fc.string({ minLength: 1, maxLength: 1 }),
      (word, at, letter) => {
        const n = at % word.length;
        expect(between(word.slice(0, n) + word.slice(n + 1), word, 1).whole).toBeLessThanOrEqual(1);
        expect(between(word.slice(0, n) + letter + word.slice(n + 1), word, 1).whole).toBeLessThanOrEqual(1);
        expect(between(word.slice(0, n) + letter + word.slice(n), word, 1).whole).toBeLessThanOrEqual(1);
      },
    ),
  );
});

/** The same by the definition, with a full table. */
function defined(typed: string, term: string): number {
  const table = Array.from({ length: typed.length + 1 }, (_, i) =>
    Array.from({ length: term.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= typed.length; i += 1)
    for (let j = 1; j <= term.length; j += 1) {
      const same = typed[i - 1] === term[j - 1] ? 0 : 1;
      table[i]![j] = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && typed[i - 1] === term[j - 2] && typed[i - 2] === term[j - 1])
        table[i]![j] = Math.min(table[i]![j]!, table[i - 2]![j - 2]! + 1);
    }
  return table[typed.length]![term.length]!;
}

test('within its bound it is the distance of the definition, and beyond it infinite', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 4 }), (typed, term, max) => {
      const real = defined(typed, term);
      const prefix = Math.min(
        ...Array.from({ length: term.length + 1 }, (_, n) => defined(typed, term.slice(0, n))),
      );
      expect(between(typed, term, max)).toEqual({
        whole: real <= max ? real : Infinity,
        prefix: prefix <= max ? prefix : Infinity,
      });
    }),
    { numRuns: 2000 },
  );
});
