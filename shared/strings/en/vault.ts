import type { VaultIssue, VaultScope, VaultStatus } from '../../vault/contract.ts';
import { number, plural } from './common.ts';

/** The Markdown mirror: what its files say, and its sheet. */
export const vault = {
  title: 'Markdown folder',
  untitled: 'Untitled',
  gist: 'Gist',
  note: 'Note',
  highlights: 'Highlights',
  merged: 'Notes of merged papers',
  did: 'Edits from the Markdown folder',
  hint: 'One Markdown file for each paper and list, for Obsidian, Logseq, git or any editor. What you change in a file comes back here; what you write outside the marked blocks stays yours.',
  choose: 'Choose a folder…',
  chooseOther: 'Another folder…',
  setUp: 'Set up…',
  back: 'Back',
  openFolder: 'Open folder',
  pause: 'Pause',
  resume: 'Go on',
  stop: 'Stop mirroring',
  stopHint: 'The files stay where they are.',
  stopped: 'No longer mirrored. The files stay where they are.',
  scope: 'Papers',
  scopes: {
    touched: 'Those I kept, noted, highlighted, tagged or listed',
    all: 'All',
  } satisfies Record<VaultScope, string>,
  states: {
    off: 'No folder is chosen.',
    on: 'Files follow the library, and the library follows the files.',
    paused: 'Paused. Nothing is written or read.',
    gone: 'The folder is not there. Nothing is deleted for that; it goes on when the folder is back.',
  } satisfies Record<VaultStatus['state'], string>,
  rows: { folder: 'Folder', files: 'Files', written: 'Last written', read: 'Last read back' },
  notYet: 'not since the start',
  files: (n: number) => plural(n, 'file'),
  progress: (done: number, of: number) => `${number(done)} of ${number(of)}`,
  working: 'Writing and reading files…',
  conflictsTitle: 'Changed on both sides',
  conflicts: (n: number) =>
    n === 0
      ? 'Nothing was changed on both sides at once.'
      : `${plural(n, 'text')} changed on both sides. Both versions are safe until you choose.`,
  review: 'Compare…',
  ours: 'In Lectern',
  theirs: 'In the file',
  keepOurs: 'Keep Lectern’s',
  keepTheirs: 'Keep the file’s',
  keepBoth: 'Keep both',
  of: (n: number, all: number) => `${number(n)} of ${number(all)}`,
  chosen: { ours: 'Kept Lectern’s version', theirs: 'Kept the file’s version', both: 'Kept both versions' },
  empty: 'Empty',
  fields: {
    status: 'Where it stands',
    starred: 'Star',
    gist: 'Gist',
    note: 'Note',
    highlightNote: 'Note on a highlight',
  },
  issuesTitle: 'Worth knowing',
  issues: {
    missing: (file: string) =>
      `“${file}” is gone from the folder. Nothing in the library was deleted, and it is not written again unless you ask.`,
    duplicate: (file: string) => `“${file}” is a copy of another file. It is left alone.`,
    unreadable: (file: string) => `The properties of “${file}” do not read. It is left alone until they do.`,
    broken: (file: string) =>
      `A block in “${file}” has lost a mark. Its words stay in the file and are yours; they no longer come back here.`,
    kept: (file: string) =>
      `Something in “${file}” is no longer in the library and was changed in the file. It stays in the file.`,
  } satisfies Record<VaultIssue['kind'], (file: string) => string>,
  moreIssues: (n: number) => `and ${number(n)} more`,
  rewrite: 'Write what is missing again',
};
