import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp, type AppHandle } from './launch.ts';

/** An app for each test of a file, on a folder that goes with it. */
export interface OwnApp {
  /** The folder of the test that runs. */
  readonly folder: () => string;
  /** The running app; undefined before `start`. */
  readonly running: () => AppHandle | undefined;
  /** Starts the app on the library of this test, and answers its window at a size that shows all panes. */
  readonly start: () => Promise<Page>;
  /** Starts the app on a library that has the sample digest and nothing else, with its first paper open and the list focused. */
  readonly startOnSample: () => Promise<Page>;
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
  const start = async (): Promise<Page> => {
    app = await launchApp({ userData: path.join(folder, 'data') });
    return sized(await app.window());
  };
  return {
    folder: () => folder,
    running: () => app,
    start,
    async startOnSample() {
      await copySample(path.join(folder, 'data'));
      const page = await start();
      await expect(page.getByRole('group', { name: 'Abstract' })).toBeVisible();
      await page.getByRole('listbox', { name: 'Papers' }).focus();
      return page;
    },
  };
}

async function sized(page: Page): Promise<Page> {
  await page.setViewportSize({ width: 1440, height: 900 });
  return page;
}

let prepared: Promise<string> | undefined;

/** Makes a user data folder as the app left it that imported the sample digest; each worker has that done once. */
export async function copySample(userData: string): Promise<void> {
  prepared ??= importSample();
  cpSync(await prepared, userData, { recursive: true, verbatimSymlinks: true });
}

async function importSample(): Promise<string> {
  const userData = mkdtempSync(path.join(tmpdir(), 'lectern-sample-'));
  process.once('exit', () => rmSync(userData, { recursive: true, force: true, maxRetries: 5 }));
  const app = await launchApp({ userData });
  const page = await sized(await app.window());
  await page.getByRole('button', { name: /sample/ }).click();
  await page.getByRole('button', { name: /^Import 12 papers/ }).press('Enter');
  await expect(page.getByRole('listbox', { name: 'Papers' }).getByRole('option')).toHaveCount(12);
  await expect(page.getByRole('group', { name: 'Abstract' })).toBeVisible();
  await app.close();
  return userData;
}
