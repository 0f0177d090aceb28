/**
 * Dates of the closed set of spellings that digests, libraries and mails use. None is converted to another time zone, because
 * a digest is of a day, and none is made more precise than it is written.
 */
import type { ParsedPaper } from './report.ts';

/** A day, a month or a year. */
export type PartialDate = NonNullable<ParsedPaper['published']>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO = /\b(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const MONTH_FIRST = /\b([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?(?!\d)/;
const DAY_FIRST = /\b(\d{1,2}) ([A-Z][a-z]{2,8})\.?,? (\d{4})\b/;

/**
 * The date in a short text. One without a year is read as the latest such day up to `capturedAt` (ISO), because a
 * page leaves out the year for recent dates only; without `capturedAt` it stays unread (null).
 */
export function readDate(text: string, capturedAt?: string): PartialDate | null {
  const head = text.slice(0, 300);
  const iso = ISO.exec(head);
  if (iso !== null) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = DAY_FIRST.exec(head);
  if (dayFirst !== null) return day(Number(dayFirst[3]), monthNumber(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = MONTH_FIRST.exec(head);
  if (monthFirst !== null) {
    const [, name, date, year] = monthFirst;
    if (year !== undefined) return day(Number(year), monthNumber(name), Number(date));
    return recent(monthNumber(name), Number(date), capturedAt);
  }
  const year = /^\s?((?:19|20)\d{2})\s?$/.exec(head)?.[1];
  return year === undefined ? null : { iso: year, precision: 'year' };
}

function recent(month: number | null, date: number, capturedAt?: string): PartialDate | null {
  const captured = ISO.exec(capturedAt ?? '');
  if (captured === null) return null;
  const year = Number(captured[1]);
  const found = day(year, month, date);
  return found !== null && found.iso > captured[0] ? day(year - 1, month, date) : found;
}

const NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '((?:1[5-9]|20)\\d{2})';
/** Each with the groups of year, month and day; 0 for a part that it leaves out or that could be read in two ways. */
const PARTIAL: readonly (readonly [RegExp, readonly number[]])[] = [
  [new RegExp(`(?<!\\d)${YEAR}(\\d{2})(\\d{2})(?!\\d)`), [1, 2, 3]],
  [new RegExp(`(?<!\\d)${YEAR}[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?(?!\\d)`), [1, 2, 3]],
  [new RegExp(`(?<!\\d)${YEAR}[\\s,/-]{1,3}${NAME}\\.?(?:[\\s/]{1,2}(\\d{1,2})(?!\\d))?`, 'i'), [1, 2, 3]],
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})\\s${NAME}\\.?\\s?[-–—]\\s?\\d{1,2}\\s${NAME}[\\s.,]{1,3}${YEAR}(?!\\d)`,
      'i',
    ),
    [4, 2, 1],
  ],
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?:\\s?[-–—]\\s?\\d{1,2})?[\\s.-]{1,2}${NAME}[\\s.,-]{1,3}${YEAR}(?!\\d)`,
      'i',
    ),
    [3, 2, 1],
  ],
  [new RegExp(`\\b${NAME}\\.?\\s?[-–—/]\\s?${NAME}[\\s.,]{1,3}${YEAR}(?!\\d)`, 'i'), [3, 1, 0]],
  [new RegExp(`\\b${NAME}[\\s.]{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?\\s${YEAR}(?!\\d)`, 'i'), [3, 1, 2]],
  [new RegExp(`\\b${NAME}[\\s.,/-]{1,3}${YEAR}(?!\\d)`, 'i'), [2, 1, 0]],
  [new RegExp(`(?<!\\d)(\\d{1,2})/(\\d{1,2})/${YEAR}(?!\\d)`), [3, 0, 0]],
  [new RegExp(`(?<![\\d/])(\\d{1,2})/${YEAR}(?!\\d)`), [2, 1, 0]],
  [new RegExp(`(?<!\\d)${YEAR} (\\d{1,2}) (\\d{1,2})(?![\\d:])`), [1, 2, 3]],
  [new RegExp(`(?<!\\d)${YEAR}(?!\\d)`), [1, 0, 0]],
];

/**
 * The date in a short text, as precise as it is: libraries and journals leave out what they do not know (`2014/03/`,
 * `2018 Jul-Aug`, `20190312`, `8/2020`). Of a range the start, of a season the year; `03/04/2021` gives the year only. Null
 * where there is no year in it.
 */
export function readPartialDate(text: string): PartialDate | null {
  const head = text.slice(0, 300);
  for (const [pattern, [yearAt = 0, monthAt = 0, dayAt = 0]] of PARTIAL) {
    const match = pattern.exec(head);
    if (match === null) continue;
    const date = partialDate(
      match[yearAt],
      monthAt === 0 ? '' : match[monthAt],
      dayAt === 0 ? '' : match[dayAt],
    );
    if (date !== null) return date;
  }
  return null;
}

/** A date of its parts, months as numbers or English names; what does not read is left out, and null without a year. */
export function partialDate(
  year: string | number | undefined,
  month?: string | number,
  date?: string | number,
): PartialDate | null {
  const y = Number(String(year ?? '').trim());
  if (!Number.isInteger(y) || y < 1000 || y > 2999) return null;
  const m = monthNumber(String(month ?? '').trim());
  if (m === null) return { iso: String(y), precision: 'year' };
  const d = Number(String(date ?? '').trim() || NaN);
  return day(y, m, d) ?? { iso: `${y}-${String(m).padStart(2, '0')}`, precision: 'month' };
}

const DETAIL = { year: 1, month: 2, day: 3 } as const;

/** The most precise of several spellings of one date, earlier ones first where they are alike. */
export function mostPrecise(dates: readonly (PartialDate | null)[]): PartialDate | null {
  const [first, ...others] = dates.filter((date) => date !== null);
  if (first === undefined) return null;
  return others.reduce((best, date) => {
    const sameYear = date.iso.slice(0, 4) === best.iso.slice(0, 4);
    return sameYear && DETAIL[date.precision] > DETAIL[best.precision] ? date : best;
  }, first);
}

const RFC = /^\s*(?:[A-Za-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?[\s-]+(\d{4}|\d{2})(?!\d)/;
const ASCTIME =
  /\b([A-Z][a-z]{2})\s+(\d{1,2})\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[A-Z+-][\w:+-]{1,5}\s+)?(\d{4})/;
const LONG = /\b([A-Z][a-z]{2,8})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/;

/** ISO day of a mail's Date header (`Fri,  3 Mar 23 01:36:02 GMT`), of its Received or From line, or of a date in words; null for anything else. */
export function mailDay(text: string): string | null {
  const short = text.slice(0, 200);
  const rfc = RFC.exec(short);
  if (rfc !== null) return mailed(fullYear(rfc[3] ?? ''), rfc[2], rfc[1]);
  const iso = ISO.exec(short);
  if (iso !== null) return mailed(Number(iso[1]), iso[2], iso[3]);
  const words = ASCTIME.exec(short) ?? LONG.exec(short);
  return words === null ? null : mailed(Number(words[3]), words[1], words[2]);
}

/** There was no mail before 1970: such a day is a clock that was never set. */
const mailed = (year: number, month = '', date = ''): string | null =>
  year < 1970 ? null : (day(year, monthNumber(month), Number(date))?.iso ?? null);

/** RFC 5322 reads two-digit years from 50 on as of the last century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function monthNumber(text = ''): number | null {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  return number >= 1 && number <= 12 ? number : null;
}

/** Null for a day that no calendar has. */
function day(year: number, month: number | null, date: number): PartialDate | null {
  if (month === null || !Number.isInteger(date)) return null;
  const time = new Date(Date.UTC(year, month - 1, date));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== date) return null;
  return { iso: time.toISOString().slice(0, 10), precision: 'day' };
}
