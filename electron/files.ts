import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { Readable } from 'node:stream';
import type { IncomingDigest, Offer, RefusedDigest } from '../shared/bridge.ts';
import { MAX_TEXT_BYTES } from '../shared/digest/limits.ts';
import { recogniseBinary } from '../shared/digest/source/binary.ts';
import type { ProblemCode } from '../shared/problem.ts';

/** The files that the window may read, by capability: it holds ids, only this module knows paths. */
export interface Files {
  /** Opens what a dialog, a drop or the command line named. Every distinct path comes back, opened or refused. */
  open(paths: readonly string[]): Promise<Offer>;
  /** The bytes of an opened file, read as fast as they are taken; null when the id is unknown or the file is gone. */
  stream(id: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null>;
  /** The same bytes for main itself, with the file's name and size; null likewise. */
  read(id: string): Promise<OpenedFile | null>;
  /** Forgets an id; unknown ids are ignored. */
  release(id: string): void;
}

/** A file to be read once, from its beginning. */
export interface OpenedFile {
  readonly name: string;
  readonly size: number;
  readonly bytes: Readable;
}

const CHUNK = 256 * 1024;

/** A new, empty set of capabilities. */
export function createFiles(): Files {
  const paths = new Map<string, string>();
  return {
    async open(offered) {
      const digests: IncomingDigest[] = [];
      const refused: RefusedDigest[] = [];
      for (const path of new Set(offered)) {
        const opened = await openDigest(path);
        if ('reason' in opened) {
          refused.push(opened);
        } else {
          paths.set(opened.id, path);
          digests.push(opened);
        }
      }
      return { digests, refused };
    },
    async stream(id) {
      const file = await read(paths.get(id));
      // Node and the DOM describe one class in two ways.
      return file && (Readable.toWeb(file.bytes) as ReadableStream<Uint8Array<ArrayBuffer>>);
    },
    read: (id) => read(paths.get(id)),
    release(id) {
      paths.delete(id);
    },
  };
}

async function read(path: string | undefined): Promise<OpenedFile | null> {
  if (path === undefined) return null;
  try {
    const handle = await open(path, 'r');
    const { size } = await handle.stat();
    return { name: basename(path), size, bytes: handle.createReadStream({ highWaterMark: CHUNK }) };
  } catch {
    return null;
  }
}

async function openDigest(path: string): Promise<IncomingDigest | RefusedDigest> {
  const name = basename(path);
  if (!isAbsolute(path) || path.includes('\0')) return { name, reason: 'file-unreadable' };
  try {
    const { size, mtime, isFile } = await describe(path);
    // A pipe or a device would never end; a folder has no bytes.
    if (!isFile) return { name, reason: 'file-unreadable' };
    if (size === 0) return { name, reason: 'file-empty' };
    if (size > MAX_TEXT_BYTES) return { name, reason: await reasonToRefuse(path, name) };
    const sha256 = await hash(path);
    return { id: randomUUID(), name, size, modifiedAt: mtime.toISOString(), sha256 };
  } catch (error) {
    return { name, reason: isMissing(error) ? 'file-gone' : 'file-unreadable' };
  }
}

/** What is wrong with a file that is too large: its beginning may say that it is no text at all. The rest is never read. */
async function reasonToRefuse(path: string, name: string): Promise<ProblemCode> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
    return recogniseBinary(buffer.subarray(0, bytesRead), name) ?? 'text-too-large';
  } finally {
    await handle.close();
  }
}

async function describe(path: string): Promise<{ size: number; mtime: Date; isFile: boolean }> {
  const stats = await stat(path);
  return { size: stats.size, mtime: stats.mtime, isFile: stats.isFile() };
}

async function hash(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    digest.update(chunk satisfies Buffer);
  }
  return digest.digest('hex');
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
