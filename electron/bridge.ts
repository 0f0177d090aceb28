import { app, dialog, ipcMain, nativeTheme, type BrowserWindow } from 'electron';
import { dirname } from 'node:path';
import type { AppInfo, Bridge, BridgeEvents, MenuState } from '../shared/bridge.ts';
import type { BookletHandlers } from './booklets.ts';
import { DIGEST_EXTENSIONS } from '../shared/digest/extensions.ts';
import type { Closing } from './closing.ts';
import type { DesktopHandlers } from './desktop.ts';
import type { ExportHandlers } from './exports.ts';
import type { Files } from './files.ts';
import type { Incoming } from './incoming.ts';
import type { LibraryHandlers } from './library/handlers.ts';
import type { Log } from './log.ts';
import type { WishHandlers } from './outside/wishes.ts';
import type { Recents } from './recents.ts';
import type { UpdateHandlers } from './updates.ts';
import type { WatchedHandlers } from './watched/handlers.ts';
import { windowOf, type Windows } from './windows.ts';
import { commandKeys, fraction, label, language, paths, record, text, themeSource } from './arguments.ts';
import type { SyncHandlers } from './sync/handlers.ts';
import { assertSender, openExternal } from './security.ts';
import { t, type Language } from '../shared/strings/index.ts';
import type { VaultHandlers } from './vault/handlers.ts';

/** What the bridge reaches for in the rest of the main process. */
export interface BridgeHost {
  readonly windows: Windows;
  readonly files: Files;
  readonly incoming: Incoming<BrowserWindow>;
  readonly log: Log;
  readonly library: LibraryHandlers;
  readonly exports: ExportHandlers;
  readonly booklets: BookletHandlers;
  readonly vault: VaultHandlers;
  /** A window listens now. */
  readonly listens: () => void;
  readonly closing: Closing;
  readonly recents: Recents;
  readonly desktop: DesktopHandlers;
  readonly watched: WatchedHandlers;
  readonly updates: UpdateHandlers;
  readonly setMenuState: (window: BrowserWindow, state: MenuState) => void;
  readonly sync: SyncHandlers;
  readonly outside: WishHandlers;
  readonly setLanguage: (language: Language) => void;
}

/** Every method of the contract, taking what a stranger might send. */
type Handlers = { readonly [M in keyof Bridge]: (argument: unknown) => ReturnType<Bridge[M]> };

/** Registers every method behind one sender check and one place where failures are logged. */
export function serveBridge(host: BridgeHost): void {
  for (const [method, handler] of Object.entries(handlers(host))) {
    ipcMain.handle(`bridge:${method}`, async (event, argument: unknown) => {
      try {
        assertSender(event.senderFrame);
        return await host.windows.during(windowOf(event.sender), () => handler(argument));
      } catch (error) {
        host.log.error(`bridge.${method}`, error);
        throw error;
      }
    });
  }
}

/** Sends an event to the window; nothing happens when it is gone. */
export function sendEvent<E extends keyof BridgeEvents>(
  window: BrowserWindow | null,
  event: E,
  payload: BridgeEvents[E],
): void {
  if (window && !window.isDestroyed()) window.webContents.send(`bridge-event:${event}`, payload);
}

function handlers(host: BridgeHost): Handlers {
  let folder: string | undefined;
  return {
    async ready() {
      const window = host.windows.current();
      if (window === null) return { digests: [], refused: [] };
      const offer = await host.incoming.listen(window);
      host.listens();
      return offer;
    },
    info: () => Promise.resolve(info()),
    async chooseDigests() {
      const window = host.windows.current();
      if (!window) return { digests: [], refused: [] };
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: t.desktop.chooseDigests,
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: t.desktop.digestFiles, extensions: DIGEST_EXTENSIONS.map(({ extension }) => extension) },
          { name: t.desktop.allFiles, extensions: ['*'] },
        ],
        ...(folder === undefined ? {} : { defaultPath: folder }),
      });
      const [first] = filePaths;
      if (canceled || first === undefined) return { digests: [], refused: [] };
      folder = dirname(first);
      host.recents.add(filePaths);
      return host.files.open(filePaths);
    },
    async acceptDropped(dropped) {
      const files = paths(dropped);
      host.recents.add(files);
      return host.files.open(files);
    },
    async cancelOpening() {
      host.files.cancel();
    },
    async paste() {
      host.windows.current()?.webContents.paste();
    },
    async releaseDigest(id) {
      host.files.release(text(id));
    },
    openExternal: (url) => openExternal(text(url)),
    async setProgress(value) {
      const done = fraction(value);
      host.windows.current()?.setProgressBar(done ?? -1);
    },
    async setTheme(source) {
      nativeTheme.themeSource = themeSource(source);
    },
    async setLanguage(chosen) {
      host.setLanguage(language(chosen));
    },
    async setMenuState(state) {
      const { undo, redo, keys, share = null } = record(state);
      const window = host.windows.current();
      if (window === null) return;
      const known = { undo: label(undo), redo: label(redo), keys: commandKeys(keys), share: label(share) };
      host.setMenuState(window, known);
    },
    async flushed() {
      const window = host.windows.current();
      if (window !== null) host.closing.flushed(window);
    },
    ...host.library,
    ...host.exports,
    ...host.booklets,
    ...host.vault,
    ...host.recents.handlers,
    ...host.desktop,
    ...host.watched,
    ...host.updates,
    ...host.sync,
    ...host.outside,
  };
}

function info(): AppInfo {
  const { platform } = process;
  return {
    version: app.getVersion(),
    platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
    host: process.versions['electron']?.endsWith('stand-in') ? 'stand-in' : 'electron',
  };
}
