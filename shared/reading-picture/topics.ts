/**
 * What digests are about, week by week, by the titles of their papers: a title says what a paper is about, an abstract also what
 * it is not. A phrase is one word or two; its change is tested by the logarithm of the odds ratio of both halves of the weeks, over
 * its standard error, so that neither a rare word nor a long digest looks like news.
 */
import { featuresOf } from '../learnt/index.ts';
import { plainWords, usual } from '../search/index.ts';
import { weekOf, type Day } from './days.ts';

/** A title, and its words as they are compared: see `formsOf`. */
export interface Title {
  readonly title: string;
  readonly forms: string;
}

/** A title, and the day of the digest that it was in. */
export interface DatedTitle extends Title {
  readonly day: Day;
}

/** A title with its words, made once: to read the words of a hundred thousand titles takes a second. */
export const titleOf = (title: string): Title => ({ title, forms: formsOf(title) });

/** How often a phrase was in titles. */
export interface Topic {
  readonly phrase: string;
  /** Papers of each week. */
  readonly counts: readonly number[];
  /** Papers a week in the earlier and in the later half; weeks without any digest do not count. */
  readonly before: number;
  readonly after: number;
}

/** What digests were about. */
export interface Topics {
  readonly weeks: readonly Day[];
  /** Papers of each week. */
  readonly totals: readonly number[];
  /** Phrases whose share grew most, those first; and those whose share fell most. */
  readonly rising: readonly Topic[];
  readonly falling: readonly Topic[];
}

const LEAST_PAPERS = 4;
/** Standard errors: about one phrase in a hundred passes by chance. */
const LEAST_CHANGE = 2.3;
const MOST = 6;
/** A word that is nearly always in one phrase is told by the phrase. */
const TOLD_BY_PHRASE = 0.7;

/** The weeks' papers, and the phrases that rise and fall. */
export function topicsOf(titles: readonly DatedTitle[], weeks: readonly Day[]): Topics {
  const placed = placedIn(titles, weeks);
  const totals = weeks.map(() => 0);
  const found = new Map<string, Found>();
  for (const { at, title } of placed) {
    totals[at] = (totals[at] ?? 0) + 1;
    const own = new Map<string, { readonly words: readonly string[]; readonly spelling: string }>();
    for (const { words, spelling } of featuresOf({ id: '', title, abstract: '', authors: [] })) {
      const forms = words.map(singular);
      own.set(forms.join(' '), { words: forms, spelling });
    }
    for (const [key, { words, spelling }] of own) {
      const phrase = found.get(key) ?? { words, counts: weeks.map(() => 0), spellings: new Map() };
      phrase.counts[at] = (phrase.counts[at] ?? 0) + 1;
      phrase.spellings.set(spelling, (phrase.spellings.get(spelling) ?? 0) + 1);
      found.set(key, phrase);
    }
  }
  const sum = (counts: readonly number[]): number => counts.reduce((all, n) => all + n, 0);
  const told = new Set(
    [...found.values()].flatMap(({ words, counts }) =>
      words.length < 2
        ? []
        : words.filter((word) => sum(counts) >= sum(found.get(word)?.counts ?? []) * TOLD_BY_PHRASE),
    ),
  );
  const changes = [...found]
    .filter(([key, { counts }]) => sum(counts) >= LEAST_PAPERS && !told.has(key))
    .map(([key, { counts, spellings }]) => ({
      key,
      change: changeOf(counts, totals),
      topic: topic(usual(spellings), counts, totals),
    }))
    .toSorted((a, b) => b.change - a.change || (a.key < b.key ? -1 : 1));
  return {
    weeks,
    totals,
    rising: changes
      .filter(({ change }) => change >= LEAST_CHANGE)
      .slice(0, MOST)
      .map((each) => each.topic),
    falling: changes
      .filter(({ change }) => change <= -LEAST_CHANGE)
      .toReversed()
      .slice(0, MOST)
      .map((each) => each.topic),
  };
}

/** How often all words of a phrase stand side by side in titles, whatever their number; none for a phrase without words. */
export function topicOf(phrase: string, titles: readonly DatedTitle[], weeks: readonly Day[]): Topic {
  const wanted = formsOf(phrase);
  const totals = weeks.map(() => 0);
  const counts = weeks.map(() => 0);
  for (const { at, forms } of placedIn(titles, weeks)) {
    totals[at] = (totals[at] ?? 0) + 1;
    if (wanted.trim() !== '' && forms.includes(wanted)) counts[at] = (counts[at] ?? 0) + 1;
  }
  return topic(phrase, counts, totals);
}

interface Found {
  readonly words: readonly string[];
  readonly counts: number[];
  readonly spellings: Map<string, number>;
}

/** Its words, singular, each between spaces. */
const formsOf = (text: string): string =>
  ` ${plainWords(text)
    .map(({ term }) => singular(term))
    .join(' ')} `;

/** `agents` and `agent` are one; words in -ss, -us and -is are no plurals. */
const singular = (word: string): string =>
  word.length > 3 && /[^suic]s$/.test(word) ? word.slice(0, -1) : word;

function placedIn(
  titles: readonly DatedTitle[],
  weeks: readonly Day[],
): readonly (Title & { readonly at: number })[] {
  const places = new Map(weeks.map((week, n) => [week, n]));
  return titles.flatMap(({ day, title, forms }) => {
    const at = places.get(weekOf(day));
    return at === undefined ? [] : [{ at, title, forms }];
  });
}

/** Where the weeks that had papers are in two. */
function halves(totals: readonly number[]): { readonly early: Set<number>; readonly late: Set<number> } {
  const there = totals.flatMap((total, n) => (total > 0 ? [n] : []));
  const middle = there.length >> 1;
  return { early: new Set(there.slice(0, middle)), late: new Set(there.slice(middle)) };
}

const within = (counts: readonly number[], weeks: ReadonlySet<number>): number =>
  counts.reduce((sum, n, at) => sum + (weeks.has(at) ? n : 0), 0);

function topic(phrase: string, counts: readonly number[], totals: readonly number[]): Topic {
  const { early, late } = halves(totals);
  const perWeek = (weeks: ReadonlySet<number>): number =>
    weeks.size === 0 ? 0 : within(counts, weeks) / weeks.size;
  return { phrase, counts, before: perWeek(early), after: perWeek(late) };
}

/** In standard errors; above 0 for a share that grew. A half is added to each count, so that none is without end. */
function changeOf(counts: readonly number[], totals: readonly number[]): number {
  const { early, late } = halves(totals);
  if (early.size === 0) return 0;
  const cell = (weeks: ReadonlySet<number>): readonly [number, number] => {
    const n = within(counts, weeks);
    return [n + 0.5, within(totals, weeks) - n + 0.5];
  };
  const [[a, b], [c, d]] = [cell(late), cell(early)];
  return Math.log((a * d) / (b * c)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
}
