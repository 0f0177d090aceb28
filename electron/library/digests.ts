import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import { demandSpace, LibraryError } from './disk-problem.ts';
import { removeTemporary, TEMPORARY, writeFile, type Disk } from './disk.ts';
import { gunzipped, gzipped, hashing, lineGroups, sha256Of } from './streams.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** A digest's name: the SHA-256 of its original bytes, in lower-case hex, or of a later reading of them. */
export const DIGEST_ID = /^[0-9a-f]{64}$/;
export const SOURCE = 'source.gz';
export const ENTRIES = 'entries.jsonl.gz';
export type DigestFile = typeof SOURCE | typeof ENTRIES;

const REPLACED = '.replaced';
/** More digests than this are never kept at a time. */
const MAX_KEPT = 8;

/** The original bytes, and how many there are as far as is known. `name` is what a problem calls it. */
export interface Original {
  readonly bytes: Bytes;
  readonly size: number;
  readonly name: string;
}

/** `digests/<sha256>/`, each put in place whole or not at all. Every function rejects with a `LibraryError` or Node's error. */
export interface Digests {
  /** Begins a digest: its original. Rejects with `file-changed` when the bytes are not those of the id. */
  keep(id: string, original: Original): Promise<void>;
  /** Begins another reading of a digest that is there, with the same original. Rejects with `file-changed` when that is damaged. */
  keepAgain(id: string, from: string): Promise<void>;
  /** Adds lines of entries to a digest that was begun. */
  addEntries(id: string, lines: string): Promise<void>;
  /** Puts a digest that was begun in its place, instead of one that is there. */
  finish(id: string): Promise<void>;
  /** Forgets a digest that was begun; nothing happens when there is none. */
  forget(id: string): Promise<void>;
  /** Takes a digest from two gzip streams, checking both; one that is there stays. */
  adopt(id: string, files: { readonly source: Bytes; readonly entries: Bytes }): Promise<void>;
  ids(): Promise<readonly string[]>;
  has(id: string): Promise<boolean>;
  /** The gzipped file of a digest, which must be there. */
  stream(id: string, name: DigestFile): Bytes;
  /** Whether both files read back: the original by its hash, the entries as JSON. */
  reads(id: string): Promise<boolean>;
  bytes(): Promise<number>;
}

interface Kept {
  readonly folder: string;
  readonly gzip: ReturnType<typeof createGzip>;
  /** Settles when the entries are on the disk, or could not be written. */
  readonly written: Promise<unknown>;
}

/** The digests in a folder, which is made and tidied first. */
export async function openDigests(on: Disk, folder: string): Promise<Digests> {
  const kept = new Map<string, Kept>();
  await on.makeFolder(folder);
  await removeTemporary(on, folder);
  for (const name of await on.list(folder)) await settleReplaced(on, folder, name);

  const forget = async (id: string): Promise<void> => {
    const begun = kept.get(id);
    kept.delete(id);
    if (!begun) return;
    begun.gzip.destroy();
    await begun.written.catch(() => undefined);
    await on.remove(begun.folder);
  };
  const begun = (id: string): Kept => {
    const found = kept.get(id);
    if (!found) throw new LibraryError('disk-failed', 'the digest was not begun');
    return found;
  };
  /** Runs a step of keeping; its failure forgets the digest. */
  const step = async (id: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run();
    } catch (error) {
      await forget(id).catch(() => undefined);
      throw error;
    }
  };
  const place = async (id: string, temporary: string): Promise<void> => {
    await on.syncFolder(temporary);
    const target = `${folder}/${id}`;
    const replaces = (await on.size(target)) !== null;
    if (replaces) await on.rename(target, `${target}${REPLACED}`);
    try {
      await on.rename(temporary, target);
    } catch (error) {
      if (replaces) await on.rename(`${target}${REPLACED}`, target).catch(() => undefined);
      throw error;
    }
    await on.syncFolder(folder);
    if (replaces) await on.remove(`${target}${REPLACED}`);
  };

  const begin = async (id: string, original: Original, expected: string): Promise<void> => {
    await forget(id);
    if (kept.size >= MAX_KEPT) throw new LibraryError('disk-failed', 'too many digests at a time');
    await demandSpace(on, folder, 2 * original.size);
    const temporary = `${folder}/${id}${TEMPORARY}`;
    const hash = createHash('sha256');
    try {
      await on.remove(temporary);
      await on.makeFolder(temporary);
      await writeFile(on, `${temporary}/${SOURCE}`, gzipped(hashing(original.bytes, hash)));
      if (hash.digest('hex') !== expected) throw new LibraryError('file-changed', original.name);
    } catch (error) {
      await on.remove(temporary).catch(() => undefined);
      throw error;
    }
    const gzip = createGzip();
    const written = writeFile(on, `${temporary}/${ENTRIES}`, gzip);
    written.catch(() => undefined); // whoever adds or finishes hears of it
    kept.set(id, { folder: temporary, gzip, written });
  };

  const digests: Digests = {
    keep: (id, original) => begin(id, original, id),
    async keepAgain(id, from) {
      const place = `${folder}/${from}`;
      const size = await on.size(`${place}/${SOURCE}`);
      if (size === null) throw new LibraryError('file-gone', from);
      const bytes = gunzipped(on.stream(`${place}/${SOURCE}`), MAX_UNPACKED);
      const expected = await hashOf(on, place, from).catch(() => {
        throw new LibraryError('file-unreadable', from);
      });
      await begin(id, { bytes, size, name: from }, expected);
    },
    addEntries: (id, lines) =>
      step(id, async () => {
        const { gzip, written } = begun(id);
        if (!gzip.write(lines)) await Promise.race([once(gzip, 'drain'), written]);
      }),
    finish: (id) =>
      step(id, async () => {
        const { folder: temporary, gzip, written } = begun(id);
        gzip.end();
        await written;
        await place(id, temporary);
        kept.delete(id);
      }),
    forget,
    async adopt(id, { source, entries }) {
      if (await digests.has(id)) return;
      const temporary = `${folder}/${id}${TEMPORARY}`;
      try {
        await on.remove(temporary);
        await on.makeFolder(temporary);
        await writeFile(on, `${temporary}/${SOURCE}`, source);
        await writeFile(on, `${temporary}/${ENTRIES}`, entries);
        if (!(await readsBack(on, temporary, id))) throw new LibraryError('backup-unreadable', id);
        await place(id, temporary);
      } catch (error) {
        await on.remove(temporary).catch(() => undefined);
        throw error;
      }
    },
    ids: async () => (await on.list(folder)).filter((name) => DIGEST_ID.test(name)),
    async has(id) {
      const sizes = [on.size(`${folder}/${id}/${SOURCE}`), on.size(`${folder}/${id}/${ENTRIES}`)];
      return (await Promise.all(sizes)).every((size) => size !== null);
    },
    stream: (id, name) => on.stream(`${folder}/${id}/${name}`),
    reads: (id) => readsBack(on, `${folder}/${id}`, id),
    async bytes() {
      let sum = 0;
      for (const id of await digests.ids())
        for (const name of [SOURCE, ENTRIES]) sum += (await on.size(`${folder}/${id}/${name}`)) ?? 0;
      return sum;
    },
  };
  return digests;
}

/** A digest that was being replaced when the app ended is back, or its successor is in place. */
async function settleReplaced(on: Disk, folder: string, name: string): Promise<void> {
  if (!name.endsWith(REPLACED)) return;
  const target = `${folder}/${name.slice(0, -REPLACED.length)}`;
  if ((await on.size(target)) === null) await on.rename(`${folder}/${name}`, target);
  else await on.remove(`${folder}/${name}`);
}

/** No original is as large; more coming out of a file means that it is a bomb. */
export const MAX_UNPACKED = 1024 * 1024 * 1024;

/** The hash of a digest's original: what its entries say, else its own name. */
async function hashOf(on: Disk, folder: string, id: string): Promise<string> {
  const bytes = gunzipped(on.stream(`${folder}/${ENTRIES}`), MAX_UNPACKED);
  for await (const [line = ''] of lineGroups(bytes)) {
    const header: unknown = JSON.parse(line);
    const original =
      typeof header === 'object' && header !== null && 'original' in header ? header.original : undefined;
    return typeof original === 'string' ? original : id;
  }
  return id;
}

async function readsBack(on: Disk, folder: string, id: string): Promise<boolean> {
  try {
    const hash = await sha256Of(gunzipped(on.stream(`${folder}/${SOURCE}`), MAX_UNPACKED));
    if (hash !== (await hashOf(on, folder, id))) return false;
    let lines = 0;
    for await (const group of lineGroups(gunzipped(on.stream(`${folder}/${ENTRIES}`), MAX_UNPACKED)))
      for (const line of group) {
        JSON.parse(line);
        lines++;
      }
    return lines > 0;
  } catch {
    return false;
  }
}
