import { describe, expect, test } from 'vitest';
import { addDays, lastWeeks, titleOf, topicOf, topicsOf } from '../../../shared/reading-picture/index.ts';

const WEEKS = lastWeeks('2026-11-25', 8);
const FILLER = ['Lattices', 'Proteins', 'Robots', 'Rivers', 'Markets', 'Tables', 'Bridges'];
/** In week n: n papers on agents, 8 − n on parsing, and others. */
const TITLES = WEEKS.flatMap((week, n) =>
  Array.from({ length: 16 }, (_, at) => ({
    day: addDays(week, at % 7),
    ...titleOf(
      at < n
        ? `${at % 2 ? 'Language Agents' : 'A Language Agent'} for ${FILLER[at % 7]}`
        : at < 8
          ? `Parsing ${FILLER[(at * 3) % 7]}`
          : `On ${FILLER[(at + n) % 7]} with ${FILLER[(at * 2 + n) % 7]}`,
    ),
  })),
);

describe('topics', () => {
  const topics = topicsOf(TITLES, WEEKS);

  test('that rise and fall are found, a word that is only in a phrase as the phrase, the singular with the plural', () => {
    expect(topics.rising.map(({ phrase }) => phrase.toLowerCase())).toEqual(['language agent']);
    expect(topics.falling[0]?.phrase).toBe('Parsing');
    expect(topics.rising[0]).toMatchObject({ counts: [0, 1, 2, 3, 4, 5, 6, 7], before: 1.5, after: 5.5 });
    expect(topics.totals).toEqual(WEEKS.map(() => 16));
  });

  test('are not found where every week is like the others, nor in digests of one week', () => {
    const steady = WEEKS.flatMap((week) => FILLER.map((word) => ({ day: week, ...titleOf(`On ${word}`) })));
    expect(topicsOf(steady, WEEKS)).toMatchObject({ rising: [], falling: [] });
    expect(topicsOf(TITLES.slice(-16), WEEKS)).toMatchObject({ rising: [], falling: [] });
    expect(topicsOf([], WEEKS)).toMatchObject({ rising: [], falling: [] });
  });
});

describe('a topic that is typed', () => {
  test('is counted whatever its case, number and hyphens', () => {
    for (const typed of ['language agents', 'Language-Agent', ' LANGUAGE AGENTS '])
      expect(topicOf(typed, TITLES, WEEKS).counts).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(topicOf('agents language', TITLES, WEEKS).counts).toEqual(WEEKS.map(() => 0));
  });

  test('is in whole words only, and of no words in nothing', () => {
    expect(topicOf('age', TITLES, WEEKS).after).toBe(0);
    expect(topicOf(' – ', TITLES, WEEKS).counts).toEqual(WEEKS.map(() => 0));
  });

  test('does not count weeks without any digest into what is usual', () => {
    const some = TITLES.filter(({ day }) => day >= WEEKS[6]!);
    expect(topicOf('agents', some, WEEKS)).toMatchObject({ before: 6, after: 7 });
  });
});
