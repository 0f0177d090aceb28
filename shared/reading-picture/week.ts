import { addDays, dayOf, daysFrom, weekOf, type Day } from './days.ts';
import { KEPT, type ReadingFacts } from './picture.ts';

/** What happened on a day. */
export interface DayCounts {
  readonly day: Day;
  readonly arrived: number;
  /** Put on Later, Reading or Done. */
  readonly kept: number;
}

/** What the small picture of the week follows from. */
export type WeekFacts = Pick<ReadingFacts, 'arrivals' | 'decisions'>;

/** The seven days of the week of `today`, Monday first; those to come are empty. Counted as `pictureOf` counts weeks. */
export function weekOfDays({ arrivals, decisions }: WeekFacts, today: Day): readonly DayCounts[] {
  const monday = weekOf(today);
  const days = daysFrom(monday, addDays(monday, 6)).map((day) => ({ day, arrived: 0, kept: 0 }));
  const byDay = new Map(days.map((each) => [each.day, each]));
  const on = (at: number): (typeof days)[number] | undefined => {
    const day = dayOf(at);
    return day > today ? undefined : byDay.get(day);
  };
  for (const at of arrivals.values()) {
    const counts = on(at);
    if (counts) counts.arrived += 1;
  }
  for (const { verdict, at } of decisions.values()) {
    const counts = KEPT.includes(verdict) ? on(at) : undefined;
    if (counts) counts.kept += 1;
  }
  return days;
}
