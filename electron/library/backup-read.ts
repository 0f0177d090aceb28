/** Reading a backup, which may come from anywhere: only known members, of bounded sizes, and everything checked by a hash. */
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { Change } from '../../shared/change.ts';
import { change } from './arguments.ts';
import {
  BACKUP_VERSION,
  CELLS,
  digestMember,
  digestOf,
  HISTORY,
  isMember,
  MANIFEST,
  readManifest,
  type Manifest,
} from './backup-form.ts';
import type { DigestFile } from './digests.ts';
import { LibraryError } from './disk-problem.ts';
import { lineGroups, sha256Of } from './streams.ts';

type Bytes = AsyncIterable<Uint8Array>;

const MAX_MEMBERS = 200_000;
const MAX_MANIFEST = 1024 * 1024;
const MAX_MEMBER = 4 * 1024 * 1024 * 1024;
/** Text of ours never deflates so far; beyond a size at which it would not matter, it is a bomb. */
const MAX_RATIO = 200;
const HARMLESS = 64 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

export interface Backup {
  readonly manifest: Manifest;
  readonly digestIds: readonly string[];
  /** The cells' lines as they are; the hash was checked by `verify`. */
  cells(): Promise<Bytes>;
  /** The cells, each checked; some at a time. */
  changes(): AsyncIterable<readonly Change[]>;
  /** A gzipped file of a digest; null when it is not in the backup. */
  digestFile(id: string, file: DigestFile): Promise<Bytes | null>;
  /** Rejects unless the cells and the history are what was written. */
  verify(): Promise<void>;
  close(): void;
}

/** Opens a backup. Rejects with a `LibraryError`: `backup-unreadable`, or `library-newer` when a newer Lectern made it. */
export async function readBackup(path: string): Promise<Backup> {
  const unreadable = (): LibraryError => new LibraryError('backup-unreadable', basename(path));
  /** Whatever a zip's content makes fail is the backup's fault. */
  const attempt = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof LibraryError && error.code === 'library-newer') throw error;
      throw unreadable();
    }
  };
  const zip = await attempt(() =>
    openPromise(path, {
      autoClose: false,
      lazyEntries: true,
      validateEntrySizes: true,
      strictFileNames: true,
    }),
  );
  const open = async (name: string): Promise<Bytes | null> => {
    const member = members.get(name);
    return member === undefined ? null : readable(await attempt(() => zip.openReadStreamPromise(member)));
  };
  async function* readable(bytes: Bytes): AsyncGenerator<Uint8Array> {
    try {
      yield* bytes;
    } catch {
      throw unreadable();
    }
  }
  const need = async (name: string): Promise<Bytes> => {
    const bytes = await open(name);
    if (bytes === null) throw unreadable();
    return bytes;
  };
  let members: ReadonlyMap<string, Entry>;
  let manifest: Manifest;
  try {
    members = await attempt(() => membersOf(zip));
    manifest = await attempt(async () => {
      const read = readManifest(await textOf(Readable.from(await need(MANIFEST))));
      if (read === null) throw unreadable();
      if (read.version > BACKUP_VERSION) throw new LibraryError('library-newer', String(read.version));
      return read;
    });
  } catch (error) {
    zip.close();
    throw error;
  }
  const ids = new Set([...members.keys()].flatMap((name) => digestOf(name) ?? []));
  return {
    manifest,
    digestIds: [...ids],
    cells: () => need(CELLS),
    async *changes() {
      try {
        for await (const lines of lineGroups(await need(CELLS)))
          yield lines.map((line) => change(JSON.parse(line)));
      } catch {
        throw unreadable();
      }
    },
    digestFile: (id, file) => open(digestMember(id, file)),
    verify: () =>
      attempt(async () => {
        const { sha256 } = manifest;
        if ((await sha256Of(await need(CELLS))) !== sha256.cells) throw unreadable();
        if ((await sha256Of(await need(HISTORY))) !== sha256.history) throw unreadable();
      }),
    close: () => zip.close(),
  };
}

/** The members by name; throws at the first that may not be there. */
async function membersOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const members = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const refusal = refusalOf(entry) ?? (members.has(entry.fileName) ? 'twice' : null);
    if (refusal !== null || members.size >= MAX_MEMBERS) throw new Error(`${entry.fileName}: ${refusal}`);
    members.set(entry.fileName, entry);
  }
  return members;
}

function refusalOf(entry: Entry): string | null {
  const { fileName, compressedSize, uncompressedSize, compressionMethod } = entry;
  if (!isMember(fileName)) return 'unknown';
  if (entry.isEncrypted() || (compressionMethod !== STORED && compressionMethod !== DEFLATED))
    return 'packing';
  if (uncompressedSize > (fileName === MANIFEST ? MAX_MANIFEST : MAX_MEMBER)) return 'size';
  return uncompressedSize > HARMLESS && uncompressedSize > MAX_RATIO * compressedSize ? 'bomb' : null;
}
