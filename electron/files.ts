import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { Readable } from 'node:stream';
import type { IncomingDigest, Offer, Opening, RefusedDigest } from '../shared/bridge.ts';
import { MAX_FILE_BYTES, MAX_TEXT_BYTES } from '../shared/digest/limits.ts';
import { recogniseBinary } from '../shared/digest/source/binary.ts';
import { cutOf, HEAD_BYTES, type Cut } from '../shared/digest/source/cut-parts.ts';
import type { ProblemCode } from '../shared/problem.ts';
import { cutFile } from './parts.ts';

/** The files that the window may read, by capability: it holds ids, only this module knows paths. */
export interface Files {
  /** Opens what a dialog, a drop or the command line named. Every distinct path comes back, opened or refused; a large mailbox or table as its parts. */
  open(paths: readonly string[]): Promise<Offer>;
  /** The same behind the reader's back: nobody hears how far it is, and `cancel` is not about it. */
  openQuietly(paths: readonly string[]): Promise<Offer>;
  /** Stops reading through the files that are being opened. */
  cancel(): void;
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
/** How often the window hears of a large file, in bytes read. */
const PROGRESS_BYTES = 8 * 1024 * 1024;

/** Bytes that an id stands for. */
interface Place {
  readonly path: string;
  /** A part of the file, behind a header that is repeated. */
  readonly range?: { readonly header: Uint8Array; readonly from: number; readonly to: number };
}

/** A new, empty set of capabilities. `tell` hears how far a large file is read. */
export function createFiles(tell: (opening: Opening) => void = () => undefined): Files {
  const places = new Map<string, Place>();
  const opening = new Set<AbortController>();
  const openOne = async (path: string, { signal, told }: Hearing): Promise<Offer> => {
    const name = basename(path);
    const opened = await look(path);
    if ('reason' in opened) return { digests: [], refused: [opened] };
    const { modifiedAt, size, cut } = opened;
    if (cut !== null) return openParts(path, { name, modifiedAt, size, cut, signal, told });
    const digest = { id: randomUUID(), name, size, modifiedAt, sha256: await hash(path) };
    places.set(digest.id, { path });
    return { digests: [digest], refused: [] };
  };
  const openParts = async (path: string, large: Large): Promise<Offer> => {
    const { name, modifiedAt, size, cut, signal, told } = large;
    let last = 0;
    const progress = (done: number): void => {
      if (done - last < PROGRESS_BYTES && last > 0) return;
      last = done;
      told({ name, done, of: size });
    };
    try {
      const parts = await cutFile(path, cut, { signal, progress });
      if (parts === null) return { digests: [], refused: [{ name, reason: 'text-too-large' }] };
      const of = randomUUID();
      const digests: IncomingDigest[] = [];
      const refused: RefusedDigest[] = [];
      for (const [at, { from, to, sha256 }] of parts.entries()) {
        const part = { of, number: at + 1, count: parts.length, from };
        if (sha256 === null) {
          refused.push({ name, reason: 'part-too-large', part, size: to - from });
          continue;
        }
        const header = from === 0 ? cut.header.subarray(0, 0) : cut.header;
        const id = randomUUID();
        places.set(id, { path, range: { header, from, to } });
        digests.push({ id, name, size: header.length + to - from, modifiedAt, sha256, part });
      }
      return { digests, refused };
    } finally {
      told(null);
    }
  };
  const openAll = async (offered: readonly string[], hearing: Hearing): Promise<Offer> => {
    const digests: IncomingDigest[] = [];
    const refused: RefusedDigest[] = [];
    for (const path of new Set(offered)) {
      const offer = await openOne(path, hearing).catch((error: unknown): Offer => {
        const reason = hearing.signal.aborted ? 'import-cancelled' : reasonOf(error);
        return { digests: [], refused: [{ name: basename(path), reason }] };
      });
      digests.push(...offer.digests);
      refused.push(...offer.refused);
    }
    return { digests, refused };
  };
  return {
    async open(offered) {
      const own = new AbortController();
      opening.add(own);
      const offer = await openAll(offered, { signal: own.signal, told: tell });
      opening.delete(own);
      return offer;
    },
    openQuietly: (offered) =>
      openAll(offered, { signal: new AbortController().signal, told: () => undefined }),
    cancel() {
      for (const each of opening) each.abort();
    },
    async stream(id) {
      const file = await read(places.get(id));
      // Node and the DOM describe one class in two ways.
      return file && (Readable.toWeb(file.bytes) as ReadableStream<Uint8Array<ArrayBuffer>>);
    },
    read: (id) => read(places.get(id)),
    release(id) {
      places.delete(id);
    },
  };
}

async function read(place: Place | undefined): Promise<OpenedFile | null> {
  if (place === undefined) return null;
  const { path, range } = place;
  try {
    const handle = await open(path, 'r');
    const name = basename(path);
    if (range === undefined) {
      const { size } = await handle.stat();
      return { name, size, bytes: handle.createReadStream({ highWaterMark: CHUNK }) };
    }
    const { header, from, to } = range;
    const part = handle.createReadStream({ highWaterMark: CHUNK, start: from, end: to - 1 });
    const bytes = header.length === 0 ? part : Readable.from(behind(header, part), { objectMode: false });
    return { name, size: header.length + to - from, bytes };
  } catch {
    return null;
  }
}

async function* behind(header: Uint8Array, bytes: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield header;
    yield* bytes;
  } finally {
    bytes.destroy();
  }
}

interface Looked {
  readonly size: number;
  readonly modifiedAt: string;
  /** How to cut it; null for a file that is read at once. */
  readonly cut: Cut | null;
}

/** Who hears of the reading, and may end it. */
interface Hearing {
  readonly signal: AbortSignal;
  readonly told: (opening: Opening) => void;
}

interface Large extends Looked, Hearing {
  readonly name: string;
  readonly cut: Cut;
}

async function look(path: string): Promise<Looked | RefusedDigest> {
  const name = basename(path);
  if (!isAbsolute(path) || path.includes('\0')) return { name, reason: 'file-unreadable' };
  const { size, mtime, isFile } = await describe(path);
  // A pipe or a device would never end; a folder has no bytes.
  if (!isFile) return { name, reason: 'file-unreadable' };
  if (size === 0) return { name, reason: 'file-empty' };
  const modifiedAt = mtime.toISOString();
  if (size <= MAX_TEXT_BYTES) return { size, modifiedAt, cut: null };
  const head = await headOf(path);
  const binary = recogniseBinary(head, name);
  if (binary !== null) return { name, reason: binary };
  const cut = size > MAX_FILE_BYTES ? null : cutOf(head);
  return cut === null ? { name, reason: 'text-too-large' } : { size, modifiedAt, cut };
}

/** The beginning of a file, which says what it is. */
async function headOf(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
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

function reasonOf(error: unknown): ProblemCode {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'file-gone' : 'file-unreadable';
}
