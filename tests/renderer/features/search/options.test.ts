import { expect, test } from 'vitest';
import type { SearchResults } from '../../../../renderer/features/search/commands.ts';
import type { SearchRow } from '../../../../renderer/workers/search-rows.ts';
import { firstOption, sectionsOf } from '../../../../renderer/features/search/options.ts';
import { complete } from '../../../../shared/search/query/index.ts';

const row = (id: string, kind: SearchRow['kind']): SearchRow => ({
  id, kind, paperId: id, text: id, under: '', terms: [], textMarks: [], underMarks: [], fields: [],
}); // prettier-ignore
const results = (more: Partial<SearchResults> = {}): SearchResults => ({
  query: 'x', rows: [row('n', 'note'), row('p', 'paper')], total: 2, more: false, loosened: null, spelling: null, closest: null,
  kinds: { paper: { n: 1, more: false }, highlight: { n: 0, more: false }, note: { n: 1, more: false } },
  indexing: null, ...more,
}); // prettier-ignore
const given = { query: 'x', completions: [], recent: ['old'], results: results(), editing: false };
const titles = (sections: ReturnType<typeof sectionsOf>) => sections.map(({ title }) => title);

test('results come by kind with their counts, then what can be done with them', () => {
  const sections = sectionsOf(given);
  expect(titles(sections)).toEqual(['Papers', 'Notes', 'Actions']);
  expect(sections[0]?.count).toEqual({ n: 1, more: false });
});

test('more notes than are shown beside papers can be had alone, with the rest of the query', () => {
  const kinds = { ...results().kinds, note: { n: 30, more: true } };
  const notes = sectionsOf({ ...given, results: results({ query: 'x is:read ', kinds }) })[1];
  expect(notes?.count).toEqual({ n: 30, more: true });
  expect(notes?.options.at(-1)).toMatchObject({ kind: 'narrow', query: 'x is:read in:notes' });
  const alone = { ...results({ kinds }), rows: [row('n', 'note')] };
  expect(sectionsOf({ ...given, results: alone })[0]?.options.map(({ kind }) => kind)).toEqual(['row']);
});

test('an empty box offers the last searches', () => {
  expect(titles(sectionsOf({ ...given, query: ' ', results: null }))).toEqual(['Recent searches']);
});

test('a query that asks nothing yet is not offered to be saved', () => {
  expect(titles(sectionsOf({ ...given, query: 'list:', results: null }))).toEqual([]);
});

test('nothing is offered that the first answer would move', () => {
  expect(titles(sectionsOf({ ...given, query: 'is:inbox', results: null }))).toEqual([]);
  expect(titles(sectionsOf({ ...given, query: 'is:inbox', results: results({}) }))).toContain('Actions');
});

test('nothing found offers to search without an operator, and else the nearest title', () => {
  const nothing = results({
    rows: [], total: 0, loosened: { part: 'is:read', how: 'without', query: 'x', total: 3, more: false }, closest: { paperId: 'p', title: 'P' },
  }); // prettier-ignore
  const [near, actions] = sectionsOf({ ...given, results: nothing });
  expect(near?.options.map(({ kind }) => kind)).toEqual(['loosen']);
  const [title] = sectionsOf({ ...given, results: { ...nothing, loosened: null } });
  expect(title?.options.map(({ kind }) => kind)).toEqual(['row']);
  expect(actions?.options.map(({ kind }) => kind)).toEqual(['save']);
});

test('Enter opens a result while a word is typed, and takes a value while a value is', () => {
  const operators = complete('au', 2, {});
  expect(firstOption(sectionsOf({ ...given, query: 'au', completions: operators }))).toBe(1);
  const values = complete('is:un', 5, {});
  expect(firstOption(sectionsOf({ ...given, query: 'is:un', completions: values }))).toBe(0);
});
