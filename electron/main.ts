import { join, resolve } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { MenuState } from '../shared/bridge.ts';
import { createBooklets } from './booklets.ts';
import { sendEvent, serveBridge } from './bridge.ts';
import { createClosing } from './closing.ts';
import { createExports } from './exports.ts';
import { createFiles } from './files.ts';
import { createIncoming, filesOf, readStartRequest, type StartRequest } from './incoming.ts';
import { createLibraryBridge } from './library/handlers.ts';
import { mendStores } from './library/idb-repair.ts';
import { createLog } from './log.ts';
import { installMenu } from './menu.ts';
import { registerScheme, serveApp } from './protocol.ts';
import { hardenContents, hardenSession } from './security.ts';
import { speak } from '../shared/strings/index.ts';
import { createVault } from './vault/handlers.ts';
import { createWindow } from './window.ts';

// Frozen: the folder of this name holds every library. Tests, and only they, name another.
const userData = process.env['LECTERN_USER_DATA'];
app.setPath('userData', userData ? resolve(userData) : join(app.getPath('appData'), 'Lectern'));

const log = createLog(join(app.getPath('userData'), 'lectern.log'));
process.on('unhandledRejection', (reason) => log.error('unhandled rejection', reason));
process.on('uncaughtExceptionMonitor', (error) => log.error('uncaught exception', error));

const request: StartRequest = {
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  cwd: process.cwd(),
};

registerScheme();
app.enableSandbox();
hardenContents((error) => log.error('a link could not be opened', error));

if (app.requestSingleInstanceLock(request)) run();
else app.exit(0);

function run(): void {
  let window: BrowserWindow | null = null;
  const files = createFiles((opening) => sendEvent(window, 'opening', opening));
  // Before Chromium opens a store, and after the lock: nobody else has one open.
  const findings = mendStores(app.getPath('userData'), (error) =>
    log.error('a store could not be mended', error),
  );
  const library = createLibraryBridge({
    userData: app.getPath('userData'),
    window: () => window,
    files,
    log,
    findings,
  });
  const incoming = createIncoming(files, (offer) => sendEvent(window, 'incoming', offer));
  const closing = createClosing({
    window: () => window,
    listening: () => incoming.listening(),
    askToFlush: () => sendEvent(window, 'willQuit', null),
  });
  const offer = (paths: readonly string[]): void => {
    incoming.offer(paths).catch((error: unknown) => log.error('files could not be offered', error));
  };
  const booklets = createBooklets(() => window);
  const openWindow = (): void => {
    const preload = join(import.meta.dirname, '../preload/preload.cjs');
    window = createWindow({ preload, incoming, closing, log });
    window.on('closed', () => (window = null));
  };
  let menuState: MenuState = { undo: null, redo: null, keys: {} };
  const setMenuState = (state: MenuState): void => {
    menuState = state;
    installMenu(state, (id) => sendEvent(window, 'command', id));
  };

  offer(filesOf(request));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    offer([path]);
  });
  app.on('second-instance', (_event, _argv, _cwd, additional) => {
    const second = readStartRequest(additional);
    if (second) offer(filesOf(second));
    if (!window) openWindow();
    else {
      if (window.isMinimized()) window.restore();
      window.focus();
    }
  });
  app.on('before-quit', (event) => closing.hold(event, () => app.quit()));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (!window) openWindow();
  });

  app.whenReady().then(
    () => {
      hardenSession();
      serveApp({
        root: join(import.meta.dirname, '../renderer'),
        files,
        lines: library.lines,
        booklet: booklets.html,
      });
      serveBridge({
        window: () => window,
        files,
        incoming,
        log,
        library: library.handlers,
        exports: createExports(() => window),
        booklets: booklets.handlers,
        vault: createVault({
          userData: app.getPath('userData'),
          window: () => window,
          changed: () => sendEvent(window, 'vaultChanged', null),
          log,
        }),
        setMenuState,
        setLanguage(language) {
          speak(language);
          setMenuState(menuState);
        },
        flushed: () => closing.flushed(),
      });
      setMenuState(menuState);
      openWindow();
    },
    (error: unknown) => log.error('the app could not start', error),
  );
}
