import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportedPaper } from '../../../shared/export/record.ts';
import type { FormatId } from '../../../shared/export/index.ts';
import { plainText, tokenize } from '../../../shared/tex/index.ts';
import { hostilePapers, paper, readBack, said } from './papers.ts';

describe.each(['ris', 'csl-json', 'bibtex'] as const satisfies readonly FormatId[])('%s', (format) => {
  test('reads back as the paper that it was', async () => {
    const { records, format: found, unaccounted } = await readBack(format, [paper()]);
    expect(found).toBe(format);
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
});

/** TeX in a text is written as the reader sees it. */
const asSeen = (each: ExportedPaper): unknown =>
  said({ ...each, title: plainText(each.title), abstract: plainText(each.abstract) });

/** Formulas go into BibTeX as they are, and its readers make what they can of them. */
const withoutFormulas = (each: ExportedPaper): ExportedPaper => ({
  ...each,
  title: plain(each.title),
  abstract: plain(each.abstract),
});

const plain = (text: string): string =>
  tokenize(text).some(({ math }) => math !== undefined) ? text.replace(/[$\\]/g, '') : text;
