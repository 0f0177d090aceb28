/**
 * The journal's lines: one batch each, as JSON with a checksum over the bytes of the batch, so that every line is read
 * with ordinary tools and still tells whether it is whole. A line that is not whole never takes its neighbours with it: the
 * opening `{"crc":"` cannot occur inside a JSON string, so a reader that lost its place (a flipped line break) finds the next line by it.
 */
import { cellKey, wins, type Change } from './change.ts';
import { CRC32, createCrc } from './crc.ts';
import type { JournalBatch } from './library-files.ts';

const OPENING = '{"crc":"';
const CHECK_DIGITS = 8;
const MIDDLE = '","batch":';
const BODY = OPENING.length + CHECK_DIGITS + MIDDLE.length;
const LINE_FEED = 0x0a;
const CLOSING_BRACE = 0x7d;

const crc32 = createCrc(CRC32);
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });
const opening = encoder.encode(OPENING);

/** A whole line: its batch, its checksum, and its bytes `[start, end)` in what was parsed, the line break included where there is one. */
export interface JournalLine {
  readonly batch: JournalBatch;
  readonly check: string;
  readonly start: number;
  readonly end: number;
}

/** Bytes `[start, end)` that are no line. */
export interface Damage {
  readonly start: number;
  readonly end: number;
}

/** What a journal file holds. Lines are in their order. */
export interface JournalScan {
  readonly lines: readonly JournalLine[];
  /** Bytes before the end that are no line, but stand where lines were. */
  readonly damaged: readonly Damage[];
  /** The incomplete last line, null when the file ends whole. */
  readonly torn: Damage | null;
  /** The last line is whole and only its line break is missing. */
  readonly unended: boolean;
}

/** The line of a batch, with its line break. */
export function encodeBatch(batch: JournalBatch): Uint8Array<ArrayBuffer> {
  const body = JSON.stringify(batch);
  const check = crc32(encoder.encode(body)).toString(16).padStart(CHECK_DIGITS, '0');
  return encoder.encode(`${OPENING}${check}${MIDDLE}${body}}\n`);
}

/** Reads a journal file. Never throws: whatever is no line is answered as damage, or as torn when it is at the end. */
export function parseJournal(bytes: Uint8Array): JournalScan {
  const lines: JournalLine[] = [];
  const damaged: Damage[] = [];
  let torn: Damage | null = null;
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const ended = feed !== -1;
    const end = ended ? feed + 1 : bytes.length;
    const line = readLine(bytes, start, ended ? feed : end);
    if (line) lines.push({ ...line, end });
    else {
      const found = salvage(bytes, start, ended ? feed : end);
      lines.push(...found.lines);
      const last = found.damaged.at(-1);
      if (!ended && last?.end === end) {
        torn = last;
        found.damaged.pop();
      }
      damaged.push(...found.damaged);
    }
    start = end;
  }
  const last = lines.at(-1);
  const unended = last !== undefined && last.end === (torn?.start ?? bytes.length) && !endsLine(bytes, last);
  return { lines, damaged, torn, unended };
}

const endsLine = (bytes: Uint8Array, line: JournalLine): boolean => bytes[line.end - 1] === LINE_FEED;

function readLine(bytes: Uint8Array, start: number, end: number): JournalLine | null {
  if (end - start <= BODY || bytes[end - 1] !== CLOSING_BRACE) return null;
  try {
    const header = decoder.decode(bytes.subarray(start, start + BODY));
    if (!header.startsWith(OPENING) || !header.endsWith(MIDDLE)) return null;
    const check = header.slice(OPENING.length, OPENING.length + CHECK_DIGITS);
    const body = bytes.subarray(start + BODY, end - 1);
    if (crc32(body).toString(16).padStart(CHECK_DIGITS, '0') !== check) return null;
    const batch: unknown = JSON.parse(decoder.decode(body));
    return isBatch(batch) ? { batch, check, start, end } : null;
  } catch {
    return null;
  }
}

/** Lines that stand inside what is no line: two whose line break was lost, or one that begins after stray bytes. */
function salvage(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly lines: JournalLine[]; readonly damaged: Damage[] } {
  const lines: JournalLine[] = [];
  const damaged: Damage[] = [];
  let done = start;
  for (let at = start; at < end;) {
    const next = nextOpening(bytes, at + 1, end);
    // The byte before the next line, or before the end, may be a line break that is none any more.
    const line = readLine(bytes, at, next) ?? readLine(bytes, at, next - 1);
    if (line) {
      if (done < at) damaged.push({ start: done, end: at });
      lines.push(line);
      done = line.end;
    }
    at = next;
  }
  if (done < end) damaged.push({ start: done, end });
  return { lines, damaged };
}

function nextOpening(bytes: Uint8Array, from: number, end: number): number {
  const [first = 0] = opening;
  for (let at = bytes.indexOf(first, from); at !== -1 && at < end; at = bytes.indexOf(first, at + 1)) {
    if (opening.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return end;
}

/** The checksum vouches for what we wrote; this only tells it from another program's JSON. */
const isBatch = (value: unknown): value is JournalBatch =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'changes' in value &&
  Array.isArray(value.changes);

/** The latest cell of each name among the changes, added to `cells`. Any order and any repetition come to the same cells. */
export function foldCells(
  changes: Iterable<Change>,
  cells: Map<string, Change> = new Map(),
): Map<string, Change> {
  for (const change of changes) {
    const key = cellKey(change);
    const known = cells.get(key);
    if (known === undefined || wins(change, known)) cells.set(key, change);
  }
  return cells;
}

/** The batches without those that a later one took the place of, each id once. */
export function standing(batches: readonly JournalBatch[]): readonly JournalBatch[] {
  const replaced = new Set(batches.flatMap(({ replaces }) => replaces ?? []));
  const seen = new Set<string>();
  return batches.filter(({ id }) => !replaced.has(id) && !seen.has(id) && seen.add(id));
}
