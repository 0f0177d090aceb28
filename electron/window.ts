import { app, BrowserWindow, nativeTheme } from 'electron';
import type { Closing } from './closing.ts';
import { offerContextMenu } from './context-menu.ts';
import type { Exports } from './exports.ts';
import type { Incoming } from './incoming.ts';
import type { Log } from './log.ts';
import { APP_URL } from './security.ts';

const MAX_RELOADS = 3;

export interface WindowHost {
  readonly preload: string;
  /** Its place and size are kept under this name, for each display. */
  readonly name: string;
  readonly incoming: Incoming<BrowserWindow>;
  readonly closing: Closing;
  readonly exports: Pick<Exports, 'forget'>;
  readonly log: Log;
}

/** A window, loading the app. Its place and size are remembered; a page that crashes is loaded again, three times at most. */
export function createWindow({ preload, name, incoming, closing, exports, log }: WindowHost): BrowserWindow {
  const window = new BrowserWindow({
    name,
    windowStatePersistence: true,
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 520,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#151311' : '#f1eeea',
    ...(process.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' as const } : {}),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      // Whether anything is checked, the session says: `spelling.ts`.
      spellcheck: true,
    },
  });
  let reloads = 0;
  const pause = (): void => {
    incoming.pause(window);
    closing.forget(window);
    exports.forget(window);
  };
  const close = (): void => {
    if (!window.isDestroyed()) window.close();
  };
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => closing.holdClose(window, event, close));
  // Windows ends the session: without a word it would not wait for what is not written yet.
  window.on('query-session-end', (event) => closing.holdQuit(event, () => app.quit()));
  window.on('closed', pause);
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) pause();
  });
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    pause();
    log.error(`the page's process went: ${reason} (${exitCode})`);
    if (reason !== 'clean-exit' && reloads++ < MAX_RELOADS) window.reload();
  });
  offerContextMenu(window.webContents);
  window.loadURL(APP_URL).catch((error: unknown) => log.error('the window could not load', error));
  return window;
}
