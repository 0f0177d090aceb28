import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type Page } from '@playwright/test';
import { launchApp, type AppHandle } from './launch.ts';

/** An app for each test of a file, on a folder that goes with it. */
export interface OwnApp {
  /** The folder of the test that runs. */
  readonly folder: () => string;
  /** The running app; undefined before `start`. */
  readonly running: () => AppHandle | undefined;
  /** Starts the app on the library of this test, and answers its window at a size that shows all panes. */
  readonly start: () => Promise<Page>;
}

/** Registers the hooks that make and remove the folder, and end the app. Call once, at the top of a spec. */
export function ownApp(name: string): OwnApp {
  let folder = '';
  let app: AppHandle | undefined;
  test.beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), `lectern-${name}-`));
  });
  test.afterEach(async () => {
    await app?.kill9().catch(() => undefined);
    app = undefined;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    folder: () => folder,
    running: () => app,
    async start() {
      app = await launchApp({ userData: path.join(folder, 'data') });
      const page = await app.window();
      await page.setViewportSize({ width: 1440, height: 900 });
      return page;
    },
  };
}
