import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { answered } from './answered.ts';
import { noSeriousViolations } from './axe.ts';
import { ownApp } from './own-app.ts';

const own = ownApp('search-box');

const shots = process.env['LECTERN_SHOTS'];
const shot = async (page: Page, name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`) });
};

const start = own.startOnSample;

const rows = (page: Page) => page.getByRole('listbox', { name: 'Papers' }).getByRole('option');
const box = (page: Page) => page.getByRole('dialog', { name: 'Search everything' });
const options = (page: Page) => box(page).getByRole('option');
const group = (page: Page, name: string) => box(page).getByRole('group', { name }).getByRole('option');
const place = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) });

/** The id under which the library has the paper of a title. */
const idOf = (page: Page, title: string): Promise<string> =>
  page.evaluate(
    (wanted) =>
      new Promise<string>((done) => {
        const opening = indexedDB.open('lectern');
        opening.addEventListener('success', () => {
          const asking = opening.result.transaction('papers').objectStore('papers').getAll();
          asking.addEventListener('success', () => {
            opening.result.close();
            const papers = asking.result as readonly { readonly id: string; readonly title: string }[];
            done(papers.find((each) => each.title === wanted)?.id ?? '');
          });
        });
      }),
    title,
  );

async function ask(page: Page, query: string): Promise<void> {
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('/');
  await page.keyboard.type(query);
}

test('operators narrow the search, are completed and taken away, and an empty result can be loosened', async () => {
  const page = await start();
  await page.keyboard.press('s');
  await expect(place(page, 'Starred')).toContainText('1');
  const title = await page.getByRole('main').getByRole('heading', { level: 1 }).innerText();

  await ask(page, 'is:st');
  await expect(group(page, 'Operators and values')).toHaveText([/starred/]);
  await page.keyboard.press('Tab');
  await expect(box(page).getByRole('combobox')).toHaveValue('is:starred ');
  await expect(group(page, 'Papers')).toHaveCount(1);
  await expect(group(page, 'Papers').first()).toContainText(title);
  await noSeriousViolations(page);
  await shot(page, 'operators');

  await page.keyboard.type('is:later');
  await expect(group(page, 'Try instead').first()).toContainText('Search without');
  await expect(box(page).getByRole('status')).toContainText('No paper matches');
  await shot(page, 'loosen');
  await box(page).getByRole('button', { name: 'Remove is:later' }).press('Enter');
  await expect(group(page, 'Papers')).toHaveCount(1);
  await box(page).getByRole('button', { name: 'Remove is:starred' }).click();
  await expect(box(page).getByRole('combobox')).toHaveValue('');

  await page.keyboard.type('iz:starred');
  await box(page).getByRole('button', { name: 'Did you mean is:starred?' }).press('Enter');
  await expect(group(page, 'Papers')).toHaveCount(1);
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByRole('heading', { name: 'is:starred' })).toBeVisible();
  await expect(rows(page)).toHaveCount(1);

  // Triage works there as everywhere, and the list follows.
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('s');
  await expect(page.getByText('No paper matches “is:starred”.')).toBeVisible();
  await page.keyboard.press('/');
  await expect(group(page, 'Recent searches').first()).toContainText('is:starred');
});

test('a smart list is saved, named, counted as papers change, edited, deleted and brought back', async () => {
  const page = await start();
  await ask(page, 'is:later is:unread');
  await expect(options(page).filter({ hasText: 'Save as smart list' })).toBeVisible();
  await answered(page);
  await options(page).filter({ hasText: 'Save as smart list' }).click();
  await expect(page.getByRole('textbox', { name: 'Smart list name' })).toBeFocused();
  await page.keyboard.type('To read');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'To read' })).toBeVisible();
  await expect(page.getByText('No paper matches these rules.')).toBeVisible();
  await noSeriousViolations(page);

  await place(page, 'Inbox').click();
  await expect(rows(page)).toHaveCount(12);
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('r');
  await page.keyboard.press('r');
  await expect(place(page, 'To read')).toContainText('2');
  await place(page, 'To read').click();
  await expect(rows(page)).toHaveCount(2);
  await shot(page, 'smart-list');
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('m');
  await expect(rows(page)).toHaveCount(1);
  await expect(place(page, 'To read')).toContainText('1');

  await page.getByRole('button', { name: 'More: To read' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Edit rules' }).press('Enter');
  await expect(box(page).getByRole('combobox')).toHaveValue('is:later is:unread');
  await box(page).getByRole('button', { name: 'Remove is:unread' }).press('Enter');
  await answered(page);
  await options(page).filter({ hasText: 'Save these rules' }).click();
  await expect(rows(page)).toHaveCount(2);

  await page.getByRole('button', { name: 'More: To read' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await expect(place(page, 'To read')).toHaveCount(0);
  await expect(rows(page)).toHaveCount(12 - 2);
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('Control+z');
  await expect(place(page, 'To read')).toContainText('2');
});

test('a note and a highlight made a second ago are found, and the highlight is scrolled to', async () => {
  const page = await start();
  await page.keyboard.press('.');
  await page.keyboard.press('1');
  await expect(page.locator('main [data-mark-button]')).toHaveCount(1);
  await page.keyboard.press('n');
  await page.keyboard.type('Compare with the marbled kestrel.');
  await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  const quote = (await page.locator('main mark').first().innerText()).split(' ').slice(0, 3).join(' ');

  await ask(page, 'marbeld kestrl');
  await expect(group(page, 'Notes').first()).toContainText('marbled kestrel');
  await shot(page, 'note');
  await page.keyboard.press('Escape');

  await ask(page, `"${quote}" in:highlights color:"key point"`);
  await answered(page);
  await expect(group(page, 'Highlights')).toHaveCount(1);
  // It lasts for a moment, which asking now and then could miss.
  const flashed = page.evaluate(
    () =>
      new Promise<void>((done) => {
        const look = (): unknown => (CSS.highlights.has('flash') ? done() : requestAnimationFrame(look));
        look();
      }),
  );
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveCount(0);
  await flashed;
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('flash'))).toBe(false);
});

test('a hit in the name of a list is named and marked, and follows a new name at once', async () => {
  const page = await start();
  const title = await page.getByRole('main').getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('l');
  await page.keyboard.type('Lighthouse keepers');
  await page.keyboard.press('Enter');
  await expect(place(page, 'Lighthouse keepers')).toContainText('1');
  await ask(page, 'lighthose');
  await expect(group(page, 'Papers')).toHaveCount(1);
  await expect(group(page, 'Papers').first()).toContainText(title);
  await expect(group(page, 'Papers').first()).toContainText(/Lighthouse keepers\s*List$/);
  await expect(group(page, 'Papers').first().locator('mark')).toHaveText('Lighthouse');
  await shot(page, 'list');
  await page.keyboard.press('Escape');

  // Enter that comes before the answer waits for it.
  await page.keyboard.press('j');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).not.toHaveText(title);
  await ask(page, 'lighthose');
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(title);

  await page.getByRole('button', { name: 'More: Lighthouse keepers' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Rename' }).press('Enter');
  await page.getByRole('textbox', { name: 'List name' }).fill('Beacons');
  await page.keyboard.press('Enter');
  await expect(place(page, 'Beacons')).toContainText('1');
  await ask(page, 'becons list:beacons');
  await expect(group(page, 'Papers').first().locator('mark')).toHaveText('Beacons');
  await page.keyboard.press('Escape');
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('l');
  await page.keyboard.type('becons');
  await expect(page.getByRole('listbox', { name: 'Lists' }).getByRole('option')).toHaveText([
    /becons/,
    /Beacons/,
  ]);
});

test('search answers while a digest is being added, and finds what was added', async () => {
  test.setTimeout(120_000);
  const page = await start();
  const file = path.join(own.folder(), 'many.bib');
  const entry = (n: number): string =>
    `@article{k${n}, title={Quokka${n} observed in habitat ${n * 7} of island ${n * 13}}, author={Wu, Ada}, year={2024}}\n`;
  writeFileSync(file, Array.from({ length: 3_000 }, (_, n) => entry(n)).join(''));
  await own.running()?.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, file);
  await page.keyboard.press('Control+o');
  await page.getByRole('button', { name: /^Import 3,000 papers/ }).press('Enter', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Search everything' }).click();
  await page.keyboard.type('random forrest is:inbox');
  await expect(group(page, 'Papers').first()).toContainText('Random Forests');
  await page.keyboard.press('Escape');
  await expect(place(page, 'Inbox')).toContainText('3,012', { timeout: 60_000 });
  await ask(page, 'quokka2999 author:wu');
  await expect(group(page, 'Papers').first()).toContainText('Quokka2999', { timeout: 60_000 });
});

test('a text is searched in place, and a paper is opened by its title', async () => {
  const page = await start();
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('MESSAGE');
  const bar = page.getByRole('search', { name: 'Find in this text' });
  await expect(bar.getByRole('status')).toHaveText(/^1 of [2-9]/);
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText(/^2 of/);
  await page.keyboard.press('Shift+Enter');
  await expect(bar.getByRole('status')).toHaveText(/^1 of/);
  expect(await page.evaluate(() => CSS.highlights.get('find')?.size ?? 0)).toBeGreaterThan(1);
  await noSeriousViolations(page);
  await shot(page, 'find');

  // In a low window the last place is below, in one long element; stepping back to it scrolls there.
  await page.setViewportSize({ width: 1440, height: 520 });
  await bar.getByRole('textbox').fill('the');
  await page.keyboard.press('Shift+Enter');
  await expect(bar.getByRole('status')).toHaveText(/^(\d+) of \1$/);
  await expect
    .poll(() =>
      page.evaluate(() => {
        const [range] = CSS.highlights.get('find-here') ?? [];
        const place = range instanceof Range ? range.getBoundingClientRect() : null;
        return place !== null && place.top > 0 && place.bottom < innerHeight;
      }),
    )
    .toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  expect(await page.evaluate(() => CSS.highlights.has('find'))).toBe(false);

  await page.keyboard.press('Control+p');
  await page.keyboard.type('randm fores');
  const dialog = page.getByRole('dialog', { name: 'Open a paper by title' });
  await expect(dialog.getByRole('option').first()).toContainText('Random Forests');
  await noSeriousViolations(page);
  await shot(page, 'open');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText('Random Forests');

  // Before anything is typed, what was read last is there: this paper, once it was open for a while.
  const id = JSON.stringify(await idOf(page, 'Random Forests'));
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('lectern.opened')))
    .toContain(`"ids":[${id}`);
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('j');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).not.toHaveText('Random Forests');
  await page.keyboard.press('Control+p');
  await expect(dialog.getByRole('option').first()).toContainText('Random Forests');
});
