import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBibtex } from '../../../../shared/digest/bibtex/split.ts';
import { report } from '../report-of.ts';

describe('a BibTeX file', () => {
  it('is cut into the entries that were put together, with their lines', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,9}$/);
    const block = fc
      .record({ key: word, title: word, nested: word })
      .map(
        ({ key, title, nested }) =>
          `@article{${key},\n  title = {${title} {${nested}} \\{x\\}},\n  year = "2020"\n}`,
      );
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 8 }),
        fc.constantFrom('\n', '\n\n', '\r\n\r\n'),
        (blocks, between) => {
          const text = blocks.join(between);
          const found = splitBibtex(text);
          expect(found.blocks.map((each) => each.text)).toEqual(blocks);
          expect(found.outside).toBe(0);
          for (const each of found.blocks) {
            expect(
              text
                .split(/\r?\n/)
                .slice(each.line - 1, each.lineTo)
                .join('\n'),
            ).toBe(each.text);
            expect(each.closed).toBe(true);
          }
        },
      ),
    );
  });

  it('loses one entry to a brace that never closes, and says which', async () => {
    const { records, ignored, lines } = await report(
      '@article{a, title = {One {two},\n year = 2020,\n\n@article{b,\n title = {Two},\n year = {2021}\n}\n@article{c,\n title = {Three},\n year = {2022}\n}\n',
    );
    expect(records.map(({ title }) => title)).toEqual(['Two', 'Three']);
    expect(ignored).toMatchObject([{ line: 1, reason: 'broken entry: its closing brace is missing' }]);
    expect(lines).toEqual({ unit: 'entry', total: 3, used: 2 });
  });

  it('keeps its good entries whatever stands beside them', async () => {
    const junk = fc.constantFrom(
      '@article{x, title = }',
      '@@@',
      '@misc{y',
      '{{{',
      '}}}',
      'free text',
      '@string{s = "t"}',
      '% comment',
      '@article{z, title = {a} }',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { maxLength: 6 }), async (parts) => {
        const good = '@article{good,\n title = {The Good One},\n year = {2020}\n}';
        const { records, unaccounted, format } = await report(`${parts.join('\n')}\n\n${good}\n`, {
          name: 'x.bib',
        });
        expect([format, unaccounted]).toEqual(['bibtex', 0]);
        expect(records.map(({ title }) => title)).toContain('The Good One');
      }),
      { numRuns: 40 },
    );
  });

  it('keeps angle brackets of the text and loses the marks of italics', async () => {
    const { records } = await report(
      '@article{a,\n title = {The <projektor> \\emph{and} {\\textless}i{\\textgreater} if p < 0.05},\n year = {2020}\n}\n',
    );
    expect(records[0]?.title).toBe('The <projektor> and <i> if p < 0.05');
  });

  it.each(['\n', '\r\n', '\r'])('has the same authors with line ends %j', async (end) => {
    const lines = [
      '@article{a,',
      '  author = "Moss, Ada  and',
      '    Lipp, Zoe  and',
      '    Ng, Wei",',
      '  title = {Line Ends}',
      '  year = {2020}',
      '}',
    ];
    const { records } = await report(`${lines.join(end)}${end}`);
    expect(records[0]?.authors.map(({ name }) => name)).toEqual(['Ada Moss', 'Zoe Lipp', 'Wei Ng']);
    expect(records[0]?.published?.iso).toBe('2020');
  });
});
