import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { ownApp } from './own-app.ts';

const own = ownApp('focus');
const shots = process.env['LECTERN_SHOTS'];
const shot = async (page: Page, name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`) });
};

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('focus mode shows the paper alone, works with every key of the reader, and stays for the window', async () => {
  test.setTimeout(90_000);
  const page = await own.startOnSample();
  const list = page.getByRole('listbox', { name: 'Papers' });
  const sidebar = page.getByRole('navigation');
  const main = page.getByRole('main');
  const title = main.getByRole('heading', { level: 1 });
  const said = page.locator('.visually-hidden[aria-live]');
  await expect(list.getByRole('option')).toHaveCount(12);
  await expect(title).toBeVisible();
  await list.focus();

  await press(page, 'f');
  await expect(list).toBeHidden();
  await expect(sidebar).toBeHidden();
  await expect(said).toHaveText('Focus mode. F or Esc goes back.');
  await expect(main.getByRole('group', { name: 'Abstract' })).toBeFocused();
  const centre = await main.locator('article').evaluate((page) => {
    const { left, right } = page.getBoundingClientRect();
    return (left + right) / 2 - innerWidth / 2;
  });
  expect(Math.abs(centre)).toBeLessThan(10);
  await noSeriousViolations(page);
  await shot(page, 'focus-mode');

  // Sentences, colours, notes, the next paper, verdicts: as with the panes. The focus is never lost.
  await press(page, '.', '1');
  await expect(main.locator('mark')).not.toHaveCount(0);
  const first = await title.innerText();
  await press(page, 'j');
  await expect(title).not.toHaveText(first);
  await expect(list).toBeHidden();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  await press(page, 'k');
  await expect(title).toHaveText(first);
  await press(page, 'r');
  await expect(title).not.toHaveText(first);
  await press(page, 'z');
  await expect(title).toHaveText(first);
  await press(page, 'n');
  await page.keyboard.type('Alone with it');
  await press(page, 'Escape');
  await press(page, 'F6');
  await expect(list).toBeHidden();
  await press(page, 'Control+f');
  await expect(main.locator('[data-find]')).toBeFocused();
  await press(page, 'Escape');

  // Over a reload, and away by either key.
  await page.reload();
  await expect(title).toBeVisible();
  await expect(list).toBeHidden();
  await main.getByRole('group', { name: 'Abstract' }).focus();
  await press(page, 'Escape');
  await expect(list).toBeVisible();
  await expect(sidebar).toBeVisible();
  await expect(said).toHaveText('All panes');
  await press(page, 'f');
  await expect(list).toBeHidden();
  await press(page, 'f');
  await expect(list).toBeVisible();

  // From the palette; by its button; and a place asked for shows with its panes.
  await press(page, 'Control+Shift+P');
  await page.keyboard.type('focus mode');
  await press(page, 'Enter');
  await expect(list).toBeHidden();
  await main.getByRole('button', { name: 'Focus mode' }).press('Enter');
  await expect(list).toBeVisible();
  await press(page, 'f');
  await expect(list).toBeHidden();
  await press(page, 'g', 'i');
  await expect(list).toBeVisible();
  await press(page, '?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' }).getByText('Focus mode')).toBeVisible();
  await press(page, 'Escape');

  // One pane at a time.
  await page.setViewportSize({ width: 700, height: 700 });
  await expect(list).toBeVisible();
  await press(page, 'f');
  await expect(list).toBeHidden();
  await shot(page, 'focus-mode-narrow');
  await press(page, 'Escape');
  await press(page, 'Escape');
  await expect(list).toBeVisible();
});
