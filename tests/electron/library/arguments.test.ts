import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batches,
  change,
  digestId,
  entryLines,
  flag,
  original,
  token,
} from '../../../electron/library/arguments.ts';
import { anyBatch, batchOf } from '../../shared/batches.ts';

const [first] = batchOf(1).changes;
const withValue = (value: unknown): unknown => [{ ...batchOf(1), changes: [{ ...first, value }] }];
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('the readers of the library’s arguments', () => {
  it('take every batch as it is, as structured clones of it also are', () => {
    fc.assert(
      fc.property(fc.array(anyBatch, { maxLength: 4 }), (some) => {
        expect(batches(structuredClone(some))).toEqual(some);
      }),
    );
    const undoing = [
      { ...batchOf(1), undoes: 'a', replaces: 'b', by: 'list.rest', changes: [{ ...first, base: '' }] },
    ];
    expect(batches(undoing)).toEqual(undoing);
    const merged = [
      { ...batchOf(1), merged: true, changes: [{ ...first, seen: ['0mjuohnfy0000device01'] }] },
    ];
    expect(batches(merged)).toEqual(merged);
    expect(batches([{ ...batchOf(1), undoes: undefined, other: 1 }])).toEqual([batchOf(1)]);
  });

  it('answer a value or throw a TypeError, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const read of [batches, change, digestId, entryLines, flag, original, token]) {
          try {
            read(value);
          } catch (error) {
            expect(error).toBeInstanceOf(TypeError);
          }
        }
      }),
    );
  });

  it('refuse batches that are not of the contract’s shape', () => {
    const wrong: unknown[] = [
      null,
      {},
      Array.from({ length: 10_001 }, () => batchOf(1)),
      [null],
      [{ ...batchOf(1), id: '' }],
      [{ ...batchOf(1), id: 7 }],
      [{ ...batchOf(1), id: 'x'.repeat(5_000) }],
      [{ ...batchOf(1), label: null }],
      [{ ...batchOf(1), changes: {} }],
      [{ ...batchOf(1), before: undefined }],
      [{ ...batchOf(1), undoes: 5 }],
      [{ ...batchOf(1), replaces: null }],
      [{ ...batchOf(1), by: 5 }],
      [{ ...batchOf(1), merged: false }],
      [{ ...batchOf(1), changes: [{ ...first, seen: 'a' }] }],
      [{ ...batchOf(1), changes: [{ ...first, table: 'papers' }] }],
      [{ ...batchOf(1), changes: [{ ...first, table: 'toString' }] }],
      [{ ...batchOf(1), changes: [{ ...first, clock: 5 }] }],
      [{ ...batchOf(1), changes: [{ ...first, clock: 'a b' }] }],
      [{ ...batchOf(1), changes: [{ ...first, field: '' }] }],
      [{ ...batchOf(1), changes: [{ ...first, id: null }] }],
      [{ ...batchOf(1), changes: [{ ...first, base: 3 }] }],
      ...[undefined, Number.NaN, Infinity, 5n, new Date(0), new Map(), () => 1, Symbol('a')].map(withValue),
      withValue({ deep: nested(40) }),
      withValue([undefined]),
    ];
    for (const value of wrong) expect(() => batches(value)).toThrow(TypeError);
  });

  it('keep a field called __proto__ a field', () => {
    const value: unknown = JSON.parse('{"__proto__":{"a":1}}');
    const [read] = batches(withValue(value));
    expect(JSON.stringify(read?.changes[0]?.value)).toBe('{"__proto__":{"a":1}}');
    expect(Reflect.get({}, 'a')).toBeUndefined();
  });

  it('take only ids, originals, lines, tokens and flags of their form', () => {
    const id = 'a'.repeat(64);
    expect(digestId(id)).toBe(id);
    for (const wrong of ['A'.repeat(64), 'a'.repeat(63), `../${'a'.repeat(61)}`, `${id}\n`, null])
      expect(() => digestId(wrong)).toThrow(TypeError);
    expect(original({ kind: 'text', text: 'pasted' })).toEqual({ kind: 'text', text: 'pasted' });
    expect(original({ kind: 'file', id: 'x', path: '/etc/passwd' })).toEqual({ kind: 'file', id: 'x' });
    for (const wrong of [{ kind: 'path', id: 'x' }, { kind: 'text', text: 5 }, { kind: 'file' }, 'text'])
      expect(() => original(wrong)).toThrow(TypeError);
    expect(entryLines('{"a":1}\n{"b":2}\n')).toBe('{"a":1}\n{"b":2}\n');
    for (const wrong of ['half a \ud800', 'x'.repeat(5e6), 7, null])
      expect(() => entryLines(wrong)).toThrow(TypeError);
    for (const wrong of ['', '../../x', 'A'.repeat(36), 5]) expect(() => token(wrong)).toThrow(TypeError);
    expect(() => flag('true')).toThrow(TypeError);
  });
});
