/** The few calls of the file system by which the library touches the disk, so that tests can fail each of them in turn. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file open for writing at its end. */
export interface DiskFile {
  /** Writes some or all of the bytes and answers how many. */
  write(bytes: Uint8Array): Promise<number>;
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  size(): Promise<number>;
  close(): Promise<void>;
}

/** A size in bytes, and when it was last written, in milliseconds since 1970. */
export interface FileStamp {
  readonly size: number;
  readonly modified: number;
}

/** All of them reject with Node's errors. */
export interface Disk {
  /** Makes a folder and those above it. */
  makeFolder(path: string): Promise<void>;
  /** The names in a folder, sorted; empty when there is none. */
  list(path: string): Promise<readonly string[]>;
  /** The size in bytes; null when there is no such file or folder. */
  size(path: string): Promise<number | null>;
  /** What tells a file from what it was before, without reading it; null when there is none, or a folder, a link or a device. */
  stamp(path: string): Promise<FileStamp | null>;
  read(path: string): Promise<Uint8Array>;
  stream(path: string): AsyncIterable<Uint8Array>;
  append(path: string): Promise<DiskFile>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or a folder with what is in it; nothing happens when there is none. */
  remove(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
  freeBytes(path: string): Promise<number>;
}

/** The real one. */
export const disk: Disk = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  async list(path) {
    try {
      return (await readdir(path)).toSorted();
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  },
  async size(path) {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  },
  async stamp(path) {
    try {
      const found = await lstat(path);
      return found.isFile() ? { size: found.size, modified: found.mtimeMs } : null;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  },
  read: (path) => readFile(path),
  stream: (path) => createReadStream(path, { highWaterMark: 256 * 1024 }),
  async append(path) {
    const handle = await open(path, 'a');
    return {
      write: async (bytes) => (await handle.write(bytes)).bytesWritten,
      truncate: (length) => handle.truncate(length),
      sync: () => handle.sync(),
      size: async () => (await handle.stat()).size,
      close: () => handle.close(),
    };
  },
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  async syncFolder(path) {
    // Windows opens no folders, and keeps its directory entries by a journal of its own.
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  async freeBytes(path) {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
};

/** Writes all bytes. Rejects with ENOSPC when the disk takes only some of them. */
export async function writeAll(file: DiskFile, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const written = await file.write(bytes.subarray(done));
    if (written <= 0) throw Object.assign(new Error('the disk took no more bytes'), { code: 'ENOSPC' });
    done += written;
  }
}

/** Writes a new file through to the disk. It must not be there yet; what a failure leaves is the caller's to remove. */
export async function writeFile(on: Disk, path: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await on.append(path);
  let size = 0;
  try {
    for await (const chunk of chunks) {
      await writeAll(file, chunk);
      size += chunk.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return size;
}

/**
 * Puts a file in place whole or not at all: under a temporary name, fsynced, read back by `check` where there is one,
 * renamed, the folder fsynced. Answers its size.
 */
export async function replaceFile(
  on: Disk,
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  check: (temporary: string) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}${TEMPORARY}`;
  try {
    const size = await writeFile(on, temporary, chunks);
    await check(temporary);
    await on.rename(temporary, path);
    await on.syncFolder(dirname(path));
    return size;
  } catch (error) {
    await on.remove(temporary).catch(() => undefined);
    throw error;
  }
}

/** The ending of names that nothing may rely on: left over, they are removed at the next start. */
export const TEMPORARY = '.tmp';

/** Removes what was being written when the app ended. */
export async function removeTemporary(on: Disk, folder: string): Promise<void> {
  for (const name of await on.list(folder))
    if (name.endsWith(TEMPORARY)) await on.remove(`${folder}/${name}`);
}

/** One chunk as a stream. */
export async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Node's name of a failure, '' when it has none. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
