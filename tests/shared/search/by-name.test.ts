import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byName, holdingName } from '../../../shared/search/by-name.ts';

const lists = ['Thesis', 'Théorie', 'To cite', 'Retrieval papers'].map((name) => ({ name }));
const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);

test('names that hold what was typed come apart from those that are only like it', () => {
  expect(names(byName(lists, 'the').holding)).toEqual(expect.arrayContaining(['Thesis', 'Théorie']));
  expect(names(byName(lists, 'theorie').holding)).toEqual(['Théorie']);
  const misspelt = byName(lists, 'thesys');
  expect(misspelt.holding).toEqual([]);
  expect(names(misspelt.like)).toContain('Thesis');
  expect(byName(lists, 'zzzz')).toEqual({ holding: [], like: [] });
});

test('nothing typed has all, in their own order', () => {
  expect(byName(lists, ' ')).toEqual({ holding: lists, like: [] });
});

test('those that hold it are the same, in the same order, when nobody asks for the others', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'É', 'e', 't', ' ', '-'), maxLength: 9 });
  fc.assert(
    fc.property(
      fc.array(
        word.map((name) => ({ name })),
        { maxLength: 12 },
      ),
      word,
      (all, typed) => {
        expect(holdingName(all, typed)).toEqual(byName(all, typed).holding);
      },
    ),
    { numRuns: 500 },
  );
});
