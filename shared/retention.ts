const NEWEST = 3;
const DAYS = 7;
const MONTHS = 12;
const DAY_DIGITS = 'YYYY-MM-DD'.length;
const MONTH_DIGITS = 'YYYY-MM'.length;

/** Which of these times (milliseconds) need no snapshot any more: all but the 3 newest and the newest of each of the last 7 days and 12 months (UTC) that have one. */
export function expired(times: readonly number[]): readonly number[] {
  const newestFirst = times.toSorted((a, b) => b - a);
  const newestOf = (digits: number, count: number): readonly number[] =>
    [...Map.groupBy(newestFirst, (time) => new Date(time).toISOString().slice(0, digits)).values()]
      .slice(0, count)
      .flatMap(([first]) => first ?? []);
  const kept = new Set([
    ...newestFirst.slice(0, NEWEST),
    ...newestOf(DAY_DIGITS, DAYS),
    ...newestOf(MONTH_DIGITS, MONTHS),
  ]);
  return newestFirst.filter((time) => !kept.has(time));
}
