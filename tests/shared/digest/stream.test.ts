import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDigestStream, type StreamEvent } from '../../../shared/digest/stream.ts';
import { cutStream, streamKind, type Piece } from '../../../shared/digest/source/pieces.ts';
import { bytesOf, ENTRY, mail } from './mails.ts';
import { report } from './report-of.ts';

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all<T>(from: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const each of from) found.push(each);
  return found;
}

const piecesOf = async (text: string, size: number, batchBytes = 64) => {
  const { kind, pieces } = await cutStream(chunked(bytesOf(text), size), { batchBytes, maxBytes: 4096 });
  const kept: Piece[] = [];
  for await (const piece of pieces) kept.push({ ...piece, bytes: piece.bytes.slice() });
  return { kind, pieces: kept };
};

const textOf = ({ bytes }: { readonly bytes: Uint8Array }): string => new TextDecoder().decode(bytes);

const message = (n: number): string =>
  `From ann@example.org Fri Jan  5 10:00:00 2024\n${mail(ENTRY.replaceAll('00601', String(n).padStart(5, '0')))}\n`;
const box = Array.from({ length: 40 }, (_, n) => message(n + 1)).join('');

describe('a stream', () => {
  test('is told by its first bytes', () => {
    expect(streamKind(bytesOf(box))).toBe('mbox');
    expect(streamKind(bytesOf('{"title":"a"}\n{"title":"b"}\n'))).toBe('lines');
    expect(streamKind(bytesOf('Year,Title,Authors\n2024,A,B\n'))).toBe('table');
    expect(streamKind(bytesOf('A title\nWe show a thing.\n'))).toBe('whole');
  });

  test('of a mailbox is its messages, however it is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), async (size) => {
        const { pieces } = await piecesOf(box, size);
        expect(pieces.map(textOf)).toEqual(Array.from({ length: 40 }, (_, n) => message(n + 1)));
        expect(pieces.every(({ from, bytes }, n) => from === n * bytes.length)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('of lines is cut between lines only, and nothing is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ maxLength: 40 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 200 }),
        async (values, size) => {
          const text = values.map((title) => JSON.stringify({ title })).join('\n');
          const { kind, pieces } = await piecesOf(text, size);
          expect(kind).toBe('lines');
          expect(pieces.map(textOf).join('')).toBe(text);
          expect(pieces.slice(0, -1).every((piece) => textOf(piece).endsWith('\n'))).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('of a table repeats the header and never cuts a quoted cell', async () => {
    const rows = Array.from({ length: 4000 }, (_, n) => `"Title ${n}\nin two lines","x, ""y"""\n`);
    const { kind, pieces } = await piecesOf(`Title,Note\n${rows.join('')}`, 370, 1000);
    expect(kind).toBe('table');
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.every((piece) => textOf(piece).startsWith('Title,Note\n'))).toBe(true);
    expect(pieces.map((piece) => textOf(piece).slice('Title,Note\n'.length)).join('')).toBe(rows.join(''));
    expect(pieces.map(({ from }) => from)).toEqual([0, ...pieces.slice(0, -1).map(({ to }) => to)]);
  });

  test('of a table with a quote that nothing closes goes on', async () => {
    const { pieces } = await piecesOf(`Title,Note\n"open,x\n${'a,b\n'.repeat(30_000)}`, 5000);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.at(-1)?.to).toBe('Title,Note\n"open,x\n'.length + 120_000);
  });
});

describe('a digest read as a stream', () => {
  const events = (text: string, size = 1000): Promise<readonly StreamEvent[]> =>
    all(parseDigestStream(chunked(bytesOf(text), size)));

  test('has the records and totals of the digest read at once, with places instead of texts', async () => {
    const streamed = await events(box);
    const whole = await report(box);
    const records = streamed.flatMap((event) => (event.kind === 'batch' ? event.records : []));
    expect(records).toEqual(whole.records.map((record) => ({ ...record, raw: { ...record.raw, text: '' } })));
    const { records: _, ignored: __, trimmed: ___, ...totals } = whole;
    expect(streamed.at(-1)).toEqual({
      kind: 'end',
      totals: { ...totals, records: whole.records.length, ignored: whole.ignored.length },
    });
  });

  test('that cannot be cut is read whole', async () => {
    const streamed = await events(ENTRY, 7);
    expect(streamed.map(({ kind }) => kind)).toEqual(['batch', 'end']);
  });

  test('that holds no text ends with a problem', async () => {
    expect(await events('%PDF-1.7')).toEqual([{ kind: 'problem', problem: { code: 'is-pdf' } }]);
    expect((await events('')).map(({ kind }) => kind)).toEqual(['problem']);
  });

  test('says which bytes of the source each line of a batch is', async () => {
    const lines = Array.from({ length: 4 }, (_, n) =>
      JSON.stringify({ title: `A title ${n}`, abstract: 'We show it.' }),
    );
    const text = lines.join('\n');
    const streamed = await events(text);
    const records = streamed.flatMap((event) => (event.kind === 'batch' ? event.records : []));
    for (const { raw } of records) {
      expect(raw.text).toBe('');
      expect(raw.byteFrom).toBeGreaterThanOrEqual(0);
      expect(raw.byteTo).toBeLessThanOrEqual(text.length);
    }
  });
});
