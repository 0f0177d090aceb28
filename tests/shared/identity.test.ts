import { describe, expect, it } from 'vitest';
import {
  identityKeys,
  mergePaperTexts,
  normalDoi,
  paperId,
  samePaper,
  titleKey,
  type KnownPaper,
} from '../../shared/identity.ts';

const paper = (title: string, more: Partial<KnownPaper> = {}): KnownPaper => ({
  title,
  abstract: '',
  abstractKind: '',
  authors: [],
  authorsComplete: false,
  ids: {},
  urls: [],
  ...more,
});
const verdict = (a: KnownPaper, b: KnownPaper) => samePaper(a, b, 'other digests').verdict;
const TITLE = 'Attention Is All You Need';

describe('keys', () => {
  it.each([
    ['[PDF] Über die Größe: a Study.', 'uber die große a study'],
    ['Learning $\\alpha$-{D}ivergences', 'learning divergences'],
    ['注意力就是你所需要的一切', '注意力就是你所需要的一切'],
  ])('fold the title %s', (title, key) => expect(titleKey(title)).toBe(key));

  it.each([
    ['https://doi.org/10.1000/ABC.', '10.1000/abc'],
    ['10.1016/s0140(20)30183', '10.1016/s0140(20)30183'],
    ['10.1007', null],
    ['10.1101/2020.01.01.123456v2', '10.1101/2020.01.01.123456'],
    ['10.1371/journal.pone.1.s001', null],
  ])('clean the DOI %s', (doi, clean) => expect(normalDoi(doi)).toBe(clean));

  it('know one arXiv paper by its id, its versions and its DOI', () => {
    for (const ids of [{ arxiv: '1706.03762v5' }, { doi: '10.48550/arXiv.1706.03762' }])
      expect(identityKeys(paper('', { ids }))).toEqual(['arxiv:1706.03762']);
    expect(identityKeys(paper('', { ids: { arxiv: 'math.GT/0309136' } }))).toEqual(['arxiv:math/0309136']);
  });

  it('give a paper an id of its own where the strongest is taken', () => {
    const id = (taken: boolean) =>
      paperId(paper(TITLE), 'abcdef0123456789', { ordinal: 3, taken: () => taken });
    expect(id(false)).toBe('t:attention is all you need');
    expect(id(true)).toBe('t:attention is all you need#abcdef012345.3');
  });
});

describe('two papers', () => {
  const by = (name: string) => ({ authors: [{ name }] });
  it.each([
    ['same', paper(TITLE, { ids: { arxiv: '1' } }), paper('Attention Is All', { ids: { arxiv: '1v2' } })],
    ['conflict', paper(TITLE, { ids: { arxiv: '1' } }), paper('Xylophones', { ids: { arxiv: '1' } })],
    ['different', paper(TITLE, { ids: { arxiv: '1' } }), paper(TITLE, { ids: { arxiv: '2' } })],
    ['same', paper(TITLE, by('Ashish Vaswani')), paper(TITLE, by('Vaswani, A.'))],
    ['possible', paper(TITLE, by('Ashish Vaswani')), paper(TITLE, by('Jane Doe'))],
    ['same', paper(TITLE), paper(TITLE)],
    ['possible', paper(TITLE, { abstract: 'one two' }), paper(TITLE)],
    ['different', paper('Editorial'), paper('Editorial')],
    ['different', paper('Deep Learning for Everyone Part 1'), paper('Deep Learning for Everyone Part 2')],
    [
      'possible',
      paper('Deep Learnings for Everyone Everywhere'),
      paper('Deep Learning for Everyone Everywhere'),
    ],
  ] as const)('are %s', (expected, a, b) => {
    expect(verdict(a, b)).toBe(expected);
    expect(verdict(b, a)).toBe(expected);
  });

  it('keep the fuller of two texts', () => {
    const snippet = paper(TITLE, { abstract: 'We …', abstractKind: 'snippet' });
    const full = paper('Attention', {
      abstract: 'We propose',
      abstractKind: 'full',
      ids: { doi: '10.1000/a' },
    });
    expect(mergePaperTexts(snippet, full)).toMatchObject({
      title: TITLE,
      abstract: 'We propose',
      ids: { doi: '10.1000/a' },
    });
  });
});
