/** What looks like a format and is none, and what is one though it looks like another. */
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../shared/digest/formats/index.ts';
import { createInput } from '../../../shared/digest/input.ts';
import { report } from './report-of.ts';

const formatIn = (text: string, name?: string): string | null =>
  formatOf(createInput(text, { name }))?.id ?? null;

describe('a text', () => {
  it.each([
    [
      'titles under headings',
      '## A First Title of a Paper\n\nWe show it.\n\n## A Second Title of a Paper\n\nWe show it again.\n\n## A Third One\n\nAnd again.\n',
    ],
    ['a citation in a README', '# Tool\n\nSome words.\n\n```bibtex\n@article{a,\n title = {A},\n}\n```\n'],
    [
      'a citation above a list',
      `@article{a,\n title = {A},\n}\n\n${'A Title of Some Length\nWe show that it works. It does.\n\n'.repeat(4)}`,
    ],
    [
      'a decorated function',
      '@app.route("/x", methods=["GET"])\ndef f():\n    pass\n@dataclass(frozen=True, order=True)\nclass A: pass\n',
    ],
    [
      'settings',
      '{"name": "x", "version": "1.0.0", "author": "somebody", "title": "X"}'.replace(
        '"author": "somebody", ',
        '',
      ),
    ],
    ['a word and a dash', 'TY  - nothing else\n'],
    [
      'a copied page',
      'Get trending papers in your email inbox!\n\n- [A Title Here](https://huggingface.co/papers/2401.00001)\n- [B Title Here](https://huggingface.co/papers/2401.00002)\n- [C Title Here](https://huggingface.co/papers/2401.00003)\n',
    ],
  ])('is left to the plain-text family: %s', (_, text) => {
    expect(formatIn(text)).toBeNull();
  });

  it.each([
    ['ris', 'TY  - JOUR\nTI  - A\nER  - \n', 'export.txt'],
    ['medline', 'PMID- 1\nTI  - A.\nAB  - B.\nAU  - C D\n', 'export.txt'],
    ['csv', 'Title\tAbstract\nA\tB\n', 'export.csv'],
    ['jsonl', '{"title": "A", "abstract": "B"}\n{"title": "C", "abstract": "D"}\n', 'export.json'],
    ['json', '{"title": "A", "abstract": "B"}\n', 'export.jsonl'],
  ])('is %s by its content, whatever its name', (id, text, name) => {
    expect(formatIn(text, name)).toBe(id);
  });

  it('may be a library attached to a mail', () => {
    const mail = { from: 'a@b.example', fromName: '', subject: 'our list', date: null };
    const input = createInput('@article{a,\n title = {A},\n}\n', {
      name: 'list.bib',
      mediaType: 'text/plain',
      mail,
    });
    expect(formatOf(input)?.id).toBe('bibtex');
  });
});

describe('an answer without papers', () => {
  it.each(['[]', '{"results": [], "meta": {"count": 0}}', '{"total": 0, "data": []}'])(
    'is empty: %s',
    async (text) => {
      const { format, records, warnings, lines } = await report(text);
      expect([format, records.length, lines.total]).toEqual(['json', 0, 0]);
      expect(warnings).toEqual(['no papers: the list is empty']);
    },
  );

  it('says what went wrong', async () => {
    const { warnings } = await report('{"message": "Too Many Requests", "code": "429"}');
    expect(warnings).toEqual(['no papers: the file is an error message: Too Many Requests']);
  });
});
