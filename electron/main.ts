import { join, resolve } from 'node:path';
import { app, powerMonitor, type BrowserWindow } from 'electron';
import type { MenuState } from '../shared/bridge.ts';
import { createBooklets } from './booklets.ts';
import type { CommandId } from '../shared/commands.ts';
import { readDeepLink } from '../shared/deep-link.ts';
import { sendEvent, serveBridge } from './bridge.ts';
import { createClosing } from './closing.ts';
import { createDesktop } from './desktop.ts';
import { createExports } from './exports.ts';
import { createFiles } from './files.ts';
import { createIncoming, filesOf, linksOf, readStartRequest, type StartRequest } from './incoming.ts';
import { createLibraryBridge } from './library/handlers.ts';
import { mendStores } from './library/idb-repair.ts';
import { createLog } from './log.ts';
import { installMenu } from './menu.ts';
import { createOutside } from './outside/index.ts';
import { registerScheme, serveApp } from './protocol.ts';
import { createRecents } from './recents.ts';
import { hardenContents, hardenSession } from './security.ts';
import { createSyncBridge } from './sync/handlers.ts';
import { speak } from '../shared/strings/index.ts';
import { createTray } from './tray.ts';
import { createUpdates, loadUpdater, whyNoUpdates } from './updates.ts';
import { watchedHandlers } from './watched/handlers.ts';
import { createWatched } from './watched/index.ts';
import { createVault } from './vault/handlers.ts';
import { createWindow } from './window.ts';
import { createWindows, showWindow } from './windows.ts';

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

const NO_MENU_STATE: MenuState = { undo: null, redo: null, keys: {} };

function run(): void {
  const userData = app.getPath('userData');
  const windows = createWindows();
  const files = createFiles((opening) => sendEvent(windows.current(), 'opening', opening));
  // Before Chromium opens a store, and after the lock: nobody else has one open.
  const findings = mendStores(userData, (error) => log.error('a store could not be mended', error));
  const library = createLibraryBridge({
    userData,
    window: windows.current,
    files,
    log,
    findings,
    appended: () => sync.appended(),
  });
  const sync = createSyncBridge({
    userData,
    window: windows.current,
    library: library.open,
    log,
    onStatus: (status) => windows.all().forEach((window) => sendEvent(window, 'sync', status)),
  });
  const incoming = createIncoming<BrowserWindow>({
    files,
    windows: windows.all,
    send: (window, offer) => sendEvent(window, 'incoming', offer),
    follow: (window, link) => sendEvent(window, 'link', link),
  });
  const outside = createOutside({
    userData,
    windows: windows.all,
    current: windows.current,
    send: (window, wish) => sendEvent(window, 'outside', wish),
    library,
    files,
    log,
  });
  const closing = createClosing({
    windows: windows.all,
    listening: incoming.listening,
    askToFlush: (window) => sendEvent(window, 'willQuit', null),
  });
  const exports = createExports(windows.current);
  const booklets = createBooklets(() => windows.current());
  const openWindow = (): void => {
    const preload = join(import.meta.dirname, '../preload/preload.cjs');
    const name = windows.freeName();
    const window = createWindow({ preload, name, incoming, closing, exports, log });
    windows.add(window);
    outside.follow(window);
  };
  const comeForward = (): void => {
    const window = windows.current();
    if (window) showWindow(window);
    else openWindow();
  };
  const offer = (paths: readonly string[]): void => {
    recents.add(paths);
    incoming.offer(paths).catch((error: unknown) => log.error('files could not be offered', error));
  };
  const recents = createRecents({ userData, files, log, onChange: () => showMenu() });
  let commandKept: CommandId | null = null;
  const runCommand = (id: CommandId): void => {
    if (id === 'window.new') return openWindow();
    const window = windows.current();
    if (window) return sendEvent(window, 'command', id);
    // With the icon beside the clock, and on macOS, there may be no window: the one that opens has it once it listens.
    commandKept = id;
    comeForward();
  };
  const listens = (): void => {
    watched.handOverAgain();
    const id = commandKept;
    commandKept = null;
    if (id !== null) sendEvent(windows.current(), 'command', id);
  };
  const tray = createTray({
    open: comeForward,
    importDigest() {
      comeForward();
      incoming.follow({ kind: 'import' });
    },
    quit: () => app.quit(),
  });
  const menuStates = new WeakMap<BrowserWindow, MenuState>();
  const showMenu = (): void => {
    if (!app.isReady()) return;
    const window = windows.current();
    installMenu({
      state: (window && menuStates.get(window)) ?? NO_MENU_STATE,
      recents: recents.list(),
      run: runCommand,
      openRecent(id) {
        const path = recents.pathOf(id);
        if (path !== null) offer([path]);
        comeForward();
      },
      clearRecents: recents.clear,
    });
  };
  const watched = createWatched({
    userData,
    files,
    log,
    has: library.has,
    onChange: (state) => windows.all().forEach((window) => sendEvent(window, 'watched', state)),
    hasTaker: () => windows.all().some(incoming.listening),
    handOver(found) {
      sendEvent(windows.all().find(incoming.listening) ?? null, 'arrived', found);
    },
  });

  const arrive = (request: StartRequest): void => {
    offer(filesOf(request));
    linksOf(request).forEach(incoming.follow);
  };
  arrive(request);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    offer([path]);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const link = readDeepLink(url);
    if (link !== null) incoming.follow(link);
    if (app.isReady()) comeForward();
  });
  app.on('second-instance', (_event, _argv, _cwd, additional) => {
    const second = readStartRequest(additional);
    if (second) arrive(second);
    comeForward();
  });
  app.on('browser-window-focus', () => showMenu());
  app.on('before-quit', (event) => closing.holdQuit(event, () => app.quit()));
  app.on('will-quit', () => outside.close());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !tray.isShown()) app.quit();
  });
  app.on('activate', () => {
    if (!windows.current()) openWindow();
  });
  // Only a copy that is installed: one that runs from its sources would leave a claim behind that leads nowhere.
  if (app.isPackaged) app.setAsDefaultProtocolClient('lectern');

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
        windows,
        files,
        incoming,
        log,
        // What was written last goes with the reader, where that does not take long.
        closing: {
          ...closing,
          flushed: (window) => void sync.tellBeforeQuit().then(() => closing.flushed(window)),
        },
        listens,
        recents,
        library: library.handlers,
        exports: exports.handlers,
        booklets: booklets.handlers,
        vault: createVault({
          userData,
          window: windows.current,
          changed: () => windows.all().forEach((window) => sendEvent(window, 'vaultChanged', null)),
          log,
        }),
        sync: sync.handlers,
        desktop: createDesktop({ windows, openWindow, tray }),
        watched: watchedHandlers(watched, windows.current),
        updates: createUpdates({
          unavailable: whyNoUpdates(),
          load: loadUpdater,
          log,
          onChange: (state) => windows.all().forEach((window) => sendEvent(window, 'update', state)),
          whenWritten: closing.whenWritten,
        }),
        setMenuState(window, state) {
          menuStates.set(window, state);
          if (window === windows.all()[0]) showMenu();
        },
        outside: outside.handlers,
        setLanguage(language) {
          speak(language);
          tray.speak();
          showMenu();
        },
      });
      powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
        if (event) closing.holdQuit(event, () => app.quit());
      });
      showMenu();
      openWindow();
      watched.start();
      outside.open();
    },
    (error: unknown) => log.error('the app could not start', error),
  );
}
