import type { CardLabel } from '../cards.ts';
import type { Verdict } from '../model.ts';
import { dayOf, daysFrom, lastWeeks, weekOf, type Day } from './days.ts';

/** What a reader did, as the library knows it. All times in milliseconds. */
export interface ReadingFacts {
  /** When each paper first came. */
  readonly arrivals: ReadonlyMap<string, number>;
  /** Where each paper stands that was ever decided about, and since when. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** When papers were marked read that still are. */
  readonly reads: readonly number[];
  /** Highlights by their labels, and notes on papers. */
  readonly cards: readonly { readonly at: number; readonly label: CardLabel; readonly paperId: string }[];
  /** The names of the lists and tags of papers. */
  readonly places: ReadonlyMap<string, readonly string[]>;
}

export interface Decision {
  readonly verdict: Verdict;
  readonly at: number;
}

/** What happened in a week. */
export interface WeekCounts {
  readonly week: Day;
  readonly arrived: number;
  /** Put on Later, Reading or Done. */
  readonly kept: number;
  readonly skipped: number;
  readonly finished: number;
  readonly read: number;
  /** Papers that got a highlight. */
  readonly highlighted: number;
}

/** A name, and how many there are of it. */
export interface Named {
  readonly name: string;
  readonly n: number;
}

/** Some weeks of reading, to be drawn and told. */
export interface ReadingPicture {
  readonly weeks: readonly WeekCounts[];
  /** Every day of these weeks until today, with the papers that were finished on it. */
  readonly days: readonly { readonly day: Day; readonly finished: number }[];
  readonly finished: number;
  readonly highlights: number;
  readonly notes: number;
  /** From arrival to Done, the median in days; null where nothing was finished. */
  readonly medianDays: number | null;
  readonly labels: ReadonlyMap<CardLabel, number>;
  /** Lists and tags with the most finished papers, those first. */
  readonly places: readonly Named[];
  /** Papers of which nobody decided anything yet. */
  readonly waiting: number;
}

interface Period {
  readonly today: Day;
  readonly weeks: number;
}

const DAY_MS = 86_400_000;
const MOST_PLACES = 6;
/** Verdicts that keep a paper. */
export const KEPT: readonly Verdict[] = ['later', 'reading', 'done'];

/** The picture of the last so many weeks, this one included. A paper counts by where it stands now and since when. */
export function pictureOf(facts: ReadingFacts, { today, weeks: count }: Period): ReadingPicture {
  const mondays = lastWeeks(today, count);
  const first = mondays[0] ?? today;
  const isIn = (day: Day): boolean => day >= first && day <= today;
  const tallies = new Map(
    mondays.map((week) => [
      week,
      { week, arrived: 0, kept: 0, skipped: 0, finished: 0, read: 0, highlighted: 0 },
    ]),
  );
  const add = (day: Day, what: Exclude<keyof WeekCounts, 'week'>): void => {
    const week = isIn(day) ? tallies.get(weekOf(day)) : undefined;
    if (week) week[what] += 1;
  };
  const perDay = new Map<Day, number>();
  const places = new Map<string, number>();
  const waits: number[] = [];

  for (const at of facts.arrivals.values()) add(dayOf(at), 'arrived');
  for (const [paperId, { verdict, at }] of facts.decisions) {
    const day = dayOf(at);
    if (!isIn(day)) continue;
    if (KEPT.includes(verdict)) add(day, 'kept');
    if (verdict === 'skipped') add(day, 'skipped');
    if (verdict !== 'done') continue;
    add(day, 'finished');
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
    const arrived = facts.arrivals.get(paperId);
    if (arrived !== undefined) waits.push(Math.max(0, at - arrived) / DAY_MS);
    for (const name of new Set(facts.places.get(paperId))) places.set(name, (places.get(name) ?? 0) + 1);
  }
  for (const at of facts.reads) add(dayOf(at), 'read');

  const labels = new Map<CardLabel, number>();
  const highlighted = new Set<string>();
  for (const { at, label, paperId } of facts.cards) {
    const day = dayOf(at);
    if (!isIn(day)) continue;
    labels.set(label, (labels.get(label) ?? 0) + 1);
    const once = `${weekOf(day)} ${paperId}`;
    if (label === 'note' || highlighted.has(once)) continue;
    highlighted.add(once);
    add(day, 'highlighted');
  }
  const notes = labels.get('note') ?? 0;
  const weeks = [...tallies.values()];
  return {
    weeks,
    days: daysFrom(first, today).map((day) => ({ day, finished: perDay.get(day) ?? 0 })),
    finished: weeks.reduce((sum, { finished }) => sum + finished, 0),
    highlights: [...labels.values()].reduce((sum, n) => sum + n, 0) - notes,
    notes,
    medianDays: medianOf(waits),
    labels,
    places: [...places]
      .map(([name, n]) => ({ name, n }))
      .toSorted((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
      .slice(0, MOST_PLACES),
    waiting: [...facts.arrivals.keys()].filter(
      (id) => (facts.decisions.get(id)?.verdict ?? 'inbox') === 'inbox',
    ).length,
  };
}

/** Null of none. */
function medianOf(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
