/**
 * Mends Chromium's IndexedDB stores before Chromium opens them. It reuses LevelDB's logs: a process that was killed inside a
 * write leaves a torn record, the next session appends behind it, and the session after that finds the store corrupt and empties it
 * without a word (google/leveldb#1287). Cutting the torn end off first loses only what was never committed. A store without its
 * CURRENT or MANIFEST fails every open, so its folder is moved out of the way; the library is rebuilt from its files then.
 * Synchronous: it must be done before the window is made.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../shared/library-files.ts';
import { errorCode } from './disk.ts';
import { wholeLength } from './leveldb-log.ts';

/** Where stores are below the user data: Electron's own place, and that of the stand-in's Chromium. */
const STORES = ['IndexedDB', 'stand-in-profile/Default/IndexedDB'];
const STORE = '.indexeddb.leveldb';
const BLOBS = '.indexeddb.blob';
const ASIDE = 'stores-set-aside';

/** The flag by which a window asks, through `setStoreAside`, for a new store at the next start. */
export const setAsideFlag = (userData: string): string => join(userData, 'library', 'set-aside');

/** Writes the flag, through to the disk. */
export function askToSetAside(userData: string): void {
  mkdirSync(join(userData, 'library'), { recursive: true });
  writeFileSync(setAsideFlag(userData), '', { flush: true });
}

/** Mends every store, and answers what it did. Where the system refuses, the store stays as it is and `failed` hears why. */
export function mendStores(userData: string, failed: (error: unknown) => void): readonly Finding[] {
  const findings: Finding[] = [];
  const flagged = existsSync(setAsideFlag(userData));
  let moved = true;
  const mend = (root: string, name: string): void => {
    const folder = join(root, name);
    if (flagged || !isComplete(folder)) {
      setAside(userData, root, name);
      findings.push({ code: 'store-set-aside', detail: name });
    } else {
      const cut = cutTornEnds(folder);
      if (cut > 0) findings.push({ code: 'store-repaired', detail: `${name}: ${cut}` });
    }
  };
  const tried = (run: () => void): void => {
    try {
      run();
    } catch (error) {
      moved = false;
      failed(error);
    }
  };
  for (const root of STORES.map((place) => join(userData, place))) {
    tried(() => {
      for (const name of namesIn(root)) if (name.endsWith(STORE)) tried(() => mend(root, name));
    });
  }
  if (flagged && moved) rmSync(setAsideFlag(userData), { force: true });
  return findings;
}

/** Moves a store and its blobs to a folder where Chromium does not look. The store goes last: it decides whether this is done. */
function setAside(userData: string, root: string, name: string): void {
  const target = join(userData, ASIDE, new Date().toISOString().replaceAll(/[:.]/g, '-'));
  mkdirSync(target, { recursive: true });
  const blobs = name.replace(STORE, BLOBS);
  if (existsSync(join(root, blobs))) renameSync(join(root, blobs), join(target, blobs));
  renameSync(join(root, name), join(target, name));
}

/** A store that holds something names its MANIFEST in CURRENT. A new one holds nothing yet. */
function isComplete(folder: string): boolean {
  const names = namesIn(folder);
  const holds = names.some((name) => /^(\d+\.(log|ldb)|MANIFEST-\d+)$/.test(name));
  if (!holds && !names.includes('CURRENT')) return true;
  return names.includes('CURRENT') && names.includes(currentManifest(folder));
}

const currentManifest = (folder: string): string => readFileSync(join(folder, 'CURRENT'), 'utf8').trim();

/** Bytes that were cut. Chromium appends to its logs and to its MANIFEST alike. */
function cutTornEnds(folder: string): number {
  const names = namesIn(folder);
  const appended = names.filter((name) => /^\d+\.log$/.test(name));
  if (names.includes('CURRENT')) appended.push(currentManifest(folder));
  return appended.reduce((sum, name) => sum + cutTornEnd(join(folder, name)), 0);
}

function cutTornEnd(path: string): number {
  const log = readFileSync(path);
  const whole = wholeLength(log);
  if (whole === log.length) return 0;
  const file = openSync(path, 'r+');
  try {
    ftruncateSync(file, whole);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return log.length - whole;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
