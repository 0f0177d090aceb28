import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIndex, type SearchDocument } from '../../../shared/search/index.ts';

const paper = (id: string, title: string): SearchDocument => ({
  id,
  kind: 'paper',
  paperId: id,
  title,
  body: '',
});

const index = createIndex();
index.add([
  paper('1', 'Transformer quantization'),
  paper('2', 'Transformers for retrieval'),
  paper('3', 'Retrieval of transformers'),
  paper('4', '機械学習 of Naïveté'),
]);

test.each([
  ['retreivel', 'retrieval'],
  ['“qauntzation” of Transformer', '“quantization” of Transformer'],
  ['tranzformerx', 'transformers'],
  ['retrieval qauntzation', 'retrieval quantization'],
  ['naivity 機械', 'naivete 機械'],
])('“%s” is offered as “%s”', (typed, spelt) => {
  expect(index.nearestSpelling(typed)).toBe(spelt);
});

test.each(['retrieval', 'quant', 'zzzzzzzz', 'rx', '', ' … '])('nothing is offered for “%s”', (typed) => {
  expect(index.nearestSpelling(typed)).toBeNull();
});

test('the more frequent of two that are as near is offered, and what is taken out no more', () => {
  const mine = createIndex();
  mine.add([paper('1', 'sorting'), paper('2', 'porting of ships'), paper('3', 'porting of code')]);
  expect(mine.nearestSpelling('xorting')).toBe('porting');
  mine.remove(['2', '3']);
  expect(mine.nearestSpelling('xorting')).toBe('sorting');
});

test('what is offered differs, finds something, and does not depend on segments', () => {
  const words = fc.constantFrom(...'sorting porting sort networks retrieval networking'.split(' '));
  fc.assert(
    fc.property(
      fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 10 }),
      words,
      fc.nat(12),
      fc.constantFrom('x', 'q', ''),
      (titles, word, at, letter) => {
        const papers = titles.map((each, n) => ({ ...paper(`p${n}`, each.join(' ')), age: n + 1 }));
        const whole = createIndex();
        whole.add(papers);
        const cut = createIndex(
          papers.flatMap((each) => {
            const one = createIndex();
            one.add([each]);
            return one.segments();
          }),
        );
        const typed = `${word.slice(0, at)}${letter}${word.slice(at + 1)} `;
        const spelt = whole.nearestSpelling(typed);
        expect(cut.nearestSpelling(typed)).toBe(spelt);
        if (spelt === null) return;
        expect(spelt).not.toBe(typed);
        expect(whole.search(spelt, { limit: 1 }).total).toBeGreaterThan(0);
        expect(whole.nearestSpelling(spelt)).toBeNull();
      },
    ),
  );
});
