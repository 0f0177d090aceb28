import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counted, minutesLeft, pace, withTime } from '../../../shared/deck/index.ts';

describe('the pace of a reader', () => {
  test('is not known before five cards', () => {
    expect(pace([4_000, 4_000, 4_000, 4_000])).toBeNull();
    expect(minutesLeft([1_000], 100)).toBeNull();
  });
  test('is the median, so that one long card changes little', () => {
    expect(pace([4_000, 5_000, 6_000, 5_000, 170_000])).toBe(5_000);
    expect(pace([4_000, 5_000, 6_000, 7_000, 1_000, 170_000])).toBe(5_500);
  });
  test('gives whole minutes, at least one while there are cards', () => {
    const times = Array.from({ length: 6 }, () => 4_390);
    expect(minutesLeft(times, 82)).toBe(6);
    expect(minutesLeft(times, 1)).toBe(1);
    expect(minutesLeft(times, 0)).toBeNull();
  });
  test('leaves out times in which nobody read', () => {
    expect(withTime([5_000], 600_000)).toEqual([5_000]);
    expect(withTime([5_000], -1)).toEqual([5_000]);
    expect(withTime([5_000], 170_000)).toEqual([5_000, 170_000]);
    expect(counted(600_000)).toBe(0);
    expect(counted(9_000)).toBe(9_000);
  });
  test('lies between the shortest and the longest of the last thirty times', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 180_000 }), { minLength: 5, maxLength: 60 }), (all) => {
        const times = all.reduce<readonly number[]>(withTime, []);
        expect(times).toEqual(all.slice(-30));
        expect(pace(times)).toBeGreaterThanOrEqual(Math.min(...times));
        expect(pace(times)).toBeLessThanOrEqual(Math.max(...times));
      }),
    );
  });
});
