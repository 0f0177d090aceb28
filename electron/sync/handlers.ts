/** Sync's part of the bridge: one folder, looked at when it changes and every so often, and told soon after every change here. */
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { dialog, type BrowserWindow } from 'electron';
import { fail, ok, type Result } from '../../shared/problem.ts';
import { t } from '../../shared/strings/index.ts';
import type { SyncBridge } from '../../shared/sync/contract.ts';
import { NO_SYNC, type SyncStatus } from '../../shared/sync/status.ts';
import { flag, text } from '../arguments.ts';
import { guarded } from '../library/disk-problem.ts';
import { disk } from '../library/disk.ts';
import type { Library } from '../library/index.ts';
import type { Log } from '../log.ts';
import { openSync, rootOf, type Sync } from './index.ts';
import { joining, readState, writeState, type SyncState } from './state.ts';
import { watchFolder, type FolderWatch } from './watch.ts';

/** After a change this long, in milliseconds: what is typed on goes together. */
const TELL_AFTER_MS = 2000;
/** Quitting waits this long at most, in milliseconds, until other devices were told. */
const QUIT_MS = 2000;

/** Sync's methods of the contract, taking what a stranger might send. */
export type SyncHandlers = {
  readonly [M in keyof SyncBridge]: (argument: unknown) => ReturnType<SyncBridge[M]>;
};

export interface SyncHost {
  readonly userData: string;
  readonly window: () => BrowserWindow | null;
  readonly library: () => Promise<Result<Library>>;
  readonly log: Log;
  /** Hears of every change. */
  readonly onStatus: (status: SyncStatus) => void;
}

export interface SyncService {
  readonly handlers: SyncHandlers;
  /** Something was written to the journal. */
  readonly appended: () => void;
  /** Tells what is not told yet; never rejects. */
  readonly tellNow: () => Promise<void>;
  /** The same, before a quit, which does not wait for a folder that hangs. */
  readonly tellBeforeQuit: () => Promise<void>;
}

/** Sync of a user's data; nothing is touched before the window first asks for its status. */
export function createSyncBridge({ userData, window, library, log, onStatus }: SyncHost): SyncService {
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
      const { folder } = sync.state();
      // What others did comes also from a folder that nothing can be written to.
      const told = await guarded(disk, folder, async () => ok(await sync.publish()));
      const looked = await guarded(disk, folder, async () => ok((await sync.take()) !== null));
      const failed = [told, looked].find((each) => !each.ok);
      const problem = failed === undefined || failed.ok ? null : failed.problem;
      if (problem !== null && problem.code !== status.problem?.code)
        log.error(`sync: ${problem.code} ${problem.detail ?? ''}`);
      set({
        ...status,
        ...sync.lack(),
        ...(problem === null ? { lookedAt: Date.now() } : {}),
        problem,
        news: looked.ok && looked.value,
      });
    });
  /** Goes on as a state says. */
  const run = async (state: SyncState): Promise<void> => {
    stop();
    const folder = basename(state.folder);
    const { merged } = state;
    if (state.rest !== null) {
      set(state.rest === 'left' ? NO_SYNC : { ...NO_SYNC, state: 'paused', folder, merged });
      return;
    }
    const opened = await library();
    if (!opened.ok) return;
    set({ ...NO_SYNC, state: 'on', folder, merged });
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

  /** Where nothing was chosen, or the reader left, there is nothing to pause or to go on with. */
  const rest = (to: SyncState['rest']): Promise<SyncStatus> =>
    inTurn(async () => {
      const state = running?.sync.state() ?? (await readState(disk, path));
      if (state === null || state.rest === 'left') return status;
      const next = { ...state, rest: to };
      await writeState(disk, path, next);
      await run(next);
      return status;
    });

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
          const here = opened.value.state();
          const known = running?.sync.state() ?? (await readState(disk, path));
          // Whoever took our folder out of it begins anew.
          const isThere = (await disk.size(rootOf(chosen))) !== null;
          const state: SyncState =
            isThere && known?.folder === chosen && known.generation === here.generation
              ? { ...known, rest: null }
              : joining(chosen, here);
          await writeState(disk, path, state);
          await run(state);
          return ok(status);
        }),
      );
    },
    async lookSync() {
      await tellNow();
      return status;
    },
    async pauseSync(value) {
      const paused = flag(value);
      return rest(paused ? 'paused' : null);
    },
    leaveSync: () => rest('left'),
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
        if (running === null) return;
        await running.sync.kept(token);
        set({ ...status, merged: running.sync.state().merged });
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
    async tellBeforeQuit() {
      if (running !== null) await Promise.race([tellNow(), delay(QUIT_MS)]);
    },
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
