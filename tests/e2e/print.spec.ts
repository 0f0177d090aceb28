import { copyFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import type { AppHandle } from './launch.ts';
import { ownApp } from './own-app.ts';
import { readPdf } from './pdf.ts';
import { look } from './pictures.ts';

const own = ownApp('print');
const papers = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Print' });
const title = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const saveAs = (app: AppHandle, file: string | null): Promise<unknown> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, file);

/** The text of a PDF may have lost where its lines ended. */
const squeezed = (text: string): string => text.replace(/\s+/g, '');

test('a list is saved as a booklet by keyboard, which another program reads', async () => {
  test.setTimeout(120_000);
  const page = await own.start();
  await page.getByRole('button', { name: /sample/ }).click();
  await page.getByRole('button', { name: /^Import 12 papers/ }).press('Enter');
  await expect(papers(page)).toBeFocused();
  const app = own.running();
  if (!app) throw new Error('the app is gone');

  // A highlight with a note, and a note on the paper.
  const first = await title(page).innerText();
  await press(page, '.', '3');
  await expect(page.locator('main [data-mark-button]')).toHaveCount(1);
  const marked = await page.locator('main mark').first().innerText();
  await press(page, ']', 'n');
  await expect(page.getByRole('textbox', { name: 'Note on this highlight' })).toBeFocused();
  await page.keyboard.type('Beside the *line*, with $x^2$.');
  await press(page, 'Escape');
  await papers(page).focus();

  // Nothing is written when the reader thinks better of it.
  await press(page, 'Control+Shift+B');
  await expect(sheet(page)).toBeVisible();
  await expect(sheet(page).getByLabel('What')).toHaveValue('view');
  await noSeriousViolations(page);
  await look(page, 'print');
  await saveAs(app, null);
  await sheet(page).getByRole('button', { name: 'Save as PDF…' }).press('Enter');
  await expect(sheet(page).getByRole('button', { name: 'Save as PDF…' })).toBeEnabled();
  const file = path.join(own.folder(), 'inbox.pdf');
  await saveAs(app, file);
  await sheet(page).getByRole('button', { name: 'Save as PDF…' }).press('Enter');
  const said = page.getByText(/^Saved \d+ pages as “inbox.pdf”/).first();
  await expect(said).toBeVisible({ timeout: 60_000 });
  await expect(sheet(page)).toBeHidden();
  expect(readdirSync(own.folder()).toSorted()).toEqual(['data', 'inbox.pdf']);

  const pdf = await readPdf(file);
  expect(await said.innerText()).toContain(`Saved ${pdf.pages.length} pages`);
  expect(pdf.size).toEqual([595, 842]);
  expect(pdf.title).toBe('Inbox');
  expect(pdf.hasScript).toBe(false);
  const text = squeezed(pdf.pages.join(''));
  expect(text).toContain(squeezed(marked).slice(0, 60));
  expect(text).toContain('Besidetheline,with');
  expect(text).not.toContain('$x^2$');
  // Twelve bookmarks, and twelve lines of contents whose numbers are the pages that the bookmarks lead to.
  expect(pdf.bookmarks).toHaveLength(12);
  expect(pdf.bookmarks[0]?.title.replace(/\s+/g, ' ')).toContain(first.slice(0, 20));
  for (const bookmark of pdf.bookmarks) {
    const head = squeezed(bookmark.title).slice(0, 24);
    expect(squeezed(pdf.pages[bookmark.page - 1] ?? '')).toContain(head);
    const contents = squeezed(pdf.pages.slice(0, (pdf.bookmarks[0]?.page ?? 1) - 1).join(''));
    const after = contents.slice(
      contents.indexOf(squeezed(bookmark.title)) + squeezed(bookmark.title).length,
    );
    expect(Number(/^\D*(\d+)/.exec(after)?.[1])).toBe(bookmark.page);
  }
  // Every page but the first has its own number and the name of the booklet.
  for (const [at, shown] of pdf.pages.entries()) {
    if (at > 0) expect(shown).toContain('Inbox');
    if (at > 0)
      expect(squeezed(shown)).toMatch(new RegExp(`Inbox${at + 1}|${at + 1}$|^${at + 1}|${at + 1}Inbox`));
  }

  // Two selected papers; then as a list of theirs, on small paper, without abstracts.
  await papers(page).focus();
  await press(page, 'Shift+ArrowDown', 'Control+Shift+P');
  await page.keyboard.type('Print or save');
  await expect(page.getByRole('option', { name: 'Print or save as PDF…' })).toBeVisible();
  await press(page, 'Enter');
  await expect(sheet(page).getByLabel('What')).toHaveValue('selected');
  await press(page, 'Escape');
  await expect(sheet(page)).toBeHidden();
  await papers(page).focus();
  await press(page, 'l');
  await page.keyboard.type('Seminar');
  await expect(page.getByText('Create “Seminar”')).toBeVisible();
  await press(page, 'Enter');
  await page.getByRole('button', { name: /^More: Seminar/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Print or save as PDF…' }).press('Enter');
  await expect(
    sheet(page).getByLabel('What').getByRole('option', { name: 'Seminar: 2 papers' }),
  ).toBeAttached();
  await sheet(page).getByLabel('Paper').selectOption('a5');
  await sheet(page).getByLabel('Abstracts').press('Space');
  const small = path.join(own.folder(), 'two.pdf');
  await saveAs(app, small);
  await sheet(page).getByLabel('Paper').focus();
  await sheet(page).getByRole('button', { name: 'Save as PDF…' }).press('Enter');
  await expect(page.getByText(/^Saved \d+ pages as “two.pdf”/).first()).toBeVisible({ timeout: 60_000 });
  const two = await readPdf(small);
  expect(two.size).toEqual([420, 595]);
  expect(two.title).toBe('Seminar');
  expect(two.bookmarks).toHaveLength(2);
  expect(squeezed(two.pages.join(''))).toContain(squeezed(marked).slice(0, 60));
  const pictures = process.env['LECTERN_PICTURES'];
  if (pictures)
    for (const each of [file, small]) copyFileSync(each, path.join(pictures, path.basename(each)));
});
