/** Every format's contract: files in our own words, and beside each what it must be read as. Only what is expected is compared. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ParsedPaper, ParseReport } from '../../../shared/digest/report.ts';
import { report } from './report-of.ts';

interface Expected extends Partial<Omit<ParseReport, 'records' | 'lines' | 'ignored'>> {
  readonly format: string;
  readonly count: { readonly unit: string; readonly total: number; readonly used: number };
  readonly records: readonly Partial<ParsedPaper>[];
  /** The reasons of what was ignored, in order. */
  readonly ignored?: readonly string[];
}

const root = resolve(import.meta.dirname, '../../fixtures/digests');
const ENDING = '.expected.json';

/** Pairs `case.expected.json` with the `case.*` (or plain `case`) beside it. */
const pairs = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: folder }) => {
    const names = readdirSync(resolve(root, folder));
    return names
      .filter((name) => name.endsWith(ENDING))
      .map((name) => {
        const stem = name.slice(0, -ENDING.length);
        const input = names.find((each) => each === stem || (each.startsWith(`${stem}.`) && each !== name));
        return { folder, input: input ?? stem, expected: name };
      });
  });

describe('the formats by example', () => {
  test.each(pairs)('$folder/$input is read as it should be', async ({ folder, input, expected }) => {
    const wanted = JSON.parse(readFileSync(resolve(root, folder, expected), 'utf8')) as Expected;
    const found = await report(readFileSync(resolve(root, folder, input)), {
      name: input,
      capturedAt: '2026-11-20',
    });
    const { records, count, ignored, ...rest } = wanted;
    expect(found).toMatchObject(rest);
    expect(found.lines).toEqual(count);
    expect(found.unaccounted).toBe(0);
    expect(found.lines.total).toBe(found.lines.used + found.ignored.length);
    if (ignored !== undefined) expect(found.ignored.map(({ reason }) => reason)).toEqual(ignored);
    expect(found.records).toHaveLength(records.length);
    records.forEach((record, index) => {
      const actual = found.records[index];
      for (const [key, value] of Object.entries(record))
        expect(actual?.[key as keyof ParsedPaper] ?? null, `${index + 1}: ${key}`).toEqual(value);
    });
  });
});
