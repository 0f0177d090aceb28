/**
 * Where the index is kept between two starts: a folder of the origin's private file system, a file for each segment and one that
 * lists them. Nothing here is of the reader's own: whatever fails or is missing, the index is built anew from the library.
 */
import {
  decodeSegment,
  encodeSegment,
  listed,
  VERSION,
  type Listing,
  type Segment,
} from '../../shared/search/index.ts';

/** An index as it was kept, and the clock of the library that it belongs to. */
export interface KeptIndex {
  readonly segments: readonly Segment[];
  readonly clock: string;
}

/** An index that is being read: its clock comes at once, so that what changed since can be asked for meanwhile. */
export interface LoadingIndex {
  readonly clock: string;
  /** Null where they cannot be read. */
  readonly segments: Promise<readonly Segment[] | null>;
}

export interface SearchStore {
  /** The index as last kept; null where there is none. */
  load(): Promise<LoadingIndex | null>;
  /** Keeps an index in place of the last. Writes only segments that are not there. Does nothing while another worker keeps its own. */
  save(index: KeptIndex): Promise<void>;
}

interface KeptListing {
  readonly version: number;
  /** Which texts of a paper are in it. */
  readonly documents: number;
  readonly clock: string;
  readonly segments: readonly Listing[];
}

const FOLDER = 'search-index';
const LISTING = 'segments.json';
const LOCK = 'lectern:search-index';
/** Rises when other texts of a paper become searchable. */
const DOCUMENTS = 2;

/** The store of this origin. */
export const searchStore: SearchStore = {
  load: () =>
    new Promise((found) => {
      // Held until all is read, so that no other window takes away what is listed.
      void navigator.locks.request(LOCK, { mode: 'shared' }, async () => {
        const loading = await readListing();
        found(loading);
        await loading?.segments;
      });
    }),
  async save({ segments, clock }) {
    await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
      if (lock === null) return;
      const folder = await openFolder();
      const there = new Set<string>();
      for await (const name of folder.keys()) there.add(name);
      const listings: Listing[] = [];
      for (const segment of segments) {
        // Listed in the moment in which its bytes are made: what changes while files are written is later than the clock.
        const bytes = there.has(segment.name) ? null : encodeSegment(segment);
        listings.push(listed(segment));
        if (bytes !== null) await writeAtOnce(folder, segment.name, bytes);
      }
      const listing: KeptListing = { version: VERSION, documents: DOCUMENTS, clock, segments: listings };
      await write(folder, LISTING, new TextEncoder().encode(JSON.stringify(listing)));
      const kept = new Set([LISTING, ...segments.map(({ name }) => name)]);
      for (const name of there) if (!kept.has(name)) await folder.removeEntry(name);
    });
  },
};

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

async function readListing(): Promise<LoadingIndex | null> {
  try {
    const folder = await openFolder();
    const file = await (await folder.getFileHandle(LISTING)).getFile();
    const { version, documents, segments, clock } = JSON.parse(await file.text()) as KeptListing;
    if (version !== VERSION || documents !== DOCUMENTS) return null;
    return { clock, segments: readSegments(folder, segments) };
  } catch {
    // Never kept, taken away by the browser, or damaged: all are the same to the reader.
    return null;
  }
}

async function readSegments(
  folder: FileSystemDirectoryHandle,
  listings: readonly Listing[],
): Promise<readonly Segment[] | null> {
  try {
    const segments: Segment[] = [];
    for (const { name, dead } of listings) {
      const segment = decodeSegment(await read(folder, name), dead);
      if (segment === null) return null;
      segments.push(segment);
    }
    return segments;
  } catch {
    return null;
  }
}

/** A file's bytes, straight from the disk: as a `File` they would come through another process, which takes several times as long. */
async function read(folder: FileSystemDirectoryHandle, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = (await folder.getFileHandle(name)) as WorkerHandle;
  const access = await file.createSyncAccessHandle({ mode: 'read-only' });
  try {
    const bytes = new Uint8Array(access.getSize());
    access.read(bytes, { at: 0 });
    return bytes;
  } finally {
    access.close();
  }
}

/** Straight to the disk too: all of it, or the file is taken away again. What a crash leaves of one is never listed. */
async function writeAtOnce(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const file = (await folder.getFileHandle(name, { create: true })) as WorkerHandle;
  const access = await file.createSyncAccessHandle({ mode: 'readwrite' });
  let written = 0;
  try {
    access.truncate(0);
    written = access.write(bytes, { at: 0 });
    access.flush();
  } finally {
    access.close();
    if (written < bytes.length) await folder.removeEntry(name);
  }
  if (written < bytes.length) throw new Error(`kept ${written} of ${bytes.length} bytes of the index`);
}

/** As workers have it; several may read a file at once. */
interface WorkerHandle extends FileSystemFileHandle {
  createSyncAccessHandle(how: { readonly mode: 'read-only' | 'readwrite' }): Promise<{
    getSize(): number;
    read(into: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
    write(from: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
    truncate(size: number): void;
    flush(): void;
    close(): void;
  }>;
}

/** All or nothing: the file is as before until it is closed. */
async function write(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const file = await folder.getFileHandle(name, { create: true });
  const writable = await file.createWritable();
  await writable.write(bytes);
  await writable.close();
}
