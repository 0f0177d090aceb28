import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeepLink, paperLink, readDeepLink } from '../../shared/deep-link.ts';

describe('readDeepLink', () => {
  it('reads back every link that is written', () => {
    const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    // oxlint-disable-next-line no-control-regex -- what a link must not carry
    const clean = id.filter((text) => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text));
    fc.assert(
      fc.property(clean, fc.option(clean), (paperId, highlightId) => {
        fc.pre(highlightId === null || highlightId.length <= 64);
        expect(readDeepLink(paperLink(paperId, highlightId))).toEqual({
          kind: 'paper',
          paperId: paperId.toWellFormed(),
          highlightId: highlightId?.toWellFormed() ?? null,
        });
      }),
    );
  });

  it('reads what systems make of a link: another case of the scheme, a slash at the end', () => {
    expect(readDeepLink('LECTERN://import/')).toEqual({ kind: 'import' });
    expect(readDeepLink('lectern://import')).toEqual({ kind: 'import' });
    expect(readDeepLink('lectern://paper/arxiv%3A1706.03762/')).toMatchObject({
      paperId: 'arxiv:1706.03762',
    });
  });

  it.each([
    'lectern://import?url=https://example.org/x',
    'lectern://import/../../etc/passwd',
    'lectern://import#/etc/passwd',
    'lectern://import//example.org/share',
    'lectern:import',
    'lectern://paper/',
    'lectern://paper/a/b',
    'lectern://paper/a?b',
    'lectern://paper/%',
    'lectern://paper/%00',
    'lectern://paper/a%0ab',
    'lectern://paper/%ff',
    'lectern://paper/a#b#c',
    'lectern://paper/a b',
    'lectern://paper/a --no-sandbox',
    `lectern://paper/${'a'.repeat(2_001)}`,
    `lectern://paper/a#${'b'.repeat(65)}`,
    `lectern://paper/${'%61'.repeat(10_000)}`,
    'lectern://open/a',
    'lectern://user@paper/a',
    'https://paper/a',
    'javascript:lectern://import',
    ' lectern://import',
    '',
  ])('takes %j for no link', (text) => {
    expect(readDeepLink(text)).toBeNull();
  });

  it('never throws, and answers only the two forms', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (tail) => {
        const link = readDeepLink(`lectern://${tail}`);
        expect([undefined, 'paper', 'import']).toContain(link?.kind);
      }),
    );
  });
});

describe('isDeepLink', () => {
  it('knows one by its scheme, so that an argument is never both a link and a file', () => {
    expect(['lectern://x', 'Lectern:x', '/lectern:x', 'lectern.eml'].map(isDeepLink)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
