/** Walks the real digest files beside the repository: each adds up to what was counted in it by hand. Skipped where they are absent. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../shared/digest/formats/index.ts';
import { parseDigest } from '../../../shared/digest/index.ts';
import { createInput } from '../../../shared/digest/input.ts';
import type { ParseReport } from '../../../shared/digest/report.ts';
import { decodeText } from '../../../shared/digest/source/decode.ts';

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

/** Only what a reader's machine says about a file: its bytes and its name. */
async function read(file: string, bytes: Uint8Array): Promise<ParseReport> {
  const parsed = await parseDigest({ bytes, name: basename(file), capturedAt: '2026-11-20' });
  if (!parsed.ok) throw new Error(`${file}: ${parsed.problem.code}`);
  return parsed.value;
}

const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(resolve(folder, file)));
const entries = ({ records }: ParseReport): number =>
  records.reduce((sum, { repeats = 1 }) => sum + repeats, 0);

describe.skipIf(!here)('the real digest files', () => {
  test.each(expected)(
    '$file has its $records entries, and every line or entry is accounted for',
    async (each) => {
      const report = await read(each.file, bytesOf(each.file));
      expect(each.file.startsWith('mbox/') ? report.messages : entries(report)).toBe(each.records);
      expect(report.unaccounted).toBe(0);
      expect(report.lines.total).toBe(report.lines.used + report.ignored.length);
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

  test.each(expected)('at most one format recognises $file', ({ file }) => {
    const decoded = decodeText(bytesOf(file));
    if (!decoded.ok) throw new Error(decoded.problem.code);
    const input = createInput(decoded.value.text, { name: basename(file) });
    expect(
      FORMATS.filter((format) => format.recognises(input)).map(({ id }) => id).length,
    ).toBeLessThanOrEqual(1);
  });

  test.each(expected)('$file cut off anywhere still parses, and still adds up', async ({ file }) => {
    const bytes = bytesOf(file);
    for (const share of [0.013, 0.11, 0.29, 0.5, 0.71, 0.93, 0.997]) {
      const part = bytes.slice(0, Math.max(1, Math.floor(Math.min(bytes.length, 400_000) * share)));
      const parsed = await parseDigest({ bytes: part, name: basename(file) });
      if (!parsed.ok) continue;
      expect(parsed.value.unaccounted).toBe(0);
    }
  });
});
