import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { ownApp } from './own-app.ts';
import { look } from './pictures.ts';

const own = ownApp('guide');
const help = (page: Page) => page.getByRole('dialog', { name: 'Help' });
const chapter = (page: Page) => help(page).getByRole('article');
const find = (page: Page) => help(page).getByRole('searchbox', { name: 'Search the guide' });
const topics = (page: Page) => help(page).getByRole('navigation', { name: 'Topics' }).getByRole('button');

test('the guide is read, searched and followed by keyboard, and opened where something needs explaining', async () => {
  const page = await own.start();
  await page.getByRole('button', { name: /sample/ }).click();
  const add = page.getByRole('button', { name: /^Import 12 papers/ });
  await expect(add).toBeVisible();

  // From the import screen, and back to it.
  await page.getByRole('button', { name: 'Help on this' }).press('Enter');
  await expect(chapter(page).getByRole('heading', { level: 3 })).toHaveText('Importing from each source');
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
  await add.press('Enter');
  await expect(page.getByRole('listbox', { name: 'Papers' })).toBeFocused();

  await page.keyboard.press('F1');
  await expect(find(page)).toBeFocused();
  await expect(topics(page)).toHaveCount(14);
  await noSeriousViolations(page);
  await look(page, 'guide-importing');
  await page.keyboard.type('syncthing');
  await expect(topics(page)).toHaveText(['Several devices']);
  await page.keyboard.press('Enter');
  await expect(chapter(page).getByRole('heading', { level: 3 })).toHaveText('Several devices');
  await chapter(page).getByRole('button', { name: 'make one' }).press('Enter');
  await expect(chapter(page).getByRole('heading', { level: 3 })).toHaveText(/^Backups/);
  await find(page).fill('nowhere at all');
  await expect(help(page).getByText('No topic has these words.')).toBeVisible();

  // The keys and operators are those of the program; pictures are there.
  await find(page).fill('');
  await topics(page).filter({ hasText: 'Keys' }).press('Enter');
  await expect(
    chapter(page).getByRole('row', { name: /^Print or save as PDF… Ctrl\+Shift\+B/ }),
  ).toBeVisible();
  await look(page, 'guide-keys');
  await topics(page).filter({ hasText: 'Searching' }).press('Enter');
  await expect(chapter(page).getByRole('row', { name: /^author: who wrote it/ })).toBeVisible();
  const picture = chapter(page).getByRole('img').first();
  await expect(picture).toHaveJSProperty('complete', true);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(600);
  await look(page, 'guide-search');
  await noSeriousViolations(page);

  // A command that a chapter names is run from it; from its sheet the way leads back to the guide, and out again.
  await topics(page).filter({ hasText: 'Exporting' }).press('Enter');
  await chapter(page).getByRole('button', { name: 'Export', exact: true }).press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Export' });
  await expect(sheet).toBeVisible();
  await sheet.getByRole('button', { name: 'Help on this' }).press('Enter');
  await expect(chapter(page).getByRole('heading', { level: 3 })).toHaveText('Exporting, citing, printing');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});
