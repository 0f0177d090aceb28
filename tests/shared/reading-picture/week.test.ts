import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureOf, weekOfDays, type Decision } from '../../../shared/reading-picture/index.ts';
import { VERDICTS } from '../../../shared/model.ts';

const at = (day: string, hour = 12): number =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:00:00`).getTime();
const WEDNESDAY = '2026-11-25';

describe('the small picture of the week', () => {
  test('has what came and what was kept on each day, from Monday to Sunday', () => {
    const decisions = new Map<string, Decision>([
      ['a', { verdict: 'done', at: at('2026-11-23') }],
      ['b', { verdict: 'later', at: at('2026-11-25') }],
      ['c', { verdict: 'skipped', at: at('2026-11-25') }],
      ['old', { verdict: 'done', at: at('2026-11-22', 23) }],
    ]);
    const arrivals = new Map([
      ['a', at('2026-11-23', 0)],
      ['b', at('2026-11-23', 23)],
      ['c', at('2026-11-24')],
      ['old', at('2026-11-22', 23)],
      ['clock of another device', at('2026-11-27')],
    ]);
    const week = weekOfDays({ arrivals, decisions }, WEDNESDAY);
    expect(week.map(({ day }) => day.slice(8))).toEqual(['23', '24', '25', '26', '27', '28', '29']);
    expect(week.map(({ arrived }) => arrived)).toEqual([2, 1, 0, 0, 0, 0, 0]);
    expect(week.map(({ kept }) => kept)).toEqual([1, 0, 1, 0, 0, 0, 0]);
  });

  test('adds up to the week in the large one', () => {
    const time = fc.integer({ min: at('2026-11-16'), max: at('2026-12-01') });
    const arrivals = fc.dictionary(fc.string(), time).map((all) => new Map(Object.entries(all)));
    const decisions = fc
      .dictionary(fc.string(), fc.record({ verdict: fc.constantFrom(...VERDICTS), at: time }))
      .map((all) => new Map(Object.entries(all)));
    fc.assert(
      fc.property(arrivals, decisions, (came, decided) => {
        const facts = { arrivals: came, decisions: decided };
        const week = weekOfDays(facts, WEDNESDAY);
        const { weeks } = pictureOf(
          { ...facts, reads: [], cards: [], places: new Map() },
          { today: WEDNESDAY, weeks: 1 },
        );
        expect(week.reduce((sum, { arrived }) => sum + arrived, 0)).toBe(weeks[0]?.arrived);
        expect(week.reduce((sum, { kept }) => sum + kept, 0)).toBe(weeks[0]?.kept);
      }),
    );
  });
});
