/**
 * Devices in memory that sync through folders which are copied between them as badly as sync tools may: late, cut short, twice,
 * in another order, back to what they were. Each reads and merges with the real code of `shared/sync`.
 */
import {
  cellKey,
  cellOf,
  createClock,
  mergeRow,
  type Cell,
  type Change,
  type HybridClock,
  type Row,
} from '../../../shared/change.ts';
import { parseJournal } from '../../../shared/journal.ts';
import type { JournalBatch } from '../../../shared/library-files.ts';
import { compareIncoming, mend, versionIn, versionsIn } from '../../../shared/sync/incoming.ts';
import {
  encodeLogBatch,
  logBatches,
  LOG_START,
  readLog,
  snapshotBatches,
  type LogBatch,
  type LogCursor,
} from '../../../shared/sync/log.ts';
import { logFile, logName } from '../../../shared/sync/names.ts';
import { seenAfter } from '../../../shared/sync/text-version.ts';

/** Random numbers in [0, 1) that a seed decides (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Files = Map<string, Uint8Array>;
const ROTATE = 700;

/** One device: its library, its journal, and what its sync tool has of the folder. */
export class Device {
  readonly id: string;
  readonly files: Files = new Map();
  journal: JournalBatch[] = [];
  rows = new Map<string, Row>();
  /** Every change that this device acknowledged to its reader. */
  readonly acknowledged: Change[] = [];
  #clock: HybridClock;
  #cursors = new Map<string, LogCursor>();
  #published = 0;
  #joined = false;
  readonly #now: () => number;

  constructor(id: string, now: () => number) {
    this.id = id;
    this.#now = now;
    this.#clock = createClock(id, now);
  }

  row(cell: Pick<Cell, 'table' | 'id'>): Row | undefined {
    return this.rows.get(`${cell.table} ${cell.id}`);
  }

  /** A command, as the library does it: seen, then in the journal. */
  write(cells: readonly Cell[]): void {
    const clock = this.#clock.tick();
    const changes = cells.map((cell): Change => {
      const own = versionIn(this.row(cell));
      if (cell.table !== 'texts') return { ...cell, clock };
      const seen = own === null ? [] : seenAfter(own, this.id);
      return { ...cell, clock, base: own?.clock ?? '', ...(seen.length > 0 ? { seen } : {}) };
    });
    const before = cells.map((cell) => ({ ...cell, ...cellOf(this.row(cell), cell.field) }));
    this.#apply(changes);
    this.journal.push({ id: clock, label: '', changes, before });
    this.acknowledged.push(...changes);
  }

  #apply(changes: readonly Change[]): void {
    for (const change of changes)
      this.rows.set(`${change.table} ${change.id}`, mergeRow(this.row(change), change.id, [change]));
  }

  /** Ends at once; of the last line that it wrote, `kept` bytes are there. The library is built from the journal again. */
  crash(kept: number): void {
    const path = `${this.id}/${logFile(this.#file())}`;
    const bytes = this.files.get(path);
    if (bytes !== undefined && kept > 0) {
      const torn = new Uint8Array(bytes.length + kept);
      torn.set(bytes);
      torn.set(
        encodeLogBatch({ id: 'x', label: '', changes: [], before: [], n: 0 }).subarray(0, kept),
        bytes.length,
      );
      this.files.set(path, torn);
    }
    this.rows = new Map();
    this.#clock = createClock(this.id, this.#now);
    for (const { id, changes } of this.journal) {
      this.#apply(changes);
      for (const { clock } of changes) this.#clock.observe(clock);
      this.#clock.observe(id);
    }
    // What was written last may not have been noted down: it goes out twice.
    this.#published = Math.max(0, this.#published - 1);
  }

  #file(): number {
    const own = [...this.files.keys()].flatMap((path) => {
      const [folder, name = ''] = path.split('/');
      const read = logName(name);
      return folder === this.id && read.kind === 'log' ? [read.file] : [];
    });
    return Math.max(1, ...own);
  }

  /** Writes what is new to its own log. */
  publish(): void {
    const fresh = this.#joined
      ? this.journal.slice(this.#published)
      : [...snapshotBatches(this.#cells(), `${this.id}-snapshot`)];
    this.#joined = true;
    this.#published = this.journal.length;
    let file = this.#file();
    const path = (): string => `${this.id}/${logFile(file)}`;
    let whole = this.files.get(path()) ?? new Uint8Array();
    let scan = parseJournal(whole);
    // A line that a crash cut short is nobody's.
    whole = whole.slice(0, scan.torn?.start ?? whole.length);
    let last = (scan.lines.at(-1)?.batch as LogBatch | undefined)?.n ?? 0;
    if (last === 0 && file > 1) {
      scan = parseJournal(this.files.get(`${this.id}/${logFile(file - 1)}`) ?? new Uint8Array());
      last = (scan.lines.at(-1)?.batch as LogBatch | undefined)?.n ?? 0;
    }
    for (const batch of logBatches(fresh, last)) {
      if (whole.length >= ROTATE) {
        this.files.set(path(), whole);
        file += 1;
        whole = new Uint8Array();
      }
      whole = Uint8Array.from([...whole, ...encodeLogBatch(batch)]);
    }
    this.files.set(path(), whole);
  }

  *#cells(): Generator<Change> {
    for (const [key, row] of this.rows) {
      const table = key.slice(0, key.indexOf(' ')) as Change['table'];
      for (const [field, clock] of Object.entries(row.clocks)) {
        const seen = field === 'text' && Array.isArray(row['seen']) ? { seen: row['seen'] as string[] } : {};
        yield { clock, table, id: row.id, field, value: row[field] ?? null, ...seen };
      }
    }
  }

  /** Merges what others wrote, as far as it is here. Answers how many cells that changed. */
  look(): number {
    const ready: LogBatch[] = [];
    for (const [path, bytes] of this.files) {
      const [device = '', name = ''] = path.split('/');
      if (device === this.id || logName(name).kind === 'other') continue;
      const reading = readLog(bytes, this.#cursors.get(path) ?? LOG_START, () => false);
      ready.push(...reading.ready);
      this.#cursors.set(path, reading.cursor);
    }
    return this.#merge(ready);
  }

  #merge(batches: readonly LogBatch[]): number {
    const { taken, torn } = compareIncoming(
      batches.flatMap(({ changes }) => changes),
      (change) => this.row(change),
    );
    if (taken.length === 0) return 0;
    const earlier = versionsIn([...this.journal, ...batches]);
    const mended = torn.flatMap((text) => mend(text, earlier.get(text.id) ?? []) ?? []);
    for (const { clock } of [...taken, ...mended]) this.#clock.observe(clock);
    this.#apply([...taken, ...mended]);
    const id = this.#clock.tick();
    this.journal.push({ id, label: '', changes: taken, before: [], merged: true });
    if (mended.length > 0)
      this.journal.push({ id: this.#clock.tick(), label: '', changes: mended, before: [] });
    return taken.length;
  }

  /** All that it holds, as text, for comparison. */
  library(): string {
    return JSON.stringify(
      [...this.rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => sorted(row)),
    );
  }
}

const sorted = (row: Row): unknown => [
  row.id,
  Object.entries(row.clocks).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  row['seen'],
  row['text'],
  row['value'],
];

/** Copies files from one device's folder to another's, each well, badly or not at all. */
export function copyBadly(from: Device, to: Device, rnd: () => number): void {
  for (const [path, bytes] of from.files) {
    const [owner = '', name = ''] = path.split('/');
    if (owner === to.id) continue;
    const chance = rnd();
    const there = to.files.get(path);
    if (chance < 0.25) continue;
    if (chance < 0.4) to.files.set(path, bytes.slice(0, Math.floor(rnd() * bytes.length)));
    else if (chance < 0.5 && logName(name).kind === 'log')
      to.files.set(path.replace('.jsonl', '.sync-conflict-20260101-120000-ABCDEFG.jsonl'), bytes.slice());
    else if (there === undefined || there.length <= bytes.length || chance > 0.9)
      to.files.set(path, bytes.slice());
  }
}

/** Everything everywhere, as it is where it was written. */
export function copyWell(devices: readonly Device[]): void {
  for (const from of devices)
    for (const [path, bytes] of from.files)
      if (path.startsWith(`${from.id}/`))
        for (const to of devices) if (to !== from) to.files.set(path, bytes.slice());
}

export interface Outcome {
  readonly libraries: ReadonlySet<string>;
  readonly lost: readonly string[];
  readonly changes: number;
}

const START = Date.UTC(2026, 0, 1);
const YEAR = 365 * 24 * 3600 * 1000;

/** One run: three to five devices, one of whose clocks may be years ahead, that write, meet, part and crash; then all meet. */
export function simulate(seed: number): Outcome {
  const rnd = random(seed);
  const pick = (n: number): number => Math.floor(rnd() * n);
  let time = START;
  const devices = Array.from({ length: 3 + pick(3) }, (_, n) => {
    const skew = Math.round(rnd() < 0.2 ? (rnd() - 0.3) * 5 * YEAR : (rnd() - 0.5) * 60_000);
    return new Device(`device0${n}`, () => time + skew);
  });
  const removed = new Set<string>();
  let word = 0;
  const act = (device: Device): void => {
    const chance = rnd();
    if (chance < 0.3) {
      device.write([{ table: 'readings', id: `paper${pick(4)}`, field: 'value', value: ++word }]);
    } else if (chance < 0.6) {
      const cell = { table: 'texts', id: `note:paper${pick(2)}`, field: 'text' } as const;
      const words = textOf(device.row(cell)?.['text']).split(/\s+/).filter(Boolean);
      if (words.length > 3 && rnd() < 0.2) {
        const [gone = ''] = words.splice(pick(words.length), 1);
        removed.add(gone);
      } else words.splice(pick(words.length + 1), 0, `w${seed}x${++word}`);
      device.write([{ ...cell, value: words.join(' ') }]);
    } else if (chance < 0.75) device.publish();
    else if (chance < 0.9) device.look();
    else device.crash(pick(20));
  };
  const partitions = rnd() < 0.5 ? 2 : 1;
  for (let step = 0; step < 40; step++) {
    time += pick(5000);
    const [from, to] = [pick(devices.length), pick(devices.length)];
    act(devices[pick(devices.length)]!);
    // Halves of the fleet that do not see one another, for the first half of the time.
    const together = step > 20 || from % partitions === to % partitions;
    if (from !== to && together && rnd() < 0.6) copyBadly(devices[from]!, devices[to]!, rnd);
  }
  for (let round = 0, busy = true; busy && round < 20; round++) {
    devices.forEach((device) => device.publish());
    copyWell(devices);
    busy = devices.map((device) => device.look()).some((changed) => changed > 0);
  }
  return judge(devices, removed);
}

function judge(devices: readonly Device[], removed: ReadonlySet<string>): Outcome {
  const [first] = devices;
  const lost: string[] = [];
  let changes = 0;
  for (const { acknowledged } of devices) {
    for (const change of acknowledged) {
      changes += 1;
      const row = first?.row(change);
      const now = cellOf(row, change.field);
      if (now.clock < change.clock) lost.push(cellKey(change));
      if (change.table !== 'texts') continue;
      const words = new Set(wordsOf(now.value));
      for (const each of wordsOf(change.value))
        if (!removed.has(each) && !words.has(each)) lost.push(`${change.id} ${each}`);
    }
  }
  return { libraries: new Set(devices.map((device) => device.library())), lost, changes };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const wordsOf = (value: unknown): readonly string[] =>
  textOf(value)
    .split(/[\s⟦‖⟧]+/)
    .filter((word) => word !== '');
