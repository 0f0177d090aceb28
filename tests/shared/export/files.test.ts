import fc from 'fast-check';
import PostalMime from 'postal-mime';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { exportPieces, exportText, FORMAT_IDS, FORMATS } from '../../../shared/export/index.ts';
import { header, quotedPrintable } from '../../../shared/export/mime.ts';
import type { ExportedPaper } from '../../../shared/export/record.ts';
import { hostilePapers, hostileText, options, paper, readBack, words } from './papers.ts';

async function* portionsOf(papers: readonly ExportedPaper[]): AsyncGenerator<readonly ExportedPaper[]> {
  for (const each of papers) yield [each];
}

describe.each(FORMAT_IDS)('%s', (format) => {
  test('is the same in pieces as in one, also of no papers', async () => {
    for (const papers of [[], [paper(), paper({ citationKey: 'b', note: '' })]]) {
      let text = '';
      for await (const piece of exportPieces(FORMATS[format], options(), () => portionsOf(papers)))
        text += piece;
      expect(text).toBe(exportText(FORMATS[format], options(), papers));
    }
  });

  test('leaves out what the reader leaves out', () => {
    const text = exportText(FORMATS[format], options({ parts: new Set() }), [paper()]);
    for (const said of ['dominant', 'Attention alone', 'section 3']) expect(text).not.toContain(said);
  });
});

describe('a table', () => {
  const cells = (papers: readonly ExportedPaper[]) =>
    Papa.parse<string[]>(exportText(FORMATS.csv, options(), papers).replace(/^\uFEFF/, '')).data.flat();

  test('has no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t=', "'=", '＝'), hostilePapers, (sign, papers) => {
        const armed = papers.map((each) => ({
          ...each,
          title: `${sign}${each.title}`,
          abstract: `${sign}${each.abstract}`,
          note: `${sign}cmd|' /C calc'!A0`,
          gist: `${sign}1`,
          tags: [`${sign}tag`],
        }));
        for (const cell of cells(armed)) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
    );
  });

  test('gives the very words back where they were guarded', async () => {
    const titles = [
      '=1+1 and more words',
      "'=SUM(A1) of words",
      '-1 is less than words',
      '@home with words',
      "''+1 more of words",
    ];
    const { records } = await readBack(
      'csv',
      titles.map((title) => paper({ title })),
    );
    expect(records.map(({ title }) => title)).toEqual(titles);
  });
});

describe('a page', () => {
  test('holds no tag and no address that a paper made', () => {
    fc.assert(
      fc.property(hostilePapers, (papers) => {
        const armed = papers.map((each) => ({
          ...each,
          urls: [{ url: 'javascript:alert(1)', kind: 'other' as const }],
          citationKey: '"><script>',
        }));
        const page = exportText(FORMATS.html, options({ title: '</title><script>' }), armed);
        expect(page).not.toMatch(/<(?:script|b>|\/i>)/i);
        expect(page).not.toMatch(/href="(?!https?:)/);
        expect(page).not.toMatch(/<(?:link|img|script|iframe)\b/);
      }),
    );
  });
});

describe('a mail', () => {
  test('is read by a program that is not ours as the same subject, text and page', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), hostilePapers, async (title, papers) => {
        const file = exportText(FORMATS.mail, options({ title, papers: papers.length }), papers);
        expect(file).toMatch(/^[\r\n\t -~]*$/);
        for (const line of file.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const mail = await new PostalMime().parse(new TextEncoder().encode(file));
        expect(words(mail.subject)).toBe(words(title));
        expect(mail.date).toBe('2026-11-25T12:00:00.000Z');
        const page = exportText(FORMATS.html, options({ title }), papers);
        expect(mail.html?.replaceAll('\r\n', '\n').trim()).toBe(page.trim());
        const text = exportText(FORMATS.text, options(), papers);
        expect(words(mail.text)).toBe(
          words(`${papers.length} paper${papers.length === 1 ? '' : 's'} ${text}`),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('has no line that a mail program changes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const line of quotedPrintable(text).split('\r\n')) {
          expect(line).not.toMatch(/^(?:From |\.|--)|[ \t]$/);
          expect(line.length).toBeLessThanOrEqual(76);
        }
        expect(header('Subject', text)).toMatch(/^(?:[ -~]{0,78}\r\n)+$/);
      }),
    );
    expect(quotedPrintable(`${'a'.repeat(75)}.b`)).toBe(`${'a'.repeat(75)}=\r\n=2Eb`);
  });
});
