import type { Gain } from '../../identity.ts';
import type { Gains } from '../../import-plan.ts';
import { number, plural } from './common.ts';

const UNITS = { line: 'lines', entry: 'entries' } as const;

const GAINED: Record<Gain, string> = {
  abstract: 'its abstract',
  authors: 'its authors',
  identifier: 'an identifier',
  link: 'a link',
};

/** "a", "a and b", "a, b and c". */
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const inWords = (n: number): string => WORDS[n] ?? number(n);

const ID_NAMES: Readonly<Record<string, string>> = {
  arxiv: 'arXiv id',
  doi: 'DOI',
  pmid: 'PMID',
  pmcid: 'PMCID',
};

/** "arXiv id 2401.01234" for the key `arxiv:2401.01234`. */
function idName(key: string): string {
  const at = key.indexOf(':');
  const kind = key.slice(0, at);
  return `${ID_NAMES[kind] ?? kind} ${key.slice(at + 1)}`;
}

export const importing = {
  sample: 'Lectern sample',
  pasted: 'Pasted page',
  reading: (name: string) => `Reading ${name}…`,
  title: (n: number, name: string) => `Import ${plural(n, 'paper')} from ${name}`,
  nothingYet: 'Nothing is added until you press Import. Unticked papers are left out.',
  alreadyHere: (name: string) => `This digest is already here as “${name}”. Nothing new would be added.`,
  again: (gains: Gains) => {
    const changes = [
      ...(gains.papers > 0 ? [`bring ${plural(gains.papers, 'paper')} that you left out`] : []),
      ...(gains.abstracts > 0 ? [`give ${plural(gains.abstracts, 'paper')} an abstract`] : []),
      ...(gains.authors > 0 ? [`give ${plural(gains.authors, 'paper')} its authors`] : []),
      ...(gains.identifiers > 0 ? [`give ${plural(gains.identifiers, 'paper')} an identifier`] : []),
      ...(gains.links > 0 ? [`give ${plural(gains.links, 'paper')} a link`] : []),
      ...(gains.votes > 0 ? [`bring new votes for ${plural(gains.votes, 'paper')}`] : []),
    ];
    return `Reading it again would ${changes.length === 0 ? 'change nothing' : listed(changes)}.`;
  },
  waiting: (n: number) => `${plural(n, 'more file')} after this one.`,
  gate: 'Is this a list of papers? It does not look like one, so nothing is ticked.',
  gateAdvice: 'Tick what you want to keep, or cancel and choose another file.',
  why: {
    'same-id': (id: string) => `same ${idName(id)}`,
    authors: (n: number) => `same title, ${n === 1 ? 'one author' : `${inWords(n)} authors`} in common`,
    abstract: 'same title, and the abstracts agree',
    'nothing-else': 'same title, and nothing else is said',
    'same-file': 'same title in the same file',
    'other-years': 'same title, but years apart',
    'other-authors': 'same title, but other authors',
    unconfirmed: 'same title, and nothing to confirm that it is the same paper',
    'alike-titles': 'the titles are almost the same',
    'longer-title': 'one title is the beginning of the other, and the abstracts overlap',
    'alike-abstracts': 'the abstracts overlap',
  },
  otherTitle: (why: string) => `${why}, but another title`,
  match: (why: string, share: number | undefined) =>
    sentence(share === undefined ? why : `${why} · ${Math.round(share * 100)}\u00A0% of the words match`),
  gains: (gains: readonly Gain[]) => `It would get ${listed(gains.map((gain) => GAINED[gain]))}.`,
  claimed: (claimed: number, found: number, kind: 'mail' | 'file') => {
    const says = `The ${kind === 'mail' ? 'mail' : 'digest'} says ${number(claimed)}, found ${number(found)}`;
    if (found > claimed) return `${says}: one of them may be cut in two. Check those that are marked.`;
    return kind === 'mail'
      ? `${says}: it was clipped. Open the whole message in your mail program, save it and import that.`
      : `${says}: the file may be cut off. Save it again and import that.`;
  },
  messages: (n: number) => plural(n, 'message'),
  inside: (n: number) => `${plural(n, 'part')} with papers`,
  part: (part: string, papers: number) => `${part}: ${plural(papers, 'paper')}`,
  pastedAs: 'Read as',
  pasteForms: { html: 'the copied page', text: 'plain text' },
  nothing: {
    title: (name: string) => `No papers in ${name}`,
    lines: (ignored: number) =>
      `None of its ${plural(ignored, 'line')} reads like a title or an abstract. They are listed below: mark one as a paper if it is.`,
    parts: (messages: number | undefined) =>
      messages === undefined
        ? 'Nothing in it lists papers. What is in it stands below, each part with the reason.'
        : `${messages === 1 ? 'Its message lists' : `None of its ${plural(messages, 'message')} lists`} ${messages === 1 ? 'no' : 'any'} papers. ${messages === 1 ? 'It stands' : 'They stand'} below with the reason.`,
    entries: 'It is a digest, but nothing is listed in it: some days bring none.',
    encoding: 'If it looks garbled, try another encoding.',
    other: 'Choose another file',
  },
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
    ignored: 'Ignored',
    trimmed: 'Trimmed',
  },
  tileHints: {
    all: 'In this digest',
    new: 'Ticked',
    unticked: 'Not ticked',
    here: 'Your notes stay',
    possible: 'Need a decision',
    related: 'Both are kept',
    conflict: 'Kept apart',
    untitled: 'Look at their lines',
    check: 'Begin and end',
    ignored: 'Not part of a paper',
    trimmed: 'Cut from a title',
  },
  ledger: (total: number, unit: 'line' | 'entry') => plural(total, unit, UNITS[unit]),
  used: (n: number, papers: number) => `${number(n)} used in ${plural(papers, 'paper')}`,
  cut: (n: number) => `${number(n)} trimmed`,
  aside: (n: number) => `${number(n)} ignored`,
  lost: (n: number, unit: 'line' | 'entry') =>
    `${plural(n, unit, UNITS[unit])} ${n === 1 ? 'is' : 'are'} in no paper and not ignored. That is a defect of Lectern: please report it with the file.`,
  account: 'Account of the file',
  name: 'Name',
  date: 'Date',
  list: 'Put on list',
  noList: 'No list',
  encoding: 'Encoding',
  encodingUnsure: (replaced: number) =>
    replaced > 0
      ? `${plural(replaced, 'character')} could not be read. Which of these reads right?`
      : 'The file does not say how it is encoded. Which of these reads right?',
  encodingChosen: 'Read in the encoding that you chose',
  otherEncoding: 'Another encoding',
  importing: (n: number) => `Import ${plural(n, 'paper')}`,
  joining: (n: number) => `Add this digest to ${plural(n, 'paper')} already here`,
  nothingNew: (n: number) => `Nothing new: ${plural(n, 'paper')} ${n === 1 ? 'is' : 'are'} already here`,
  adding: (done: number, of: number) => `Adding ${number(done)} of ${number(of)}`,
  compared: (n: number) => `Compared with ${plural(n, 'paper')} in your library.`,
  /** A sentence of the parser, which are English and their own keys: `zh/parser.ts` has the others. */
  said: (sentence: string) => sentence,
  /** Where something was in a mail, a mailbox or an archive, as the parser names it: `message 3 › library.bib`. */
  place: (place: string) => place,
  line: (n: number, unit: 'line' | 'entry') => `${unit === 'line' ? 'Line' : 'Entry'} ${n}`,
  nothingTicked: 'Nothing is ticked',
  source: 'Lines of the file',
  more: (n: number) => `Show ${plural(n, 'more line')}`,
  longLine: (n: number) => `… (${number(n)} characters)`,
  asRead: 'As it was read',
  noAbstract: 'Without an abstract',
  correctLine: (line: number) => `Correct line ${line}`,
  linesHint: 'Choose a line with the arrow keys, then say what it is.',
  readAs: { title: 'Title', used: '', ignored: 'Ignored' },
  role: {
    title: 'Title',
    abstract: 'Abstract',
    authors: 'Authors',
    ignored: 'Ignored',
    start: 'A paper begins',
    swapped: 'Swapped',
  },
  splitHere: 'Split here',
  thisIsATitle: 'This is a title',
  toAbstract: 'Abstract',
  toAuthors: 'Authors',
  ignoreLine: 'Ignore',
  alwaysIgnore: 'Always ignore',
  mergeWithPrevious: 'Merge with previous',
  swap: 'Swap title and abstract',
  asFound: 'As found',
  thisIsAPaper: 'This is a paper',
  belongsAbove: 'Belongs to the paper above',
  corrected: {
    title: (line: number) => `Line ${line} is a title.`,
    abstract: (line: number) => `Line ${line} belongs to its paper.`,
    authors: (line: number) => `Line ${line} names authors.`,
    ignored: (line: number) => `Line ${line} is ignored.`,
    start: (line: number) => `A paper begins at line ${line}.`,
    swapped: () => 'Title and abstract are swapped.',
    prefix: (text: string) => `“${text}” is kept.`,
    lines: (n: number) => `That holds for ${plural(n, 'line')}.`,
    swap: 'All of them are swapped.',
    prefixes: 'All of them are kept.',
    undone: 'Taken back.',
    none: 'Read again.',
  },
  offer: {
    'same-text': (n: number) => `${plural(n, 'more line')} ${n === 1 ? 'says' : 'say'} the same.`,
    'same-opening': (n: number, opening: string) =>
      `${plural(n, 'more line')} ${n === 1 ? 'begins' : 'begin'} with “${opening}”.`,
    caps: (n: number) => `${plural(n, 'more line')} ${n === 1 ? 'is' : 'are'} in capitals.`,
    'same-place': (n: number) =>
      `${plural(n, 'more line')} ${n === 1 ? 'stands' : 'stand'} in the same place.`,
    'keep-prefix': (n: number) => `The same was cut from ${plural(n, 'more line')}.`,
    swap: (n: number) =>
      `${plural(n, 'more paper')} ${n === 1 ? 'has a title' : 'have titles'} longer than the abstract.`,
  },
  applyToAll: (n: number) => (n === 1 ? 'That one too' : n === 2 ? 'Both too' : `All ${number(n)} too`),
  undoCorrection: 'Undo correction',
  corrections: 'Corrections',
  keepPrefix: 'Keep',
  trimmedFrom: (text: string) => `Cut from the title: ${text}`,
  keepTrimmed: (text: string) => `Keep “${text}”`,
  joins: (title: string, inThisFile: boolean) =>
    inThisFile ? `Twice in this file: “${title}”` : `Already here as “${title}”`,
  keptApart: (title: string) => `Kept apart from “${title}”`,
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
