import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, dateOf, dayOf, daysFrom, lastWeeks, weekOf } from '../../../shared/reading-picture/days.ts';

const zone = process.env['TZ'];
beforeEach(() => {
  process.env['TZ'] = 'Europe/Berlin';
});
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2080-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  test('are those of the reader’s own place', () => {
    expect(dayOf(Date.parse('2026-07-01T21:59:59Z'))).toBe('2026-07-01');
    expect(dayOf(Date.parse('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
    expect(dayOf(Date.parse('2026-12-31T23:30:00Z'))).toBe('2027-01-01');
  });

  test('are each there once where the clock is put forward and back', () => {
    for (const [from, to] of [
      ['2026-03-28', '2026-03-31'],
      ['2026-10-24', '2026-10-27'],
    ] as const)
      expect(daysFrom(from, to)).toHaveLength(4);
    // Every hour of the day of 25 hours is of that day.
    const hours = Array.from({ length: 25 }, (_, n) => Date.parse('2026-10-24T22:30:00Z') + n * 3_600_000);
    expect(new Set(hours.map(dayOf))).toEqual(new Set(['2026-10-25']));
  });

  test('begin at an hour that is theirs, also where midnight is skipped', () => {
    fc.assert(fc.property(anyDay, (day) => dayOf(dateOf(day).getTime()) === day));
    process.env['TZ'] = 'America/Sao_Paulo';
    expect(dayOf(dateOf('2018-11-04').getTime())).toBe('2018-11-04');
  });

  test('none are from a day to one before it', () => {
    expect(daysFrom('2026-02-02', '2026-02-01')).toEqual([]);
  });
});

describe('weeks', () => {
  test('begin on Monday, also across the border of years', () => {
    expect(weekOf('2026-11-23')).toBe('2026-11-23');
    expect(weekOf('2026-11-29')).toBe('2026-11-23');
    expect(weekOf('2027-01-01')).toBe('2026-12-28');
    expect(weekOf('2024-02-29')).toBe('2024-02-26');
  });

  test('hold each seven days, and follow one another', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (today, n) => {
        const weeks = lastWeeks(today, n);
        expect(weeks).toHaveLength(n);
        expect(weeks.at(-1)).toBe(weekOf(today));
        weeks.slice(1).forEach((week, at) => expect(week).toBe(addDays(weeks[at] ?? '', 7)));
        for (const day of daysFrom(weeks[0]!, addDays(weeks[0]!, 6))) expect(weekOf(day)).toBe(weeks[0]);
      }),
    );
  });
});
