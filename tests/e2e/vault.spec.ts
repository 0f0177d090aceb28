import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { ownApp } from './own-app.ts';
import { glance } from './pictures.ts';

const own = ownApp('vault');
const main = (page: Page) => page.getByRole('main');
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
/** By keys, from the palette. */
async function openSheet(page: Page): Promise<void> {
  await press(page, 'Control+Shift+P');
  await page.keyboard.type('Markdown folder');
  await expect(page.getByRole('option')).toHaveText([/^Markdown folder/]);
  await press(page, 'Enter');
}

test('papers live in a folder of Markdown files: edits go both ways, and what does not go together is chosen by keys', async () => {
  const page = await own.startOnSample();
  const folder = path.join(own.folder(), 'My vault');
  mkdirSync(path.join(folder, '.obsidian'), { recursive: true });
  writeFileSync(path.join(folder, 'Daily.md'), 'A file of mine\n');
  await own.running()?.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
  const files = (): string[] =>
    existsSync(path.join(folder, 'Papers'))
      ? readdirSync(path.join(folder, 'Papers')).filter((name) => name.endsWith('.md'))
      : [];
  const only = (): string => path.join(folder, 'Papers', files()[0] ?? '');
  const text = (): string => readFileSync(only(), 'utf8');
  const note = main(page).getByRole('textbox', { name: 'Note', exact: true });

  const title = await main(page).getByRole('heading', { level: 1 }).innerText();
  await press(page, 'n');
  await page.keyboard.type('One two three.');
  await press(page, 'Control+Enter');
  await list(page).focus();
  await press(page, 'l');
  await page.keyboard.type('Thesis');
  await press(page, 'Enter');
  await expect(page.getByRole('navigation').getByRole('button', { name: /^Thesis 1$/ })).toBeVisible();

  await openSheet(page);
  const sheet = page.getByRole('dialog', { name: 'Markdown folder' });
  await sheet.getByRole('button', { name: 'Choose a folder…' }).press('Enter');
  await expect(sheet.getByText('2 files')).toBeVisible();
  expect(files()).toHaveLength(1);
  expect(readdirSync(path.join(folder, 'Lists'))).toEqual(['Thesis.md']);
  expect(readFileSync(path.join(folder, 'Lists/Thesis.md'), 'utf8')).toContain('](../Papers/');
  expect(text()).toContain('One two three.');
  expect(text()).toMatch(/^lists:\n {2}- Thesis$/m);
  await noSeriousViolations(page);
  await glance(page, 'vault');
  await press(page, 'Escape');

  // What is written in the file comes back, as one step; what is outside of blocks is the reader's.
  writeFileSync(
    only(),
    text()
      .replace('One two three.', 'One two three four.')
      .replace('status: inbox', 'status: later\nmood: good # mine')
      .replace('tags: []', 'tags:\n  - graphs') + '\nMy own words.\n',
  );
  await expect(page.getByText('Edits from the Markdown folder').first()).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('button', { name: /^Later 1$/ })).toBeVisible();
  await press(page, 'g', 'l');
  await list(page).getByRole('option').first().click();
  await expect(main(page).getByText('One two three four.')).toBeVisible();
  await expect(main(page).getByText('graphs').first()).toBeVisible();

  // The app's edit lands in the renamed file, beside what the reader wrote there.
  renameSync(only(), path.join(folder, 'Papers', 'Renamed.md'));
  await list(page).focus();
  await press(page, 'n', 'Control+End');
  await page.keyboard.type(' Five.');
  await press(page, 'Control+Enter');
  await expect.poll(text).toContain('One two three four. Five.');
  expect(files()).toEqual(['Renamed.md']);
  expect(text()).toContain('mood: good # mine');
  expect(text().endsWith('\nMy own words.\n')).toBe(true);

  // Both sides change the same words while the mirror rests: neither is written over.
  await openSheet(page);
  await sheet.getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(sheet.getByText('Paused.')).toBeVisible();
  await press(page, 'Escape');
  writeFileSync(only(), text().replace('Five.', 'Six from the file.'));
  await list(page).focus();
  await press(page, 'n', 'Control+End', 'Backspace', 'Backspace', 'Backspace', 'Backspace', 'Backspace');
  await page.keyboard.type('Seven from the app.');
  await press(page, 'Control+Enter');
  await openSheet(page);
  await sheet.getByRole('button', { name: 'Go on' }).press('Enter');
  await sheet.getByRole('button', { name: 'Compare…' }).press('Enter');
  const both = page.getByRole('dialog', { name: 'Changed on both sides' });
  await expect(both.getByRole('region', { name: 'In Lectern' })).toContainText('Seven from the app.');
  await expect(both.getByRole('region', { name: 'In the file' })).toContainText('Six from the file.');
  await expect(both.getByText(title)).toBeVisible();
  expect(text()).toContain('Six from the file.');
  await noSeriousViolations(page);
  await glance(page, 'vault-conflict');
  await page.setViewportSize({ width: 900, height: 700 });
  await glance(page, 'vault-conflict-narrow');
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(both.getByRole('button', { name: /^Keep both/ })).toBeFocused();
  await press(page, '3');
  await expect(sheet.getByText('Nothing was changed on both sides at once.')).toBeVisible();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
  await expect.poll(text).toContain('Seven');
  expect(text()).toContain('Six from the file');
  expect(text()).toContain('My own words.');
  await press(page, 'Escape');
  await expect(main(page).getByText(/Seven/)).toBeVisible();
  await expect(note.or(main(page).getByText(/Six from the file/)).first()).toBeVisible();

  // A file that is deleted deletes nothing, and is written again when asked for.
  renameSync(only(), path.join(folder, 'aside.txt'));
  await press(page, 'Control+,');
  await page.getByRole('button', { name: /^Set up… Markdown folder/ }).press('Enter');
  await expect(sheet.getByText(/is gone from the folder/)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await noSeriousViolations(page);
  await glance(page, 'vault-missing');
  await sheet.getByRole('button', { name: 'Write what is missing again' }).press('Enter');
  await expect.poll(() => files().length).toBe(1);
  expect(text()).toContain('Seven');
  await sheet.getByRole('button', { name: /^Stop mirroring/ }).press('Enter');
  await expect(sheet.getByRole('button', { name: 'Choose a folder…' })).toBeVisible();
  expect(files()).toHaveLength(1);
  expect(readFileSync(path.join(folder, 'Daily.md'), 'utf8')).toBe('A file of mine\n');
});
