import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { launchApp, type AppHandle } from './launch.ts';
import { glance } from './pictures.ts';

let app: AppHandle | undefined;
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  app = undefined;
});

const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'lectern-saving-'));
const shelf = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) });
const noteField = (page: Page) => page.getByRole('main').getByRole('textbox', { name: /note/i }).last();
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });

async function start(userData: string): Promise<Page> {
  app = await launchApp({ userData });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  return page;
}

/** Imports the sample digest, and waits until its first paper is open. */
async function importSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /sample/ }).click();
  await page.getByRole('button', { name: /^Import 12 papers/ }).press('Enter');
  await expect(list(page).getByRole('option')).not.toHaveCount(0);
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
}

/** Removes the browser's stores, as Chromium does after a full disk. Answers how many there were. */
function loseStores(folder: string): number {
  const stores = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name === 'IndexedDB',
  );
  for (const store of stores) rmSync(path.join(store.parentPath, store.name), { recursive: true });
  return stores.length;
}

test('what was called saved is there after a kill, and after the whole store is gone', async () => {
  const userData = fresh();
  let page = await start(userData);
  await importSample(page);
  await list(page).focus();
  await page.keyboard.press('s');
  await expect(shelf(page, 'Starred')).toContainText('1');
  await noteField(page).fill('Words that must not be lost.');
  await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  await app?.kill9();
  expect(loseStores(userData)).toBeGreaterThan(0);

  page = await start(userData);
  await expect(page.getByRole('dialog', { name: 'Your library was looked after' })).toContainText(
    '12 papers of 1 digest, with 1 note',
  );
  await noSeriousViolations(page);
  await page.getByRole('button', { name: 'Close' }).last().press('Enter');
  await expect(shelf(page, 'Inbox')).toContainText('12');
  await shelf(page, 'Starred').press('Enter');
  await expect(noteField(page)).toHaveText('Words that must not be lost.');
  await list(page).focus();
  await page.keyboard.press('Control+z');
  await expect(noteField(page)).toHaveText('');
  await page.keyboard.press('Control+z');
  await expect(shelf(page, 'Starred')).not.toContainText('1');

  await app?.close();
  page = await start(userData);
  await expect(shelf(page, 'Inbox')).toContainText('12');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('while nothing can be saved the window says so, edits are refused and what was typed stays', async () => {
  const userData = fresh();
  let page = await start(userData);
  await importSample(page);
  await list(page).focus();
  await app?.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('bridge:appendJournal');
    ipcMain.handle('bridge:appendJournal', () => ({
      ok: false,
      problem: { code: 'disk-full', detail: '120 MB needed' },
    }));
  });
  await page.keyboard.press('s');
  const banner = page.getByRole('alert').filter({ hasText: 'The disk is full' });
  await expect(banner).toBeVisible();
  await expect(page.getByRole('button', { name: /^Can’t save/ })).toBeVisible();
  await noSeriousViolations(page);
  await page.keyboard.press('m');
  await page.keyboard.press('r');
  await expect(shelf(page, 'Inbox')).toContainText('12');
  await noteField(page).fill('Typed while the disk was full.');
  await page.waitForTimeout(600);
  await expect(noteField(page)).toHaveText('Typed while the disk was full.');
  await glance(page, 'saving-banner');
  await app?.kill9();

  page = await start(userData);
  await expect(shelf(page, 'Starred')).toContainText('1');
});

test('the library’s health is shown, read back and free of mistakes', async () => {
  const page = await start(fresh());
  await importSample(page);
  await page.getByRole('button', { name: /^Saved/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Library health' });
  await expect(sheet).toContainText('1 digest');
  await expect(sheet).toContainText('1 change');
  await sheet.getByRole('button', { name: 'Verify now' }).click();
  await expect(sheet).toContainText('Nothing was found wrong.');
  await expect(sheet).not.toContainText('not yet');
  await noSeriousViolations(page);
  await glance(page, 'saving-health');
});

test('a backup is written, restored into an empty library after its counts were shown, and taken back', async () => {
  const folder = fresh();
  const filePath = path.join(folder, 'mine.lectern');
  let page = await start(path.join(folder, 'one'));
  await importSample(page);
  await noteField(page).fill('Words in a backup.');
  await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  await app?.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath: chosen }) });
  }, filePath);
  await page.getByRole('button', { name: /^Saved/ }).click();
  await page.getByRole('button', { name: 'Back up…' }).click();
  await expect(page.getByText(/^Wrote “mine.lectern”/).first()).toBeVisible();
  await app?.close();

  page = await start(path.join(folder, 'two'));
  await expect(page.getByRole('button', { name: 'Choose file' })).toBeVisible();
  await app?.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }) });
  }, filePath);
  await page.getByRole('button', { name: /^Saved/ }).click();
  await page.getByRole('button', { name: 'Restore…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Library health' });
  await expect(sheet).toContainText('1 digest of the backup is not here yet.');
  await expect(sheet).toContainText('with 12 papers');
  await noSeriousViolations(page);
  await glance(page, 'saving-restore');
  await sheet.getByRole('button', { name: 'Merge into my library' }).click();
  await expect(page.getByText('Restored “mine', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shelf(page, 'Inbox')).toContainText('12');
  await expect(noteField(page)).toHaveText('Words in a backup.');
  await list(page).focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Choose file' })).toBeVisible();
});
