/** A count with its noun: `plural(2, 'paper')` is "2 papers". */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const common = {
  appName: 'Lectern',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  dismiss: 'Dismiss',
  copyDetails: 'Copy details',
  papers: (n: number) => plural(n, 'paper'),
  verdicts: { inbox: 'Inbox', later: 'Later', reading: 'Reading', done: 'Done', skipped: 'Skipped' },
  colors: { amber: 'Key point', green: 'Result', blue: 'Method', rose: 'Question', violet: 'Term' },
  undone: (label: string) => `Undone: ${label}`,
  redone: (label: string) => `Redone: ${label}`,
};
