/** Archives, unpacked while counting: the size that an archive claims for a file is never believed. */
import { Unzip, UnzipInflate } from 'fflate';
import { fail, ok, type Result } from '../../problem.ts';

/** One file of an archive: its bytes, or why it was not unpacked. */
export interface Entry {
  readonly path: string;
  readonly content: Uint8Array | { readonly reason: string };
}

export interface ZipLimits {
  /** All unpacked bytes together. */
  readonly total: number;
  /** Unpacked bytes of one file. */
  readonly entry: number;
  readonly entries: number;
  /** How many times its packed size a file may be, beyond the first MiB. */
  readonly ratio: number;
}

export const ZIP_LIMITS: ZipLimits = {
  total: 128 * 1024 * 1024,
  entry: 32 * 1024 * 1024,
  entries: 2000,
  ratio: 250,
};

const FREE_BYTES = 1024 * 1024;
const PUSHED_BYTES = 16 * 1024;
const ENCRYPTED = 1;

/**
 * The files of an archive in its order, folders left out. `zip-too-large` as soon as it unpacks to more than the
 * limits, having unpacked no more than that; `zip-unreadable` for one that is damaged or locked.
 */
export function unzip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Result<readonly Entry[]> {
  if (((bytes[6] ?? 0) & ENCRYPTED) !== 0) return fail('zip-unreadable');
  const unpacking = new Unpacking(limits);
  try {
    for (let at = 0; at < bytes.length && unpacking.refused === null; at += PUSHED_BYTES)
      unpacking.push(bytes.subarray(at, at + PUSHED_BYTES), at + PUSHED_BYTES >= bytes.length);
  } catch {
    return fail(unpacking.refused ?? 'zip-unreadable');
  }
  return unpacking.refused === null ? ok(unpacking.entries()) : fail(unpacking.refused);
}

interface Open {
  readonly path: string;
  readonly chunks: Uint8Array[];
  readonly packedBefore: number;
  size: number;
  reason: string | null;
  done: boolean;
}

/** The state of one pass over an archive. */
class Unpacking {
  refused: 'zip-too-large' | 'zip-unreadable' | null = null;
  readonly #files: Open[] = [];
  readonly #unzip: Unzip;
  readonly #limits: ZipLimits;
  #packed = 0;
  #unpacked = 0;

  constructor(limits: ZipLimits) {
    this.#limits = limits;
    this.#unzip = new Unzip((file) => {
      if (this.#files.length >= limits.entries) return this.#refuse('zip-too-large');
      if (file.name.endsWith('/')) return;
      const open: Open = {
        path: file.name.slice(0, 400),
        chunks: [],
        packedBefore: this.#packed,
        size: 0,
        reason: unwanted(file.name),
        done: false,
      };
      this.#files.push(open);
      if (open.reason !== null) return;
      if (file.compression !== 0 && file.compression !== 8) {
        open.reason = 'packed in a way that is not supported';
        return;
      }
      file.ondata = (error, chunk, final) => {
        if (error !== null) return this.#refuse('zip-unreadable');
        this.#take(open, chunk);
        open.done ||= final;
      };
      file.start();
    });
    this.#unzip.register(UnzipInflate);
  }

  push(chunk: Uint8Array, final: boolean): void {
    this.#packed += chunk.length;
    this.#unzip.push(chunk, final);
  }

  entries(): readonly Entry[] {
    return this.#files.map(({ path, chunks, size, reason, done }) => ({
      path,
      content: reason === null ? joined(chunks, size) : { reason },
      ...(done || reason !== null ? {} : { content: { reason: 'the archive ends before this file does' } }),
    }));
  }

  #take(open: Open, chunk: Uint8Array): void {
    open.size += chunk.length;
    this.#unpacked += chunk.length;
    const packed = this.#packed - open.packedBefore + PUSHED_BYTES;
    const { entry, total, ratio } = this.#limits;
    if (open.size > entry || this.#unpacked > total || open.size > FREE_BYTES + packed * ratio)
      return this.#refuse('zip-too-large');
    open.chunks.push(chunk);
  }

  #refuse(code: 'zip-too-large' | 'zip-unreadable'): void {
    this.refused ??= code;
    throw new Error(code);
  }
}

function unwanted(path: string): string | null {
  if (/(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(path))
    return 'furniture of the archive';
  if (/\.(?:zip|gz|bz2|xz|7z|rar|tar|tgz)$/i.test(path)) return 'an archive inside an archive';
  return null;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
