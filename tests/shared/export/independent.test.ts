/** Programs that are not ours read what we write. */
import { Cite, type CitationItem } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportText, FORMATS } from '../../../shared/export/index.ts';
import type { ExportedPaper } from '../../../shared/export/record.ts';
import { cite, type StyleId } from '../../../shared/export/styles.ts';
import { hostilePapers, options, paper, words, withoutFormulas } from './papers.ts';

const TYPES = { bibtex: '@bibtex/text', ris: '@ris/file', 'csl-json': '@csl/object' } as const;

function read(format: keyof typeof TYPES, papers: readonly ExportedPaper[]): readonly CitationItem[] {
  const text = exportText(FORMATS[format], options(), papers);
  const input: unknown = format === 'csl-json' ? JSON.parse(text) : text;
  return new Cite(input, {
    forceType: format === 'csl-json' ? '@csl/list+object' : TYPES[format],
    generateGraph: false,
  }).data;
}

const nameOf = ({
  family = '',
  given = '',
  literal = '',
}: NonNullable<CitationItem['author']>[number]): string =>
  [given, family, literal].filter((part) => part !== '').join(' ');

describe.each(['bibtex', 'ris', 'csl-json'] as const)('citation-js reads %s', (format) => {
  test('with the same fields', () => {
    const [item] = read(format, [paper()]);
    expect(item?.title).toBe('Attention Is All You Need');
    expect(item?.author?.map(nameOf)).toEqual(['Ashish Vaswani', 'Noam Shazeer']);
    expect(item?.DOI).toBe('10.1000/xyz123');
    expect(item?.['container-title']).toBe('Neural Computation');
    expect(item?.issued?.['date-parts'][0]?.slice(0, 2)).toEqual([2017, 6]);
  });

  test('with as many papers, whatever words are in them', () => {
    fc.assert(
      fc.property(hostilePapers, (made) => {
        const papers = format === 'bibtex' ? made.map(withoutFormulas) : made;
        expect(read(format, papers)).toHaveLength(papers.length);
      }),
      { numRuns: 50 },
    );
  });
});

test('citation-js reads the words of a title and an abstract of RIS as they were', () => {
  fc.assert(
    fc.property(hostilePapers, (papers) => {
      const read_ = read('ris', papers);
      expect(read_.map(({ title }) => words(title))).toEqual(papers.map(({ title }) => words(title)));
    }),
    { numRuns: 50 },
  );
});

const STYLES = { apa: 'apa', harvard: 'harvard1', vancouver: 'vancouver' } as const satisfies Partial<
  Record<StyleId, string>
>;

describe('citeproc agrees on', () => {
  test.each(Object.entries(STYLES) as [keyof typeof STYLES, string][])('%s', (style, template) => {
    fc.assert(
      fc.property(
        fc.oneof(fc.shuffledSubarray(PEOPLE, { minLength: 1, maxLength: 3 }), fc.constant(BODY)),
        (authors) => {
          const each = paper({
            authors,
            venue: 'Neural Computation',
            published: '2017',
            ids: { doi: '10.1000/xyz123' },
          });
          const data: unknown = JSON.parse(
            exportText(FORMATS['csl-json'], options({ parts: new Set() }), [each]),
          );
          const theirs = new Cite(data).format('bibliography', { template, lang: 'en-US' });
          expect(comparable(cite(each, style))).toEqual(comparable(theirs));
        },
      ),
      { numRuns: 30 },
    );
  });
});

const PEOPLE = [
  { name: 'Ashish Vaswani', family: 'Vaswani', given: 'Ashish' },
  { name: 'Ana J. Núñez', family: 'Núñez', given: 'Ana J.' },
  { name: 'Łukasz Kaiser' },
  { name: 'Mary Ann O’Neil' },
];
const BODY = [{ name: 'The ATLAS Collaboration' }];

/** Without the number of the entry, with quotes as British English has them; an article without a volume is a preprint to one style. */
const comparable = (entry: string): string =>
  entry
    .replace(/^1\. /, '')
    .replace(' [Preprint]', '')
    .replace(/“(.*?),” /, '‘$1’, ')
    .trim();
