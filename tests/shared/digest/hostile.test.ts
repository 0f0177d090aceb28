import { describe, expect, it, vi } from 'vitest';
import { parseDigest } from '../../../shared/digest/index.ts';
import { hasMoreLines, MAX_TEXT_LINES } from '../../../shared/digest/limits.ts';
import { fold } from '../../../shared/digest/record.ts';
import type { ParseReport } from '../../../shared/digest/report.ts';
import { displayTitle } from '../../../shared/display.ts';
import type { Result } from '../../../shared/problem.ts';
import { HOSTILE_FORMATS, HOSTILE_LIBRARIES } from '../../fixtures/hostile/formats.ts';
import { PAYLOADS } from '../../fixtures/hostile/payloads.ts';

// Giants take a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const BODY =
  'We propose a method and evaluate it on a benchmark. It outperforms the state of the art by far.';
const parse = (bytes: Uint8Array | string): Promise<Result<ParseReport>> =>
  parseDigest({ bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name: 'x.txt' });

async function reportOf(bytes: Uint8Array | string): Promise<ParseReport> {
  const result = await parse(bytes);
  if (!result.ok) throw new Error(result.problem.code);
  const { lines, ignored, unaccounted } = result.value;
  expect({ unaccounted, total: lines.used + ignored.length }).toEqual({ unaccounted: 0, total: lines.total });
  return result.value;
}

const withTitle = (title: string): string =>
  `## ${title}\n\n${BODY} ${BODY}\n\n## Another Title of Words\n\n${BODY} ${BODY}\n`;

describe('hostile text at the parser door', () => {
  it.each(HOSTILE_FORMATS.map((format) => [format.name, format] as const))(
    'keeps every payload as it was written: %s',
    async (_name, format) => {
      const { records } = await reportOf(format.build(PAYLOADS));
      const lost = PAYLOADS.filter((payload) => !records.some(({ abstract }) => abstract?.includes(payload)));
      expect(lost).toEqual([]);
    },
  );

  it.each(HOSTILE_LIBRARIES.map((format) => [format.name, format] as const))(
    'keeps every payload as text, or as what its marks stand for: %s',
    async (_name, format) => {
      const { records } = await reportOf(format.build(PAYLOADS));
      expect(records).toHaveLength(PAYLOADS.length);
      const lost = PAYLOADS.filter(
        (payload) => !records.some(({ abstract }) => abstract?.includes(fold(payload))),
      );
      expect(lost.filter((payload) => format.reads?.test(payload) !== true)).toEqual([]);
      expect(lost.length).toBeLessThan(PAYLOADS.length * 0.15);
    },
  );

  it('keeps bidirectional controls in the text, and strips the unpaired ones where a title is shown', async () => {
    const { records } = await reportOf(withTitle('An invoice\u202Egnp.exe of \u2067words\u2069'));
    expect(records[0]?.title).toBe('An invoice\u202Egnp.exe of \u2067words\u2069');
    expect(displayTitle(records[0]?.title ?? '')).toBe('An invoicegnp.exe of \u2067words\u2069');
  });

  it('reads on over invalid UTF-8, and counts what it could not read', async () => {
    const bytes = Buffer.concat([
      Buffer.from('A Title of \u00e9 Words Here\n'),
      Buffer.from([0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xf8, 0xff, 0x0a]),
      Buffer.from(`${BODY}\n`),
    ]);
    const chosen = await parseDigest({ bytes, name: 'x.txt' }, { encoding: 'utf-8' });
    expect(chosen.ok && chosen.value.encoding.replaced).toBeGreaterThan(0);
    await reportOf(bytes);
  });

  it('reads on over half a character of UTF-16 and over lone surrogates', async () => {
    const wide = Buffer.from(`\ufeff${withTitle('A \ud800 Title of \udc00 Words')}`, 'utf16le');
    const { records } = await reportOf(new Uint8Array(wide.subarray(0, wide.length - 1)));
    expect(records[0]?.title).toBe('A \ufffd Title of \ufffd Words');
    expect(records[0]?.warnings).toContain('wrong encoding?');
  });

  it('says of a file with NULs in it that it is no text', async () => {
    expect(await parse(`A Title\0of Words\n${BODY}\n`)).toMatchObject({ problem: { code: 'is-binary' } });
  });

  it.each([
    ['only separators', '---\n===\n***\n·\n|\n'.repeat(500)],
    ['only control characters', '\u0001\u0002\n'.repeat(500)],
    ['5 MB of backslashes', '\\\\'.repeat(2_500_000)],
    ['many lines of backslashes', '\\\\\n'.repeat(40_000)],
    ['one line of 30 MiB', 'words and '.repeat(3 * 1024 * 1024)],
  ])('finds nothing worth ticking in %s', async (_name, text) => {
    const { gate } = await reportOf(text);
    expect(gate.score).toBeLessThan(0.5);
  });

  it('takes no line for an instruction about objects', async () => {
    await reportOf(withTitle('__proto__'));
    const fields = ['__proto__', 'constructor', 'toString'].map((key) => `${key}: polluted`);
    await reportOf(`---\n${fields.join('\n')}\nCaptured: 2024-01-01\n---\n${withTitle('A Title of Words')}`);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('the limit on lines', () => {
  it('counts every kind of line end once', () => {
    const text = 'a\nb\r\nc\rd\fe\u0085f\u2028g\u2029h';
    expect([hasMoreLines(text, 7), hasMoreLines(text, 8)]).toEqual([true, false]);
    expect(hasMoreLines('', 1)).toBe(false);
  });

  it('refuses one line more than a million, blank ones counted', async () => {
    expect(await parse(`x${'\n'.repeat(MAX_TEXT_LINES)}`)).toMatchObject({
      problem: { code: 'text-too-many-lines', detail: 'x.txt' },
    });
    await reportOf(`x${'\n'.repeat(MAX_TEXT_LINES - 1)}`);
  });
});
