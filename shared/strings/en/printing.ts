/** Papers on paper: the sheet, and the words that stand in a booklet. */
import { plural } from './common.ts';

export const printing = {
  title: 'Print',
  size: 'Paper',
  sizes: { a4: 'A4', letter: 'Letter', a5: 'A5, a small booklet' },
  hint: 'Pages with a table of contents, your highlights in their colours, and your notes beside the text.',
  tooMany: (most: string) => `A booklet holds at most ${most} papers. Choose a list or select some.`,
  print: 'Print…',
  save: 'Save as PDF…',
  reading: (done: string, of: string) => `Reading ${done} of ${of}`,
  setting: 'Setting the pages…',
  saved: (name: string, pages: number) => `Saved ${plural(pages, 'page')} as “${name}”`,
  said: {
    contents: 'Contents',
    under: (n: number, day: string) => `${plural(n, 'paper')} · ${day}`,
    andOthers: (names: string) => `${names} and others`,
    untitled: 'Untitled',
    note: 'Note',
    highlights: 'Highlights',
  },
};
