/** Cuts an arXiv listing into entries: which lines are whose. The rules between entries say which section they are in. */
import type { LedgerLine } from '../report.ts';
import { CROSSES, DAY, END, ID, MARK, REPLACEMENTS, RULE, UNDER_ID, type Line } from './lines.ts';

export interface Entry {
  readonly id: string;
  readonly version: string;
  readonly isCross: boolean;
  readonly section: 'new' | 'cross' | 'replace';
  /** The heading of the day, in a listing of several. */
  readonly day: string | null;
  /** Everything that is the entry's, its frame included. */
  readonly lines: readonly Line[];
  readonly head: readonly Line[];
  readonly abstract: readonly Line[];
  /** The end of the file came before the end of the entry. */
  readonly isCut: boolean;
}

export interface Cut {
  readonly entries: readonly Entry[];
  readonly aside: readonly LedgerLine[];
}

type Draft = {
  -readonly [Field in keyof Entry]: Entry[Field] extends readonly Line[] ? Line[] : Entry[Field];
};

/** What is known while the lines go by. */
interface Reading {
  readonly entries: Draft[];
  readonly aside: LedgerLine[];
  /** Lines that belong to the next entry, or to nobody. */
  frame: Line[];
  open: Draft | null;
  state: 'outside' | 'head' | 'abstract' | 'address';
  section: Entry['section'];
  day: string | null;
  /** Why lines outside entries are set aside here. */
  reason: string;
  /** Whether the last mark or heading opened the heading of a day, which a mark closes. */
  inHeading: boolean;
}

/** Every non-blank line is in one entry or set aside, in the order of the listing. */
export function cutListing(lines: readonly Line[]): Cut {
  const reading: Reading = {
    entries: [],
    aside: [],
    frame: [],
    open: null,
    state: 'outside',
    section: 'new',
    day: null,
    reason: 'banner of the listing',
    inHeading: false,
  };
  const filled = lines.filter(({ text, raw }) => text.trim() !== '' || raw.trim() !== '');
  for (const [index, line] of filled.entries()) {
    const id = ID.exec(line.text);
    if (id !== null && startsEntry(filled, index)) openEntry(reading, line, id);
    else if (RULE.test(line.text)) readRule(reading, line);
    else if (reading.open !== null && reading.state !== 'outside') readInside(reading, reading.open, line);
    else readOutside(reading, line);
  }
  release(reading, reading.reason);
  const { open, state, entries, aside } = reading;
  if (open !== null && (state === 'head' || (state === 'abstract' && open.abstract.length > 0)))
    open.isCut = true;
  return { entries, aside: aside.toSorted((a, b) => a.line - b.line) };
}

function openEntry(reading: Reading, line: Line, id: RegExpExecArray): void {
  if (reading.open !== null && reading.state === 'head') reading.open.isCut = true;
  const { section, day } = reading;
  reading.open = draft(id, { section, day });
  reading.open.lines.push(...reading.frame, line);
  reading.entries.push(reading.open);
  reading.frame = [];
  reading.state = 'head';
  reading.reason = 'between entries';
}

/** A rule ends the entry above; one of a pattern starts a section. */
function readRule(reading: Reading, line: Line): void {
  const { text, raw, number } = line;
  if (reading.state === 'head' && reading.open !== null) reading.open.isCut = true;
  reading.state = 'outside';
  release(reading, reading.reason);
  if (END.test(text)) reading.reason = 'footer of the listing';
  else if (REPLACEMENTS.test(text)) reading.section = 'replace';
  else if (CROSSES.test(text)) reading.section = 'cross';
  if (text.includes('%')) reading.aside.push({ line: number, text: raw, reason: 'start of a section' });
  else reading.frame.push(line);
}

/** The head goes to the first mark, the abstract to the second; an address behind a mark may be wrapped. */
function readInside(reading: Reading, entry: Draft, line: Line): void {
  const { state } = reading;
  const { text } = line;
  const mark = MARK.exec(text);
  entry.lines.push(line);
  if (mark === null) {
    if (state === 'address') reading.state = text.includes(')') ? 'outside' : 'address';
    else if (state !== 'outside') entry[state].push(line);
    return;
  }
  const address = mark[1] ?? '';
  if (state !== 'abstract' && address === '') reading.state = 'abstract';
  else reading.state = address !== '' && !address.includes(')') ? 'address' : 'outside';
}

function readOutside(reading: Reading, line: Line): void {
  const isMark = MARK.test(line.text);
  const heading = DAY.exec(line.text);
  if (!isMark && heading === null) {
    release(reading, reading.reason);
    reading.aside.push({ line: line.number, text: line.raw, reason: reading.reason });
    return;
  }
  const closesHeading = isMark && reading.frame.length === 0 && reading.inHeading;
  reading.frame.push(line);
  if (heading !== null) reading.day = heading[1] ?? null;
  if (heading !== null || closesHeading) release(reading, 'heading of a day');
  if (heading !== null) reading.inHeading = true;
  else if (closesHeading) reading.inHeading = false;
}

/** Sets aside what waited for an entry. */
function release(reading: Reading, reason: string): void {
  for (const { number, raw } of reading.frame) reading.aside.push({ line: number, text: raw, reason });
  reading.frame = [];
}

/** An abstract may name an arXiv id on a line of its own; an entry's id has a mark above it or its date below it. */
function startsEntry(lines: readonly Line[], index: number): boolean {
  const [above, below] = [lines[index - 1]?.text ?? '', lines[index + 1]?.text ?? ''];
  return MARK.test(above) || UNDER_ID.test(below);
}

function draft(id: RegExpExecArray, place: Pick<Entry, 'section' | 'day'>): Draft {
  const { before, after, version = '' } = id.groups ?? {};
  return {
    ...place,
    id: id.groups?.['id'] ?? '',
    version,
    isCross: before !== undefined || after !== undefined,
    lines: [],
    head: [],
    abstract: [],
    isCut: false,
  };
}
