/** Walks the real digest files beside the repository: each adds up to what was counted in it by hand. Skipped where they are absent. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../shared/digest/formats/index.ts';
import { parseDigest } from '../../../shared/digest/index.ts';
import { MAX_TEXT_BYTES } from '../../../shared/digest/limits.ts';
import { inputOf } from '../../../shared/digest/read-part.ts';
import type { ParseReport } from '../../../shared/digest/report.ts';
import { open } from '../../../shared/digest/source/open.ts';

interface Expected {
  readonly file: string;
  readonly records: number;
  readonly sections?: Readonly<Record<string, number>>;
  readonly titled?: number;
}

const folder = resolve(import.meta.dirname, '../../../../shared/digests');
const here = existsSync(folder);
const expected: readonly Expected[] = here
  ? (JSON.parse(readFileSync(resolve(folder, 'expected.json'), 'utf8')) as Expected[])
  : [];

/** What the files of a folder are; a file of its own where it differs from its folder. */
const FORMAT_OF: Readonly<Record<string, string>> = {
  'arxiv-abs': 'arxiv-listing',
  'arxiv-api-atom': 'arxiv-api',
  'arxiv-email': 'arxiv-listing',
  'arxiv-rss': 'arxiv-rss',
  bibtex: 'bibtex',
  'biorxiv-email': 'biorxiv-mail',
  'biorxiv-rss': 'biorxiv-rss',
  'csl-json': 'csl-json',
  csv: 'csv',
  'endnote-xml': 'endnote-xml',
  'feeds-other': 'feed',
  'hf-daily-json': 'hugging-face-json',
  'hf-daily-json/thirdparty-latest-2026-08-22.json': 'json',
  'hf-html': 'hf-page',
  'hf-page-text': 'text',
  jsonl: 'jsonl',
  markdown: 'markdown',
  mbox: 'mbox',
  'openalex-json': 'openalex-json',
  'publisher-toc-eml': 'publisher-toc',
  'pubmed-email': 'ncbi-alert',
  'pubmed-nbib': 'medline',
  'pubmed-xml': 'pubmed-xml',
  ris: 'ris',
  's2-json': 'semantic-scholar-json',
  'scholar-eml': 'scholar-alert',
  'scholar-html': 'scholar-alert',
  'zotero-csv': 'zotero-csv',
  'zotero-rdf': 'zotero-rdf',
  'trending-page.txt': 'text',
};
const formatOf = (file: string): string | undefined =>
  FORMAT_OF[file] ?? FORMAT_OF[file.replace(/\/.*$/, '')];

/** How many entries a file itself says that it has: a Subject, a heading, a badge. */
const CLAIMED: Readonly<Record<string, number>> = {
  'arxiv-email/q-fin-new-2023-03-17.txt': 16,
  'pubmed-email/myncbi-2017-03-31.html': 5,
  'markdown/atharva-hf-daily-README.md': 26,
};

/** The plain-text family is what no format knows; mails that are no digests (mbox) are nobody's. */
const NO_FORMAT = new Set(['text', 'mbox']);

/** Only what a reader's machine says about a file: its bytes and its name. */
async function read(file: string, bytes: Uint8Array): Promise<ParseReport> {
  const parsed = await parseDigest({ bytes, name: basename(file), capturedAt: '2026-11-20' });
  if (!parsed.ok) throw new Error(`${file}: ${parsed.problem.code}`);
  return parsed.value;
}

const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(resolve(folder, file)));
const entries = ({ records }: ParseReport): number =>
  records.reduce((sum, { repeats = 1 }) => sum + repeats, 0);

/** The formats that say yes to each body of a file, as the door shows it to them. */
async function recognisers(file: string): Promise<readonly (readonly string[])[]> {
  const opened = open(bytesOf(file), { name: basename(file), maxBytes: MAX_TEXT_BYTES });
  if (!opened.ok) throw new Error(opened.problem.code);
  const found: string[][] = [];
  for await (const part of opened.value.parts) {
    if (part.kind !== 'text') continue;
    for (const body of part.bodies) {
      const input = inputOf(body, part, { capturedAt: '2026-11-20' });
      found.push(FORMATS.filter((format) => format.recognises(input)).map(({ id }) => id));
    }
  }
  return found;
}

/** Where a file is cut: ever nearer to its end, evenly through short files, and within its last characters. */
function cuts(length: number): readonly number[] {
  const lengths = [1, 2, 3, 5, 8].flatMap((bytes) => [bytes, length - bytes]);
  for (let at = length; at > 8; at *= 0.72) lengths.push(Math.floor(at) - 1);
  if (length <= 40_000) for (let part = 1; part < 24; part++) lengths.push(Math.floor((length * part) / 24));
  return [...new Set(lengths)].filter((at) => at > 0 && at < length);
}

describe.skipIf(!here)('the real digest files', () => {
  test.each(expected)(
    '$file has its $records entries, and every line or entry is accounted for',
    async (each) => {
      const report = await read(each.file, bytesOf(each.file));
      expect(each.file.startsWith('mbox/') ? report.messages : entries(report)).toBe(each.records);
      expect(report.unaccounted).toBe(0);
      expect(report.lines.total).toBe(report.lines.used + report.ignored.length);
      expect(report.format).toBe(formatOf(each.file));
      expect(report.claimed).toBe(CLAIMED[each.file]);
      if (each.titled !== undefined)
        expect(report.records.filter(({ title }) => title !== null).length).toBe(each.titled);
      for (const [section, count] of Object.entries(each.sections ?? {})) {
        const kinds = section.split('_or_');
        expect(
          report.records.filter(({ digest }) => kinds.includes(digest.kind ?? 'none')).length,
          section,
        ).toBe(count);
      }
    },
  );

  test.each(expected)(
    'exactly one format recognises $file, or none if it is plain text',
    async ({ file }) => {
      const found = await recognisers(file);
      const wanted = formatOf(file) ?? '';
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((ids) => ids.length > 1)).toEqual([]);
      expect([...new Set(found.flat())]).toEqual(NO_FORMAT.has(wanted) ? [] : [wanted]);
    },
  );

  test.each(expected)(
    '$file cut off anywhere still parses, and still adds up',
    { timeout: 30_000 },
    async ({ file }) => {
      const bytes = bytesOf(file);
      for (const length of cuts(bytes.length)) {
        const parsed = await parseDigest({ bytes: bytes.slice(0, length), name: basename(file) });
        if (!parsed.ok) continue;
        const { unaccounted, lines, ignored } = parsed.value;
        expect([length, unaccounted, lines.total]).toEqual([length, 0, lines.used + ignored.length]);
      }
    },
  );
});
