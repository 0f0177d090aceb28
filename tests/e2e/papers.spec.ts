import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noViolations } from './axe.ts';
import { dropFiles, launchApp, type AppHandle } from './launch.ts';
import { look } from './pictures.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../../assets/sample-digest.txt');
const FIRST = 'A Mathematical Theory of Communication';
const SECOND = 'On Computable Numbers, with an Application to the Entscheidungsproblem';

let app: AppHandle | undefined;
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  app = undefined;
});

async function start(userData: string, args: readonly string[] = []): Promise<Page> {
  app = await launchApp({ userData, args });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  return page;
}

const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'lectern-papers-'));
const rows = (page: Page) => page.getByRole('listbox', { name: 'Papers' }).getByRole('option');
const reader = (page: Page) => page.getByRole('main');
const title = (page: Page) => reader(page).getByRole('heading', { level: 1 });
const more = async (page: Page, name: string): Promise<void> => {
  await reader(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name }).click();
};

async function importFile(page: Page, button: RegExp): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByRole('listbox', { name: 'Papers' })).toBeFocused();
  await expect(rows(page)).not.toHaveCount(0);
}

/** The splitters stand between the landmarks, in none of them. */
const axe = (page: Page): Promise<void> => noViolations(page, { disableRules: ['region'] });

test('a paper comes again with another abstract: highlights stay, changes show, and it had been skipped', async () => {
  const userData = fresh();
  let page = await start(userData, [SAMPLE]);
  await importFile(page, /^Import 12 papers/);
  await expect(title(page)).toHaveText(FIRST);
  await page.keyboard.press('.');
  await page.keyboard.press('2');
  await expect(page.locator('main [data-mark-button]')).toHaveCount(1);
  const marked = await page.locator('main mark').first().innerText();
  // The second paper is skipped; a marked one would be done.
  await page.keyboard.press('u');
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('j');
  await expect(title(page)).toHaveText(SECOND);
  await page.keyboard.press('e');
  await expect(title(page)).not.toHaveText(SECOND);

  const again = path.join(fresh(), 'again.txt');
  const text = readFileSync(SAMPLE, 'utf8')
    .replace('Lectern sample digest', 'The digest of December')
    .replace('Captured: 2026-11-01', 'Captured: 2026-12-03')
    .replace('The proof averages over random codes', 'The new proof averages over very many random codes');
  writeFileSync(again, text);
  await dropFiles(page, [again]);
  await importFile(page, /^Import \d+/);

  await rows(page).filter({ hasText: FIRST }).click();
  await expect(page.locator('main mark').first()).toHaveText(marked);
  await expect(reader(page).getByText('The abstract changed on 3 Dec')).toBeVisible();
  await reader(page).getByRole('button', { name: 'Show changes' }).press('Enter');
  await expect(reader(page).locator('ins')).toHaveCount(2);
  await expect(reader(page).locator('ins').last()).toContainText('very many');
  await reader(page).locator('summary', { hasText: 'Also in' }).press('Enter');
  await expect(reader(page).getByRole('list', { name: 'Where this paper appeared' })).toContainText(
    'No. 1 of 12',
  );
  await axe(page);
  await look(page, 'changed');

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Skipped/ })
    .click();
  await expect(title(page)).toHaveText(SECOND);
  const appearances = reader(page).locator('summary', { hasText: 'Also in' });
  await expect(appearances).toContainText(/You skipped this on \d+ \w+/);
  await appearances.press('Enter');
  const digest = reader(page).getByRole('list', { name: 'Where this paper appeared' }).getByRole('button');
  await digest.last().press('Enter');
  await expect(rows(page)).toHaveCount(12);

  await app?.close();
  page = await start(userData);
  await rows(page).filter({ hasText: FIRST }).click();
  await expect(page.locator('main mark').first()).toHaveText(marked);
});

test('a paper is edited, and goes back', async () => {
  const page = await start(fresh(), [SAMPLE]);
  await importFile(page, /^Import 12 papers/);
  await expect(title(page)).toHaveText(FIRST);
  await page.keyboard.press('.');
  await page.keyboard.press('1');
  await expect(page.locator('main mark')).not.toHaveCount(0);
  await more(page, 'Edit the paper…');
  const form = page.getByRole('dialog', { name: 'Edit paper' });
  const field = (name: string) => form.getByRole('textbox', { name, exact: true });
  await expect(field('Title')).toHaveValue(FIRST);
  await axe(page);
  await look(page, 'edit');
  await field('Title').fill('The Theory of Communication');
  await field('Venue').fill('Bell System Technical Journal');
  const abstract = await field('Abstract').inputValue();
  await field('Abstract').fill(`A sentence before. ${abstract}`);
  // Closing keeps what was typed.
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText('The Theory of Communication');
  await expect(page.locator('main mark').first()).toHaveText(/^We treat communication/);
  await expect(reader(page)).toContainText('Title, Abstract, Venue edited');
  await reader(page).getByRole('button', { name: 'Show original' }).click();
  await expect(reader(page).locator('dl')).toContainText(FIRST);
  await axe(page);
  await look(page, 'edited');
  await reader(page).getByRole('button', { name: 'Revert title' }).click();
  await expect(title(page)).toHaveText(FIRST);
  // The title's way back is taken back first, then the edit.
  await page.keyboard.press('Control+z');
  await expect(title(page)).toHaveText('The Theory of Communication');
  await page.keyboard.press('Control+z');
  await expect(reader(page)).not.toContainText('edited');
  await expect(page.locator('main mark')).not.toHaveCount(0);
});

test('a paper is added by hand, merged with another, and split again', async () => {
  const userData = fresh();
  let page = await start(userData, [SAMPLE]);
  await importFile(page, /^Import 12 papers/);
  await page.getByRole('navigation').getByRole('button', { name: 'Add a paper' }).click();
  const form = page.getByRole('dialog', { name: 'Add a paper' });
  await form.getByRole('textbox', { name: 'Title', exact: true }).fill('Shannon 1948');
  await form.getByRole('textbox', { name: 'DOI', exact: true }).fill('10.1002/j.1538-7305.1948.tb01338.x');
  await form.getByRole('button', { name: 'Add paper' }).click();
  await expect(title(page)).toHaveText('Shannon 1948');
  await expect(rows(page).first()).toContainText('Shannon 1948');
  await reader(page).getByRole('textbox', { name: 'Note on this paper' }).fill('The scan in my drawer.');
  await look(page, 'added');

  await rows(page).filter({ hasText: FIRST }).click();
  await more(page, 'Merge with another paper…');
  await page.getByRole('combobox').fill('shannon');
  await expect(page.getByRole('option', { name: /Shannon 1948/ })).toBeVisible();
  await axe(page);
  await look(page, 'merge');
  await page.keyboard.press('Enter');
  await expect(reader(page)).toContainText('Merged with “Shannon 1948”');
  await expect(reader(page).getByRole('textbox', { name: 'Note on “Shannon 1948”' })).toHaveText(
    'The scan in my drawer.',
  );
  await expect(rows(page).filter({ hasText: 'Shannon 1948' })).toHaveCount(0);
  await axe(page);
  await look(page, 'merged');

  await app?.close();
  page = await start(userData);
  await rows(page).filter({ hasText: FIRST }).click();
  await reader(page).getByRole('button', { name: 'Split again' }).click();
  await expect(rows(page).filter({ hasText: 'Shannon 1948' })).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(rows(page).filter({ hasText: 'Shannon 1948' })).toHaveCount(0);
});
