// The part of Electron's main-process API that Lectern uses, over Node and an installed Chromium. Anything else throws by name.
import { app, theApp } from './app.mjs';
import { startBrowser, stopBrowser } from './browser.mjs';
import { codec } from './codec.ts';
import { nativeImage, Notification, powerMonitor, Tray } from './desktop.mjs';
import { dialog, shell } from './dialogs.mjs';
import { ipcMain } from './ipc.mjs';
import { Menu, MenuItem } from './menu.mjs';
import { only } from './room.mjs';
import { protocol, schemesReady } from './scheme.mjs';
import { session } from './session.mjs';
import { nativeTheme } from './theme.mjs';
import { BrowserWindow } from './window.mjs';

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  session,
  shell,
  Tray,
};

const electron = only('electron', {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  session,
  shell,
  Tray,
});
export default electron;

const { enc, dec } = codec();

/** What `electronApplication.evaluate` does: the harness sends a function's text. */
process.on('message', (message) => {
  if (message.k === 'eval') void evaluate(message);
});

async function evaluate({ id, fn, arg }) {
  try {
    // oxlint-disable-next-line no-eval -- the harness is the parent process
    const value = await (0, eval)(`(${fn})`)(electron, dec(arg));
    process.send({ k: 'result', id, ok: true, v: enc(value) });
  } catch (error) {
    process.send({ k: 'result', id, ok: false, v: String(error?.stack ?? error) });
  }
}
process.on('disconnect', () => theApp.exit(1));
process.on('SIGTERM', () => theApp.quit());
process.on('SIGINT', () => theApp.quit());

theApp._stop = stopBrowser;
// After the entry module's static graph has run.
setTimeout(() => {
  startBrowser()
    .then(() => {
      schemesReady();
      theApp._start();
    })
    .catch((error) => {
      console.error(error);
      process.exit(1);
    });
}, 0);
