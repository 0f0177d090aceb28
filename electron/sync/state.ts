/** `sync.json` in the user's data: where this installation syncs, and how far it is. It names a place of this machine and is in no library. */
import { randomBytes } from 'node:crypto';
import { BEGINNING, type JournalPosition } from '../library/journal-files.ts';
import { once, replaceFile, type Disk } from '../library/disk.ts';
import type { LogCursor } from '../../shared/sync/log.ts';

/** The end of the last line that this installation wrote to its log. */
export interface OwnEnd {
  readonly file: number;
  readonly bytes: number;
  readonly check: string;
  readonly n: number;
}

/** How far a file of another log was merged, and how the file was then. */
export interface FileState {
  readonly cursor: LogCursor;
  readonly size: number;
  readonly modified: number;
  /** As in `LogReading`; what is up to `last` was merged, as long as it stays the same. */
  readonly holes: string;
  readonly first: number;
  readonly last: number;
  /** Batches that wait, for files of digests or for a newer Lectern: the file is read again though it is the same. */
  readonly waiting: number;
  /** Places in it that are no lines. */
  readonly damaged: number;
}

export interface SyncState {
  /** The reader's folder; the logs are in `lectern-sync` in it. */
  readonly folder: string;
  /** The name of this installation's log: its device and a random part, since a copied library has the device's name too. */
  readonly installation: string;
  /** The library that `published` and `files` are about. */
  readonly generation: string;
  /** Rests where the reader paused it, and where the reader left: whoever chooses the same folder again goes on there. */
  readonly rest: 'paused' | 'left' | null;
  /** When something that others did was last merged, in milliseconds since 1970, and how many batches it was. */
  readonly merged: { readonly at: number; readonly batches: number } | null;
  /** Up to where the journal is in the log; null until all that was made before is. */
  readonly published: JournalPosition | null;
  readonly end: OwnEnd | null;
  readonly files: Readonly<Record<string, FileState>>;
}

/** A log's folder: a device, and which installation of it. */
export const INSTALLATION = /^[0-9a-z]{8}-[0-9a-z]{8}$/;

/** A name that no other installation has. */
export const newInstallation = (device: string): string =>
  `${device}-${Array.from(randomBytes(8), (byte) => (byte % 36).toString(36)).join('')}`;

/** What syncs a library with a folder for the first time. */
export const joining = (
  folder: string,
  library: { readonly device: string; readonly generation: string },
): SyncState => ({
  folder,
  installation: newInstallation(library.device),
  generation: library.generation,
  rest: null,
  merged: null,
  published: null,
  end: null,
  files: {},
});

/** Null where nothing is synced, and where the file does not read: the reader is asked for the folder again. */
export async function readState(on: Disk, path: string): Promise<SyncState | null> {
  if ((await on.size(path)) === null) return null;
  const text = Buffer.from(await on.read(path)).toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    return isState(value) ? value : null;
  } catch {
    return null;
  }
}

/** Writes it, whole or not at all. */
export async function writeState(on: Disk, path: string, state: SyncState): Promise<void> {
  await replaceFile(on, path, once(`${JSON.stringify({ schema: 1, ...state })}\n`));
}

/** We alone write it, whole: this tells it from another program's or a newer one. */
const isState = (value: unknown): value is SyncState =>
  typeof value === 'object' &&
  value !== null &&
  'schema' in value &&
  value.schema === 1 &&
  'rest' in value &&
  'merged' in value &&
  'folder' in value &&
  typeof value.folder === 'string' &&
  'installation' in value &&
  typeof value.installation === 'string' &&
  INSTALLATION.test(value.installation);

/** Before the first line of a log. */
export const NO_LINE: OwnEnd = { ...BEGINNING, n: 0 };
