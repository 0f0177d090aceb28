/** The watched folders' part of the bridge. */
import { dialog, type BrowserWindow } from 'electron';
import type { Bridge } from '../../shared/bridge.ts';
import { t } from '../../shared/strings/index.ts';
import { flag, problemCode, record, text, watchMode } from '../arguments.ts';
import type { Watched } from './index.ts';

type Method =
  | 'watched'
  | 'addWatchedFolder'
  | 'changeWatchedFolder'
  | 'forgetWatchedFolder'
  | 'offerOlder'
  | 'takeWatched'
  | 'dismissWatched'
  | 'failWatched';

/** The methods of the contract, taking what a stranger might send. */
export type WatchedHandlers = { readonly [M in Method]: (argument: unknown) => ReturnType<Bridge[M]> };

/** Answers windows about the folders. Which folder is watched, the system's dialog says. */
export function watchedHandlers(watched: Watched, window: () => BrowserWindow | null): WatchedHandlers {
  return {
    watched: () => Promise.resolve(watched.state()),
    async addWatchedFolder() {
      const owner = window();
      if (!owner) return watched.state();
      const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
        title: t.desktop.chooseFolder,
        properties: ['openDirectory', 'createDirectory'],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? watched.state() : watched.add(path);
    },
    async changeWatchedFolder(wish) {
      const { id, mode, polling } = record(wish);
      return watched.change(text(id), { mode: watchMode(mode), polling: flag(polling) });
    },
    forgetWatchedFolder: async (id) => watched.forget(text(id)),
    offerOlder: async (id) => watched.offerOlder(text(id)),
    takeWatched: () => watched.take(),
    dismissWatched: async () => watched.dismiss(),
    async failWatched(wish) {
      const { id, reason } = record(wish);
      return watched.fail(text(id), problemCode(reason));
    },
  };
}
