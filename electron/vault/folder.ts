/** The folder of the mirror, as the mirror sees it: Markdown files by their paths from the folder, with `/` between. */
import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat, lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { disk, errorCode, once, writeFile, TEMPORARY } from '../library/disk.ts';

/** One Markdown file that is there. The stamp is another one after the file was written; behind its last `:` it says which file of the disk it is, under whatever name. */
export interface SeenFile {
  readonly path: string;
  readonly stamp: string;
}

/** What the mirror does to its folder. All reject with Node's errors, except where a value says what happened. */
export interface VaultFolder {
  /** Every Markdown file, outside of folders that belong to programs. Null when the folder is not there. */
  walk(): Promise<readonly SeenFile[] | null>;
  /** A file's text and stamp; null when it is gone, changes while it is read, is no UTF-8 or too large to be one of ours. */
  read(path: string): Promise<{ readonly text: string; readonly stamp: string } | null>;
  /** Puts a file in place whole or not at all, if what is there is still `expected` (null: nothing). Answers its stamp; null when it is not. */
  replace(path: string, text: string, expected: string | null): Promise<string | null>;
  /** Makes names durable that `replace` gave since the last time. */
  sync(): Promise<void>;
}

const LARGEST = 8 * 1024 * 1024;
/** Settings, histories and trash of git, Obsidian and Logseq. Everything that begins with a dot is left out besides. */
const NOT_OURS = new Set(['logseq', 'node_modules']);
const OURS_BEING_WRITTEN = /^\.lectern-.*\.tmp$/;

/** A folder of the file system. */
export function openFolder(root: string): VaultFolder {
  const written = new Set<string>();
  const at = (path: string): string => join(root, ...path.split('/'));
  const walkInto = async (folder: string, found: SeenFile[]): Promise<void> => {
    const entries = await readdir(at(folder), { withFileTypes: true }).catch((error: unknown) => {
      // A folder that went while we looked is no folder.
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    const files: string[] = [];
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (OURS_BEING_WRITTEN.test(entry.name)) await disk.remove(at(path));
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory() && !(folder === '' && NOT_OURS.has(entry.name))) await walkInto(path, found);
      else if (entry.isFile() && /\.md$/i.test(entry.name)) files.push(path);
    }
    const stamps = await Promise.all(files.map((path) => stampOf(at(path))));
    files.forEach((path, n) => {
      const stamp = stamps[n];
      if (stamp !== null && stamp !== undefined) found.push({ path, stamp });
    });
  };
  const read: VaultFolder['read'] = async (path) => {
    const before = await stampOf(at(path));
    if (before === null || sizeIn(before) > LARGEST) return null;
    const bytes = await readFile(at(path)).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    });
    if (bytes === null || (await stampOf(at(path))) !== before) return null;
    const text = decoded(bytes);
    return text === null ? null : { text, stamp: before };
  };
  return {
    async walk() {
      if (!(await stat(root).catch(() => null))?.isDirectory()) return null;
      const found: SeenFile[] = [];
      await walkInto('', found);
      return found;
    },
    read,
    async replace(path, text, expected) {
      const folder = dirname(at(path));
      await disk.makeFolder(folder);
      // Begins with a dot, so that no editor opens it; beside the file, so that a rename is all it takes.
      const temporary = join(folder, `.lectern-${randomUUID().slice(0, 8)}${TEMPORARY}`);
      try {
        await writeFile(disk, temporary, once(text));
        const there = expected === null ? await exists(at(path)) : (await read(path))?.text !== expected;
        if (there) {
          await disk.remove(temporary);
          return null;
        }
        await disk.rename(temporary, at(path));
      } catch (error) {
        await disk.remove(temporary).catch(() => undefined);
        throw error;
      }
      written.add(folder);
      return (await stampOf(at(path))) ?? '';
    },
    async sync() {
      const folders = [...written];
      written.clear();
      for (const folder of folders) await disk.syncFolder(folder);
    },
  };
}

async function stampOf(path: string): Promise<string | null> {
  try {
    const { mtimeNs, size, ino } = await stat(path, { bigint: true });
    return `${size}:${mtimeNs}:${ino}`;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

const sizeIn = (stamp: string): number => Number(stamp.slice(0, stamp.indexOf(':')));

const exists = async (path: string): Promise<boolean> => (await lstat(path).catch(() => null)) !== null;

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
