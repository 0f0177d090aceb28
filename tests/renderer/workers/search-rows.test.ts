import { expect, test } from 'vitest';
import { rowOf } from '../../../renderer/workers/search-rows.ts';
import type { Hit } from '../../../shared/search/index.ts';

const text = {
  id: 'p',
  title: 'Late interaction retrieval',
  abstract: 'Retrieval with many vectors for a passage.',
  authors: 'Ada Chen, Bo Müller',
  venue: 'Journal of Lamps',
  gist: '',
  lists: 'Thesis\nTo cite',
  order: 0,
  note: 'Compare with the lamp.',
  highlights: [{ id: 'h', quote: 'many vectors', note: 'how many?' }],
};
const hit = (terms: readonly string[], more: Partial<Hit> = {}): Hit => ({
  id: 'p', kind: 'paper', paperId: 'p', score: 1, terms, ...more,
}); // prettier-ignore
const seen = (terms: readonly string[]) => {
  const row = rowOf(hit(terms), text);
  // A mark is on a word that matched, as the index writes it.
  for (const { start, end } of row?.underMarks ?? [])
    expect(terms).toContain(row?.under.slice(start, end).toLowerCase().replace('ü', 'u'));
  return [row?.fields.join(' '), row?.under];
};

test('a paper names the fields that matched, and shows the one that says more than the title', () => {
  expect(seen(['late', 'retrieval'])).toEqual(['title', text.abstract]);
  expect(seen(['vectors'])).toEqual(['abstract', text.abstract]);
  expect(seen(['late', 'chen'])).toEqual(['title authors', text.authors]);
  expect(seen(['muller'])).toEqual(['authors', text.authors]);
  expect(seen(['lamps'])).toEqual(['venue', text.venue]);
  expect(seen(['cite'])).toEqual(['lists', 'Thesis, To cite']);
  expect(seen([])).toEqual(['', text.abstract]);
});

test('a note and a highlight show what they say and whose they are', () => {
  expect(rowOf(hit(['lamp'], { id: 'note:p', kind: 'note' }), text)).toMatchObject({
    text: text.note,
    under: text.title,
    fields: ['note'],
  });
  expect(rowOf(hit(['many'], { id: 'highlight:h', kind: 'highlight' }), text)?.text).toBe(
    'many vectors — how many?',
  );
  expect(rowOf(hit([], { id: 'highlight:gone', kind: 'highlight' }), text)).toBeNull();
  expect(rowOf(hit([]), undefined)).toBeNull();
});
