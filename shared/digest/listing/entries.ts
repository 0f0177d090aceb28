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

/** Every non-blank line is in one entry or set aside, in the order of the listing. */
export function cutListing(lines: readonly Line[]): Cut {
  const entries: Draft[] = [];
  const aside: LedgerLine[] = [];
  const filled = lines.filter(({ text, raw }) => text.trim() !== '' || raw.trim() !== '');
  let section: Entry['section'] = 'new';
  let day: string | null = null;
  let reason = 'banner of the listing';
  let open: Draft | null = null;
  let state: 'outside' | 'head' | 'abstract' | 'address' = 'outside';
  let frame: Line[] = [];
  let lastReason = '';
  const release = (why: string): void => {
    for (const { number, raw } of frame) aside.push({ line: number, text: raw, reason: why });
    frame = [];
  };
  for (const [index, line] of filled.entries()) {
    const { text } = line;
    const id = ID.exec(text);
    if (id !== null && startsEntry(filled, index)) {
      if (open !== null && state === 'head') open.isCut = true;
      open = draft(id, { section, day });
      open.lines.push(...frame, line);
      frame = [];
      entries.push(open);
      state = 'head';
      reason = 'between entries';
      continue;
    }
    if (RULE.test(text)) {
      if (state === 'head' && open !== null) open.isCut = true;
      state = 'outside';
      release(reason);
      if (END.test(text)) reason = 'footer of the listing';
      else if (REPLACEMENTS.test(text)) section = 'replace';
      else if (CROSSES.test(text)) section = 'cross';
      if (text.includes('%')) aside.push({ line: line.number, text: line.raw, reason: 'start of a section' });
      else frame.push(line);
      continue;
    }
    const mark = MARK.exec(text);
    if (open !== null && state !== 'outside') {
      open.lines.push(line);
      if (mark !== null) {
        const address = mark[1] ?? '';
        if (state === 'abstract' || address !== '')
          state = address !== '' && !address.includes(')') ? 'address' : 'outside';
        else state = 'abstract';
      } else if (state === 'address') state = text.includes(')') ? 'outside' : 'address';
      else open[state].push(line);
      continue;
    }
    const heading = DAY.exec(text);
    if (mark !== null || heading !== null) {
      const closesHeading = mark !== null && frame.length === 0 && lastReason === 'heading of a day';
      frame.push(line);
      if (heading !== null) day = heading[1] ?? null;
      if (heading !== null || closesHeading) release('heading of a day');
      lastReason = closesHeading ? '' : heading === null ? lastReason : 'heading of a day';
      continue;
    }
    release(reason);
    aside.push({ line: line.number, text: line.raw, reason });
  }
  release(reason);
  if (open !== null && (state === 'head' || (state === 'abstract' && open.abstract.length > 0)))
    open.isCut = true;
  return { entries, aside: aside.toSorted((a, b) => a.line - b.line) };
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
