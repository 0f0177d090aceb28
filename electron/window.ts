import { BrowserWindow, nativeTheme } from 'electron';
import type { Closing } from './closing.ts';
import type { Incoming } from './incoming.ts';
import type { Log } from './log.ts';
import { APP_URL } from './security.ts';

const MAX_RELOADS = 3;

export interface WindowHost {
  readonly preload: string;
  readonly incoming: Incoming;
  readonly closing: Closing;
  readonly log: Log;
}

/** The one window, loading the app. Its place and size are remembered; a page that crashes is loaded again, three times at most. */
export function createWindow({ preload, incoming, closing, log }: WindowHost): BrowserWindow {
  const window = new BrowserWindow({
    name: 'main',
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
      spellcheck: false,
    },
  });
  let reloads = 0;
  closing.reset();
  incoming.pause();
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => closing.hold(event, () => window.close()));
  window.on('closed', () => incoming.pause());
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) incoming.pause();
  });
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    incoming.pause();
    log.error(`the page's process went: ${reason} (${exitCode})`);
    if (reason !== 'clean-exit' && reloads++ < MAX_RELOADS) window.reload();
  });
  window.loadURL(APP_URL).catch((error: unknown) => log.error('the window could not load', error));
  return window;
}
