import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cite, STYLES } from '../../../shared/export/styles.ts';
import { hostilePaper, paper } from './papers.ts';

const many = Array.from({ length: 25 }, (_, n) => ({ name: `Ann A${String.fromCharCode(97 + n)}` }));
const two = paper({ ids: { doi: '10.1000/xyz' } });
const talk = paper({
  venue: 'Proceedings of ICML',
  authors: [{ name: 'Jean-Paul de la Croix' }],
  ids: {},
  urls: [],
});
const bare = paper({
  title: 'What is it?',
  authors: [],
  venue: '',
  published: '',
  ids: { arxiv: '2401.12345' },
});

describe('a paper is cited', () => {
  test.each([
    [
      'apa',
      two,
      'Vaswani, A., & Shazeer, N. (2017). Attention Is All You Need. Neural Computation. https://doi.org/10.1000/xyz',
    ],
    ['apa', bare, 'What is it? (n.d.). https://arxiv.org/abs/2401.12345'],
    [
      'chicago',
      two,
      'Vaswani, Ashish, and Noam Shazeer. 2017. “Attention Is All You Need.” Neural Computation. https://doi.org/10.1000/xyz.',
    ],
    ['chicago', talk, 'de la Croix, Jean-Paul. 2017. “Attention Is All You Need.” In Proceedings of ICML.'],
    ['harvard', bare, '‘What is it?’ (no date). Available at: https://arxiv.org/abs/2401.12345.'],
    [
      'ieee',
      two,
      'A. Vaswani and N. Shazeer, “Attention Is All You Need,” Neural Computation, 2017. [Online]. Available: https://doi.org/10.1000/xyz',
    ],
    ['ieee', talk, 'J.-P. de la Croix, “Attention Is All You Need,” in Proceedings of ICML, 2017.'],
    [
      'mla',
      two,
      'Vaswani, Ashish, and Noam Shazeer. “Attention Is All You Need.” Neural Computation, 2017, https://doi.org/10.1000/xyz.',
    ],
    ['mla', bare, '“What is it?” https://arxiv.org/abs/2401.12345.'],
    ['vancouver', talk, 'de la Croix JP. Attention Is All You Need. Proceedings of ICML. 2017.'],
  ] as const)('in %s', (style, each, entry) => {
    expect(cite(each, style)).toBe(entry);
  });

  test.each([
    ['apa', /^Aa, A\., Ab, A\..* As, A\., … Ay, A\. \(2017\)/],
    ['chicago', /^Aa, Ann, Ann Ab, Ann Ac, et al\. 2017\./],
    ['harvard', /^Aa, A\. et al\. \(2017\)/],
    ['ieee', /^A\. Aa et al\., “/],
    ['mla', /^Aa, Ann, et al\. “/],
    ['vancouver', /^Aa A, Ab A, Ac A, Ad A, Ae A, Af A, et al\. Attention/],
  ] as const)('in %s with many authors cut as the style has it', (style, entry) => {
    expect(cite(paper({ authors: many }), style)).toMatch(entry);
  });

  test('on one line in every style, whatever words are in it', () => {
    fc.assert(
      fc.property(hostilePaper, fc.constantFrom(...STYLES), (each, style) => {
        const entry = cite(each, style);
        expect(entry).not.toMatch(/[\n\r\u2028]|\s{2}|^\s|\s$/);
        expect(entry).toContain('more words');
      }),
    );
  });
});
