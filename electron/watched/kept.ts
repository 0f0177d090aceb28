/** What is remembered of watched folders: where they are, and which of their files have been dealt with. */
import { isAbsolute } from 'node:path';
import { record } from '../arguments.ts';
import type { WatchMode } from '../../shared/watched.ts';

export interface KeptFolder {
  readonly id: string;
  readonly path: string;
  readonly mode: WatchMode;
  readonly polling: boolean;
  /** Files by their name within the folder: as they were (`size:time`) when they were dealt with. */
  readonly seen: Readonly<Record<string, string>>;
  /** Those that were there before the folder was watched, likewise. */
  readonly older: Readonly<Record<string, string>>;
}

/** The file, which a later version may put more into. */
export interface KeptFolders {
  readonly version: 1;
  readonly folders: readonly KeptFolder[];
}

/** More folders, or more names in one, are not read back. */
const MOST_FOLDERS = 50;
const MOST_FILES = 100_000;

/** Reads what may have been edited by anybody; what is no folder is left out. */
export function readFolders(stored: unknown): KeptFolders {
  const given: unknown =
    typeof stored === 'object' && stored !== null ? Reflect.get(stored, 'folders') : undefined;
  const folders = Array.isArray(given) ? given.slice(0, MOST_FOLDERS).flatMap(readFolder) : [];
  return { version: 1, folders };
}

function readFolder(each: unknown): readonly KeptFolder[] {
  if (typeof each !== 'object' || each === null) return [];
  const { id, path, mode, polling, seen, older } = record(each);
  if (typeof id !== 'string' || typeof path !== 'string' || !isAbsolute(path)) return [];
  return [
    {
      id,
      path,
      mode: mode === 'import' ? 'import' : 'offer',
      polling: polling === true,
      seen: stamps(seen),
      older: stamps(older),
    },
  ];
}

function stamps(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  const texts = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts.slice(0, MOST_FILES));
}
