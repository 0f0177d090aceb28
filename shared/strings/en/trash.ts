import { plural } from './common.ts';

/** Papers that were thrown away. */
export const trash = {
  title: 'Trash',
  restore: 'Put back',
  erase: 'Erase permanently…',
  eraseShort: 'Erase…',
  inTrash: 'This paper is in the trash. What you wrote about it is kept.',
  empty: (key: string | null) =>
    key === null
      ? 'Nothing is in the trash.'
      : `Nothing is in the trash. Press ${key} on a paper to put it here.`,
  ask: {
    title: (n: number) => `Erase ${plural(n, 'paper')} permanently?`,
    goes: 'This cannot be undone. What goes:',
    nothing: 'You wrote nothing about what goes.',
    notes: (n: number) => plural(n, 'note or gist', 'notes and gists'),
    highlights: (n: number) => plural(n, 'highlight'),
    places: (n: number) => `places in ${plural(n, 'list or tag', 'lists or tags')}`,
    stays:
      'What stays on this disk: earlier lines of the journal, snapshots and backups that were made before, and the digest’s own file. If another digest brings such a paper later, it comes as a new one.',
    confirm: 'Erase',
    cancel: 'Keep',
  },
  did: {
    trashed: (n: number) => `Moved ${plural(n, 'paper')} to the trash`,
    restored: (n: number) => `Put ${plural(n, 'paper')} back`,
    erased: (n: number) => `Erased ${plural(n, 'paper')}`,
  },
};
