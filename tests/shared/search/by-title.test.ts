import { expect, test } from 'vitest';
import { rankByTitle } from '../../../shared/search/by-title.ts';

const papers = ['Random forests', 'Attention is all you need', 'Forest fires', 'Deep nets'].map((title) => ({
  title,
}));
const ranked = (typed: string) => rankByTitle(papers, typed).map(({ title }) => title);

test('the title most like what was typed comes first, and none is lost', () => {
  expect(ranked('forest fi')[0]).toBe('Forest fires');
  expect(ranked('atention')[0]).toBe('Attention is all you need');
  expect(ranked('zzz')).toEqual(papers.map(({ title }) => title));
  expect(ranked('x'.repeat(500))).toHaveLength(4);
});
