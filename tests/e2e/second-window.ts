import path from 'node:path';
import type { Page } from '@playwright/test';
import { builtApp, type AppHandle } from './launch.ts';

/** Opens another window of the same app, as the first one was opened. */
export async function secondWindow(handle: AppHandle, first: Page): Promise<Page> {
  const opened = first.context().waitForEvent('page');
  await handle.evaluate(
    ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({
        webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
      });
      void window.loadURL('app://lectern/');
    },
    path.join(builtApp, 'dist/preload/preload.cjs'),
  );
  const page = await opened;
  await page.setViewportSize({ width: 1440, height: 900 });
  return page;
}
