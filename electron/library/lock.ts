/**
 * Who works on a library's files: one process at a time, named in a file beside them. The app takes over whatever another app
 * left, since the single-instance lock says that there is none; a command line's lock is good while its process lives and touches
 * it, so that nothing that ended badly keeps anyone out for good.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/problem.ts';
import { errorCode } from './disk.ts';

export type Holder = 'app' | 'cli';

/** A lock that is held. */
export interface Lock {
  /** Whether nobody took it over. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

interface Taking {
  readonly holder: Holder;
  /** Milliseconds to wait for another holder. */
  readonly patience: number;
}

const AGAIN_MS = 100;
const TOUCHED_EVERY_MS = 10_000;
/** A command line that has not touched its lock for so long is gone, or sleeps and will see that it lost it. */
const UNTOUCHED_MS = 60_000;
/** A lock that says nothing is being written. */
const UNWRITTEN_MS = 5_000;

interface Note {
  readonly holder: Holder;
  readonly pid: number;
  readonly token: string;
}

/** Those of this process: its own id says nothing, since ids come again. */
const mine = new Set<string>();

/** The file that names who works on the library of a user's data. */
export const lockFile = (userData: string): string => join(userData, 'library.lock');

/** Takes the lock, or fails with `library-in-use` (detail: the process that has it). The folder must be there. Rejects with Node's errors. */
export async function takeLock(path: string, { holder, patience }: Taking): Promise<Result<Lock>> {
  const until = Date.now() + patience;
  for (;;) {
    const token = randomUUID();
    if (await claim(path, { holder, pid: process.pid, token })) return ok(hold(path, holder, token));
    const found = await look(path);
    if (found !== null && isStale(found, holder)) await clear(path, found.text);
    else if (found !== null && Date.now() >= until) return fail('library-in-use', whoIs(found.note));
    else if (found !== null) await new Promise((resume) => setTimeout(resume, AGAIN_MS));
  }
}

async function claim(path: string, note: Note): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify(note));
    } finally {
      await file.close();
    }
    mine.add(note.token);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function hold(path: string, holder: Holder, token: string): Lock {
  const isOurs = (text: string): boolean => readNote(text)?.token === token;
  const onExit = (): void => {
    try {
      if (isOurs(readFileSync(path, 'utf8'))) rmSync(path);
    } catch {
      // Gone, or left for the next one to find that its process is.
    }
  };
  process.once('exit', onExit);
  const touch = (): void => void utimes(path, new Date(), new Date()).catch(() => undefined);
  const timer = holder === 'cli' ? setInterval(touch, TOUCHED_EVERY_MS).unref() : undefined;
  const isHeld = async (): Promise<boolean> => isOurs(await readFile(path, 'utf8').catch(() => ''));
  return {
    isHeld,
    async release() {
      process.off('exit', onExit);
      clearInterval(timer);
      mine.delete(token);
      if (await isHeld()) await rm(path, { force: true });
    },
  };
}

interface Found {
  readonly text: string;
  readonly note: Note | null;
  readonly touchedAt: number;
}

/** The lock as it is now; null where it is gone. */
async function look(path: string): Promise<Found | null> {
  try {
    const { mtimeMs } = await stat(path);
    const text = await readFile(path, 'utf8');
    return { text, note: readNote(text), touchedAt: mtimeMs };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function isStale({ note, touchedAt }: Found, taker: Holder): boolean {
  const age = Date.now() - touchedAt;
  if (note === null) return age > UNWRITTEN_MS;
  if (note.holder === 'app' && taker === 'app') return true;
  if (note.pid === process.pid) return !mine.has(note.token);
  return !isAlive(note.pid) || (note.holder === 'cli' && age > UNTOUCHED_MS);
}

/** Moves a stale lock out of the way. Where another process put its own there meanwhile, that goes back. */
async function clear(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID().slice(0, 8)}`;
  try {
    await rename(path, aside);
    if ((await readFile(aside, 'utf8')) === stale) await rm(aside, { force: true });
    else await rename(aside, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function readNote(text: string): Note | null {
  try {
    const { holder, pid, token } = JSON.parse(text) as Partial<Record<keyof Note, unknown>>;
    const isKnown = holder === 'app' || holder === 'cli';
    return isKnown && Number.isSafeInteger(pid) && Number(pid) > 0 && typeof token === 'string'
      ? { holder, pid: Number(pid), token }
      : null;
  } catch {
    return null;
  }
}

const whoIs = (note: Note | null): string => (note === null ? '?' : `${note.holder} ${note.pid}`);
