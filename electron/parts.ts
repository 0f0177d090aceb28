/** Files that are too large to be read at once: where their parts are, each a digest of its own. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { MAX_PART_BYTES, MAX_PART_ENTRIES, MAX_PARTS, MAX_TEXT_BYTES } from '../shared/digest/limits.ts';
import { createCutter, type Cut, type FilePart, type PartHash } from '../shared/digest/source/cut-parts.ts';

const CHUNK = 256 * 1024;

export interface Cutting {
  /** Aborting ends the reading; the promise rejects. */
  readonly signal: AbortSignal;
  /** Called now and then with the bytes that have been read. */
  readonly progress: (done: number) => void;
}

/** The parts of a file, in order, found and hashed in one pass over it; null when there are too many. Holds a chunk and the table of parts. */
export async function cutFile(
  path: string,
  cut: Cut,
  { signal, progress }: Cutting,
): Promise<readonly FilePart[] | null> {
  const cutter = createCutter(cut, () => partHash(createHash('sha256')), {
    partBytes: MAX_PART_BYTES,
    entries: MAX_PART_ENTRIES,
    maxBytes: MAX_TEXT_BYTES,
  });
  const parts: FilePart[] = [];
  let done = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK, signal })) {
    const bytes = chunk satisfies Buffer as Buffer;
    parts.push(...cutter.push(bytes));
    if (parts.length > MAX_PARTS) return null;
    done += bytes.length;
    progress(done);
    // A file in the cache is read without ever waiting; whatever else main has to do comes in between.
    await setImmediate();
  }
  parts.push(...cutter.end());
  return parts.length > MAX_PARTS ? null : parts;
}

const partHash = (hash: Hash): PartHash => ({
  update(bytes) {
    hash.update(bytes);
  },
  copy: () => partHash(hash.copy()),
  hex: () => hash.digest('hex'),
});
