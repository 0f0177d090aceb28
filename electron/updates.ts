/** Updates over electron-updater, which verifies what it downloads. It is loaded at the first wish: before that there is no network in Lectern. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { Bridge } from '../shared/bridge.ts';
import { heard, wished, type NoUpdates, type UpdateEvent, type UpdateState } from '../shared/updates.ts';
import { updateWish } from './arguments.ts';
import type { Log } from './log.ts';

/** The methods of the contract, taking what a stranger might send. */
export type UpdateHandlers = {
  readonly [M in 'updateState' | 'wishUpdate']: (argument: unknown) => ReturnType<Bridge[M]>;
};

/** The part of electron-updater that is used. */
export type Updater = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'allowDowngrade'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
  | 'on'
>;

export interface UpdatesHost {
  /** Why nothing can be asked; null where it can. */
  readonly unavailable: NoUpdates | null;
  readonly load: () => Promise<Updater>;
  readonly log: Log;
  readonly onChange: (state: UpdateState) => void;
  /** Calls back once every window has written everything. */
  readonly whenWritten: (then: () => void) => void;
}

/** Nothing is checked, downloaded or installed but at a wish. */
export function createUpdates(host: UpdatesHost): UpdateHandlers {
  let state: UpdateState =
    host.unavailable === null
      ? { phase: 'idle', checkedAt: null }
      : { phase: 'unavailable', why: host.unavailable };
  let loading: Promise<Updater> | null = null;
  const turn = (next: UpdateState): void => {
    if (next === state) return;
    state = next;
    host.onChange(state);
  };
  const hear = (event: UpdateEvent): void => turn(heard(state, event));
  const failed = (error: unknown): void => {
    host.log.error('updating failed', error);
    hear({ kind: 'error', why: error instanceof Error ? error.message : String(error) });
  };
  const updater = async (): Promise<Updater> => {
    const loaded = await host.load();
    loaded.autoDownload = false;
    loaded.autoInstallOnAppQuit = false;
    loaded.allowDowngrade = false;
    loaded.on('update-not-available', () => hear({ kind: 'current', at: Date.now() }));
    loaded.on('update-available', ({ version, files }) =>
      hear({ kind: 'available', version, bytes: files[0]?.size ?? null }),
    );
    loaded.on('download-progress', ({ percent }) => hear({ kind: 'progress', fraction: percent / 100 }));
    loaded.on('update-downloaded', ({ version }) => hear({ kind: 'downloaded', version }));
    loaded.on('error', failed);
    return loaded;
  };
  const act = async (wish: 'check' | 'download' | 'install'): Promise<void> => {
    const loaded = await (loading ??= updater());
    if (wish === 'check') await loaded.checkForUpdates();
    else if (wish === 'download') await loaded.downloadUpdate();
    else host.whenWritten(() => loaded.quitAndInstall());
  };
  return {
    updateState: () => Promise.resolve(state),
    async wishUpdate(given) {
      const wish = updateWish(given);
      const next = wished(state, wish);
      if (next === null) return state;
      turn(next);
      act(wish).catch((error: unknown) => {
        if (loading !== null) loading.catch(() => (loading = null));
        failed(error);
      });
      return state;
    },
  };
}

/** Why this copy cannot be updated from within: sources, a build without a place to ask (`app-update.yml`), a package of the system, or one that is nowhere installed. */
export function whyNoUpdates(): NoUpdates | null {
  if (!app.isPackaged) return 'unpackaged';
  const resources = process.resourcesPath;
  if (!existsSync(join(resources, 'app-update.yml'))) return 'unpublished';
  const kind = join(resources, 'package-type');
  if (existsSync(kind) && /^(?:deb|rpm)/.test(readFileSync(kind, 'utf8'))) return 'managed';
  const { PORTABLE_EXECUTABLE_DIR: portable, APPIMAGE: image } = process.env;
  return portable !== undefined || (process.platform === 'linux' && image === undefined) ? 'portable' : null;
}

/** electron-updater itself. */
export async function loadUpdater(): Promise<Updater> {
  const { default: library } = await import('electron-updater');
  return library.autoUpdater;
}
