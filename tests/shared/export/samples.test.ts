/** Real digests beside the repository go out in each format and come back as the same papers. Skipped where they are absent. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDigest } from '../../../shared/digest/index.ts';
import type { ParsedPaper } from '../../../shared/digest/report.ts';
import type { FormatId } from '../../../shared/export/index.ts';
import type { ExportedPaper } from '../../../shared/export/record.ts';
import { tokenize } from '../../../shared/tex/index.ts';
import { paper, readBack, said } from './papers.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/digests');
const here = existsSync(folder);
const files = here
  ? (JSON.parse(readFileSync(resolve(folder, 'expected.json'), 'utf8')) as readonly {
      readonly file: string;
    }[])
  : [];
const MOST = 100;
const RECORDS = ['bibtex', 'ris', 'csl-json', 'csv', 'html', 'mail'] as const satisfies readonly FormatId[];

function exported(record: ParsedPaper, at: number): ExportedPaper {
  const { venue: _v, published: _p, ...bare } = paper();
  return {
    ...bare,
    title: record.title ?? '',
    abstract: record.abstract ?? '',
    authors: record.authors,
    ...(record.venue === undefined ? {} : { venue: record.venue }),
    ...(record.published === undefined ? {} : { published: record.published.iso }),
    ids: record.ids,
    urls: record.urls,
    citationKey: `key${at}`,
    note: '',
    gist: '',
    tags: [],
  };
}

async function papersOf(file: string): Promise<readonly ExportedPaper[]> {
  const bytes = readFileSync(resolve(folder, file));
  const report = await parseDigest({ bytes, name: basename(file) });
  return report.ok ? report.value.records.slice(0, MOST).map(exported) : [];
}

const isTex = (text: string): boolean => tokenize(text).some(({ whole }) => whole);

/** What a format cannot say as the digest did: BibTeX writes TeX as it is read, and tables take `Name (2023) 138:181` for a citation of a journal. */
function carried(format: FormatId, each: ExportedPaper): ExportedPaper {
  const plain = {
    ...each,
    authors: each.authors.map((author) => ({ ...author, name: author.name.replace(/, (?=Jr)/, ' ') })),
  };
  if (format === 'csv') return { ...plain, venue: (each.venue ?? '').replace(/ \(?\d{4}\)?.*/, '') };
  if (format !== 'bibtex') return plain;
  return {
    ...plain,
    title: isTex(each.title) ? '' : each.title,
    abstract: isTex(each.abstract) ? '' : each.abstract,
  };
}

describe.skipIf(!here)('real digests', () => {
  test.each(files.map(({ file }) => file))('%s comes back from every format', async (file) => {
    const papers = await papersOf(file);
    if (papers.length === 0) return;
    for (const format of RECORDS) {
      const was = papers.map((each) => carried(format, each));
      const { records } = await readBack(format, was);
      expect(records.map(said), format).toEqual(was.map(said));
    }
  });
});
