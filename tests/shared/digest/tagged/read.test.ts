import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { report } from '../report-of.ts';

const line = fc.stringMatching(/^[A-Z][a-z]{1,12}( [a-z]{1,10}){1,8}$/);
const entry = fc.record({
  title: line,
  abstract: fc.array(line, { minLength: 1, maxLength: 4 }),
  year: fc.integer({ min: 1900, max: 2030 }),
});

describe('tagged entries', () => {
  it('come back from RIS with wrapped values, blank lines and any line end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(entry, { minLength: 1, maxLength: 8, selector: ({ title }) => title }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (entries, end) => {
          const text = entries
            .map(({ title, abstract, year }) =>
              [
                'TY  - JOUR',
                `TI  - ${title}`,
                `AB  - ${abstract.join(end)}`,
                `PY  - ${year}///`,
                'ER  - ',
                '',
              ].join(end),
            )
            .join(end);
          const { format, records, unaccounted, ignored } = await report(text);
          expect(format).toBe('ris');
          expect(
            records.map(({ title, abstract, published }) => ({ title, abstract, year: published?.iso })),
          ).toEqual(
            entries.map(({ title, abstract, year }) => ({
              title,
              abstract: abstract.join(' '),
              year: String(year),
            })),
          );
          expect([unaccounted, ignored]).toEqual([0, []]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('give every line to an entry or to the ledger, whatever stands between them', async () => {
    const any = fc.constantFrom(
      'TY  - JOUR',
      'ER  - ',
      'TI  - A b',
      'AU  - X',
      'PMID- 1',
      'free text',
      '',
      '  indented',
      '%0 Book',
      'EF',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 40 }), async (lines) => {
        const {
          lines: count,
          ignored,
          unaccounted,
        } = await report(`TY  - JOUR\nTI  - First\n${lines.join('\n')}\n`);
        expect(unaccounted).toBe(0);
        expect(count.total).toBe(count.used + ignored.length);
      }),
    );
  });

  it('hold thousands of authors', async () => {
    const authors = Array.from({ length: 3000 }, (_, at) => `AU  - Family${at}, G.`).join('\n');
    const { records } = await report(`TY  - JOUR\nTI  - Many Hands\n${authors}\nER  - \n`);
    expect(records[0]?.authors).toHaveLength(3000);
    expect(records[0]?.authorsComplete).toBe(true);
  });

  it('say where they stand', async () => {
    const { records } = await report('\n\nTY  - JOUR\nTI  - One\nER  - \n\nTY  - JOUR\nTI  - Two\nER  - \n');
    expect(records.map(({ raw }) => [raw.lineFrom, raw.lineTo])).toEqual([
      [3, 5],
      [7, 9],
    ]);
    expect(records[1]?.raw.text).toBe('TY  - JOUR\nTI  - Two\nER  - ');
  });
});
