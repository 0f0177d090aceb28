import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { launchApp, type AppHandle } from './launch.ts';

const PAGE = path.resolve(import.meta.dirname, '../../../shared/digests/trending-page.txt');

let app: AppHandle | undefined;
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  app = undefined;
});

const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'lectern-story-'));

async function start(userData: string, args: string[] = []): Promise<Page> {
  app = await launchApp({ userData, args });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  return page;
}

const rows = (page: Page) => page.getByRole('listbox', { name: 'Papers' }).getByRole('option');
const shelf = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) });

/** Imports the sample digest from the empty library, with the keyboard alone. */
async function importSample(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Choose file' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Import 12 papers/ })).toBeVisible();
  await page.getByRole('button', { name: /^Import 12 papers/ }).press('Enter');
  await expect(rows(page)).not.toHaveCount(0);
}

test('the sample digest is imported, read and triaged by keyboard, and survives a restart', async () => {
  const userData = fresh();
  let page = await start(userData);
  await expect(page.getByRole('button', { name: 'Choose file' })).toBeVisible();
  await noSeriousViolations(page);
  await importSample(page);
  await noSeriousViolations(page);
  await expect(shelf(page, 'Inbox')).toContainText('12');
  const first = await page.getByRole('main').getByRole('heading', { level: 1 }).innerText();
  await page.keyboard.press('r');
  await expect(shelf(page, 'Later')).toContainText('1');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).not.toHaveText(first);
  await page.keyboard.press('s');
  await expect(shelf(page, 'Starred')).toContainText('1');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await noSeriousViolations(page);
  await page.keyboard.press('Escape');
  await app?.close();
  page = await start(userData);
  await expect(shelf(page, 'Later')).toContainText('1');
  await expect(shelf(page, 'Starred')).toContainText('1');
  await page.keyboard.press('Control+z');
  await expect(shelf(page, 'Starred')).not.toContainText('1');
  await page.keyboard.press('Control+z');
  await expect(shelf(page, 'Inbox')).toContainText('12');
});

test('a real page goes in, is read, listed, marked and found, and comes back', async () => {
  test.skip(!existsSync(PAGE), 'the sample page is not here');
  test.setTimeout(120_000);
  const userData = fresh();
  let page = await start(userData, [PAGE]);
  await importAll(page, 119);
  await expect(shelf(page, 'Inbox')).toContainText('119');
  await expect(openTitle(page)).toHaveText(/^IndicGenBench/);

  // Verdicts as fast as keys come: each is about the next paper.
  await page.keyboard.press('e');
  await page.keyboard.press('r');
  await page.keyboard.press('d');
  await expect(shelf(page, 'Inbox')).toContainText('116');
  await expect(shelf(page, 'Later')).toContainText('1');
  await expect(shelf(page, 'Reading')).toContainText('1');
  await expect(shelf(page, 'Skipped')).toContainText('1');

  // A list of three papers, reordered.
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('l');
  await page.keyboard.type('Thesis');
  await page.keyboard.press('Enter');
  const list = page.getByRole('navigation').getByRole('button', { name: /^Thesis/ });
  await expect(list).toContainText('3');
  await list.press('Enter');
  await expect(rows(page)).toHaveCount(3);
  const [first, second, third] = await titles(page);
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => titles(page)).toEqual([second, first, third]);

  // Two overlapping highlights, one with a note of its own, and a note on the paper.
  await expect(openTitle(page)).toHaveText(first ?? '');
  await page.keyboard.press('.');
  await page.keyboard.press('1');
  await expect(page.locator('main mark')).not.toHaveCount(0);
  await page.keyboard.press('.');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('3');
  await expect(page.locator('main [data-mark-button]')).toHaveCount(2);
  await page.keyboard.press(']');
  await page.keyboard.press('n');
  await page.keyboard.type('Ask about the sample size.');
  await page.keyboard.press('Escape');
  await noSeriousViolations(page);
  await page.keyboard.press('u');
  await page.keyboard.press('n');
  await page.keyboard.type('Compare this with the marbled kestrel.');
  await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  // Found again by a misspelt phrase of an abstract, and by a misspelt note.
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await search(page, 'evaluat genration capabilites of multilngual', /IndicGenBench/);
  await search(page, 'marbeld kestrl', new RegExp(escapeText(first ?? '')));

  await page.reload();
  await whole(page, { list, titles: [second, first, third] });
  page = await restart(userData);
  const listAgain = page.getByRole('navigation').getByRole('button', { name: /^Thesis/ });
  await whole(page, { list: listAgain, titles: [second, first, third] });

  // Undoing the import keeps what was listed, marked and noted (three papers); undoing that brings all back.
  await page.getByRole('button', { name: /^More: trending/i }).press('Enter');
  await page.getByRole('menuitem', { name: 'Undo import' }).press('Enter');
  await expect(shelf(page, 'Inbox')).toContainText('3');
  await expect(shelf(page, 'Later')).not.toContainText('1');
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('Control+z');
  await expect(shelf(page, 'Inbox')).toContainText('116');

  // All the way back to the empty library, all the way forward.
  await steps(page, 'Control+z', () => page.getByRole('button', { name: 'Choose file' }).isVisible());
  await steps(page, 'Control+Shift+z', async () => (await marksOf(page)) === 2);
  await settle(page);
  await expect(shelf(page, 'Inbox')).toContainText('3');
  await page.keyboard.press('Control+z');
  await expect(shelf(page, 'Inbox')).toContainText('116');
  await whole(page, { list: listAgain, titles: [second, first, third] });

  await app?.close();
  page = await start(userData, [PAGE]);
  await expect(page.getByText('Nothing new would be added')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nothing new: 119 papers are already here' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(shelf(page, 'Inbox')).toContainText('116');
});

const openTitle = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });
const titles = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => row.firstElementChild?.textContent));
const escapeText = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const marksOf = (page: Page) => page.locator('main [data-mark-button]').count();

async function importAll(page: Page, papers: number): Promise<void> {
  await expect(page.getByRole('heading', { name: new RegExp(`^Import ${papers} papers`) })).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`^Import ${papers} papers`) }).press('Enter');
}

async function search(page: Page, query: string, found: RegExp): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(found);
  await page.keyboard.press('Escape');
}

/** The list, its order, the highlights and the notes are there. */
async function whole(page: Page, { list, titles: order }: { list: Locator; titles: unknown }): Promise<void> {
  await expect(list).toContainText('3');
  await list.press('Enter');
  await expect.poll(() => titles(page)).toEqual(order);
  await rows(page).nth(1).click();
  await expect(page.locator('main [data-mark-button]')).toHaveCount(2);
  await expect(page.getByRole('main').getByRole('textbox', { name: /note/i }).last()).toHaveText(
    'Compare this with the marbled kestrel.',
  );
}

/** Presses a key until `done`, at most 40 times, waiting for each step to show. */
async function steps(page: Page, key: string, done: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 40 && !(await done()); n += 1) {
    await page.keyboard.press(key);
    await page.waitForTimeout(120);
  }
  await expect.poll(done).toBe(true);
}

/** Goes on redoing until there is nothing left. */
async function settle(page: Page): Promise<void> {
  for (let n = 0; n < 8; n += 1) {
    await page.keyboard.press('Control+Shift+z');
    await page.waitForTimeout(120);
  }
}

async function restart(userData: string): Promise<Page> {
  await app?.close();
  return start(userData);
}
