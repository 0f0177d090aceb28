/** Days and weeks of the place where the reader is, as texts: they compare, and no hour is lost or told twice in spring and autumn. */

/** A day such as `2026-11-25`. */
export type Day = string;

const DAY_MS = 86_400_000;

/** The local day of a time in milliseconds. */
export function dayOf(at: number): Day {
  const date = new Date(at);
  return textOf(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
}

/** The beginning of a day where the reader is: `dayOf` of it is the day. */
export const dateOf = (day: Day): Date => new Date(`${day}T00:00:00`);

/** The day so many days later; earlier for less than 0. */
export const addDays = (day: Day, days: number): Day => textOf(Date.parse(day) + days * DAY_MS);

/** The Monday of a day's week: weeks begin on Mondays, as in ISO 8601, also across years. */
export const weekOf = (day: Day): Day => addDays(day, -((new Date(Date.parse(day)).getUTCDay() + 6) % 7));

/** The Mondays of the last so many weeks, the week of `today` being the last. */
export const lastWeeks = (today: Day, weeks: number): readonly Day[] =>
  Array.from({ length: weeks }, (_, n) => addDays(weekOf(today), (n - weeks + 1) * 7));

/** The days from one to another, both included; none where the second is before the first. */
export function daysFrom(first: Day, last: Day): readonly Day[] {
  const days = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, days) }, (_, n) => addDays(first, n));
}

const textOf = (at: number): Day => new Date(at).toISOString().slice(0, 10);
