import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expired } from '../../shared/retention.ts';

const HOUR = 3_600_000;
const at = (date: string): number => Date.parse(`${date}Z`);
const kept = (times: readonly number[]): readonly number[] => {
  const gone = new Set(expired(times));
  return times.filter((time) => !gone.has(time)).toSorted((a, b) => b - a);
};

describe('retention', () => {
  it('keeps the newest three of one day', () => {
    const day = Array.from({ length: 9 }, (_, n) => at('2026-03-02T10:00') + n * HOUR);
    expect(kept(day)).toEqual(day.slice(-3).toReversed());
  });

  it('keeps the newest of each of seven days and of each of twelve months', () => {
    const hourly = Array.from({ length: 24 * 500 }, (_, n) => at('2025-01-01T00:00') + n * HOUR);
    const days = kept(hourly).map((time) => new Date(time).toISOString().slice(0, 10));
    expect(days).toEqual([
      '2026-05-15',
      '2026-05-15',
      '2026-05-15',
      '2026-05-14',
      '2026-05-13',
      '2026-05-12',
      '2026-05-11',
      '2026-05-10',
      '2026-05-09',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
      '2025-11-30',
      '2025-10-31',
      '2025-09-30',
      '2025-08-31',
      '2025-07-31',
      '2025-06-30',
    ]);
  });

  it('never lets go of the newest three, nor of anything twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 4e12 })), (times) => {
        const gone = expired(times);
        expect(new Set(gone).size).toBe(gone.length);
        for (const time of times.toSorted((a, b) => b - a).slice(0, 3)) expect(gone).not.toContain(time);
        expect(expired(kept(times))).toEqual([]);
      }),
    );
  });
});
