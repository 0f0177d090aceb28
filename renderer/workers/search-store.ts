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

export interface SearchStore {
  /** The index as last kept; null where there is none that can be read. */
  load(): Promise<KeptIndex | null>;
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
/** Rises when other texts of a paper become searchable. */
const DOCUMENTS = 2;

/** The store of this origin. */
export const searchStore: SearchStore = {
  async load() {
    try {
      const folder = await openFolder();
      const { version, documents, segments, clock } = JSON.parse(
        await (await fileOf(folder, LISTING)).text(),
      ) as KeptListing;
      if (version !== VERSION || documents !== DOCUMENTS) return null;
      const found = await Promise.all(
        segments.map(async ({ name, dead }) =>
          decodeSegment(new Uint8Array(await (await fileOf(folder, name)).arrayBuffer()), dead),
        ),
      );
      return found.some((segment) => segment === null)
        ? null
        : { segments: found.filter((each) => each !== null), clock };
    } catch {
      // Never kept, taken away by the browser, or damaged: all are the same to the reader.
      return null;
    }
  },
  async save({ segments, clock }) {
    await navigator.locks.request('lectern:search-index', { ifAvailable: true }, async (lock) => {
      if (lock === null) return;
      const folder = await openFolder();
      const there = new Set<string>();
      for await (const name of folder.keys()) there.add(name);
      const listings: Listing[] = [];
      for (const segment of segments) {
        // Listed in the moment in which its bytes are made: what changes while files are written is later than the clock.
        const bytes = there.has(segment.name) ? null : encodeSegment(segment);
        listings.push(listed(segment));
        if (bytes !== null) await write(folder, segment.name, bytes);
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

const fileOf = async (folder: FileSystemDirectoryHandle, name: string): Promise<File> =>
  (await folder.getFileHandle(name)).getFile();

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
