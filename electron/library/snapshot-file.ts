/** The form of a snapshot: newline-delimited JSON, gzipped — a header, the cells, and a SHA-256 over the lines before it. */
import { createHash } from 'node:crypto';
import { cellKey, type Change } from '../../shared/change.ts';
import type { Disk } from './disk.ts';
import type { JournalPosition } from './journal-files.ts';
import { gunzipped, gzipped, jsonLines, lineGroups } from './streams.ts';

const FORM = 'lectern-snapshot-1';

/** Where the journal stood: everything before `position` is in the cells. */
export interface SnapshotHeader {
  readonly form: typeof FORM;
  readonly generation: string;
  readonly takenAt: number;
  readonly batches: number;
  readonly position: JournalPosition;
}

export interface Snapshot {
  readonly header: SnapshotHeader;
  readonly cells: Map<string, Change>;
}

/** The bytes of a snapshot file. */
export function encodeSnapshot(
  header: Omit<SnapshotHeader, 'form'>,
  cells: Iterable<Change>,
): AsyncIterable<Uint8Array> {
  async function* content(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    for (const part of [jsonLines([{ form: FORM, ...header }]), jsonLines(cells)]) {
      for await (const chunk of part) {
        hash.update(chunk);
        yield chunk;
      }
    }
    yield* jsonLines([{ sha256: hash.digest('hex') }]);
  }
  return gzipped(content());
}

/** Reads a snapshot whole; null when it is damaged in whatever way. */
export async function readSnapshot(on: Disk, path: string): Promise<Snapshot | null> {
  try {
    const hash = createHash('sha256');
    const cells = new Map<string, Change>();
    let header: SnapshotHeader | null = null;
    let held: string | null = null; // the last line seen, which may be the trailer
    for await (const lines of lineGroups(gunzipped(on.stream(path)))) {
      for (const line of lines) {
        if (held !== null) {
          hash.update(`${held}\n`);
          const value: unknown = JSON.parse(held);
          if (header === null) header = value as SnapshotHeader;
          else cells.set(cellKey(value as Change), value as Change);
        }
        held = line;
      }
    }
    const trailer: unknown = JSON.parse(held ?? 'null');
    const whole =
      typeof trailer === 'object' &&
      trailer !== null &&
      'sha256' in trailer &&
      trailer.sha256 === hash.digest('hex');
    return whole && header?.form === FORM ? { header, cells } : null;
  } catch {
    return null;
  }
}

/** The header alone, unverified; null when it cannot be read. */
export async function readSnapshotHeader(on: Disk, path: string): Promise<SnapshotHeader | null> {
  try {
    for await (const [first = ''] of lineGroups(gunzipped(on.stream(path)))) {
      const header = JSON.parse(first) as SnapshotHeader;
      return header.form === FORM ? header : null;
    }
  } catch {
    // Damaged.
  }
  return null;
}
