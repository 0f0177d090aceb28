/**
 * Cuts a file that is too large to be read at once into parts that are digests of their own: whole messages of a mailbox,
 * whole lines, whole rows of a table with its header in front. One pass over the bytes as they arrive finds the parts and
 * hashes them, and holds no more than a chunk: where a message goes on into the next chunk it is hashed twice, as the end
 * of the part so far and as the start of the next, and what it turns out to be is kept.
 */
import { isFromLine, LONGEST_FROM_LINE } from './mbox.ts';
import { streamKind, type StreamKind } from './pieces.ts';
import { Rows } from './rows.ts';

/** The kind of a file is decided on this much of its beginning. */
export const HEAD_BYTES = 64 * 1024;

const LF = 10;
const CR = 13;

/** A hash under way, as Node and others have it. */
export interface PartHash {
  update(bytes: Uint8Array): void;
  /** One that goes on from here on its own. */
  copy(): PartHash;
  /** Lower-case hex. Nothing is added after it. */
  hex(): string;
}

/** A part of a file: its bytes from `from` to before `to`, behind the header where it has one and is not the first. */
export interface FilePart {
  readonly from: number;
  readonly to: number;
  /** Messages, lines or rows, a header included. */
  readonly entries: number;
  /** Of its bytes, the repeated header included; null for one message, line or row that is too large to be read. */
  readonly sha256: string | null;
}

/** How a file is cut. */
export interface Cut {
  readonly kind: Exclude<StreamKind, 'whole'>;
  /** What is put in front of every part but the first: the header row of a table; empty otherwise. */
  readonly header: Uint8Array;
}

export interface PartLimits {
  /** A part is no larger, unless it is one message, line or row. */
  readonly partBytes: number;
  readonly entries: number;
  /** A larger message, line or row is set aside, the header counted in. */
  readonly maxBytes: number;
}

/** How to cut a file that begins with these bytes (`HEAD_BYTES` of them); null for one that has to be read whole. */
export function cutOf(head: Uint8Array): Cut | null {
  const kind = streamKind(head);
  if (kind === 'whole') return null;
  if (kind !== 'table') return { kind, header: new Uint8Array() };
  const rows = new Rows();
  let [start, end] = [0, rows.end(head, 0)];
  while (end >= 0 && isBlank(head.subarray(start, end))) [start, end] = [end, rows.end(head, end)];
  return end < 0 ? null : { kind, header: head.slice(0, end) };
}

const isBlank = (row: Uint8Array): boolean => row.every((byte) => byte === LF || byte === CR);

/** Takes the bytes of a file in order. Both functions answer the parts that are finished, in order; `end` the last. */
export interface Cutter {
  push(chunk: Uint8Array): readonly FilePart[];
  end(): readonly FilePart[];
}

/** Cuts one file. The parts follow each other without a gap. */
export function createCutter(cut: Cut, createHash: () => PartHash, limits: PartLimits): Cutter {
  const ends = scanner(cut.kind);
  const maxUnit = limits.maxBytes - cut.header.length;
  const begin = (from: number): Open => {
    const hash = createHash();
    if (from > 0) hash.update(cut.header);
    return { from, to: from, entries: 0, hash };
  };
  let part = begin(0);
  /** A message, line or row that began in an earlier chunk. */
  let unit: { size: number; readonly before: PartHash; readonly alone: PartHash } | null = null;
  let held = new Uint8Array();

  function read(bytes: Uint8Array, isLast: boolean): FilePart[] {
    const done: FilePart[] = [];
    const at = part.to + (unit?.size ?? 0);
    /** Bytes of this chunk that the part's hash knows. */
    let hashed = 0;
    let start = 0;
    const close = (sha256: string): void => {
      if (part.entries > 0) done.push({ from: part.from, to: part.to, entries: part.entries, sha256 });
    };
    const finish = (end: number): void => {
      const size = (unit?.size ?? 0) + end - start;
      const to = at + end;
      const isTooLarge = size > maxUnit;
      const fits = part.to - part.from + size <= limits.partBytes && part.entries < limits.entries;
      if (isTooLarge || (part.entries > 0 && !fits)) {
        if (unit === null) part.hash.update(bytes.subarray(hashed, start));
        close((unit?.before ?? part.hash).hex());
        if (isTooLarge) {
          done.push({ from: part.to, to, entries: 1, sha256: null });
          part = begin(to);
        } else {
          part = { ...begin(part.to), ...(unit === null ? {} : { hash: unit.alone }) };
        }
        hashed = isTooLarge ? end : start;
      }
      if (!isTooLarge) [part.to, part.entries] = [to, part.entries + 1];
      unit = null;
      start = end;
    };

    const { found, settled } = ends(bytes, { isLast, isHopeless: (unit?.size ?? 0) > maxUnit });
    for (const end of found) finish(end);
    if (isLast) {
      if (start < bytes.length || unit !== null) finish(bytes.length);
      part.hash.update(bytes.subarray(hashed, start));
      close(part.hash.hex());
      return done;
    }
    if (unit === null) part.hash.update(bytes.subarray(hashed, start));
    const rest = bytes.subarray(start, settled);
    if (rest.length > 0) {
      unit ??= { size: 0, before: part.hash.copy(), alone: begin(part.to).hash };
      unit.size += rest.length;
      if (unit.size <= maxUnit) for (const hash of [part.hash, unit.alone]) hash.update(rest);
    }
    held = bytes.slice(settled);
    return done;
  }

  return {
    push: (chunk) => read(held.length === 0 ? chunk : joined(held, chunk), false),
    end: () => read(held, true),
  };
}

interface Open {
  readonly from: number;
  /** Where its last whole message, line or row ends. */
  to: number;
  entries: number;
  readonly hash: PartHash;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

interface Reach {
  readonly isLast: boolean;
  /** Whether what goes on at the start of the bytes is too large already. */
  readonly isHopeless: boolean;
}

interface Ends {
  /** Where messages, lines or rows end, in order. */
  readonly found: readonly number[];
  /** Up to here the bytes are known; those behind it have to be shown again, in front of the next. */
  readonly settled: number;
}

type Scanner = (bytes: Uint8Array, reach: Reach) => Ends;

function scanner(kind: Cut['kind']): Scanner {
  return kind === 'mbox' ? messageEnds() : kind === 'lines' ? lineEnds : rowEnds();
}

function lineEnds(bytes: Uint8Array): Ends {
  const found: number[] = [];
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) found.push(at + 1);
  return { found, settled: bytes.length };
}

function rowEnds(): Scanner {
  const rows = new Rows();
  return (bytes, { isHopeless }) => {
    if (isHopeless) rows.giveUp();
    const found: number[] = [];
    for (let at = rows.end(bytes, 0); at >= 0; at = rows.end(bytes, at)) found.push(at);
    return { found, settled: bytes.length };
  };
}

/** A message ends where a From line behind a blank one starts. A line of which that cannot be said yet is shown again. */
function messageEnds(): Scanner {
  let isAfterBlank = true;
  let isLineStart = true;
  let isFirst = true;
  return (bytes, { isLast }) => {
    const found: number[] = [];
    let line = 0;
    while (line < bytes.length) {
      const newline = bytes.indexOf(LF, line);
      const isWhole = newline >= 0 || isLast;
      if (!isWhole && isLineStart && bytes.length - line <= LONGEST_FROM_LINE)
        return { found, settled: line };
      if (isLineStart && isAfterBlank && isWhole && isFromLine(bytes, line, { complete: true })) {
        if (!isFirst) found.push(line);
        isFirst = false;
      }
      if (newline < 0) {
        isLineStart = false;
        break;
      }
      isAfterBlank = isLineStart && (newline === line || (newline === line + 1 && bytes[line] === CR));
      isLineStart = true;
      line = newline + 1;
    }
    return { found, settled: bytes.length };
  };
}
