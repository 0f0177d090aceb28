import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureOf, type Decision, type ReadingFacts } from '../../../shared/reading-picture/index.ts';

const at = (day: string, hour = 12): number =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:00:00`).getTime();
const facts = (part: Partial<ReadingFacts>): ReadingFacts => ({
  arrivals: new Map(),
  decisions: new Map(),
  reads: [],
  cards: [],
  places: new Map(),
  ...part,
});
const decision = (verdict: Decision['verdict'], day: string): Decision => ({ verdict, at: at(day) });
const PERIOD = { today: '2026-11-25', weeks: 4 };

describe('the picture', () => {
  const picture = pictureOf(
    facts({
      arrivals: new Map([
        ['a', at('2026-11-02', 0)],
        ['b', at('2026-11-09', 12)],
        ['c', at('2026-11-23', 12)],
        ['old', at('2026-11-01', 23)],
        ['waits', at('2026-11-24')],
      ]),
      decisions: new Map([
        ['a', decision('done', '2026-11-05')],
        ['b', decision('later', '2026-11-10')],
        ['c', decision('skipped', '2026-11-25')],
        ['old', decision('done', '2026-11-25')],
        ['back', decision('inbox', '2026-11-25')],
      ]),
      reads: [at('2026-11-05'), at('2026-10-05')],
      cards: [
        { at: at('2026-11-05'), label: 'amber', paperId: 'a' },
        { at: at('2026-11-05'), label: 'rose', paperId: 'a' },
        { at: at('2026-11-05'), label: 'note', paperId: 'a' },
        { at: at('2026-10-05'), label: 'amber', paperId: 'a' },
      ],
      places: new Map([
        ['a', ['Thesis', 'Thesis', 'retrieval']],
        ['old', ['Thesis']],
        ['b', ['Never finished']],
      ]),
    }),
    PERIOD,
  );

  test('counts each week what came, was kept, skipped, finished, read and highlighted', () => {
    expect(picture.weeks).toEqual([
      { week: '2026-11-02', arrived: 1, kept: 1, skipped: 0, finished: 1, read: 1, highlighted: 1 },
      { week: '2026-11-09', arrived: 1, kept: 1, skipped: 0, finished: 0, read: 0, highlighted: 0 },
      { week: '2026-11-16', arrived: 0, kept: 0, skipped: 0, finished: 0, read: 0, highlighted: 0 },
      { week: '2026-11-23', arrived: 2, kept: 1, skipped: 1, finished: 1, read: 0, highlighted: 0 },
    ]);
  });

  test('has every day until today with what was finished on it', () => {
    expect(picture.days).toHaveLength(24);
    expect(picture.days[0]?.day).toBe('2026-11-02');
    expect(picture.days.filter(({ finished }) => finished > 0)).toEqual([
      { day: '2026-11-05', finished: 1 },
      { day: '2026-11-25', finished: 1 },
    ]);
  });

  test('tells totals, labels, the lists finished most and what waits', () => {
    expect(picture).toMatchObject({ finished: 2, highlights: 2, notes: 1, waiting: 1 });
    expect([...picture.labels]).toEqual([
      ['amber', 1],
      ['rose', 1],
      ['note', 1],
    ]);
    expect(picture.places).toEqual([
      { name: 'Thesis', n: 2 },
      { name: 'retrieval', n: 1 },
    ]);
  });

  test('tells the median of the days from arrival to Done, and none where nothing was finished', () => {
    expect(picture.medianDays).toBeCloseTo((3.5 + 23.5 + 1 / 24) / 2, 1);
    expect(pictureOf(facts({}), PERIOD).medianDays).toBeNull();
  });

  test('counts a paper that was finished in the weeks on one day and in one week', () => {
    const anyTime = fc.integer({ min: at('2026-01-01'), max: at('2026-11-25', 23) });
    fc.assert(
      fc.property(fc.array(anyTime), fc.integer({ min: 1, max: 53 }), (times, weeks) => {
        const decisions = new Map(
          times.map((time, n): [string, Decision] => [`${n}`, { verdict: 'done', at: time }]),
        );
        const found = pictureOf(facts({ decisions }), { ...PERIOD, weeks });
        const perDay = found.days.reduce((sum, { finished }) => sum + finished, 0);
        expect(perDay).toBe(found.finished);
        expect(found.weeks.reduce((sum, { finished }) => sum + finished, 0)).toBe(found.finished);
        if (weeks === 53) expect(found.finished).toBe(times.length);
      }),
    );
  });
});
