import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInterner } from '../../../shared/search/interner.ts';
import { KEY, keyOf, LOOSE } from '../../../shared/search/key.ts';
import { createTally } from '../../../shared/search/tally.ts';

/** Words that nearly agree, at the lengths where keys change: 16 letters are exact, more or others are not. */
const term = fc
  .tuple(
    fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 3 }),
    fc.constantFrom(
      '',
      'x'.repeat(4),
      'x'.repeat(13),
      'x'.repeat(14),
      'x'.repeat(36),
      'ж',
      '機械',
      '\u0100\u00ff',
    ),
    fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 1 }),
  )
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');

/** Where a term lies must not matter: some letters are before it. */
const cursorOf = (text: string, before: number) => {
  const letters = new Uint16Array(60);
  letters.fill(0x7a);
  for (let n = 0; n < text.length; n += 1) letters[before + n] = text.charCodeAt(n);
  const key = new Int32Array(KEY);
  const run = { letters, from: before, length: text.length };
  keyOf(key, run);
  return { ...run, key };
};

test('keys that are not loose are the same exactly where terms are', () => {
  fc.assert(
    fc.property(term, term, fc.nat(9), (one, other, before) => {
      const [a, b] = [cursorOf(one, 0).key, cursorOf(other, before).key];
      const isLoose = (a[KEY - 1] as number) < 0 && (b[KEY - 1] as number) < 0;
      if (one === other) expect(b).toEqual(a);
      else if (!isLoose) expect(b).not.toEqual(a);
    }),
    { numRuns: 1000 },
  );
  expect(cursorOf('abcdefghijklmnop', 0).key[KEY - 1]).toBeGreaterThan(0);
  expect(cursorOf('abcdefghijklmnopq', 0).key[KEY - 1]).toBe(LOOSE);
});

test('each term has one place in a document and one number among all, and they are sorted by their letters', () => {
  fc.assert(
    fc.property(fc.array(fc.array(term, { maxLength: 12 }), { maxLength: 8 }), (documents) => {
      const [tally, interner] = [createTally(), createInterner()];
      const known: string[] = [];
      for (const texts of documents) {
        tally.begin();
        const different = [...new Set(texts)];
        for (const text of texts) expect(tally.place(cursorOf(text, 3))).toBe(different.indexOf(text));
        const numbers = new Uint32Array(different.length);
        interner.number(tally.terms(), numbers);
        for (const text of different) if (!known.includes(text)) known.push(text);
        expect([...numbers]).toEqual(different.map((text) => known.indexOf(text)));
      }
      const { order, letters, letterAt } = interner.sorted();
      const found = [...order.keys()].map((n) =>
        String.fromCharCode(...letters.subarray(letterAt[n], letterAt[n + 1])),
      );
      expect(found).toEqual([...order].map((number) => known[number]));
      expect(found).toEqual(known.toSorted((a, b) => (a < b ? -1 : 1)));
    }),
  );
});

test('many terms, in one document or in many, are kept apart', () => {
  const [tally, interner] = [createTally(), createInterner()];
  const numbers = new Uint32Array(30_000);
  for (let round = 0; round < 2; round += 1) {
    tally.begin();
    for (let n = 0; n < numbers.length; n += 1)
      expect(tally.place(cursorOf(`${n % 3 === 0 ? 'x'.repeat(14) : 't'}${n}`, 0))).toBe(n);
    interner.number(tally.terms(), numbers);
    expect(numbers.every((number, place) => number === place)).toBe(true);
  }
});
