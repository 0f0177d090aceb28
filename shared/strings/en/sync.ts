import type { SyncStatus } from '../../sync/status.ts';
import { number, plural } from './common.ts';

/** The folder that devices share, and its sheet. */
export const sync = {
  title: 'Several devices',
  hint: 'A folder that Syncthing, Dropbox, iCloud or a network drive brings to your other devices; choose it there too. Nothing is ever replaced: what was done on any device comes to all of them, and notes that were written apart keep the words of both.',
  choose: 'Choose a folder…',
  chooseOther: 'Another folder…',
  setUp: 'Set up…',
  now: 'Look now',
  looked: 'Looked at the folder',
  pause: 'Pause',
  goOn: 'Go on',
  leave: 'Stop syncing',
  leaveHint: 'All that is here stays, and so does the folder.',
  left: 'No longer synced. All that is here stays, and so does the folder.',
  working: 'Merging what other devices did…',
  states: {
    off: 'No folder is chosen.',
    on: 'What is done here goes to the folder, and what others did comes from it.',
    paused: 'Paused. Nothing is told or taken.',
  } satisfies Record<SyncStatus['state'], string>,
  rows: { folder: 'Folder', others: 'Other devices', merged: 'Last merge', looked: 'Last look' },
  others: (n: number) => (n === 0 ? 'none has told anything yet' : number(n)),
  merged: (at: string, n: number) => `${at}, ${plural(n, 'step')}`,
  nothing: 'nothing has come yet',
  notYet: 'not since the start',
  waiting: (n: number) =>
    `${plural(n, 'step')} ${n === 1 ? 'waits' : 'wait'} for files that have not come yet, or for a newer Lectern.`,
  missing: (n: number) =>
    `${plural(n, 'step')} ${n === 1 ? 'has' : 'have'} not come yet, though later ones have.`,
  damaged: (n: number) =>
    `${plural(n, 'place')} in the files of other devices ${n === 1 ? 'does' : 'do'} not read. All else is here, and ${n === 1 ? 'it is' : 'they are'} read again when the files change.`,
  strange: (n: number) =>
    `${plural(n, 'file')} in the folder ${n === 1 ? 'is' : 'are'} none of Lectern’s, and left alone.`,
};
