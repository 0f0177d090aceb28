import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { report } from '../report-of.ts';

const paper = (at: number): string =>
  `- [A Paper with the Number ${at}](https://arxiv.org/abs/2401.${String(10_000 + at)})`;

describe('a list in Markdown', () => {
  it('has every paper of a long file, whole and in its section', async () => {
    const sections = Array.from({ length: 20 }, (_, section) =>
      [`## Section ${section}`, '', ...Array.from({ length: 20 }, (__, at) => paper(section * 20 + at))].join(
        '\n',
      ),
    );
    const { format, records, unaccounted } = await report(`# A Long List\n\n${sections.join('\n\n')}\n`);
    expect([format, unaccounted, records.length]).toEqual(['markdown', 0, 400]);
    expect(records[399]).toMatchObject({ ids: { arxiv: '2401.10399' }, digest: { section: 'Section 19' } });
    expect(records[399]?.raw.text).toBe(paper(399));
  });

  it('knows links by reference, wherever they are defined', async () => {
    const filler = `${'word '.repeat(3000)}\n\n## More\n\n`;
    const { records } = await report(
      `# List\n\n${[1, 2, 3].map(paper).join('\n')}\n- [A Paper by Reference][ref]\n\n## Text\n\n${filler}[ref]: https://arxiv.org/abs/2401.09999\n`,
    );
    expect(records.at(-1)).toMatchObject({ title: 'A Paper by Reference', ids: { arxiv: '2401.09999' } });
  });

  it('does not look into code', async () => {
    const { records } = await report(
      `# List\n\n${[1, 2, 3].map(paper).join('\n')}\n\n\`\`\`\n${paper(4)}\n\n${paper(5)}\n\`\`\`\n`,
    );
    expect(records).toHaveLength(3);
  });

  it('lists links that are no papers, line by line', async () => {
    const { records, ignored } = await report(
      `# List\n\n${[1, 2, 3].map(paper).join('\n')}\n- [kettle](https://github.com/example/kettle) - boils water\n`,
    );
    expect(records).toHaveLength(3);
    expect(ignored).toContainEqual(
      expect.objectContaining({ line: 6, reason: 'a line of a list that is no paper' }),
    );
  });

  it('adds up whatever it is made of', async () => {
    const part = fc.constantFrom(
      '# H',
      '## H',
      '| Paper | B |',
      '|--|--|',
      '| [A b c](https://arxiv.org/abs/2401.00001) | - |',
      '<details>',
      '<summary>T</summary>',
      '</details>',
      '```',
      '- x',
      '  - y',
      '> q',
      '**Authors:** A B, C D',
      '[r]: http://x',
      '',
      '---',
      paper(7),
      '<a href="x">',
      '***',
      '[[[',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 40 }), async (parts) => {
        const { lines, ignored, unaccounted } = await report(
          `${[1, 2, 3].map(paper).join('\n')}\n\n${parts.join('\n')}\n`,
        );
        expect(unaccounted).toBe(0);
        expect(lines.total).toBe(lines.used + ignored.length);
      }),
    );
  });
});
