import { plural } from './common.ts';

export const search = {
  title: 'Search everything',
  placeholder: 'Titles, abstracts, notes, highlights',
  hint: 'Type any words that you remember. Spelling and order do not matter.',
  results: 'Results',
  papers: 'Papers',
  marks: 'In your notes and highlights',
  note: 'Note',
  highlight: 'Highlight',
  open: 'Open',
  clear: 'Close',
  found: (n: number) => plural(n, 'result'),
  nothing: (query: string) => `No paper matches “${query}”.`,
  closest: 'Did you mean',
  indexing: (n: number) => `Reading your library: ${plural(n, 'paper')} so far`,
};
