import type { Finding } from '../../library-files.ts';
import { number, plural } from './common.ts';

/** A size as people say it: bytes below a thousand, then kB, MB and GB with one digit where that tells something. */
function size(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte');
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let at = 0;
  for (; value >= 999.5 && at < units.length - 1; at++) value /= 1000;
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ${units[at] ?? ''}`;
}

export const library = {
  title: 'Library health',
  saved: 'Saved',
  saving: 'Saving…',
  failing: 'Can’t save',
  hints: {
    saved: 'Everything that you wrote is on the disk.',
    saving: 'What you wrote last is on its way to the disk.',
    failing: 'What you wrote last is not on the disk yet.',
  },
  tryAgain: 'Try again',
  refusing: 'Until then nothing can be changed.',
  resent: 'Gave the journal back what it had lost',
  restored: (name: string) => `Restored “${name}”`,
  synced: 'Brought by sync',
  nothingRestored: (name: string) => `Everything in “${name}” is here already`,
  starting: {
    opening: 'Opening the library…',
    sending: 'Putting away what you wrote last…',
    rebuilding: 'Reading your library back from the disk…',
  },
  rebuildHint: 'This happens when the fast copy of your library was lost. Nothing that you wrote is.',
  report: {
    title: 'Your library was looked after',
    rebuilt: (papers: number, digests: number, notes: number, highlights: number) =>
      `The fast copy of your library was lost or behind, and was made again from the files on the disk: ${plural(papers, 'paper')} of ${plural(digests, 'digest')}, with ${plural(notes, 'note')} and ${plural(highlights, 'highlight')}.`,
    missing: (name: string, papers: number) =>
      papers === 0
        ? `The file of “${name}” is gone; the texts of its papers are still here.`
        : `The file of “${name}” is gone. ${plural(papers, 'paper')} of it ${papers === 1 ? 'shows' : 'show'} without text; what you wrote about ${papers === 1 ? 'it' : 'them'} is here.`,
    resent: 'The journal on the disk had lost something. It has everything again.',
    unsaved: 'What you wrote last is here but not on the disk yet.',
  },
  findings: {
    'torn-tail-cut': (detail: string) =>
      `The last line of the journal was cut off while it was written, and was removed. It had never been called saved. (${detail})`,
    'line-set-aside': (detail: string) =>
      `A damaged part of the journal was set aside, with its bytes; the rest is whole. (${detail})`,
    'snapshot-damaged': (detail: string) =>
      `A snapshot does not read back; an older one is used. (${detail})`,
    'digest-missing': (detail: string) => `The file of a digest is missing or does not read. (${detail})`,
    'store-repaired': (detail: string) =>
      `The last start ended badly; the browser’s files were repaired before they were opened. (${detail})`,
    'store-set-aside': (detail: string) =>
      `The fast copy of your library would not open. It was put aside and made again. (${detail})`,
  } satisfies Record<Finding['code'], (detail: string) => string>,
  noFindings: 'Nothing was found wrong.',
  found: 'What was found',
  size,
  free: (bytes: number) => `${size(bytes)} free on this disk`,
  rows: { journal: 'Journal', digests: 'Digests', snapshots: 'Snapshots', checked: 'Read back' },
  journal: (changes: number, bytes: number) => `${plural(changes, 'change')}, ${size(bytes)}`,
  digests: (n: number, bytes: number) => `${plural(n, 'digest')}, ${size(bytes)}`,
  snapshots: (n: number, bytes: number, last: string | null) =>
    last === null ? 'none yet' : `${plural(n, 'snapshot')}, ${size(bytes)}; the last one ${last}`,
  checked: (at: string | null) => (at === null ? 'not yet' : at),
  verify: 'Verify now',
  verifying: 'Reading everything back…',
  openFolder: 'Open folder',
  backUp: 'Back up…',
  backedUp: (name: string, bytes: number) => `Wrote “${name}”, ${size(bytes)}`,
  restore: 'Restore…',
  hint: 'Everything that you write goes to a journal on this disk before it is called saved.',
  offer: {
    title: (name: string) => `Restore “${name}”?`,
    taken: (when: string, papers: number) => `Made ${when}, with ${plural(papers, 'paper')}.`,
    newHere: 'New here',
    newerThere: 'Newer in the backup',
    olderThere: 'Older in the backup, left as they are',
    same: 'The same in both',
    digests: (newHere: number) =>
      `${plural(newHere, 'digest')} of the backup ${newHere === 1 ? 'is' : 'are'} not here yet.`,
    hint: 'The backup is merged into your library; nothing is replaced. Notes that changed on both sides are put together. You can undo it.',
    confirm: 'Merge into my library',
    cancel: 'Leave everything as it is',
    running: 'Restoring…',
    cells: (n: number) => number(n),
  },
};
