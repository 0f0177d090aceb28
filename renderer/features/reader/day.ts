import { t } from '../../../shared/strings/index.ts';

/** A day as a reader says it: "14 Nov", with the year where it is not this one's. Of a date without a time, or a moment in milliseconds. */
export function day(at: string | number, now: number = Date.now()): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(String(at)) ?? [];
  if (typeof at === 'string' && year === undefined) return at;
  const moment =
    typeof at === 'number' ? new Date(at) : new Date(Number(year), Number(month) - 1, Number(date));
  const thisYear = moment.getFullYear() === new Date(now).getFullYear();
  return thisYear ? t.common.day(moment) : t.common.dayAndYear(moment);
}
