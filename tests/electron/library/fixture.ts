import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Original } from '../../../electron/library/digests.ts';
import { disk } from '../../../electron/library/disk.ts';
import { openLibrary, type Library } from '../../../electron/library/index.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-library-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The library in a folder, which must open. */
export async function opened(folder: string, on = disk): Promise<Library> {
  const library = await openLibrary({ on, folder });
  if (!library.ok) throw new Error(`${library.problem.code} ${library.problem.detail}`);
  onTestFinished(() => library.value.close().catch(() => undefined));
  return library.value;
}

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** An original in memory. */
export function originalOf(content: string): Original {
  const bytes = Buffer.from(content);
  return {
    name: 'digest.txt',
    size: bytes.length,
    bytes: (async function* () {
      yield bytes.subarray(0, 7);
      yield bytes.subarray(7);
    })(),
  };
}

/** Keeps a digest whole and answers its id. */
export async function keepDigest(library: Library, content: string, entries = ENTRIES): Promise<string> {
  const id = sha256(content);
  await library.digests.keep(id, originalOf(content));
  await library.digests.addEntries(id, entries);
  await library.digests.finish(id);
  return id;
}

export const ENTRIES = '{"format":"text","records":1}\n{"title":"A paper"}\n';

export async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** All files below a folder, by their paths in it. */
export const filesBelow = (folder: string): readonly string[] =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true }) : [])
    .map((name) => join(folder, name.toString()))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(folder, path).replaceAll('\\', '/'))
    .toSorted();
