import { common, number } from './common.ts';

const { papers } = common;

export const watch = {
  title: 'Watch words',
  hint: 'Papers that have these words in their title or abstract, or are by these authors, are marked, highlighted or put at the end. Nothing is ever hidden. A * after a word stands for any ending.',
  none: 'You watch for nothing yet.',
  kind: 'What to watch for',
  kinds: { words: 'Words', author: 'Author' },
  text: { words: 'A word or phrase', author: 'The name of an author' },
  effect: 'What to do',
  effects: { mark: 'Mark', highlight: 'Highlight', sink: 'Sink' },
  signs: { mark: '+', highlight: '★', sink: '−' },
  add: 'Watch',
  authorsOfPaper: 'Authors of the open paper:',
  edit: (text: string) => `Watched: ${text}`,
  effectOf: (text: string) => `What to do with “${text}”`,
  remove: (text: string) => `Stop watching for “${text}”`,
  count: papers,
  reason: ({
    kind,
    text,
    effect,
  }: {
    kind: 'words' | 'author';
    text: string;
    effect: 'mark' | 'highlight' | 'sink';
  }) =>
    `${{ mark: 'marked', highlight: 'highlighted', sink: 'sunk' }[effect]} for ${kind === 'author' ? 'the author ' : ''}“${text}”`,
  sunk: (n: number) => `Sunk by your watch words (${number(n)})`,
  preview: (n: number, sunk: number) =>
    `${papers(n)} here ${n === 1 ? 'has' : 'have'} watch words${sunk === 0 ? '.' : `; ${number(sunk)} of them will be at the end.`}`,
  did: {
    added: (text: string) => `Watching for “${text}”`,
    changed: (text: string) => `Now watching for “${text}”`,
    effect: 'Changed a watch word',
    removed: 'Stopped watching for a word',
  },
};
