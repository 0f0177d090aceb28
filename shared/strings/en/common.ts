/** A count with its noun: `plural(2, 'paper')` is "2 papers". */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${number(n)} ${n === 1 ? one : many}`;

/** "12,345". */
export const number = (n: number): string => n.toLocaleString('en');

const oneOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** One of several: "1, 2 or 3". */
export const either = (words: readonly string[]): string => oneOf.format(words);

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

export const common = {
  appName: 'Lectern',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  dismiss: 'Dismiss',
  copyDetails: 'Copy details',
  papers: (n: number) => plural(n, 'paper'),
  number,
  /** A day of this year. */
  day: (at: Date) => day.format(at),
  dayAndYear: (at: Date) => dayAndYear.format(at),
  /** A day and the time of it. */
  moment: (at: Date) => moment.format(at),
  verdicts: { inbox: 'Inbox', later: 'Later', reading: 'Reading', done: 'Done', skipped: 'Skipped' },
  colors: { amber: 'Key point', green: 'Result', blue: 'Method', rose: 'Question', violet: 'Term' },
  undone: (label: string) => `Undone: ${label}`,
  redone: (label: string) => `Redone: ${label}`,
};
