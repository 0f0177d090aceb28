const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment as the reader's clock shows it. */
export const when = (at: number): string => format.format(at);
