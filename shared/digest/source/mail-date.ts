/** The day of a mail, as its sender wrote it: nothing is converted to another time zone, because a digest is of a day. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const RFC = /^\s*(?:[A-Za-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?[\s-]+(\d{4}|\d{2})(?!\d)/;
const ASCTIME =
  /\b([A-Z][a-z]{2})\s+(\d{1,2})\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[A-Z+-][\w:+-]{1,5}\s+)?(\d{4})/;
const LONG = /\b([A-Z][a-z]{2,8})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/;
const ISO = /\b(\d{4})-(\d{2})-(\d{2})(?!\d)/;

/** ISO day of a Date header (`Fri,  3 Mar 23 01:36:02 GMT`), the date of a Received or From line, or a date in words; null for anything else. */
export function mailDay(text: string): string | null {
  const short = text.slice(0, 200);
  const rfc = RFC.exec(short);
  if (rfc !== null) return isoDay(fullYear(rfc[3] ?? ''), rfc[2] ?? '', Number(rfc[1]));
  const iso = ISO.exec(short);
  if (iso !== null) return isoDay(Number(iso[1]), MONTHS[Number(iso[2]) - 1] ?? '', Number(iso[3]));
  const words = ASCTIME.exec(short) ?? LONG.exec(short);
  return words === null ? null : isoDay(Number(words[3]), words[1] ?? '', Number(words[2]));
}

/** RFC 5322 reads two-digit years from 50 on as of the last century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function isoDay(year: number, month: string, date: number): string | null {
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  const time = new Date(Date.UTC(year, number, date));
  if (number < 0 || year < 1970 || time.getUTCDate() !== date || time.getUTCMonth() !== number) return null;
  return time.toISOString().slice(0, 10);
}
