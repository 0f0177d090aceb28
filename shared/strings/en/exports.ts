/** Papers that leave the library: as a file, or as what is copied. */
import { plural } from './common.ts';

export const exports = {
  did: {
    pattern: 'Changed the pattern of citation keys',
    template: 'Changed the Markdown template',
  },
  /** Words that stand in exported files. */
  said: {
    tags: (names: string) => `Tags: ${names}`,
    papers: (n: number) => plural(n, 'paper'),
  },
  verdicts: { inbox: 'inbox', later: 'later', reading: 'reading', done: 'done', skipped: 'skipped' },
};
