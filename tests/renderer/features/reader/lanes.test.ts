import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lanes } from '../../../../renderer/features/reader/lanes.ts';

const spans = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 8 })
  .map((all) => all.map(([start, length], n) => ({ id: `h${n}`, start, end: start + length })));

describe('lanes', () => {
  test('highlights apart from each other are all on the first lane', () => {
    const found = lanes([
      { id: 'a', start: 0, end: 5 },
      { id: 'b', start: 5, end: 9 },
    ]);
    expect([...found]).toEqual([
      ['a', 0],
      ['b', 0],
    ]);
  });
  test('a highlight inside a longer one has the second lane, and what follows the first again', () => {
    const found = lanes([
      { id: 'inner', start: 4, end: 8 },
      { id: 'outer', start: 0, end: 20 },
      { id: 'next', start: 20, end: 30 },
    ]);
    expect(Object.fromEntries(found)).toEqual({ outer: 0, inner: 1, next: 0 });
  });
  test('two overlapping highlights share a lane only where a third one overlaps as well', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const found = lanes(all);
        const overlap = (a: (typeof all)[number], b: (typeof all)[number]) =>
          a.id !== b.id && a.start < b.end && b.start < a.end;
        for (const a of all)
          for (const b of all)
            if (overlap(a, b) && found.get(a.id) === found.get(b.id)) {
              const later = a.start > b.start || (a.start === b.start && a.end <= b.end) ? a : b;
              const over = all.filter((c) => c.start <= later.start && c.end > later.start);
              expect(over.length).toBeGreaterThan(2);
            }
      }),
    );
  });
  test('the order of the highlights makes no difference', () => {
    fc.assert(
      fc.property(spans, (all) => {
        expect(Object.fromEntries(lanes(all.toReversed()))).toEqual(Object.fromEntries(lanes(all)));
      }),
    );
  });
});
