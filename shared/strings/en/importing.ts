import { plural } from './common.ts';

const number = (n: number): string => n.toLocaleString('en');

export const importing = {
  sample: 'Lectern sample',
  pasted: 'Pasted page',
  reading: (name: string) => `Reading ${name}…`,
  title: (n: number, name: string) => `Import ${plural(n, 'paper')} from ${name}`,
  nothingYet: 'Nothing is added until you press Import. Unticked papers are left out.',
  alreadyHere: (name: string) => `This digest is already here as “${name}”. Nothing new would be added.`,
  waiting: (n: number) => `${plural(n, 'more file')} after this one.`,
  gate: 'Is this a list of papers? It does not look like one, so nothing is ticked. Tick what you want to keep.',
  claimed: (claimed: number, found: number) =>
    `The digest announces ${plural(claimed, 'paper')}; ${number(found)} were found.`,
  filters: 'Show',
  tiles: {
    all: 'Found',
    new: 'New',
    here: 'Already here',
    possible: 'Possible duplicates',
    related: 'Related versions',
    conflict: 'Same id, other title',
    untitled: 'No title',
    check: 'To check',
    ignored: 'Lines ignored',
    trimmed: 'Trimmed',
  },
  tileHints: {
    all: 'In this digest',
    new: 'Ticked',
    here: 'Your notes stay',
    possible: 'Need a decision',
    related: 'Both are kept',
    conflict: 'Kept apart',
    untitled: 'Look at their lines',
    check: 'Begin and end',
    ignored: 'Not part of a paper',
    trimmed: 'Cut from a title',
  },
  sum: (
    lines: { readonly total: number; readonly used: number },
    papers: number,
    ignored: number,
    trimmed: number,
  ) =>
    [
      `${plural(lines.total, 'line')}: ${number(lines.used)} used in ${plural(papers, 'paper')}`,
      `${number(ignored)} ignored`,
      ...(trimmed > 0 ? [`${plural(trimmed, 'prefix', 'prefixes')} trimmed`] : []),
    ].join(' · '),
  name: 'Name',
  date: 'Date',
  list: 'Put on list',
  noList: 'No list',
  encoding: (replaced: number) =>
    replaced > 0 ? `${plural(replaced, 'character')} could not be read. Encoding` : 'Encoding, a guess',
  importing: (n: number) => `Import ${plural(n, 'paper')}`,
  joining: (n: number) => `Add this digest to ${plural(n, 'paper')} already here`,
  nothingNew: (n: number) => `Nothing new: ${plural(n, 'paper')} ${n === 1 ? 'is' : 'are'} already here`,
  adding: (done: number, of: number) => `Adding ${number(done)} of ${number(of)}`,
  compared: (n: number) => `Compared with ${plural(n, 'paper')} in your library`,
  line: (n: number) => `Line ${n}`,
  source: 'Lines of the file',
  more: (n: number) => `Show ${plural(n, 'more line')}`,
  longLine: (n: number) => `… (${number(n)} characters)`,
  roleOf: (line: number) => `What line ${line} is`,
  role: { title: 'Title', abstract: 'Abstract', authors: 'Authors', ignored: 'Ignore', auto: 'As found' },
  thisIsATitle: 'This is a title',
  belongsAbove: 'Belongs to the paper above',
  keepPrefix: 'Keep',
  conflict: (title: string) => `Has the same identifier as “${title}”`,
  joins: (title: string, inThisFile: boolean) =>
    inThisFile ? `Twice in this file: “${title}”` : `Already here as “${title}”`,
  alike: 'The titles are alike',
  similar: (share: number) => `${Math.round(share * 100)}% of the words match`,
  inLibrary: 'In your library',
  inThisFile: 'In this file',
  keepBoth: 'Keep both',
  merge: 'Merge',
  skipNew: 'Skip new',
  decision: (title: string) => `What to do with “${title}”`,
  include: (title: string) => `Import “${title}”`,
  untitled: 'Without a title',
  show: (title: string) => `Show the lines of “${title}”`,
  check: 'Check where this paper begins and ends',
  parts: {
    which: (n: number, count: number, name: string) => `Part ${number(n)} of ${number(count)} of ${name}`,
    name: (name: string, n: number, count: number) => `${name}, part ${number(n)} of ${number(count)}`,
    hint: 'The file is too large to be read at once. Import below adds this part alone, as it is ticked; all parts are added with the ticks that they start with.',
    aside: (n: number) =>
      `${plural(n, 'part is one entry', 'parts are one entry each')} of more than 32 MiB, and left out.`,
    all: (n: number) => (n === 1 ? 'Import the last part' : `Import all ${number(n)} remaining parts`),
    skip: 'Skip this part',
    adding: (n: number, count: number, name: string) =>
      `Adding part ${number(n)} of ${number(count)} of ${name}`,
    soFar: (added: number, joined: number) =>
      `${plural(added, 'paper')} added so far, ${number(joined)} already here`,
    stays: 'Parts that are added stay when you cancel.',
    stopping: 'Stopping…',
    done: (imported: number, of: number, name: string) =>
      `${number(imported)} of ${plural(of, 'part')} of ${name} imported`,
    sum: (added: number, joined: number, skipped: number) =>
      [
        `${plural(added, 'paper')} added`,
        `${number(joined)} already here gained an appearance`,
        `${plural(skipped, 'part')} skipped`,
      ].join(' · '),
    cancelled:
      'You cancelled the rest. The parts before it stay; nothing is left of the one that was being added.',
    undo: 'Each part can be undone on its own.',
    skipped: 'Parts that were skipped',
    part: (n: number) => `Part ${number(n)}:`,
    place: (size: number, from: number) =>
      `(${(size / 1024 / 1024).toFixed(1)} MiB from byte ${number(from)})`,
    more: (n: number) => `and ${plural(n, 'more part')}`,
  },
};
