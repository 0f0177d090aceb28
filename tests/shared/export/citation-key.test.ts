import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctKeys, keyOf, keyParts, patternProblem } from '../../../shared/export/citation-key.ts';

const parts = keyParts({
  title: 'On the Łódź–Größe Problem of Deep Nets',
  authors: ['Ana de la Cruz', 'Bob Ng', 'Çelik Öz', 'Dan Doe'].map((name) => ({ name })),
  published: '2024-05-01',
  ids: { doi: '10.1000/a_b/c' },
});

describe('keyOf', () => {
  test.each([
    ['[auth][year][word]', 'delacruz2024lodz'],
    ['[Auth][yy]', 'Delacruz24'],
    ['[auths]:[words]', 'delacruzngozetal:lodzgrosseproblem'],
    ['x-[id]', 'x-10.1000-a-b-c'],
    ['[nothing]{}, "', 'paper'],
    [':[nothing]-[yy]:', '24'],
  ])('%s makes %s', (pattern, key) => {
    expect(keyOf(parts, pattern)).toBe(key);
  });

  test('makes of any text a key that BibTeX takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, pattern) => {
        const made = keyParts({ title: text, authors: [{ name: text }], ids: { doi: text } });
        expect(keyOf(made, `[auth][year][words][id]${pattern}`)).toMatch(/^[\p{L}\p{N}.:_+/-]+$/u);
      }),
    );
  });
});

describe('patternProblem', () => {
  test.each([
    ['[auth]_[year]:[Word]', null],
    ['[auth][title]', '[title]'],
    ['[auth] [year]', ' '],
    ['{[auth]}', '{'],
    ['[constructor]', '[constructor]'],
    ['', ''],
  ])('%j has %j', (pattern, problem) => {
    expect(patternProblem(pattern)).toBe(problem);
  });
});

describe('distinctKeys', () => {
  test('number papers behind the first, around keys that others have', () => {
    expect([...distinctKeys(['a', 'b', 'c'], 'k', (key) => key === 'k-2')]).toEqual([
      ['a', 'k'],
      ['b', 'k-3'],
      ['c', 'k-4'],
    ]);
  });
});
