import { number, plural } from './common.ts';

/** The reading picture. Days come as `common.day` says them. */
export const picture = {
  title: 'Your reading',
  period: 'Period',
  periods: { month: 'Month', half: 'Half year', year: 'Year' },
  loading: 'Counting…',
  finished: 'papers finished',
  highlights: 'highlights',
  notes: 'notes',
  median: 'days from Inbox to Done, median',
  none: '–',
  asTable: 'As a table',
  week: 'Week of',
  dayHead: 'Day',
  fewer: 'Fewer',
  more: 'More',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  thisWeek: {
    title: 'This week',
    says: (into: number, kept: number) => `${number(into)} in, ${number(kept)} kept`,
    day: (day: string, says: string) => `${day}: ${says}`,
    initials: ['M', 'T', 'W', 'T', 'F', 'S', 'S'],
  },
  heat: {
    title: 'Papers finished each day',
    says: (n: number, days: number, busiest: string | null) =>
      busiest === null
        ? 'No paper was finished in these weeks.'
        : days === 1
          ? `${plural(n, 'paper')} finished, on ${busiest}.`
          : `${plural(n, 'paper')} finished on ${plural(days, 'day')}, the most on ${busiest}.`,
    one: (day: string, n: number) => `${day}: ${plural(n, 'paper')} finished`,
    column: 'Finished',
  },
  flow: {
    title: 'In and out, by week',
    in: 'In',
    kept: 'Kept',
    skipped: 'Skipped',
    says: (into: number, out: number, waiting: number) =>
      `${plural(into, 'paper')} came in and ${number(out)} were decided about; ${number(waiting)} wait in the Inbox.`,
    one: (day: string, what: string, n: number) => `Week of ${day}, ${what.toLowerCase()}: ${number(n)}`,
  },
  did: {
    title: 'Kept, read, highlighted',
    rows: { kept: 'Kept', read: 'Read', highlighted: 'Highlighted', finished: 'Finished' },
    says: (kept: number, read: number, highlighted: number) =>
      `${plural(kept, 'paper')} kept, ${number(read)} marked read, ${number(highlighted)} highlighted.`,
  },
  labels: {
    title: 'Highlights by meaning',
    says: (top: string | null) => (top === null ? 'No highlights in these weeks.' : `Most of them: ${top}.`),
  },
  places: {
    title: 'Lists and tags finished most',
    says: (top: string | null) =>
      top === null ? 'No finished paper is on a list or has a tag.' : `Most of them: ${top}.`,
  },
  time: {
    title: 'Time with papers',
    says: (minutes: number) =>
      minutes === 0
        ? 'No reading time in these weeks.'
        : `${minutes < 60 ? plural(minutes, 'minute') : `${number(Math.round(minutes / 60))} h`} with a paper open.`,
    how: 'Counted while a paper is open and the window has the focus; stops after five minutes without a sign of you. It stays on this computer.',
    count: 'Count reading time',
    forget: 'Delete the history',
    forgotten: 'Deleted the reading time.',
    column: 'Minutes',
    one: (day: string, minutes: number) => `Week of ${day}: ${plural(minutes, 'minute')}`,
  },
  topics: {
    title: 'Topics over time',
    says: 'Papers whose titles say it, by the week of the digest that brought them.',
    field: 'A topic to follow',
    placeholder: 'Type a topic, such as agents',
    rising: 'Rising',
    falling: 'Falling',
    noneRising: 'Nothing stands out yet: this needs digests of several weeks.',
    change: (before: number, after: number) => `${number(before)} → ${number(after)} a week`,
    told: (phrase: string, before: number, after: number) =>
      `“${phrase}”: ${number(before)} → ${number(after)} papers a week, from the earlier half of these weeks to the later.`,
    column: 'Papers',
    share: 'Of all',
    one: (day: string, n: number, of: number) => `Week of ${day}: ${number(n)} of ${plural(of, 'paper')}`,
  },
};
