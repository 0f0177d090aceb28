import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { dropFiles } from './launch.ts';
import { ownApp } from './own-app.ts';

const own = ownApp('deck');
const PAPERS = 119;

const BIRDS = [
  'heron',
  'plover',
  'siskin',
  'dunlin',
  'wryneck',
  'gannet',
  'fulmar',
  'avocet',
  'crake',
  'linnet',
];
const PLACES = [
  'fen',
  'quarry',
  'estuary',
  'orchard',
  'moor',
  'harbour',
  'gorge',
  'meadow',
  'reef',
  'bog',
  'dune',
  'weir',
];
const titleOf = (n: number): string =>
  `Counting every ${BIRDS[n % 10]} of the ${PLACES[n % 12]}, report ${n + 1}`;

/** A digest of 119 papers, no two alike. */
function digestFile(): string {
  const lines = Array.from({ length: PAPERS }, (_, n) => ({
    title: titleOf(n),
    abstract: `We count each ${BIRDS[n % 10]} of the ${PLACES[n % 12]} at dawn ${n + 1}. Cameras sleep at night. ${
      n % 7 === 0
        ? 'This is a survey of earlier counts.'
        : 'The count uses late interaction between two cameras.'
    }`,
    authors: [n % 2 === 0 ? 'Mara Vellinga' : 'Osric Tann'],
  }));
  const file = path.join(own.folder(), 'birds.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return file;
}

const card = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });
const place = (page: Page, at: number, of = PAPERS) =>
  expect(page.getByRole('main').getByText(new RegExp(`^${at} of ${of}`))).toBeVisible();
const shelf = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) });
const focusIsKept = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');

test('a digest of 119 papers is gone through by keyboard, half of it undone, resumed after a reload, and finished', async () => {
  test.setTimeout(180_000);
  const page = await own.start();
  await expect(page.getByRole('button', { name: 'Choose file' })).toBeVisible();
  await dropFiles(page, [digestFile()]);
  await page.getByRole('button', { name: /^Import 119 papers/ }).press('Enter');
  await expect(page.getByRole('listbox', { name: 'Papers' })).toBeFocused();
  await page.getByRole('button', { name: 'Go through it' }).press('Enter');
  await expect(page.getByRole('main').getByRole('heading', { name: /birds/ })).toBeVisible();
  await place(page, 1);
  await page.setViewportSize({ width: 720, height: 520 });
  const overflow = () => page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth);
  expect(await overflow()).toBe(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(card(page)).toHaveText(titleOf(0));
  await focusIsKept(page);
  await noSeriousViolations(page);

  // Every verdict once, with the card after it; marking and starring stay on the card.
  await page.keyboard.press('e');
  await expect(card(page)).toHaveText(titleOf(1));
  await page.keyboard.press('s');
  await expect(page.getByRole('main').getByText('Starred', { exact: true })).toBeVisible();
  await page.keyboard.press('.');
  await page.keyboard.press('1');
  await expect(page.locator('main mark')).not.toHaveCount(0);
  await page.keyboard.press('r');
  await page.keyboard.press('d');
  await place(page, 4);
  await expect(page.locator('.visually-hidden[aria-live]')).toContainText(titleOf(3));
  await expect(shelf(page, 'Skipped')).toContainText('1');
  await expect(shelf(page, 'Later')).toContainText('1');
  await expect(shelf(page, 'Reading')).toContainText('1');

  // Without a verdict, and back.
  await page.keyboard.press('j');
  await place(page, 5);
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await place(page, 3);
  await expect(page.getByRole('main').getByText('Reading', { exact: true })).toBeVisible();
  await page.keyboard.press('j');
  await place(page, 4);

  // As fast as keys come, then half of that taken back, one card after another.
  for (let n = 3; n < 63; n += 1) await page.keyboard.press(n % 3 === 0 ? 'r' : 'e');
  await place(page, 64);
  await expect(page.getByText(/64 of 119 · about 1 min left/)).toBeVisible();
  await expect(shelf(page, 'Inbox')).toContainText('56');
  for (let n = 62; n > 32; n -= 1) {
    await page.keyboard.press('z');
    await place(page, n + 1);
    await expect(card(page)).toHaveText(titleOf(n));
  }
  await expect(shelf(page, 'Inbox')).toContainText('86');
  await page.keyboard.press('Control+Shift+Z');
  await place(page, 35);
  await page.keyboard.press('z');
  await place(page, 34);

  // A reload, and the deck is open at the same card; what was done before can still be taken back.
  await page.reload();
  await place(page, 34);
  await expect(card(page)).toHaveText(titleOf(33));
  await expect(page.getByRole('main').getByRole('heading', { name: /birds/ })).toBeVisible();
  await focusIsKept(page);
  await page.keyboard.press('z');
  await place(page, 33);
  await page.keyboard.press('Control+Shift+Z');
  await place(page, 34);

  for (let n = 33; n < PAPERS; n += 1) await page.keyboard.press('e');
  await expect(card(page)).toHaveText('You are through.');
  await focusIsKept(page);
  await expect(page.getByRole('main').locator('dl')).toContainText(/kept12skipped107starred1time taken\d+/);
  await expect(page.getByRole('main').locator('ol li').first()).toContainText(titleOf(1));
  await expect(shelf(page, 'Inbox')).not.toContainText('1');
  await noSeriousViolations(page);

  // From the end back to the last card, and to the end again; then into what is to be read first.
  await page.keyboard.press('z');
  await expect(card(page)).toHaveText(titleOf(118));
  await page.keyboard.press('e');
  await expect(card(page)).toHaveText('You are through.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: 'Papers' })).toBeVisible();
  await expect(card(page)).toHaveText(titleOf(1));
  await focusIsKept(page);
});

test('watch words mark, highlight and sink papers on arrival and as they change, with the reason shown', async () => {
  test.setTimeout(120_000);
  const page = await own.start();
  const dialog = page.getByRole('dialog', { name: 'Watch words' });
  const watch = async (text: string, effect: string): Promise<void> => {
    await dialog.getByRole('textbox', { name: 'A word or phrase' }).fill(text);
    await dialog
      .getByRole('group', { name: 'What to do', exact: true })
      .getByRole('button', { name: effect })
      .click();
    await page.keyboard.press('Shift+Tab');
    await dialog.getByRole('textbox', { name: 'A word or phrase' }).press('Enter');
    await expect(dialog.getByRole('textbox', { name: `Watched: ${text}` })).toBeVisible();
  };
  await expect(page.getByRole('button', { name: 'Choose file' })).toBeVisible();
  await page.keyboard.press('w');
  await expect(dialog).toBeVisible();
  await watch('survey', 'Sink');
  await watch('late interac*', 'Mark');
  await page.keyboard.press('Escape');

  // Said before the import, and done on arrival: 17 of the 119 are surveys, and are last.
  await dropFiles(page, [digestFile()]);
  await expect(
    page.getByText('119 papers here have watch words; 17 of them will be at the end.'),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Import 119 papers/ }).press('Enter');
  const list = page.getByRole('listbox', { name: 'Papers' });
  await expect(list.getByRole('option').first()).toContainText(titleOf(1));
  await expect(list.getByRole('option').first()).toContainText('+ late interac*');
  await expect(page.getByRole('main').getByText('+ late interac*')).toBeVisible();
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('watch')?.size)).toBe(1);
  await page.keyboard.press('Shift+D');
  await place(page, 1);
  await expect(card(page)).toHaveText(titleOf(1));
  await expect(page.getByRole('main').getByText('+ late interac*')).toBeVisible();
  await page.keyboard.press('Escape');
  await list.focus();
  for (let n = 0; n < 101; n += 1) await page.keyboard.press('j');
  await expect(card(page)).toHaveText(titleOf(118));
  await page.keyboard.press('j');
  await expect(card(page)).toHaveText(titleOf(0));
  await expect(list.getByText('Sunk by your watch words (17)')).toBeVisible();
  await expect(page.getByRole('main').getByText('− survey')).toBeVisible();
  await noSeriousViolations(page);

  // Authors of the open paper are one press away; counts are of the library; removing can be undone.
  await page.keyboard.press('w');
  await expect(dialog.getByText('17 papers')).toBeVisible();
  await dialog.getByRole('button', { name: '+ Mara Vellinga' }).click();
  await expect(dialog.getByText('60 papers')).toBeVisible();
  await noSeriousViolations(page);
  await dialog.getByRole('button', { name: 'Stop watching for “survey”' }).click();
  await expect(dialog.getByText('17 papers')).toHaveCount(0);
  await dialog.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByText('17 papers')).toBeVisible();
  await dialog
    .getByRole('group', { name: 'What to do with “survey”' })
    .getByRole('button', { name: 'Highlight' })
    .click();
  await page.keyboard.press('Escape');
  await expect(list.getByText(/^Sunk by/)).toHaveCount(0);
  await list.focus();
  await page.reload();
  await expect(list.getByRole('option').first()).toContainText(titleOf(0));
  await expect(list.getByRole('option').first()).toContainText('★ survey');
});
