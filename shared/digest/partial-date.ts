/** Dates that may lack their day or month: of libraries, of journals, of mails. */
import { readDate } from './dates.ts';
import type { ParsedPaper } from './report.ts';

type Published = NonNullable<ParsedPaper['published']>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date of separate parts, a month as number or name; null without a year of four digits. A part that does not read is left out. */
export function dateOf(year: string, month = '', day = ''): Published | null {
  const [digits] = /(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)/.exec(year) ?? [];
  if (digits === undefined) return null;
  const number = monthNumber(month);
  if (number === null) return { iso: digits, precision: 'year' };
  const two = String(number).padStart(2, '0');
  const date = /^\d{1,2}$/.test(day.trim()) ? day.trim().padStart(2, '0') : null;
  const whole = date === null ? null : readDate(`${digits}-${two}-${date}`);
  return whole ?? { iso: `${digits}-${two}`, precision: 'month' };
}

/**
 * The date in a short text: `2018 Sep 3`, `2018 Jul-Aug`, `8/2020`, `2020-01`, `January 2020`, `3 Mar 2023`, and what
 * `readDate` reads; of a range the start, of a season the year. Null without a year. A slash between two numbers that
 * may both be months is not read further than to its year.
 */
export function readPartialDate(text: string): Published | null {
  const short = text.slice(0, 100);
  const full = readDate(short);
  if (full !== null && full.precision === 'day') return full;
  const ymd = /(?<!\d)(\d{4})[-/. ](\d{1,2}|[A-Za-z]{3,9})(?:[-/. ](\d{1,2}|[A-Za-z]{3,9}))?(?!\d)/.exec(
    short,
  );
  if (ymd !== null) return dateOf(ymd[1] ?? '', ymd[2], ymd[3]);
  const my = /(?<![\d/])(\d{1,2}|[A-Za-z]{3,9})\.?[-/, ]{1,2}(\d{4})(?!\d)/.exec(short);
  if (my !== null) return dateOf(my[2] ?? '', my[1]);
  return dateOf(short);
}

function monthNumber(text: string): number | null {
  const word = text.trim().toLowerCase();
  const number = /^\d{1,2}$/.test(word) ? Number(word) : MONTHS.indexOf(word.slice(0, 3)) + 1;
  return number >= 1 && number <= 12 && (word.length >= 3 || /^\d/.test(word)) ? number : null;
}
