import { expect, test, type Page } from '@playwright/test';
import { answered } from './answered.ts';
import { noSeriousViolations } from './axe.ts';
import { ownApp } from './own-app.ts';
import { glance } from './pictures.ts';

const own = ownApp('trash');
const main = (page: Page) => page.getByRole('main');
const title = (page: Page) => main(page).getByRole('heading', { level: 1 });
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const rows = (page: Page) => list(page).getByRole('option');
const place = (page: Page, name: RegExp) => page.getByRole('navigation').getByRole('button', { name });

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('papers go to the trash and come back by keys, and erasing asks, says what goes, and is for good', async () => {
  let page = await own.startOnSample();
  const first = await title(page).innerText();
  await press(page, '.', '2');
  // The focus goes to the text once the highlight is written, and would take the next keys with it.
  await expect(main(page).locator('[data-mark-button]')).toHaveCount(1);
  await expect(main(page).getByRole('group', { name: 'Abstract' })).toBeFocused();
  await press(page, 'u');
  await list(page).focus();
  await press(page, 'l');
  await page.keyboard.type('Thesis');
  await press(page, 'Enter');
  await expect(place(page, /^Thesis 1$/)).toBeVisible();
  await expect(place(page, /^Highlights 1$/)).toBeVisible();

  await list(page).focus();
  await press(page, 'Delete');
  await expect(page.getByText('Moved 1 paper to the trash', { exact: true }).first()).toBeVisible();
  await expect(rows(page)).toHaveCount(11);
  await expect(title(page)).not.toHaveText(first);
  await expect(place(page, /^Trash 1$/)).toBeVisible();
  await expect(place(page, /^Inbox 11$/)).toBeVisible();
  await expect(place(page, /^Thesis$/)).toBeVisible();
  await expect(place(page, /^Highlights$/)).toBeVisible();
  await press(page, '/');
  await page.keyboard.type(first.slice(0, 24));
  await answered(page);
  await expect(page.getByRole('option', { name: first })).toHaveCount(0);
  await press(page, 'Escape');
  await expect(list(page)).toBeFocused();
  await press(page, 'Shift+ArrowDown', '#');
  await expect(place(page, /^Trash 3$/)).toBeVisible();

  await press(page, 'g', 't');
  await expect(page.getByRole('heading', { level: 1, name: 'Trash' })).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByText('This paper is in the trash.')).toBeVisible();
  await noSeriousViolations(page);
  await glance(page, 'trash');
  // A verdict means nothing here; I puts back.
  await list(page).focus();
  await press(page, 'e', 'r');
  await expect(rows(page)).toHaveCount(3);
  await rows(page).filter({ hasText: first }).click();
  await expect(title(page)).toHaveText(first);
  await list(page).focus();
  await press(page, 'i');
  await expect(rows(page)).toHaveCount(2);
  await expect(place(page, /^Thesis 1$/)).toBeVisible();
  await expect(place(page, /^Highlights 1$/)).toBeVisible();
  await press(page, 'z');
  await expect(rows(page)).toHaveCount(3);

  // Erasing asks; the safe answer has the focus.
  await rows(page).filter({ hasText: first }).click();
  await list(page).focus();
  await press(page, 'Delete');
  const dialog = page.getByRole('dialog', { name: 'Erase 1 paper permanently?' });
  await expect(dialog.getByRole('listitem')).toHaveText(['1 highlight', 'places in 1 list or tag']);
  await expect(dialog.getByRole('button', { name: 'Keep' })).toBeFocused();
  await noSeriousViolations(page);
  await glance(page, 'erase');
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
  await expect(list(page)).toBeFocused();
  await expect(rows(page)).toHaveCount(3);
  await press(page, 'Delete');
  await dialog.getByRole('button', { name: 'Erase' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(rows(page)).toHaveCount(2);
  await expect(place(page, /^Highlights$/)).toBeVisible();
  await list(page).focus();
  await press(page, 'Control+a', 'i');
  await expect(place(page, /^Inbox 11$/)).toBeVisible();

  // The same after a start.
  await own.running()?.close();
  page = await own.start();
  await expect(place(page, /^Inbox 11$/)).toBeVisible();
  await expect(place(page, /^Trash$/)).toBeVisible();
  await expect(rows(page).filter({ hasText: first })).toHaveCount(0);
});
