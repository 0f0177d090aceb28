import { titleLines } from '../../../shared/digest/likes.ts';
import type { LedgerLine, ParsedPaper, ParseReport } from '../../../shared/digest/report.ts';
import { isTakenAtFirst } from '../../../shared/first-choices.ts';
import type { ImportChoices, ImportPreview, PlanEntry } from '../../workers/ingest-api.ts';

export { DIGEST_LIKE } from '../../../shared/first-choices.ts';

export type Decision = 'both' | 'merge' | 'skip';
export type Filter = 'all' | PlanEntry['status'] | 'check' | 'ignored' | 'trimmed';

/** What the reader chose about single entries, by `entryKey`. */
export interface Marks {
  /** Entries whose tick is not as it was at first. */
  readonly flipped: ReadonlySet<string>;
  /** What to do with possible duplicates; both are kept where nothing is said. */
  readonly decisions: ReadonlyMap<string, Decision>;
}

export const NO_MARKS: Marks = { flipped: new Set(), decisions: new Map() };

/** Below this the boundaries of an entry are a guess. */
export const SURE = 0.6;

const TILES = [
  'all',
  'new',
  'here',
  'possible',
  'related',
  'conflict',
  'untitled',
  'check',
  'ignored',
  'trimmed',
] as const satisfies readonly Filter[];

/** A name for an entry that a correction elsewhere in the file does not change: where it starts. */
export function entryKey({ report }: ImportPreview, ordinal: number): string {
  const raw = report.records[ordinal]?.raw;
  return `${raw?.part ?? ''}:${raw?.lineFrom ?? raw?.byteFrom ?? `#${ordinal}`}`;
}

/** How many entries or lines each filter shows; those that show none are left out, but for *New*. */
export function tiles(preview: ImportPreview): readonly { readonly filter: Filter; readonly n: number }[] {
  return TILES.map((filter) => ({ filter, n: sizeOf(preview, filter) })).filter(
    ({ filter, n }) => n > 0 || filter === 'new',
  );
}

function sizeOf(preview: ImportPreview, filter: Filter): number {
  if (filter === 'ignored' || filter === 'trimmed') return preview.report[filter].length;
  return shownEntries(preview, filter).length;
}

/** The entries that a filter shows. */
export function shownEntries({ report, plan }: ImportPreview, filter: Filter): readonly PlanEntry[] {
  if (filter === 'ignored' || filter === 'trimmed') return [];
  // What asks for a decision comes first.
  if (filter === 'all')
    return plan.toSorted((a, b) => Number(b.status === 'possible') - Number(a.status === 'possible'));
  if (filter === 'check')
    return plan.filter((entry) => (report.records[entry.ordinal]?.confidence ?? 1) < SURE);
  return plan.filter((entry) => entry.status === filter);
}

/** Whether an entry will be imported: as it was at first, unless the reader flipped it or skips it as a duplicate. */
export function isTicked(preview: ImportPreview, marks: Marks, entry: PlanEntry): boolean {
  const key = entryKey(preview, entry.ordinal);
  if (entry.status === 'possible' && marks.decisions.get(key) === 'skip') return false;
  return isTakenAtFirst(preview.report, entry) !== marks.flipped.has(key);
}

/** Ticks or unticks entries. Ticking a duplicate that was to be skipped keeps both. */
export function tick(preview: ImportPreview, marks: Marks, entries: readonly PlanEntry[]): Marks {
  const flipped = new Set(marks.flipped);
  const decisions = new Map(marks.decisions);
  for (const { ordinal } of entries) {
    const key = entryKey(preview, ordinal);
    if (decisions.get(key) === 'skip') decisions.delete(key);
    else if (!flipped.delete(key)) flipped.add(key);
  }
  return { flipped, decisions };
}

/** Notes what to do with a possible duplicate. Keeping or merging one that is unticked ticks it. */
export function decide(preview: ImportPreview, marks: Marks, entry: PlanEntry, decision: Decision): Marks {
  const decisions = new Map(marks.decisions).set(entryKey(preview, entry.ordinal), decision);
  const next = { ...marks, decisions };
  return decision === 'skip' || isTicked(preview, next, entry)
    ? next
    : { ...tick(preview, { ...next, decisions: marks.decisions }, [entry]), decisions };
}

export interface Counted {
  /** Ticked entries that the library does not have. */
  readonly fresh: number;
  /** Ticked entries that it has: they only gain an appearance. */
  readonly joining: number;
}

/** What pressing *Import* would do. */
export function counted(preview: ImportPreview, marks: Marks): Counted {
  const ticked = preview.plan.filter((entry) => isTicked(preview, marks, entry));
  const joining = ticked.filter((entry) => entry.status === 'here').length;
  return { fresh: ticked.length - joining, joining };
}

/** The decisions as the worker takes them. */
export function entryChoices(
  preview: ImportPreview,
  marks: Marks,
): Pick<ImportChoices, 'leaveOut' | 'mergeInto'> {
  const merged = preview.plan.flatMap(({ ordinal, other }) =>
    other && marks.decisions.get(entryKey(preview, ordinal)) === 'merge'
      ? [[ordinal, other.paperId] as const]
      : [],
  );
  return {
    leaveOut: preview.plan.filter((entry) => !isTicked(preview, marks, entry)).map((entry) => entry.ordinal),
    mergeInto: Object.fromEntries(merged),
  };
}

/** The three numbers that add up: every line (or entry) was used as it is, used without its beginning, or ignored. */
export interface Ledger {
  readonly total: number;
  readonly used: number;
  readonly trimmed: number;
  readonly ignored: number;
  /** What the parser lost sight of: 0, or a defect. */
  readonly lost: number;
  readonly unit: 'line' | 'entry';
}

/** The account of a report. A line that was trimmed and then ignored counts as ignored. */
export function ledgerOf({ lines, ignored, trimmed, unaccounted }: ParseReport): Ledger {
  const gone = new Set(ignored.map(({ line }) => line));
  const cut = new Set(trimmed.flatMap(({ line }) => (gone.has(line) ? [] : [line]))).size;
  return {
    total: lines.total,
    used: lines.used - cut,
    trimmed: cut,
    ignored: ignored.length,
    lost: unaccounted,
    unit: lines.unit ?? 'line',
  };
}

/** The prefix that was cut from a record's title, where one was. */
export function trimmedFrom({ trimmed }: ParseReport, record: ParsedPaper): LedgerLine | undefined {
  if (trimmed.length === 0) return undefined;
  const lines = titleLines(record);
  return trimmed.find(({ line }) => lines.includes(line));
}

/** Whether lines of the digest can be corrected: those that the text family read. */
export const isText = ({ format, records }: ParseReport): boolean =>
  format === 'text' || records.some(({ raw }) => raw.format === 'text');

/** The messages or files that records came from, in their order, each with its number of records. Empty for a digest that is one text. */
export function partsOf({
  records,
}: ParseReport): readonly { readonly part: string; readonly papers: number }[] {
  const counts = new Map<string, number>();
  for (const { raw } of records)
    if (raw.part !== undefined) counts.set(raw.part, (counts.get(raw.part) ?? 0) + 1);
  return [...counts].map(([part, papers]) => ({ part, papers }));
}
