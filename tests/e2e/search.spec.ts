import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { ownApp } from './own-app.ts';

const own = ownApp('search');
const { start } = own;

interface Kept {
  readonly clock: string;
  readonly segments: readonly { readonly name: string }[];
}

/** How the index is kept now; null before it was. */
const kept = (page: Page): Promise<Kept | null> =>
  page.evaluate(async () => {
    try {
      const root = await navigator.storage.getDirectory();
      const index = await root.getDirectoryHandle('search-index');
      const file = await (await index.getFileHandle('segments.json')).getFile();
      return JSON.parse(await file.text()) as Kept;
    } catch {
      return null;
    }
  });

async function find(page: Page, query: string, title: string): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('combobox').fill(query);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(title);
  await noSeriousViolations(page);
  await page.keyboard.press('Escape');
}

test('the index is kept, and used again by the next start instead of being built anew', async () => {
  test.setTimeout(120_000);
  let page = await start();
  await page.getByRole('button', { name: /sample/ }).click();
  await page.getByRole('button', { name: /^Import 12 papers/ }).press('Enter');
  const list = page.getByRole('listbox', { name: 'Papers' });
  await expect(list.getByRole('option')).not.toHaveCount(0);
  await expect(page.locator('main h1')).not.toHaveText('');
  const title = (await page.locator('main h1').textContent()) ?? '';
  await list.focus();
  await find(page, title.slice(0, -2), title);
  await expect.poll(() => kept(page), { timeout: 30_000 }).not.toBeNull();
  const before = await kept(page);
  await own.running()?.close();

  page = await start();
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  // The library has moved on when the worker starts: it is kept again, but as the same segment and not one made anew.
  await page.keyboard.press('s');
  await find(page, title.slice(0, -2), title);
  await expect.poll(async () => (await kept(page))?.clock, { timeout: 30_000 }).not.toBe(before?.clock);
  expect((await kept(page))?.segments).toEqual(before?.segments);
});
