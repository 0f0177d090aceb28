/** Dates of the closed set of spellings that digests use. */
import type { ParsedPaper } from './report.ts';

type Published = NonNullable<ParsedPaper['published']>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO = /\b(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const MONTH_FIRST = /\b([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?(?!\d)/;
const DAY_FIRST = /\b(\d{1,2}) ([A-Z][a-z]{2,8})\.?,? (\d{4})\b/;

/**
 * The date in a short text. One without a year is read as the latest such day up to `capturedAt` (ISO), because a
 * page leaves out the year for recent dates only; without `capturedAt` it stays unread (null).
 */
export function readDate(text: string, capturedAt?: string): Published | null {
  const head = text.slice(0, 300);
  const iso = ISO.exec(head);
  if (iso !== null) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = DAY_FIRST.exec(head);
  if (dayFirst !== null) return day(Number(dayFirst[3]), month(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = MONTH_FIRST.exec(head);
  if (monthFirst !== null) {
    const [, name, date, year] = monthFirst;
    if (year !== undefined) return day(Number(year), month(name), Number(date));
    return recent(month(name), Number(date), capturedAt);
  }
  const year = /^\s?((?:19|20)\d{2})\s?$/.exec(head)?.[1];
  return year === undefined ? null : { iso: year, precision: 'year' };
}

function recent(monthNumber: number, date: number, capturedAt?: string): Published | null {
  const captured = ISO.exec(capturedAt ?? '');
  if (captured === null) return null;
  const year = Number(captured[1]);
  const found = day(year, monthNumber, date);
  return found !== null && found.iso > captured[0] ? day(year - 1, monthNumber, date) : found;
}

function month(name = ''): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function day(year: number, monthNumber: number, date: number): Published | null {
  const time = new Date(Date.UTC(year, monthNumber - 1, date));
  if (monthNumber < 1 || time.getUTCMonth() !== monthNumber - 1 || time.getUTCDate() !== date) return null;
  return { iso: time.toISOString().slice(0, 10), precision: 'day' };
}
