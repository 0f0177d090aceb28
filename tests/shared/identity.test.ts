import { describe, expect, it } from 'vitest';
import {
  gainsOf,
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

  const same = 'One two three four five six seven eight nine ten eleven.';
  it.each([
    [
      { ids: { arxiv: '2401.01234v1' } },
      { ids: { arxiv: '2401.01234' } },
      { kind: 'same-id', id: 'arxiv:2401.01234' },
    ],
    [by('Ashish Vaswani'), by('Vaswani, A.'), { kind: 'same-title', and: 'authors', count: 1 }],
    [by('Ashish Vaswani'), by('Jane Doe'), { kind: 'same-title', and: 'other-authors' }],
    [{ abstract: same }, { abstract: same }, { kind: 'same-title', and: 'abstract' }],
    [{ published: '2017' }, { published: '2022' }, { kind: 'same-title', and: 'other-years' }],
    [{ abstract: same }, {}, { kind: 'same-title', and: 'unconfirmed' }],
    [{}, {}, { kind: 'same-title', and: 'nothing-else' }],
  ])('say why they are alike: %j and %j', (a, b, why) => {
    expect(samePaper(paper(TITLE, a), paper(TITLE, b), 'other digests').why).toEqual(why);
  });

  it('say so of titles and abstracts that are merely alike', () => {
    const why = (a: KnownPaper, b: KnownPaper) => samePaper(a, b, 'other digests').why?.kind ?? null;
    const title = 'Deep Learning for Everyone Everywhere';
    expect(why(paper(title), paper(title.replace('ing', 'ings')))).toBe('alike-titles');
    expect(why(paper(title, { abstract: same }), paper(`${title} Again`, { abstract: same }))).toBe(
      'longer-title',
    );
    expect(why(paper(title, { abstract: same }), paper('Xylophones', { abstract: same }))).toBe(
      'alike-abstracts',
    );
    expect(why(paper(title), paper('Xylophones'))).toBeNull();
  });

  it('say what one would learn from the other', () => {
    const full = paper(TITLE, {
      abstract: same,
      abstractKind: 'full',
      ids: { doi: '10.1000/a' },
      ...by('A. B.'),
    });
    expect(gainsOf(paper(TITLE), full)).toEqual(['abstract', 'authors', 'identifier']);
    expect(gainsOf(full, paper(TITLE))).toEqual([]);
    const link = paper(TITLE, { urls: [{ url: 'https://papers.example/1', kind: 'other' }] });
    expect(gainsOf(full, link)).toEqual(['link']);
    expect(gainsOf(link, link)).toEqual([]);
  });
});
