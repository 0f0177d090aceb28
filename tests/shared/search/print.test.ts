import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchDocument } from '../../../shared/search/document.ts';
import { buildSegment } from '../../../shared/search/build.ts';
import { isSamePrint, printOf } from '../../../shared/search/print.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'B', ' ', '-', 'é', '機', '.'), maxLength: 12 });
const documents: fc.Arbitrary<SearchDocument> = fc.record({
  id: fc.constant('d'),
  kind: fc.constantFrom('paper', 'note'),
  paperId: fc.constantFrom('d', 'e'),
  title: text,
  body: text,
  authors: text,
  tags: text,
});

test('a document has the same print alone as in the segment that is built of it', () => {
  fc.assert(
    fc.property(fc.array(documents, { minLength: 1, maxLength: 4 }), fc.nat(9), (some, age) => {
      const { prints } = buildSegment('s', { documents: some, ages: some.map((_, n) => age + n) });
      some.forEach((document, n) => expect(isSamePrint(prints, n, printOf(document, age + n))).toBe(true));
    }),
  );
});

const paper: SearchDocument = {
  id: 'd',
  kind: 'paper',
  paperId: 'd',
  title: 'Sparse Codes',
  body: 'late interaction helps. it scales',
};

test.each<[string, Partial<SearchDocument>]>([
  ['a word', { body: 'late interactions helps. it scales' }],
  ['the order of words', { body: 'interaction late helps. it scales' }],
  ['the length of a text, by which its words weigh', { body: 'late interaction helps.  it scales' }],
  ['the field of a word', { title: 'Sparse', body: 'Codes late interaction helps. it scales' }],
  ['a field more', { venue: 'Sparse' }],
  ['another field with the same words', { gist: 'Sparse' }],
  ['whose it is', { paperId: 'e' }],
  ['what it is', { kind: 'note' }],
  ['a hump, which makes parts', { title: 'SparseCodes!' }],
])('%s makes another print', (_, part) => {
  const changed = printOf({ ...paper, ...part }, 1);
  expect(changed).not.toEqual(printOf(paper, 1));
  if (part.venue === undefined) expect(changed).not.toEqual(printOf({ ...paper, venue: 'Sparse' }, 1));
});

test('another age makes another print', () => {
  expect(printOf(paper, 1)).not.toEqual(printOf(paper, 2));
});
