/**
 * Seconds for which papers were read, day by day. In local storage, not in the journal: nobody wrote them, and losing them
 * loses nothing but a chart. About twenty bytes a day, two years of them at most.
 */
const KEY = 'lectern.reading-time';
const MOST_DAYS = 731;

/** Seconds by local day (`2026-11-25`). */
export type ReadingTime = Readonly<Record<string, number>>;

/** What is kept; empty where that cannot be read. */
export function readingTime(): ReadingTime {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter(
        (each): each is [string, number] => typeof each[1] === 'number' && Number.isFinite(each[1]),
      ),
    );
  } catch {
    return {};
  }
}

/** Adds to a day. Read and written in one go, since other windows add too. */
export function addReadingTime(day: string, seconds: number): void {
  const kept = readingTime();
  const next = { ...kept, [day]: Math.round((kept[day] ?? 0) + seconds) };
  const days = Object.keys(next).toSorted().slice(-MOST_DAYS);
  localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(days.map((each) => [each, next[each]]))));
}

/** Deletes all of it. */
export const forgetReadingTime = (): void => localStorage.removeItem(KEY);
