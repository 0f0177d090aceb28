import { plural } from './common.ts';

/** Watched folders, and files that were opened lately. */
export const folders = {
  title: 'Watched folders',
  hint: 'A digest that is put into one of these folders is offered here, or imported at once. Nothing in a folder is changed or deleted, and what is in the library already is not offered again.',
  add: 'Watch a folder…',
  watching: 'Watched',
  unreachable: 'Not there now',
  forget: 'Stop watching',
  forgetNamed: (name: string) => `Stop watching “${name}”`,
  mode: 'New digests',
  modeOf: (name: string) => `New digests in “${name}”`,
  modes: { offer: 'are offered', import: 'are imported at once' },
  polling: 'Network drive',
  pollingHint: 'Looks through the folder every few seconds: network drives do not tell what is new.',
  offerOlder: 'Offer what was there before',
  failures: (n: number) => `${plural(n, 'file')} not imported`,
  waiting: (n: number) => (n === 1 ? '1 new digest waits' : `${n} new digests wait`),
  more: (n: number) => `and ${n} more`,
  lookThrough: 'Look through',
  notNow: 'Put away',
  imported: (n: number) => `${plural(n, 'digest')} of watched folders imported`,
  recent: {
    title: 'Recent files',
    none: 'Files that you open are listed here.',
    clear: 'Clear the list',
  },
};
