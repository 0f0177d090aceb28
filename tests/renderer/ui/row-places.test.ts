import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commonHeight,
  followRows,
  rowPlaces,
  withMeasured,
  type OddRow,
} from '../../../renderer/ui/row-places.ts';

const USUAL = 40;
const heights = fc.array(fc.constantFrom(USUAL, USUAL, USUAL, 52, 20, 108), { maxLength: 60 });
const idsOf = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `paper ${n}`);
const oddOf = (all: readonly number[]): readonly OddRow[] =>
  all.flatMap((height, at) => (height === USUAL ? [] : [{ id: `paper ${at}`, at, height }]));

describe('rows stand', () => {
  test('where a table of all of them has them', () => {
    fc.assert(
      fc.property(heights, (all) => {
        const places = rowPlaces(all.length, USUAL, oddOf(all));
        let y = 0;
        all.forEach((height, at) => {
          expect(places.startOf(at)).toBe(y);
          expect(places.rowAt(y)).toBe(at);
          expect(places.rowAt(y + height - 1)).toBe(at);
          y += height;
        });
        expect(places.total).toBe(y);
        expect(places.rowAt(y + 1000)).toBe(all.length - 1);
        expect(places.rowAt(-5)).toBe(all.length === 0 ? -1 : 0);
      }),
    );
  });

  test('as they were measured last', () => {
    fc.assert(
      fc.property(heights, fc.array(fc.tuple(fc.nat(59), fc.constantFrom(USUAL, 52, 31))), (all, news) => {
        const now: number[] = [...all];
        let odd = oddOf(all);
        for (const [at, height] of news) {
          if (at >= all.length) continue;
          now[at] = height;
          odd = withMeasured(odd, USUAL, [{ id: `paper ${at}`, at, height }]);
        }
        expect(odd).toEqual(oddOf(now));
      }),
    );
  });

  test('and nothing is another where nothing was measured anew', () => {
    const odd = oddOf([USUAL, 52, USUAL]);
    expect(
      withMeasured(odd, USUAL, [
        { id: 'paper 1', at: 1, height: 52 },
        { id: 'paper 2', at: 2, height: USUAL },
      ]),
    ).toBe(odd);
  });
});

describe('odd rows', () => {
  test('are found again where some rows left and others came', () => {
    fc.assert(
      fc.property(
        heights,
        fc.array(fc.nat(59), { maxLength: 4 }),
        fc.array(fc.nat(59), { maxLength: 4 }),
        (all, leave, come) => {
          const ids = [...idsOf(all.length)];
          for (const at of leave) ids.splice(at, 1);
          for (const [n, at] of come.entries()) ids.splice(at, 0, `new ${n}`);
          const expected = oddOf(all).flatMap((row) => {
            const at = ids.indexOf(row.id);
            return at < 0 ? [] : [{ ...row, at }];
          });
          expect(followRows(oddOf(all), ids)).toEqual(expected);
        },
      ),
    );
  });

  test('are forgotten in a list that is another', () => {
    expect(followRows(oddOf([52, USUAL, 20]), ['x', 'y', 'z'])).toEqual([]);
  });

  test('are the same where they stand as they stood', () => {
    const odd = oddOf([USUAL, 52, 20]);
    expect(followRows(odd, [...idsOf(3), 'one more'])).toBe(odd);
  });
});

test('the usual height is that of more than half of the rows that are seen', () => {
  const rows = (...all: readonly number[]): readonly OddRow[] =>
    all.map((height, at) => ({ id: `paper ${at}`, at, height }));
  expect(commonHeight(rows(99, 99, 120), USUAL)).toBe(99);
  expect(commonHeight(rows(99, 99, 120, 130), USUAL)).toBe(USUAL);
  expect(commonHeight(rows(99, 99), USUAL)).toBe(USUAL);
  expect(commonHeight([], USUAL)).toBe(USUAL);
});
