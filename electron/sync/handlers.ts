/** Sync's part of the bridge: one folder, looked at when it changes and every so often, and told soon after every change here. */
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { Bridge } from '../../shared/bridge.ts';
import { fail, ok, type Result } from '../../shared/problem.ts';
import { t } from '../../shared/strings/index.ts';
import { NO_SYNC, type SyncStatus } from '../../shared/sync/status.ts';
import { text } from '../arguments.ts';
import { flag } from '../library/arguments.ts';
import { guarded } from '../library/disk-problem.ts';
import { disk } from '../library/disk.ts';
import type { Library } from '../library/index.ts';
import type { Log } from '../log.ts';
import { openSync, rootOf, type Sync } from './index.ts';
import { joining, readState, writeState, type SyncState } from './state.ts';
import { watchFolder, type FolderWatch } from './watch.ts';

/** After a change this long, in milliseconds: what is typed on goes together. */
const TELL_AFTER_MS = 2000;

type Method = 'syncStatus' | 'chooseSyncFolder' | 'pauseSync' | 'leaveSync' | 'takeSynced' | 'keptSynced';

/** Sync's methods of the contract, taking what a stranger might send. */
export type SyncHandlers = { readonly [M in Method]: (argument: unknown) => ReturnType<Bridge[M]> };

export interface SyncHost {
  readonly userData: string;
  readonly window: () => BrowserWindow | null;
  readonly library: () => Promise<Result<Library>>;
  readonly log: Log;
  /** Hears of every change. */
  readonly onStatus: (status: SyncStatus) => void;
}

export interface SyncBridge {
  readonly handlers: SyncHandlers;
  /** Something was written to the journal. */
  readonly appended: () => void;
  /** Tells what is not told yet; never rejects. */
  readonly tellNow: () => Promise<void>;
}

/** Sync of a user's data; nothing is touched before the window first asks for its status. */
export function createSyncBridge({ userData, window, library, log, onStatus }: SyncHost): SyncBridge {
  const path = join(userData, 'sync.json');
  let running: { readonly sync: Sync; readonly watch: FolderWatch } | null = null;
  let status = NO_SYNC;
  let started: Promise<void> | null = null;
  let soon: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** One step at a time: all of them write `sync.json`. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = last.then(run, run);
    last = turn.catch(() => undefined);
    return turn;
  };
  const set = (next: SyncStatus): SyncStatus => {
    const isNews = JSON.stringify(next) !== JSON.stringify(status);
    status = next;
    if (isNews) onStatus(status);
    return status;
  };
  const stop = (): void => {
    running?.watch.stop();
    running = null;
  };
  const look = (): Promise<void> =>
    inTurn(async () => {
      if (running === null) return;
      const { sync } = running;
      const looked = await guarded(disk, sync.state().folder, async () => {
        await sync.publish();
        return ok((await sync.take()) !== null);
      });
      if (!looked.ok) {
        log.error(`sync: ${looked.problem.code} ${looked.problem.detail ?? ''}`);
        set({ ...status, problem: looked.problem, news: false });
        return;
      }
      set({ ...status, ...sync.lack(), lookedAt: Date.now(), problem: null, news: looked.value });
    });
  /** Goes on as a state says. */
  const run = async (state: SyncState): Promise<void> => {
    stop();
    const folder = basename(state.folder);
    if (state.paused) {
      set({ ...NO_SYNC, state: 'paused', folder });
      return;
    }
    const opened = await library();
    if (!opened.ok) return;
    set({ ...NO_SYNC, state: 'on', folder });
    const sync = openSync({ library: opened.value, path, state });
    const watch = watchFolder(rootOf(state.folder), () =>
      look().catch((error: unknown) => log.error('the synced folder could not be looked at', error)),
    );
    running = { sync, watch };
  };
  const start = (): Promise<void> =>
    (started ??= inTurn(async () => {
      const state = await readState(disk, path);
      if (state !== null) await run(state);
    }));

  const handlers: SyncHandlers = {
    async syncStatus() {
      await start();
      return status;
    },
    async chooseSyncFolder() {
      const chosen = await askWhere(window());
      if (chosen === null) return ok(null);
      return inTurn(() =>
        guarded(disk, chosen, async () => {
          const opened = await library();
          if (!opened.ok) return opened;
          if (isInside(userData, chosen)) return fail('sync-folder-inside', chosen);
          const state = joining(chosen, opened.value.state());
          await writeState(disk, path, state);
          await run(state);
          return ok(status);
        }),
      );
    },
    async pauseSync(value) {
      const paused = flag(value);
      return inTurn(async () => {
        const state = running?.sync.state() ?? (await readState(disk, path));
        if (state === null) return status;
        const next = { ...state, paused };
        await writeState(disk, path, next);
        await run(next);
        return status;
      });
    },
    leaveSync: () =>
      inTurn(async () => {
        stop();
        await disk.remove(path);
        return set(NO_SYNC);
      }),
    takeSynced: () =>
      inTurn(async () => {
        const sync = running?.sync;
        if (sync === undefined) return ok(null);
        const taken = await guarded(disk, sync.state().folder, async () => ok(await sync.take()));
        if (taken.ok && taken.value === null) set({ ...status, ...sync.lack(), news: false });
        return taken;
      }),
    keptSynced(given) {
      const token = text(given);
      return inTurn(async () => {
        await running?.sync.kept(token);
      });
    },
  };
  const tellNow = async (): Promise<void> => {
    clearTimeout(soon);
    await look().catch((error: unknown) => log.error('nothing could be told', error));
  };
  return {
    handlers,
    appended() {
      clearTimeout(soon);
      if (running !== null) soon = setTimeout(() => void tellNow(), TELL_AFTER_MS).unref();
    },
    tellNow,
  };
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

async function askWhere(window: BrowserWindow | null): Promise<string | null> {
  if (!window) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: t.desktop.chooseSyncFolder,
    properties: ['openDirectory', 'createDirectory'],
  });
  const [chosen] = filePaths;
  if (canceled || chosen === undefined) return null;
  // Whoever chooses the folder in it means the one that it is in.
  return basename(chosen) === 'lectern-sync' ? dirname(chosen) : chosen;
}
