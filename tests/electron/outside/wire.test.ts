import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRequest, readSaid } from '../../../electron/outside/arguments.ts';
import { BadLine, valuesOf } from '../../../electron/outside/wire.ts';

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let from = 0, n = 0; from < bytes.length; n++) {
    const end = from + (sizes[n % sizes.length] ?? 1);
    yield bytes.subarray(from, end);
    from = end;
  }
}

async function all(bytes: Uint8Array, sizes: readonly number[], limit: number): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const value of valuesOf(cut(bytes, sizes), limit)) values.push(value);
  return values;
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

describe('lines over the socket', () => {
  it('come out as they went in, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 8 }), sizes, async (values, parts) => {
        const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
        const expected = values.map((value) => JSON.parse(JSON.stringify(value)) as unknown);
        expect(await all(Buffer.from(text), parts, 1e6)).toEqual(expected);
      }),
    );
  });

  it('are values or a BadLine for any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), sizes, async (bytes, parts) => {
        await all(bytes, parts, 100).catch((error: unknown) => expect(error).toBeInstanceOf(BadLine));
      }),
    );
  });

  it('are refused when they are too long, before they end', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1000;
        yield Buffer.alloc(1000, 97);
      }
    }
    await expect(valuesOf(endless(), 10_000).next()).rejects.toBeInstanceOf(BadLine);
    expect(given).toBeLessThan(12_000);
  });
});

describe('a request', () => {
  const path = process.platform === 'win32' ? 'C:\\a' : '/a';
  it.each([
    { kind: 'search', query: 'a', limit: 1 },
    { kind: 'export', query: '', format: 'ris', parts: ['notes'], title: '' },
    { kind: 'import', paths: [path] },
    { kind: 'health', verify: true },
    { kind: 'backup', path },
    { kind: 'restore', path, apply: false },
  ])('of a known shape is read as it is: $kind', (request) => {
    expect(readRequest(request)).toEqual(request);
    expect(readRequest({ ...request, more: 1 })).toEqual(request);
  });

  it.each([
    null,
    [],
    { kind: 'eval' },
    { kind: 'search', query: 'a', limit: 0 },
    { kind: 'search', query: 'a', limit: 1.5 },
    { kind: 'search', query: 'a'.repeat(20_000), limit: 1 },
    { kind: 'export', query: '', format: '__proto__', parts: [], title: '' },
    { kind: 'export', query: '', format: 'ris', parts: 'notes', title: '' },
    { kind: 'import', paths: ['relative'] },
    { kind: 'import', paths: [1] },
    { kind: 'backup', path: '/a\0b' },
    { kind: 'backup' },
    { kind: 'restore', path: '../a', apply: true },
  ])('of another shape is none: %j', (request) => {
    expect(readRequest(request)).toBeNull();
  });

  it('is one of ours or none, whatever was sent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readRequest(value);
        expect(read === null || 'kind' in read).toBe(true);
      }),
    );
  });
});

describe('what the window says of a wish', () => {
  it('is read, or refused', () => {
    const answer = { kind: 'answer', result: { ok: true, value: { kind: 'settle' } } };
    expect(readSaid(answer)).toBe(answer);
    expect(readSaid({ kind: 'progress', done: 1, of: 2 })).toEqual({ kind: 'progress', done: 1, of: 2 });
    for (const wrong of [
      null,
      { kind: 'answer' },
      { kind: 'answer', result: { ok: true } },
      { kind: 'answer', result: { ok: false } },
      { kind: 'progress', done: -1, of: 2 },
      { kind: 'piece', text: 1 },
      { kind: 'else' },
    ])
      expect(() => readSaid(wrong)).toThrow(TypeError);
  });
});
