/**
 * The files of digests in the synced folder: `lectern-sync/digests/<digest>/<installation>.source.gz` and `….entries.jsonl.gz`. Every
 * installation writes its own, so that no file is ever written by two; whoever needs a digest takes it from whom it likes.
 */
import { ENTRIES, SOURCE, type Digests } from '../library/digests.ts';
import { LibraryError } from '../library/disk-problem.ts';
import { errorCode, replaceFile, type Disk } from '../library/disk.ts';
import { INSTALLATION } from './state.ts';

/** Where shared digests are. */
export interface SharedDigests {
  readonly on: Disk;
  readonly root: string;
  readonly digests: Digests;
}

const NAMES = [SOURCE, ENTRIES] as const;

/** Puts the files of a digest in the folder, where they are not there as they are here. False where they are not here. */
export async function shareDigest(
  { on, root, digests }: SharedDigests,
  installation: string,
  id: string,
): Promise<boolean> {
  if (!(await digests.has(id))) return false;
  const folder = `${root}/digests/${id}`;
  await on.makeFolder(folder);
  for (const name of NAMES) {
    const path = `${folder}/${installation}.${name}`;
    if ((await on.size(path)) !== (await sizeOf(digests.stream(id, name))))
      await replaceFile(on, path, digests.stream(id, name));
  }
  return true;
}

/** Takes a digest from the folder into the library, where it is not there yet; best from the one that told of it. False while nobody's files are whole. */
export async function takeDigest(
  { on, root, digests }: SharedDigests,
  teller: string,
  id: string,
): Promise<boolean> {
  if (await digests.has(id)) return true;
  const folder = `${root}/digests/${id}`;
  const names = await on.list(folder);
  const whole = names
    .filter((name) => name.endsWith(`.${SOURCE}`))
    .map((name) => name.slice(0, -SOURCE.length - 1))
    .filter((name) => INSTALLATION.test(name) && names.includes(`${name}.${ENTRIES}`))
    .toSorted((a, b) => Number(b === teller) - Number(a === teller));
  for (const name of whole) {
    const paths = NAMES.map((each) => `${folder}/${name}.${each}`);
    try {
      const stamps = await Promise.all(paths.map((path) => on.stamp(path)));
      if (stamps.includes(null)) continue;
      const [source, entries] = paths.map((path) => on.stream(path));
      if (source === undefined || entries === undefined) continue;
      await digests.adopt(id, { source, entries });
      return true;
    } catch (error) {
      if (!isTheirs(error)) throw error;
    }
  }
  return false;
}

/** A file that is cut, damaged or gone again is one that has not come yet; that there is no room here is our own trouble. */
const isTheirs = (error: unknown): boolean =>
  error instanceof LibraryError || ['ENOENT', 'EIO', 'EBUSY', 'EACCES', 'EPERM'].includes(errorCode(error));

async function sizeOf(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const chunk of bytes) size += chunk.length;
  return size;
}
