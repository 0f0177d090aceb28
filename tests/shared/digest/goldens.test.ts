/** Walks the golden pairs: a digest in our own words, and the fields that matter in what comes out of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDigest } from '../../../shared/digest/index.ts';
import type { ParseReport } from '../../../shared/digest/report.ts';

interface Expected {
  readonly format: string;
  readonly digest?: object;
  readonly count?: object;
  readonly claimed?: number;
  readonly messages?: number;
  readonly warnings?: readonly string[];
  /** Only the fields named are compared; null stands for a field that is absent. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

const folder = resolve(import.meta.dirname, '../../fixtures/digests');
const pairs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(folder, name))
      .filter((file) => !file.endsWith('.expected.json'))
      .map((file) => `${name}/${file}`),
  );

/** `daily.eml` goes with `daily.expected.json`, or with `daily.eml.expected.json` where two inputs share a name. */
function expectedOf(file: string): Expected {
  const candidates = [`${file}.expected.json`, `${file.replace(/\.[^./]+$/, '')}.expected.json`];
  const found = candidates.find((each) => existsSync(join(folder, each)));
  if (found === undefined) throw new Error(`${file} has no expected.json`);
  return JSON.parse(readFileSync(join(folder, found), 'utf8')) as Expected;
}

async function read(file: string): Promise<ParseReport> {
  const bytes = new Uint8Array(readFileSync(join(folder, file)));
  const parsed = await parseDigest({ bytes, name: file.replace(/^.*\//, ''), capturedAt: '2026-11-20' });
  if (!parsed.ok) throw new Error(`${file}: ${parsed.problem.code}`);
  return parsed.value;
}

describe('the golden digests', () => {
  test.each(pairs)('%s holds what it says', async (file) => {
    const expected = expectedOf(file);
    const report = await read(file);
    expect(report.format).toBe(expected.format);
    expect(report.digest).toMatchObject(expected.digest ?? {});
    expect(report.lines).toMatchObject(expected.count ?? {});
    if (expected.claimed !== undefined) expect(report.claimed).toBe(expected.claimed);
    if (expected.messages !== undefined) expect(report.messages).toBe(expected.messages);
    if (expected.warnings !== undefined) expect(report.warnings).toEqual(expected.warnings);
    expect(report.records.map(({ title }) => title)).toEqual(
      expected.records.map(({ title }) => title ?? null),
    );
    for (const [index, fields] of expected.records.entries())
      for (const [field, value] of Object.entries(fields)) {
        const got = (report.records[index] as unknown as Record<string, unknown>)[field];
        expect(got ?? null, `${field} of record ${index + 1}`).toEqual(value);
      }
    expect(report.unaccounted).toBe(0);
    expect(report.lines.total).toBe(report.lines.used + report.ignored.length);
  });
});
