import { plural } from './common.ts';

export const reader = {
  paper: 'Paper',
  nothingOpen: 'Choose a paper to read it here.',
  abstract: 'Abstract',
  noAbstract: 'This digest gave no abstract.',
  position: (n: number, of: number) => `No. ${n} of ${of}`,
  alsoIn: (name: string) => `Also in ${name}`,
  verdict: 'Where it stands',
  star: 'Star',
  addToList: 'Add to list',
  highlightAs: (label: string) => `Highlight as ${label}`,
  note: 'Note',
  noteOnPaper: 'Note on this paper',
  notePlaceholder: 'What do you think of it?',
  noteOnHighlight: 'Note on this highlight',
  markLabel: (label: string, quote: string, noted: boolean) =>
    `${label} highlight: ${quote}${noted ? ', has note' : ''}`,
  highlighted: (label: string, words: number) => `Highlighted, ${label}, ${plural(words, 'word')}`,
  sentence: (n: number, of: number) => `Sentence ${n} of ${of}`,
  removed: 'Removed the highlight',
  remove: 'Remove highlight',
  highlight: 'Highlight',
  lost: 'Not found in the text any more:',
};
