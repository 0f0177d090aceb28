import { describe, expect, test } from 'vitest';
import { answer, answerPapers, loosen, respell, type Asked } from '../../../renderer/workers/answer.ts';
import { createIndex } from '../../../shared/search/index.ts';
import { parseQuery } from '../../../shared/search/query/index.ts';

const PAPERS = [
  { id: 'a', title: 'Late interaction retrieval', abstract: 'A survey of multi-vector models.', note: '' },
  {
    id: 'b',
    title: 'Multi-vector search',
    abstract: 'Late models, and interaction.',
    note: 'late interaction wins',
  },
  { id: 'c', title: 'Diffusion policy', abstract: 'Robots retrieve cups.', note: 'no survey here' },
].map((paper, order) => ({
  ...paper,
  authors: 'Ada Chen, Bo Li',
  venue: '',
  lists: '',
  gist: '',
  order,
  highlights: [{ id: `h${paper.id}`, quote: paper.abstract, note: '' }],
}));

/** A library in which `is:read` are a and c, and nothing is starred. */
function asked(): Asked {
  const index = createIndex();
  for (const { id, title, abstract, authors, note } of PAPERS)
    index.add([
      { id, kind: 'paper', paperId: id, title, body: abstract, authors },
      ...(note ? [{ id: `note:${id}`, kind: 'note' as const, paperId: id, title: '', body: note }] : []),
      { id: `highlight:h${id}`, kind: 'highlight', paperId: id, title: '', body: abstract },
    ]);
  return {
    index,
    source: {
      searchTextsOf: (ids) =>
        Promise.resolve(ids.map((id) => PAPERS.find((paper) => paper.id === id) ?? null)),
      filterIds: (filters) =>
        Promise.resolve(
          filters.length === 0
            ? null
            : new Set(filters.some(({ value }) => value === 'starred') ? [] : ['a', 'c']),
        ),
      inNaturalOrder: (ids) => Promise.resolve(['c', 'b', 'a'].filter((id) => ids?.has(id) ?? true)),
    },
  };
}

const ids = async (query: string) =>
  (await answer(parseQuery(query), 50, asked())).hits.map(({ id }) => id).toSorted();

describe('an answer', () => {
  test('to plain words has papers, notes and highlights', async () => {
    expect(await ids('late interaction')).toEqual(['a', 'b', 'highlight:hb', 'note:b']);
  });

  test('has exact phrases only where they stand', async () => {
    expect(await ids('"late interaction"')).toEqual(['a', 'note:b']);
    expect(await ids('"multi vector"')).toEqual(['a', 'b', 'highlight:ha']);
    expect(await ids('"interaction late"')).toEqual([]);
    expect(await ids('"ada chen"')).toEqual(['a', 'b', 'c']);
    expect(await ids('"chen ada"')).toEqual([]);
  });

  test('leaves out what holds an excluded word or phrase, misspellings not meant', async () => {
    expect(await ids('models -survey')).toEqual(['b', 'highlight:hb']);
    expect(await ids('models -servey')).toEqual(['a', 'b', 'highlight:ha', 'highlight:hb']);
    expect(await ids('multi -"late interaction"')).toEqual(['b', 'highlight:ha']);
  });

  test('looks only in the fields asked for', async () => {
    expect(await ids('multi vector in:title')).toEqual(['b']);
    expect(await ids('multi vector in:abstract')).toEqual(['a']);
    expect(await ids('late in:notes')).toEqual(['note:b']);
    expect(await ids('late interaction in:highlights')).toEqual(['highlight:hb']);
    expect(await ids('late interaction -in:notes -in:highlights')).toEqual(['a', 'b']);
  });

  test('is within the papers of its filters', async () => {
    expect(await ids('late is:read')).toEqual(['a']);
  });

  test('to filters alone is papers in natural order, without the excluded', async () => {
    expect(await answerPapers('is:read', asked())).toEqual(['c', 'a']);
    expect(await answerPapers('is:read -survey', asked())).toEqual(['c']);
    expect(await answerPapers('', asked())).toEqual([]);
  });

  test('for the list has each paper once, found by its note too', async () => {
    expect(await answerPapers('late interaction', asked())).toHaveLength(2);
    expect(await answerPapers('wins', asked())).toEqual(['b']);
  });

  test('that is empty says which operator or exclusion to leave out, or which phrase not to take by the letter', async () => {
    expect(await loosen(parseQuery('late is:starred'), asked())).toMatchObject({
      part: 'is:starred',
      how: 'without',
      query: 'late',
    });
    expect(await loosen(parseQuery('"retrieval late" is:read'), asked())).toMatchObject({
      part: '"retrieval late"',
      how: 'words',
      query: 'retrieval late is:read',
    });
    expect(await loosen(parseQuery('"late interaction" -interaction'), asked())).toMatchObject({
      part: '-interaction',
      query: '"late interaction"',
    });
    expect(await loosen(parseQuery('late is:starred has:starred tag:starred'), asked())).toMatchObject({
      how: 'all',
      query: 'late has:starred',
    });
    expect(await loosen(parseQuery('zzzzqqq is:starred'), asked())).toBeNull();
  });

  test('is offered as it may have been spelt, where that finds something', async () => {
    expect(await respell(parseQuery('intrecatoin -late'), asked())).toBeNull();
    expect(await respell(parseQuery('intrecatoin'), asked())).toMatchObject({
      how: 'spelling',
      query: 'interaction',
    });
    expect(await respell(parseQuery('interaction'), asked())).toBeNull();
  });
});
