/** Dates of reference managers, which leave out what they do not know: `2014/03/`, `2018 Jul-Aug`, `20190312`. */
import type { ParsedPaper } from './report.ts';

export type PartialDate = NonNullable<ParsedPaper['published']>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '((?:1[5-9]|20)\\d{2})';
const PATTERNS: readonly (readonly [RegExp, readonly number[]])[] = [
  [new RegExp(`(?<!\\d)${YEAR}(\\d{2})(\\d{2})(?!\\d)`), [1, 2, 3]],
  [new RegExp(`(?<!\\d)${YEAR}[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?(?!\\d)`), [1, 2, 3]],
  [new RegExp(`(?<!\\d)${YEAR}[\\s,/-]{1,3}${NAME}\\.?(?:[\\s/]{1,2}(\\d{1,2})(?!\\d))?`, 'i'), [1, 2, 3]],
  [
    new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s.-]{1,2}${NAME}[\\s.,-]{1,3}${YEAR}(?!\\d)`, 'i'),
    [3, 2, 1],
  ],
  [new RegExp(`\\b${NAME}[\\s.]{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?\\s${YEAR}(?!\\d)`, 'i'), [3, 1, 2]],
  [new RegExp(`\\b${NAME}[\\s.,/-]{1,3}${YEAR}(?!\\d)`, 'i'), [2, 1, 0]],
  [new RegExp(`(?<!\\d)(\\d{1,2})/(\\d{1,2})/${YEAR}(?!\\d)`), [3, 0, 0]],
  [new RegExp(`(?<!\\d)${YEAR} (\\d{1,2}) (\\d{1,2})(?![\\d:])`), [1, 2, 3]],
  [new RegExp(`(?<!\\d)${YEAR}(?!\\d)`), [1, 0, 0]],
];

/** The date in a short text, as precise as it is; null where there is no year in it. `03/04/2021` gives the year only. */
export function readPartialDate(text: string): PartialDate | null {
  const head = text.slice(0, 300);
  for (const [pattern, [yearAt = 0, monthAt = 0, dayAt = 0]] of PATTERNS) {
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
  day?: string | number,
): PartialDate | null {
  const y = Number(String(year ?? '').trim());
  if (!Number.isInteger(y) || y < 1000 || y > 2999) return null;
  const m = monthNumber(String(month ?? '').trim());
  if (m === null) return { iso: String(y), precision: 'year' };
  const month2 = `${y}-${String(m).padStart(2, '0')}`;
  const d = Number(String(day ?? '').trim() || NaN);
  const time = new Date(Date.UTC(y, m - 1, d));
  if (!Number.isInteger(d) || d < 1 || time.getUTCMonth() !== m - 1)
    return { iso: month2, precision: 'month' };
  return { iso: time.toISOString().slice(0, 10), precision: 'day' };
}

function monthNumber(text: string): number | null {
  const n = /^\d{1,2}$/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  return n >= 1 && n <= 12 ? n : null;
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
