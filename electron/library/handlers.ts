/** The library's part of the bridge and of `app:`: opened at the first call, closed problems as values. */
import { basename, dirname, join } from 'node:path';
import { app, dialog, shell, type BrowserWindow } from 'electron';
import type { Bridge } from '../../shared/bridge.ts';
import type { Finding, LibraryHealth, OriginalSource } from '../../shared/library-files.ts';
import { fail, ok, type Result } from '../../shared/problem.ts';
import { record } from '../arguments.ts';
import type { Files } from '../files.ts';
import type { Log } from '../log.ts';
import { batches, digestId, entryLines, flag, original, token } from './arguments.ts';
import { writeBackup } from './backup-write.ts';
import { createBackups, type Backups } from './backups.ts';
import type { Original } from './digests.ts';
import { guarded, LibraryError } from './disk-problem.ts';
import { disk } from './disk.ts';
import { askToSetAside } from './idb-repair.ts';
import { openLibrary, type Library } from './index.ts';
import { lockFile, takeLock, type Lock } from './lock.ts';
import { libraryLines } from './routes.ts';
import { t } from '../../shared/strings/index.ts';

const FIRST_SNAPSHOT_MS = 10_000;
const SNAPSHOT_CHECK_MS = 60 * 60 * 1000;
const EXTENSION = 'lectern';
/** A command line at work has so many milliseconds before the window says that it waits for it. */
const APP_LOCK = { holder: 'app', patience: 20_000 } as const;

type Method =
  | 'openLibrary'
  | 'appendJournal'
  | 'keepDigest'
  | 'keepEntries'
  | 'endDigest'
  | 'health'
  | 'verifyLibrary'
  | 'openLibraryFolder'
  | 'backUp'
  | 'chooseBackup'
  | 'adoptBackup'
  | 'releaseBackup'
  | 'setStoreAside';

/** The library's methods of the contract, taking what a stranger might send. */
export type LibraryHandlers = { readonly [M in Method]: (argument: unknown) => ReturnType<Bridge[M]> };

export interface LibraryHost {
  readonly userData: string;
  readonly window: () => BrowserWindow | null;
  readonly files: Files;
  readonly log: Log;
  /** What was mended before Chromium started. */
  readonly findings: readonly Finding[];
  /** Something was written to the journal. */
  readonly appended: () => void;
}

export interface LibraryBridge {
  /** The library, opened at the first call. */
  readonly open: () => Promise<Result<Library>>;
  readonly handlers: LibraryHandlers;
  /** What a path below `LIBRARY_STREAM_PATH` streams; null when there is nothing of the kind. */
  readonly lines: (path: string) => Promise<AsyncIterable<Uint8Array> | null>;
  /** Whether a digest with this hash is in the library; false also when the library cannot be opened. */
  readonly has: (sha256: string) => Promise<boolean>;
  /** The same library and backups for the command line. */
  readonly on: <T>(run: (library: Library) => Promise<T>, place?: string) => Promise<Result<T>>;
  readonly backups: Backups;
}

/** The library of a user's data; nothing is touched before the first call. */
export function createLibraryBridge({
  userData,
  window,
  files,
  log,
  findings,
  appended,
}: LibraryHost): LibraryBridge {
  const folder = join(userData, 'library');
  const backups = createBackups();
  let opening: Promise<Result<Library>> | null = null;
  let lock: Lock | null = null;

  const openNow = async (): Promise<Result<Library>> => {
    const opened = await guarded(disk, userData, async () => {
      const locked = lock === null ? await takeLock(lockFile(userData), APP_LOCK) : ok(lock);
      if (!locked.ok) return locked;
      lock = locked.value;
      return openLibrary({ on: disk, folder, findings });
    });
    if (opened.ok) takeSnapshots(opened.value, log);
    else opening = null;
    return opened;
  };
  /** The library, opened once; where that failed, the next call tries again. */
  const library = (): Promise<Result<Library>> => (opening ??= openNow());
  /** Runs a step on the open library; what fails in it is a value. `place` is the folder that a problem of the disk is about. */
  const on = <T>(run: (opened: Library) => Promise<T>, place = folder): Promise<Result<T>> =>
    guarded(disk, place, async () => {
      const opened = await library();
      return opened.ok ? ok(await run(opened.value)) : opened;
    });
  const nothing = async (run: (opened: Library) => Promise<unknown>): Promise<Result<null>> => {
    const done = await on(run);
    return done.ok ? ok(null) : done;
  };
  const healthOf = async (measure: (opened: Library) => Promise<LibraryHealth>): Promise<LibraryHealth> => {
    const health = await on(measure);
    return health.ok
      ? health.value
      : { ...UNKNOWN, freeBytes: await disk.freeBytes(userData).catch(() => 0) };
  };

  const handlers: LibraryHandlers = {
    async openLibrary() {
      const opened = await library();
      return opened.ok ? ok(opened.value.state()) : opened;
    },
    async appendJournal(wish) {
      const given = batches(record(wish)['batches']);
      const opened = await library();
      if (!opened.ok) return opened;
      const head = await opened.value.append(given);
      if (head.ok) appended();
      return head;
    },
    async keepDigest(wish) {
      const fields = record(wish);
      const id = digestId(fields['digestId']);
      const given = original(fields['original']);
      if (given.kind === 'kept') return nothing(({ digests }) => digests.keepAgain(id, given.digestId));
      const source = await originalOf(files, given);
      if (!source) return fail('file-gone');
      const kept = await nothing(({ digests }) => digests.keep(id, source));
      source.close();
      return kept;
    },
    async keepEntries(wish) {
      const fields = record(wish);
      const [id, lines] = [digestId(fields['digestId']), entryLines(fields['lines'])];
      return nothing(({ digests }) => digests.addEntries(id, lines));
    },
    async endDigest(wish) {
      const fields = record(wish);
      const [id, keep] = [digestId(fields['digestId']), flag(fields['keep'])];
      return nothing(({ digests }) => (keep ? digests.finish(id) : digests.forget(id)));
    },
    health: () => healthOf((opened) => opened.health()),
    verifyLibrary: () => healthOf((opened) => opened.verify()),
    async openLibraryFolder() {
      const failure = await shell.openPath(folder);
      if (failure !== '') log.error(`the library folder could not be opened: ${failure}`);
    },
    async backUp() {
      const path = await askWhere(window());
      if (path === null) return ok(null);
      return on(
        async (opened) => ({ name: basename(path), bytes: await writeBackup(opened, path, Date.now()) }),
        dirname(path),
      );
    },
    async chooseBackup() {
      const path = await askWhich(window());
      return path === null ? ok(null) : on((opened) => backups.choose(opened, path));
    },
    async adoptBackup(given) {
      const chosen = token(given);
      return nothing((opened) => backups.adopt(opened, chosen));
    },
    async releaseBackup(given) {
      backups.release(token(given));
    },
    async setStoreAside() {
      askToSetAside(userData);
      const opened = await opening;
      if (opened?.ok === true) await opened.value.close();
      app.relaunch();
      app.exit(0);
    },
  };

  return {
    open: library,
    handlers,
    async has(sha256) {
      const found = await on(({ digests }) => digests.has(sha256));
      return found.ok && found.value;
    },
    on,
    backups,
    async lines(path) {
      const found = await on((opened) => libraryLines(opened, backups, path));
      if (found.ok) return found.value;
      log.error(`${path} could not be read: ${found.problem.code} ${found.problem.detail ?? ''}`);
      return null;
    },
  };
}

const UNKNOWN: Omit<LibraryHealth, 'freeBytes'> = {
  head: { batches: 0, lastId: null },
  journalBytes: 0,
  digests: 0,
  digestBytes: 0,
  snapshots: 0,
  snapshotBytes: 0,
  lastSnapshotAt: null,
  lastVerifiedAt: null,
  findings: [],
};

function takeSnapshots({ snapshots }: Library, log: Log): void {
  const take = (): void => {
    snapshots.takeIfDue().catch((error: unknown) => log.error('no snapshot could be taken', error));
  };
  setTimeout(take, FIRST_SNAPSHOT_MS).unref();
  setInterval(take, SNAPSHOT_CHECK_MS).unref();
}

async function originalOf(
  files: Files,
  source: Exclude<OriginalSource, { kind: 'kept' }>,
): Promise<(Original & { close(): void }) | null> {
  if (source.kind === 'text') {
    const bytes = Buffer.from(source.text, 'utf8');
    return { bytes: once(bytes), size: bytes.length, name: '', close: () => undefined };
  }
  const file = await files.read(source.id);
  if (!file) return null;
  const { name, size, bytes } = file;
  return { name, size, bytes: readable(bytes, name), close: () => void bytes.destroy() };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The bytes of the reader's file, whose failures are not those of the library's disk. */
async function* readable(bytes: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of bytes) yield chunk;
  } catch {
    throw new LibraryError('file-unreadable', name);
  }
}

async function askWhere(window: BrowserWindow | null): Promise<string | null> {
  if (!window) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: t.desktop.backUp,
    defaultPath: `Lectern ${new Date().toISOString().slice(0, 10)}.${EXTENSION}`,
    filters: [{ name: t.desktop.backups, extensions: [EXTENSION] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

async function askWhich(window: BrowserWindow | null): Promise<string | null> {
  if (!window) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: t.desktop.chooseBackup,
    properties: ['openFile'],
    filters: [{ name: t.desktop.backups, extensions: [EXTENSION] }],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
