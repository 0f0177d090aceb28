import 'fake-indexeddb/auto';
import type { ParsedPaper, ParseReport } from '../../../shared/digest/report.ts';
import { ok } from '../../../shared/problem.ts';
import { createIngest } from '../../../renderer/workers/ingest.ts';
import type { ImportChoices, Keep } from '../../../renderer/workers/ingest-api.ts';
import { db } from '../../../renderer/storage/db.ts';

export const record = (title: string, more: Partial<ParsedPaper> = {}): ParsedPaper => ({
  title,
  authors: [],
  authorsComplete: false,
  ids: {},
  urls: [],
  code: [],
  digest: { source: 'test', kind: null },
  raw: { format: 'test', text: title },
  confidence: 1,
  warnings: [],
  ...more,
});

/** A report of these records. */
export const reportOf = (records: readonly ParsedPaper[]): ParseReport => ({
  format: 'test',
  digest: {},
  unaccounted: 0,
  warnings: [],
  records,
  ignored: [],
  trimmed: [],
  untitled: 0,
  encoding: { label: 'utf-8', confidence: 1, replaced: 0 },
  gate: { score: 1, reasons: [] },
  lines: { total: 0, used: 0 },
});

/** An ingest whose parser answers these records. */
export const ingestOf = (records: readonly ParsedPaper[]) => createIngest(async () => ok(reportOf(records)));

export const choices = (name: string, more: Partial<ImportChoices> = {}): ImportChoices => ({
  name,
  date: null,
  targetListId: null,
  leaveOut: [],
  mergeInto: {},
  ...more,
});

/** For tests that never read digests back. */
export const keepNothing: Keep = async () => ok(null);

/** Imports records as a digest of this name, and answers what `commit` did. */
export async function importDigest(
  name: string,
  records: readonly ParsedPaper[],
  more: Partial<ImportChoices> = {},
  keep: Keep = keepNothing,
) {
  const ingest = ingestOf(records);
  const seen = await ingest.preview({ kind: 'text', text: name, name }, {}, () => undefined);
  if (!seen.ok) throw new Error(seen.problem.code);
  return ingest.commit(choices(name, more), () => undefined, keep);
}

/** Distinct titles of five words. */
export const titles = (n: number, from = 0): ParsedPaper[] =>
  Array.from({ length: n }, (_, at) => {
    const k = from + at;
    const word = (salt: number): string => `w${((k + 1) * 7919 * salt).toString(36)}`;
    return record([1, 2, 3, 5, 7].map(word).join(' '), {
      abstract: Array.from({ length: 20 }, (_each, w) => word(w + 11)).join(' '),
    });
  });

/** The library as a reader could tell it, without clocks. */
export async function snapshot(): Promise<unknown> {
  const tables = db.tables.filter(
    ({ name }) => !['batches', 'outbox', 'meta', 'sketches', 'keys'].includes(name),
  );
  const rows = await Promise.all(
    tables.map(async (table): Promise<[string, unknown]> => {
      const all: Record<string, unknown>[] = await table.toArray();
      // In the order of time.
      if (table.name === 'cards') all.sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1));
      return [
        table.name,
        all
          .filter((row) => !('clocks' in row) || row['deleted'] !== true)
          .map(({ clocks: _clocks, deleted: _deleted, mergedFrom: _mergedFrom, ...row }) => stripped(row))
          // When a note was last changed is its clock.
          .map(({ at, ...row }) => (row['label'] === 'note' ? row : { ...row, at }))
          .map(stripped)
          .filter((row) => Object.keys(row).length > (table.name === 'counters' ? 1 : 0))
          .filter((row) => table.name !== 'counters' || row['n'] !== 0)
          .filter((row) => !['readings', 'texts'].includes(table.name) || Object.keys(row).length > 1),
      ];
    }),
  );
  return Object.fromEntries(rows);
}

const stripped = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));

export async function emptyLibrary(): Promise<void> {
  await db.delete();
  await db.open();
}
