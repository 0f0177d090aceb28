import { app, dialog, ipcMain, nativeTheme, type BrowserWindow } from 'electron';
import { dirname } from 'node:path';
import type { AppInfo, Bridge, BridgeEvents, MenuState } from '../shared/bridge.ts';
import type { BookletHandlers } from './booklets.ts';
import type { ExportHandlers } from './exports.ts';
import type { Files } from './files.ts';
import type { Incoming } from './incoming.ts';
import type { LibraryHandlers } from './library/handlers.ts';
import type { Log } from './log.ts';
import { commandKeys, fraction, label, language, paths, record, text, themeSource } from './arguments.ts';
import { assertSender, openExternal } from './security.ts';
import { t, type Language } from '../shared/strings/index.ts';
import type { VaultHandlers } from './vault/handlers.ts';

/** What the bridge reaches for in the rest of the main process. */
export interface BridgeHost {
  readonly window: () => BrowserWindow | null;
  readonly files: Files;
  readonly incoming: Incoming;
  readonly log: Log;
  readonly library: LibraryHandlers;
  readonly exports: ExportHandlers;
  readonly booklets: BookletHandlers;
  readonly vault: VaultHandlers;
  readonly setMenuState: (state: MenuState) => void;
  readonly setLanguage: (language: Language) => void;
  readonly flushed: () => void;
}

/** Every method of the contract, taking what a stranger might send. */
type Handlers = { readonly [M in keyof Bridge]: (argument: unknown) => ReturnType<Bridge[M]> };

const DIGEST_EXTENSIONS =
  'eml mbox mht mhtml html htm xhtml txt md markdown text json jsonl xml rss atom bib ris nbib enw csv tsv';

/** Registers every method behind one sender check and one place where failures are logged. */
export function serveBridge(host: BridgeHost): void {
  for (const [method, handler] of Object.entries(handlers(host))) {
    ipcMain.handle(`bridge:${method}`, async (event, argument: unknown) => {
      try {
        assertSender(event.senderFrame);
        return await handler(argument);
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
    ready: () => host.incoming.listen(),
    info: () => Promise.resolve(info()),
    async chooseDigests() {
      const window = host.window();
      if (!window) return { digests: [], refused: [] };
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: t.desktop.chooseDigests,
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: t.desktop.digestFiles, extensions: DIGEST_EXTENSIONS.split(' ') },
          { name: t.desktop.allFiles, extensions: ['*'] },
        ],
        ...(folder === undefined ? {} : { defaultPath: folder }),
      });
      const [first] = filePaths;
      if (canceled || first === undefined) return { digests: [], refused: [] };
      folder = dirname(first);
      return host.files.open(filePaths);
    },
    acceptDropped: (dropped) => host.files.open(paths(dropped)),
    async cancelOpening() {
      host.files.cancel();
    },
    async paste() {
      host.window()?.webContents.paste();
    },
    async releaseDigest(id) {
      host.files.release(text(id));
    },
    openExternal: (url) => openExternal(text(url)),
    async setProgress(value) {
      const done = fraction(value);
      host.window()?.setProgressBar(done ?? -1);
    },
    async setTheme(source) {
      nativeTheme.themeSource = themeSource(source);
    },
    async setLanguage(chosen) {
      host.setLanguage(language(chosen));
    },
    async setMenuState(state) {
      const { undo, redo, keys } = record(state);
      host.setMenuState({ undo: label(undo), redo: label(redo), keys: commandKeys(keys) });
    },
    async flushed() {
      host.flushed();
    },
    ...host.library,
    ...host.exports,
    ...host.booklets,
    ...host.vault,
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
