import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../../shared/digest/csv/table.ts';
import { report } from '../report-of.ts';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('a table', () => {
  it('comes back with any delimiter, whatever its cells hold', async () => {
    const cell = fc.stringMatching(/^[A-Z][a-z",;|\n]{3,30}[a-z]$/);
    const row = fc.record({ title: cell, abstract: cell });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: ({ title }) => title }),
        fc.constantFrom(',', ';', '\t', '|'),
        async (rows, delimiter) => {
          const text = [
            ['Title', 'Abstract', 'Year'],
            ...rows.map((each) => [quoted(each.title), quoted(each.abstract), '2020']),
          ]
            .map((cells) => cells.join(delimiter))
            .join('\r\n');
          const { format, records, unaccounted } = await report(`\uFEFF${text}\r\n`);
          expect([format, unaccounted]).toEqual(['csv', 0]);
          const flat = (value: string | null = ''): string => (value ?? '').replace(/\s+/g, ' ');
          expect(records.map(({ title, abstract }) => [flat(title), flat(abstract)])).toEqual(
            rows.map((each) => [flat(each.title), flat(each.abstract)]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    'Title, abstract and keywords\nare what an author writes first.\nA reader reads them last, if at all.\n',
    '| Title | Venue |\n|---|---|\n| A | B |\n',
    'Just one line about a title',
    'name,size\na,1\nb,2\n',
  ])('is not seen in %j', (text) => {
    expect(layoutOf(text)).toBeNull();
  });

  it('says on which lines a row stands', async () => {
    const { records } = await report('Title,Abstract\n"One","a\nb"\n\n"Two","c"\n');
    expect(records.map(({ raw }) => [raw.lineFrom, raw.lineTo])).toEqual([
      [2, 3],
      [5, 5],
    ]);
  });

  it('may be nothing but a header', async () => {
    expect(await report('Title,Abstract,DOI\n')).toMatchObject({
      format: 'csv',
      records: [],
      unaccounted: 0,
    });
  });
});
