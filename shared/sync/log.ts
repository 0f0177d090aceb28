/**
 * What one device tells the others: a log in the synced folder that it alone writes and only ever adds to, in the form of the
 * journal (`shared/journal.ts`). Sync tools bring it late, cut short, twice, in pieces that are out of order, and under other names;
 * whatever of it is there is read, and what is missing is said.
 */
import { isText, type Change } from '../change.ts';
import { encodeBatch, parseJournal, type Damage, type JournalLine } from '../journal.ts';
import type { JournalBatch } from '../library-files.ts';

/** A batch as a log has it: numbered, from 1, through all files of its device. */
export interface LogBatch extends JournalBatch {
  readonly n: number;
  /** Digests that it tells of and whose files even its own device has not: nobody waits for them. */
  readonly lacks?: readonly string[];
}

/** The digests whose files a batch needs, to be shown whole. */
export const digestsOf = ({
  changes,
  lacks = [],
}: Pick<LogBatch, 'changes' | 'lacks'>): readonly string[] => [
  ...new Set(
    changes.flatMap(({ table, id, field }) =>
      table === 'digests' && field === 'papers' && !lacks.includes(id) ? [id] : [],
    ),
  ),
];

/** How far a log file was read: the end of a line, which its checksum tells from another one, and its number. */
export interface LogCursor {
  readonly bytes: number;
  readonly check: string;
  readonly n: number;
}

/** Before the first line of a file. */
export const LOG_START: LogCursor = { bytes: 0, check: '', n: 0 };

/** What is in a log file beyond what was read. */
export interface LogReading {
  /** To be merged now, in their order. */
  readonly ready: readonly LogBatch[];
  /** Batches that wait for something that is not there yet. */
  readonly waiting: readonly LogBatch[];
  /** Everything before this need never be read again. */
  readonly cursor: LogCursor;
  /** The number of the first and of the last line of the file; 0 of a file without lines. */
  readonly first: number;
  readonly last: number;
  /** Places that are no lines. */
  readonly damaged: readonly Damage[];
  /** The last line is not whole yet. */
  readonly isCut: boolean;
  /** Names what was found, apart from lines that were added: where it is another one, what was merged already may be again. */
  readonly holes: string;
}

/**
 * Reads a log file from a cursor on; from its beginning where the cursor's line is not in it any more. `waits` says that a batch cannot be
 * merged yet. Neither damage nor a batch that waits stops what comes after them, but the cursor stays before the first of them.
 */
export function readLog(bytes: Uint8Array, from: LogCursor, waits: (batch: LogBatch) => boolean): LogReading {
  const scan = parseJournal(bytes);
  const lines = scan.lines.filter(isNumbered);
  const found = lines.findIndex(({ end, check }) => end === from.bytes && check === from.check);
  const rest = lines.slice(found + 1);
  const start = found === -1 ? 0 : from.bytes;
  const damaged = [...scan.damaged, ...others(scan.lines)].filter(({ end }) => end > start);
  const waiting = rest.filter(({ batch }) => waits(batch));
  const stop = Math.min(...[...damaged, ...waiting].map((each) => each.start), bytes.length + 1);
  const settled = rest.filter(({ end }) => end <= stop).at(-1);
  const isWaiting = new Set(waiting);
  return {
    ready: rest.flatMap((line) => (isWaiting.has(line) ? [] : [line.batch])),
    waiting: waiting.map(({ batch }) => batch),
    cursor:
      settled === undefined
        ? found === -1
          ? LOG_START
          : from
        : { bytes: settled.end, check: settled.check, n: settled.batch.n },
    first: lines[0]?.batch.n ?? 0,
    last: lines.at(-1)?.batch.n ?? 0,
    damaged,
    isCut: scan.torn !== null,
    holes: JSON.stringify([damaged, waiting.map(({ batch }) => batch.n)]),
  };
}

type NumberedLine = JournalLine & { readonly batch: LogBatch };

const isNumbered = (line: JournalLine): line is NumberedLine =>
  'n' in line.batch && typeof line.batch.n === 'number';

/** Lines that are whole and no log's. */
const others = (lines: readonly JournalLine[]): readonly Damage[] =>
  lines.filter((line) => !isNumbered(line)).map(({ start, end }) => ({ start, end }));

/** The line of a batch in a log: of what it replaced only texts, which others merge from. */
export const encodeLogBatch = (batch: LogBatch): Uint8Array<ArrayBuffer> =>
  encodeBatch({ ...batch, before: batch.before.filter(isText) });

const SNAPSHOT_CELLS = 500;

/**
 * All cells of a library as batches, for devices that were not there when they were written. Each digest is in one of its own, so that
 * none waits for another's files.
 */
export function* snapshotBatches(cells: Iterable<Change>, name: string): Generator<JournalBatch> {
  const digests = new Map<string, Change[]>();
  let some: Change[] = [];
  let count = 0;
  const batch = (changes: readonly Change[]): JournalBatch => ({
    id: `${name}-${++count}`,
    label: name,
    changes,
    before: [],
  });
  for (const cell of cells) {
    if (cell.table === 'digests') {
      const known = digests.get(cell.id);
      if (known === undefined) digests.set(cell.id, [cell]);
      else known.push(cell);
      continue;
    }
    some.push(cell);
    if (some.length < SNAPSHOT_CELLS) continue;
    yield batch(some);
    some = [];
  }
  for (const own of digests.values()) yield batch(own);
  if (some.length > 0) yield batch(some);
}

/** The numbers of files that should be there, by the files that are: numbers that no line has yet. */
export function gapsIn(files: readonly { readonly first: number; readonly last: number }[]): number {
  let next = 1;
  let missing = 0;
  for (const { first, last } of files.filter((file) => file.last > 0).toSorted((a, b) => a.first - b.first)) {
    if (first > next) missing += first - next;
    next = Math.max(next, last + 1);
  }
  return missing;
}

/** What a device did itself, numbered on from the last line of its log. What sync brought, others tell. */
export const logBatches = (batches: readonly JournalBatch[], last: number): readonly LogBatch[] =>
  batches.filter(({ merged }) => merged !== true).map((batch, at) => ({ ...batch, n: last + 1 + at }));
