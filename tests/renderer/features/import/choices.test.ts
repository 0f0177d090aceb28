import { describe, expect, test } from 'vitest';
import type { ParsedPaper } from '../../../../shared/digest/report.ts';
import {
  counted,
  decide,
  entryChoices,
  entryKey,
  isTicked,
  ledgerOf,
  NO_MARKS,
  partsOf,
  shownEntries,
  tick,
  tiles,
  trimmedFrom,
} from '../../../../renderer/features/import/choices.ts';
import type { ImportPreview, PlanEntry } from '../../../../renderer/workers/ingest-api.ts';

const record = (line: number, part: Partial<ParsedPaper> = {}): ParsedPaper => ({
  title: `Paper of line ${line}`,
  authors: [],
  authorsComplete: false,
  ids: {},
  urls: [],
  code: [],
  digest: { source: 'test', kind: null },
  raw: { format: 'text', lineFrom: line, lineTo: line, text: '' },
  confidence: 1,
  warnings: [],
  ...part,
});

const other = { paperId: 'known', title: 'Known', abstract: '', inThisFile: false };

function preview(
  statuses: readonly PlanEntry['status'][],
  part: { gate?: number; records?: readonly ParsedPaper[] } = {},
): ImportPreview {
  const records = part.records ?? statuses.map((_, n) => record(n * 3 + 1));
  return {
    digestId: 'd',
    name: 'digest',
    date: null,
    alreadyImportedAs: null,
    again: null,
    pastedAs: null,
    encodings: [],
    corrected: null,
    libraryPapers: 0,
    plan: statuses.map((status, ordinal) => ({ ordinal, status, ...(status === 'new' ? {} : { other }) })),
    report: {
      format: 'text',
      digest: {},
      unaccounted: 0,
      warnings: [],
      records,
      ignored: [{ line: 9, text: 'Subscribe', reason: 'page noise' }],
      trimmed: [],
      untitled: 0,
      encoding: { label: 'utf-8', confidence: 1, replaced: 0 },
      gate: { score: part.gate ?? 1, reasons: [] },
      lines: { total: 10, used: 9 },
    },
  };
}

describe('the tiles', () => {
  test('show what is there, and New even when nothing is', () => {
    expect(tiles(preview(['here', 'here']))).toEqual([
      { filter: 'all', n: 2 },
      { filter: 'new', n: 0 },
      { filter: 'here', n: 2 },
      { filter: 'ignored', n: 1 },
    ]);
  });

  test('count entries with unsure boundaries', () => {
    const shown = tiles(preview(['new', 'new'], { records: [record(1), record(4, { confidence: 0.4 })] }));
    expect(shown).toContainEqual({ filter: 'check', n: 1 });
  });
});

describe('the ticks', () => {
  test('are all there at first, and none in a file that does not look like a digest', () => {
    expect(counted(preview(['new', 'possible', 'here']), NO_MARKS)).toEqual({ fresh: 2, joining: 1 });
    expect(counted(preview(['new', 'new'], { gate: 0.49 }), NO_MARKS)).toEqual({ fresh: 0, joining: 0 });
  });

  test('leave out entries with neither title nor identifier until the reader ticks them', () => {
    const records = [record(1, { title: null }), record(4, { title: null, ids: { doi: '10.1/x' } })];
    const mine = preview(['untitled', 'untitled'], { records });
    expect(entryChoices(mine, NO_MARKS).leaveOut).toEqual([0]);
    expect(entryChoices(mine, tick(mine, NO_MARKS, mine.plan.slice(0, 1))).leaveOut).toEqual([]);
  });

  test('stay with their entries when a correction brings in another before them', () => {
    const before = preview(['new', 'new']);
    const marks = tick(before, NO_MARKS, before.plan.slice(1));
    const after = preview(['new', 'new', 'new'], { records: [record(1), record(2), record(4)] });
    expect(after.plan.map((entry) => isTicked(after, marks, entry))).toEqual([true, true, false]);
    expect(entryKey(before, 1)).toBe(entryKey(after, 2));
  });
});

describe('a possible duplicate', () => {
  const mine = preview(['new', 'possible']);
  const entry = mine.plan[1]!;

  test('is kept beside the other unless the reader says more', () => {
    expect(entryChoices(mine, NO_MARKS)).toEqual({ leaveOut: [], mergeInto: {} });
  });

  test('can be merged or left out', () => {
    expect(entryChoices(mine, decide(mine, NO_MARKS, entry, 'merge'))).toEqual({
      leaveOut: [],
      mergeInto: { 1: 'known' },
    });
    expect(entryChoices(mine, decide(mine, NO_MARKS, entry, 'skip')).leaveOut).toEqual([1]);
  });

  test('that was skipped is kept when it is ticked again', () => {
    const skipped = decide(mine, NO_MARKS, entry, 'skip');
    expect(isTicked(mine, tick(mine, skipped, [entry]), entry)).toBe(true);
  });

  test('that was unticked is ticked when it is to be merged', () => {
    const unticked = tick(mine, NO_MARKS, [entry]);
    const merged = decide(mine, unticked, entry, 'merge');
    expect(entryChoices(mine, merged)).toEqual({ leaveOut: [], mergeInto: { 1: 'known' } });
  });
});

describe('the account', () => {
  const whole = preview(['new']);
  const account = (part: Partial<ImportPreview['report']>) => ledgerOf({ ...whole.report, ...part });

  test('adds up, with what was trimmed apart from what was used as it is', () => {
    const { total, used, trimmed, ignored, lost } = account({
      lines: { total: 240, used: 238 },
      ignored: [1, 2].map((line) => ({ line, text: 'Subscribe', reason: 'page noise' })),
      trimmed: [{ line: 3, text: 'Subscribe', reason: 'glued button label' }],
    });
    expect([used, trimmed, ignored, lost]).toEqual([237, 1, 2, 0]);
    expect(used + trimmed + ignored).toBe(total);
  });

  test('counts a line that was trimmed and then ignored once', () => {
    const { used, trimmed, ignored } = account({
      trimmed: [{ line: 9, text: 'Subscribe', reason: 'glued button label' }],
    });
    expect({ used, trimmed, ignored }).toEqual({ used: 9, trimmed: 0, ignored: 1 });
  });

  test('counts entries where the format does', () => {
    expect(account({ lines: { total: 10, used: 9, unit: 'entry' } }).unit).toBe('entry');
  });
});

test('possible duplicates come first among all, the others stay in their order', () => {
  const mine = preview(['new', 'possible', 'here', 'possible']);
  expect(shownEntries(mine, 'all').map(({ ordinal }) => ordinal)).toEqual([1, 3, 0, 2]);
});

test('the parts are named in their order, each with its papers', () => {
  const raw = (part: string) => ({ raw: { format: 'ris', part, text: '' } });
  const records = ['b.ris', 'a.ris', 'b.ris'].map((part, n) => record(n, raw(part)));
  expect(partsOf(preview(['new', 'new', 'new'], { records }).report)).toEqual([
    { part: 'b.ris', papers: 2 },
    { part: 'a.ris', papers: 1 },
  ]);
});

test('a trimmed prefix is found at the title that it was cut from', () => {
  const cut = { line: 4, text: 'Subscribe', reason: 'glued button label' };
  const title = 'A Title';
  const raw = { format: 'text', lineFrom: 4, lineTo: 5, text: 'SubscribeA Title\nAbstract' };
  const { report } = preview(['new']);
  const of = (part: Partial<ParsedPaper>) =>
    trimmedFrom({ ...report, trimmed: [cut] }, record(4, { title, raw, ...part }));
  expect(of({})).toBe(cut);
  expect(of({ raw: { ...raw, lineFrom: 40 } })).toBeUndefined();
});
