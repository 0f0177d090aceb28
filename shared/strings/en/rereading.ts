import { plural } from './common.ts';

/** A digest read again with the newer parser. */
export const rereading = {
  command: 'Re-read with the newer parser',
  title: (name: string) => `Re-read “${name}”`,
  reading: 'Reading the original again…',
  using: 'Using the new reading…',
  nothing: (n: number) =>
    `Nothing would change: ${n === 1 ? 'the paper is' : `all ${plural(n, 'paper')} are`} read as before.`,
  hint: 'Nothing has changed yet. Your notes, marks, stars and lists stay with their papers, and you can undo this.',
  counts: {
    changed: 'Read differently',
    added: 'Found now',
    gone: 'No longer found',
    same: 'The same',
  },
  added: 'Found now',
  addedHint: 'They come to the inbox, unless they are here already.',
  gone: 'No longer found',
  goneHint: 'Papers with a note, mark, star or list stay.',
  untitled: 'Without a title',
  more: (n: number) => `Show ${plural(n, 'more paper')}`,
  use: 'Use the new reading',
  keep: 'Keep as it is',
  did: (name: string) => `Re-read “${name}”`,
};
