import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import type { AppHandle } from './launch.ts';
import { ownApp } from './own-app.ts';
import { look } from './pictures.ts';

const own = ownApp('export');
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const rows = (page: Page) => list(page).getByRole('option');
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Export' });
const preview = (page: Page) => page.locator('[data-export-preview]');
/** What a reader would paste elsewhere: the page itself may not read the clipboard. */
async function clipboard(page: Page): Promise<string> {
  const before = await page.evaluateHandle(() => document.activeElement);
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('Control+v');
  await expect(page.locator('#pasted')).not.toHaveValue('');
  return before.evaluate((element) => {
    const field = document.querySelector<HTMLTextAreaElement>('#pasted');
    const text = field?.value ?? '';
    field?.remove();
    if (element instanceof HTMLElement) element.focus();
    return text;
  });
}
const toast = (page: Page, text: string | RegExp) => page.getByText(text).first();

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The reader's answer to the save dialog, or to the open dialog. */
const answer = (app: AppHandle, kind: 'save' | 'open', chosen: string): Promise<unknown> =>
  app.evaluate(
    ({ dialog }, [which, file]) => {
      if (which === 'save')
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
      else dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    },
    [kind, chosen] as const,
  );

test('papers are copied and exported by keys, and what was written reads back', async () => {
  const page = await own.startOnSample();
  const title = await page.getByRole('main').getByRole('heading', { level: 1 }).innerText();
  const app = own.running();
  if (!app) throw new Error('the app is gone');

  // One paper by its keys: the same key alone and in BibTeX.
  await press(page, 'y');
  await expect(toast(page, /^Copied \S+$/)).toBeVisible();
  const key = await clipboard(page);
  expect(key).toMatch(/^[a-z0-9-]+$/);
  await press(page, 'Shift+Y');
  await expect(toast(page, 'Copied 1 paper as BibTeX')).toBeVisible();
  const bibtex = await clipboard(page);
  expect(bibtex).toMatch(new RegExp(`^@\\w+\\{${key},\n  title = \\{`));
  expect(bibtex).not.toContain('abstract');
  // The others by the palette, where they stand with what they do.
  for (const [command, said] of [
    ['Copy the citation', 'Copied 1 citation'],
    ['Copy as Markdown', 'Copied 1 paper as Markdown'],
  ] as const) {
    await press(page, 'Control+Shift+P');
    await page.keyboard.type(command);
    await expect(page.getByRole('option', { name: command, exact: false }).first()).toBeVisible();
    await press(page, 'Enter');
    await expect(toast(page, said)).toBeVisible();
    expect((await clipboard(page)).replace(/[\\{}]/g, '')).toContain(title.slice(0, 30));
  }
  await expect(list(page)).toBeFocused();
  await press(page, 'Shift+ArrowDown', 'y');
  await expect(toast(page, 'Copied 2 citation keys')).toBeVisible();
  expect((await clipboard(page)).split(',')).toHaveLength(2);
  expect((await clipboard(page)).split(',')).toContain(key);

  // Two are selected: the sheet means them. Its preview follows what is chosen.
  await press(page, 'Control+Shift+E');
  await expect(sheet(page)).toBeVisible();
  await expect(sheet(page).getByLabel('What')).toHaveValue('selected');
  await expect(preview(page)).toContainText(key);
  await noSeriousViolations(page);
  await look(page, 'bibtex');
  await sheet(page).getByLabel('Citation keys').fill('[Auth]:[nope]');
  await expect(sheet(page).getByText('“[nope]” means nothing in a pattern.')).toBeVisible();
  await sheet(page).getByLabel('Citation keys').fill('x:[Words]');
  await press(page, 'Tab');
  await expect(preview(page)).toContainText('{x:MathematicalTheoryCommunication,');
  await sheet(page).getByLabel('Format').selectOption('markdown');
  await sheet(page).getByLabel('Template of a paper').fill('### {{title}}\n{{#doi}}DOI {{doi}}{{/doi}}');
  await press(page, 'Tab');
  await expect(preview(page)).toContainText(/^# Export|^# .*\n\n### /);
  await noSeriousViolations(page);
  await look(page, 'markdown');
  await sheet(page).getByRole('button', { name: 'Usual template' }).click();
  await expect(preview(page)).toContainText('**Abstract:**');

  // All of the inbox, in three formats: each is there whole, and reads back as twelve papers that are known.
  await sheet(page).getByLabel('What').selectOption('view');
  for (const [format, file] of [
    ['ris', 'inbox.ris'],
    ['csv', 'inbox.csv'],
    ['mail', 'inbox.eml'],
  ] as const) {
    if (!(await sheet(page).isVisible())) {
      await press(page, 'Control+Shift+E');
      await sheet(page).getByLabel('What').selectOption('view');
    }
    await answer(app, 'save', path.join(own.folder(), file));
    await sheet(page).getByLabel('Format').selectOption(format);
    await sheet(page).getByLabel('Format').focus();
    await press(page, 'Enter');
    await sheet(page).getByRole('button', { name: 'Export…' }).press('Enter');
    await expect(toast(page, `Exported 12 papers to “${file}”`)).toBeVisible();
    await expect(sheet(page)).toBeHidden();
  }
  expect(
    readdirSync(own.folder())
      .filter((name) => name !== 'data')
      .toSorted(),
  ).toEqual(['inbox.csv', 'inbox.eml', 'inbox.ris']);
  expect(readFileSync(path.join(own.folder(), 'inbox.ris'), 'utf8').match(/^TY {2}- /gm)).toHaveLength(12);
  for (const file of ['inbox.ris', 'inbox.csv', 'inbox.eml']) {
    await answer(app, 'open', path.join(own.folder(), file));
    await press(page, 'Control+o');
    await expect(page.getByRole('heading', { name: `Import 12 papers from ${file}` })).toBeVisible();
    // One has a title of two words, which are not enough to be sure of it.
    await expect(page.getByRole('button', { name: /^11 Already here/ })).toBeVisible();
    await press(page, 'Escape');
  }
  await expect(rows(page)).toHaveCount(12);
});
