/**
 * A digest read a second time: which entry of the new reading is which of the old one, and what differs between them.
 * Entries are matched by what is surest first (identifiers, then titles, then the same place with a like title), each
 * entry once, so that a paper keeps the id that it was recorded under whatever the newer reader makes of its text.
 */
import type { ParsedPaper } from './digest/report.ts';
import { idKeys, knownPaper, titleKey, type KnownPaper } from './identity.ts';
import { EDITABLE, fieldText, type EditableField } from './paper-text.ts';
import { levenshteinRatio } from './similarity.ts';

/** From here on two titles at one place are two readings of one title. */
const ALIKE = 0.5;
/** Characters of a title that are compared. */
const LONGEST_COMPARED = 1000;

/** For every new entry the ordinal of the old one that it is; undefined for one that the old reading did not have. */
export function matchEntries(
  before: readonly ParsedPaper[],
  after: readonly ParsedPaper[],
): readonly (number | undefined)[] {
  const [old, next] = [before.map(toEntry), after.map(toEntry)];
  const match: (number | undefined)[] = next.map(() => undefined);
  const free = new Set(old.keys());
  const pair = (keysOf: (entry: Entry) => readonly string[], fits: Fits = () => true): void => {
    const byKey = new Map<string, number[]>();
    for (const ordinal of free)
      for (const key of keysOf(old[ordinal] ?? NO_ENTRY)) {
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, [ordinal]);
        else known.push(ordinal);
      }
    next.forEach((entry, at) => {
      if (match[at] !== undefined) return;
      for (const key of keysOf(entry)) {
        const found = byKey.get(key)?.find((ordinal) => free.has(ordinal) && fits(old[ordinal], entry));
        if (found === undefined) continue;
        free.delete(found);
        match[at] = found;
        return;
      }
    });
  };
  // An entry that says the same goes before one that only has the same name, where a file names a paper twice.
  pair(({ ids, title, line }) => ids.map((id) => `${id}\n${title}\n${line}`));
  pair(({ ids }) => ids);
  pair(({ title, line }) => (title === '' ? [] : [`${title}\n${line}`]));
  pair(({ title }) => (title === '' ? [] : [title]));
  pair(({ line }) => (line === undefined ? [] : [String(line)]), isAlike);
  pair(({ ordinal }) => [String(ordinal)], isAlike);
  return match;
}

interface Entry {
  readonly ordinal: number;
  readonly ids: readonly string[];
  readonly title: string;
  readonly line: number | undefined;
}

type Fits = (old: Entry | undefined, next: Entry) => boolean;

const NO_ENTRY: Entry = { ordinal: -1, ids: [], title: '', line: undefined };

const toEntry = (record: ParsedPaper, ordinal: number): Entry => ({
  ordinal,
  ids: idKeys(record.ids),
  title: titleKey(knownPaper(record).title),
  line: record.raw.lineFrom,
});

/** Titles that a reader cut or lengthened count as alike, but not those that are other papers by their identifiers. */
const isAlike: Fits = (old, next) => {
  if (old === undefined || (old.ids.length > 0 && next.ids.length > 0)) return false;
  const [a, b] = [old.title, next.title].map((title) => title.slice(0, LONGEST_COMPARED));
  if (a === undefined || b === undefined || a === '' || b === '') return a === b;
  return a.startsWith(b) || b.startsWith(a) || levenshteinRatio(a, b) >= ALIKE;
};

/** One field that the two readings have differently, as texts. */
export interface FieldChange {
  readonly field: EditableField;
  readonly before: string;
  readonly after: string;
}

/** An entry that both readings have. */
export interface ChangedEntry {
  readonly ordinal: number;
  readonly title: string;
  readonly changes: readonly FieldChange[];
}

/** What the new reading has differently. Titles as they are read; empty where an entry has none. */
export interface ReadingDiff {
  readonly same: number;
  readonly changed: readonly ChangedEntry[];
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** What differs, in the order of the new reading; what went in that of the old one. */
export function diffReadings(
  before: readonly ParsedPaper[],
  after: readonly ParsedPaper[],
  match: readonly (number | undefined)[],
): ReadingDiff {
  const changed: ChangedEntry[] = [];
  const added: string[] = [];
  const kept = new Set(match);
  let same = 0;
  after.forEach((record, ordinal) => {
    const old = before[match[ordinal] ?? -1];
    const paper = knownPaper(record);
    if (old === undefined) return void added.push(paper.title);
    const changes = changesOf(knownPaper(old), paper);
    if (changes.length === 0) same += 1;
    else changed.push({ ordinal, title: paper.title, changes });
  });
  const gone = before.flatMap((record, ordinal) => (kept.has(ordinal) ? [] : [knownPaper(record).title]));
  return { same, changed, added, gone };
}

/** Whether the new reading is the old one. */
export const isSameReading = ({ changed, added, gone }: ReadingDiff): boolean =>
  changed.length + added.length + gone.length === 0;

function changesOf(before: KnownPaper, after: KnownPaper): readonly FieldChange[] {
  return EDITABLE.flatMap((field) => {
    const [old, next] = [fieldText(before, field), fieldText(after, field)];
    return old === next ? [] : [{ field, before: old, after: next }];
  });
}
