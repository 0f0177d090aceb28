import { common, number } from './common.ts';

const { papers } = common;

/** Minutes in words: "6 min", "1 h 10 min". */
const minutes = (n: number): string =>
  n < 60 ? `${n} min` : n % 60 === 0 ? `${n / 60} h` : `${Math.floor(n / 60)} h ${n % 60} min`;

export const deck = {
  title: 'Deck',
  goThrough: 'Go through it',
  place: (at: number, of: number, left: number | null) =>
    `${number(at)} of ${number(of)}${left === null ? '' : ` · about ${minutes(left)} left`}`,
  decided: 'Decided',
  leave: 'Back to the list',
  verdicts: 'Verdicts',
  moves: 'Cards',
  skip: 'Skip',
  unstar: 'Take the star away',
  markRead: 'Mark read',
  markUnread: 'Mark unread',
  pass: 'Next',
  end: 'The end of the deck',
  empty: 'There is no paper here to go through.',
  through: 'You are through.',
  throughWithLeft: (n: number) => `You are through, with ${papers(n)} left open.`,
  kept: 'kept',
  skipped: 'skipped',
  starred: 'starred',
  took: 'time taken',
  time: (ms: number) => (ms < 60_000 ? `${Math.round(ms / 1000)} s` : minutes(Math.round(ms / 60_000))),
  goToLeft: (n: number) => `Go to the ${papers(n)} left open`,
  readFirst: 'What to read first',
  undoLast: (key: string) => `Undo the last step (${key})`,
  again: 'Go through them again',
  said: (what: string, title: string) => `${what}. ${title}`,
  noChange: 'Nothing changed',
  nothingToUndo: 'Nothing left to undo in this deck',
};
