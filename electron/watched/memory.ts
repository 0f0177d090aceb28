/** Which folders are watched, and which of their files have been dealt with: on the disk a moment later. */
import { join } from 'node:path';
import { keptFile } from '../kept-file.ts';
import { readFolders, type KeptFolder, type KeptFolders } from './kept.ts';

const WRITE_MS = 1_000;

/** A file that was found in a folder, as it was then. */
export interface Found {
  readonly folderId: string;
  readonly path: string;
  /** Its name within the folder. */
  readonly key: string;
  readonly stamp: string;
  /** SHA-256 of it, or of its parts, without those that are in the library. */
  readonly hashes: readonly string[];
}

export interface Memory {
  readonly folders: () => readonly KeptFolder[];
  readonly folder: (id: string) => KeptFolder | undefined;
  readonly set: (folders: readonly KeptFolder[]) => void;
  readonly keep: (id: string, part: Partial<KeptFolder>) => void;
  /** A file was dealt with. Written within a second: a folder of ten thousand files is not written down ten thousand times. */
  readonly remember: (found: Found) => void;
  readonly isSeen: (folder: KeptFolder, key: string, stamp: string) => boolean;
  /** Writes what is remembered, now. */
  readonly write: () => void;
}

/** What is remembered from before. */
export function createMemory(userData: string, onFailure: (error: unknown) => void): Memory {
  const kept = keptFile<KeptFolders>({
    path: join(userData, 'watched-folders.json'),
    read: readFolders,
    onFailure,
  });
  /** By folder: stamps by name. */
  let fresh = new Map<string, Map<string, string>>();
  let timer: NodeJS.Timeout | undefined;
  const folders = (): readonly KeptFolder[] => kept.value().folders;
  const folder = (id: string): KeptFolder | undefined => folders().find((each) => each.id === id);
  const set = (all: readonly KeptFolder[]): void => kept.set({ version: 1, folders: all });
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const now = fresh;
    fresh = new Map();
    if (now.size === 0) return;
    set(
      folders().map((each) => {
        const seen = now.get(each.id);
        return seen === undefined ? each : { ...each, seen: { ...each.seen, ...Object.fromEntries(seen) } };
      }),
    );
  };
  return {
    folders,
    folder,
    set,
    keep: (id, part) => set(folders().map((each) => (each.id === id ? { ...each, ...part } : each))),
    remember({ folderId, key, stamp }) {
      const seen = fresh.get(folderId) ?? new Map<string, string>();
      fresh.set(folderId, seen.set(key, stamp));
      timer ??= setTimeout(write, WRITE_MS);
      timer.unref();
    },
    isSeen: ({ id, seen, older }, key, stamp) =>
      seen[key] === stamp || older[key] === stamp || fresh.get(id)?.get(key) === stamp,
    write,
  };
}
