import { plainText } from '../../../shared/tex/index.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportedPaper } from '../../../shared/export/record.ts';
import type { FormatId } from '../../../shared/export/index.ts';
import { paragraphs } from '../../../shared/export/plain.ts';
import { hostilePaper, hostilePapers, paper, readBack, said, withoutFormulas } from './papers.ts';

describe.each(['ris', 'csl-json', 'bibtex', 'csv', 'html', 'mail'] as const satisfies readonly FormatId[])(
  '%s',
  (format) => {
    test('reads back as the paper that it was', async () => {
      const { records, format: found, unaccounted } = await readBack(format, [paper()]);
      expect(found).toBe(format === 'html' || format === 'mail' ? 'lectern-page' : format);
      expect(unaccounted).toBe(0);
      expect(records.map(said)).toEqual([said(paper())]);
    });
    test('reads back as the same papers, whatever words are in them', async () => {
      await fc.assert(
        fc.asyncProperty(hostilePapers, async (made) => {
          const papers = format === 'bibtex' ? made.map(withoutFormulas) : made;
          const { records } = await readBack(format, papers);
          expect(records.map(said)).toEqual(papers.map(format === 'bibtex' ? asSeen : said));
        }),
        { numRuns: 200 },
      );
    });
  },
);

const seen = (text: string): string =>
  plainText(text).replace(/ı(\p{M})/gu, (_, mark: string) => `i${mark}`.normalize('NFC'));

/** TeX in a text is written as the reader sees it. */
const asSeen = (each: ExportedPaper): unknown =>
  said({
    ...each,
    title: seen(each.title),
    abstract: paragraphs(each.abstract).map(seen).join('\n\n'),
  });

describe('markdown', () => {
  test('reads back as the same papers by the usual template, whatever words are in them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostilePaper, { minLength: 3, maxLength: 4 }), async (made) => {
        const papers = made.map((each, at) => listed(each, at));
        const { format, records } = await readBack('markdown', papers);
        expect(format).toBe('markdown');
        expect(records.map(said)).toEqual(papers.map(said));
      }),
      { numRuns: 200 },
    );
  });
});

/** A paper as lists in Markdown have them: with authors and an address. */
const listed = (each: ExportedPaper, at: number): ExportedPaper => ({
  ...each,
  authors: each.authors.length === 0 ? [{ name: 'Ann Lee' }] : each.authors,
  ids: { ...each.ids, arxiv: `2401.1234${at}` },
  note: '',
});
