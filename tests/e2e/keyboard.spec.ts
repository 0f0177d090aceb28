import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { ownApp } from './own-app.ts';

const own = ownApp('keyboard');
const shots = process.env['LECTERN_SHOTS'];
const shot = async (page: Page, name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`) });
};

async function start(): Promise<Page> {
  const page = await own.startOnSample();
  await expect(rows(page)).toHaveCount(12);
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

const rows = (page: Page) => page.getByRole('listbox', { name: 'Papers' }).getByRole('option');
const sheet = (page: Page, name: string) => page.getByRole('dialog', { name });
const star = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Star', exact: true });
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function runFromPalette(page: Page, words: string): Promise<void> {
  await press(page, 'Control+Shift+P');
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toHaveValue('>');
  await page.keyboard.type(words);
  await press(page, 'Enter');
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeHidden();
}

test('a key that is changed in the sheet works everywhere, is shown everywhere, and survives', async () => {
  let page = await start();
  await list(page).focus();
  await press(page, '?');
  await sheet(page, 'Keyboard').getByRole('button', { name: 'Change keys…' }).press('Enter');
  const keys = sheet(page, 'Change keys');
  await keys.getByRole('searchbox', { name: 'Find a command or a key' }).focus();
  await page.keyboard.type('Star');
  const row = keys.getByRole('button', { name: /^Star S/ });
  await row.press('Enter');
  // Taken by another command: it says by which, and what can be done.
  await keys.getByRole('button', { name: 'Press a new key…' }).press('Enter');
  await press(page, 'j');
  await expect(keys.getByText('J clashes with “Next paper” (J).')).toBeVisible();
  await shot(page, 'keys-clash');
  await noSeriousViolations(page);
  await keys.getByRole('button', { name: 'Cancel' }).press('Enter');
  // Escape ends the recording and not the sheet.
  await press(page, 'Enter', 'Escape');
  await expect(keys.getByRole('button', { name: 'Press a new key…' })).toBeFocused();
  await press(page, 'Enter', 'Control+w');
  await expect(keys.getByText(/Ctrl\+W is needed by the window/)).toBeVisible();
  await press(page, 'Enter', 'Enter', 'q', 's');
  await expect(keys.getByRole('button', { name: /^Star changed Q S S/ })).toBeVisible();
  await keys.getByRole('button', { name: 'Remove S', exact: true }).press('Enter');
  await expect(keys.getByRole('button', { name: /^Star changed Q S$/ })).toBeVisible();
  await shot(page, 'keys');
  await press(page, 'Escape');
  await expect(keys).toBeHidden();

  const works = async (): Promise<void> => {
    await list(page).focus();
    await press(page, 's');
    await press(page, 'q', 's');
    await expect(star(page)).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('main').getByRole('group', { name: 'Abstract' }).focus();
    await press(page, 'q', 's');
    await expect(star(page)).toHaveAttribute('aria-pressed', 'false');
    await expect(star(page)).toHaveAttribute('title', 'Star (Q S)');
    await expect(page.getByRole('button', { name: 'Q S Star' })).toBeVisible();
    await press(page, '?');
    await expect(sheet(page, 'Keyboard').getByText('Q S', { exact: true })).toBeVisible();
    await press(page, 'Escape');
    await press(page, 'g', 's');
    await expect(page.getByText('Press Q S to star a paper.')).toBeVisible();
    await press(page, 'g', 'i');
    await expect(rows(page)).toHaveCount(12);
    expect(
      await own
        .running()
        ?.evaluate(
          ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('paper.star')?.accelerator ?? null,
        ),
    ).toBeNull();
  };
  await works();
  await own.running()?.close();
  page = await own.start();
  await expect(rows(page)).toHaveCount(12);
  await works();
});

test('presets, single keys off, the palette, and the history', async () => {
  test.setTimeout(150_000);
  const page = await start();
  await list(page).focus();
  const active = () => list(page).getAttribute('aria-activedescendant');
  await runFromPalette(page, 'change keys');
  const keys = sheet(page, 'Change keys');
  await keys.getByRole('radio', { name: 'Vim' }).check();
  await press(page, 'Escape');
  await expect(list(page)).toBeFocused();
  await press(page, 'Shift+G');
  await expect.poll(active).toBe('paper-option-11');
  await press(page, 'g', 'g');
  await expect.poll(active).toBe('paper-option-0');
  await press(page, 'd', 'd');
  await expect(rows(page)).toHaveCount(11);
  await press(page, 'u');
  await expect(rows(page)).toHaveCount(12);
  await press(page, ':');
  await expect(page.getByRole('combobox')).toHaveValue('>');
  await shot(page, 'palette');
  await noSeriousViolations(page);
  await page.keyboard.type('switch single');
  await press(page, 'Enter');
  await expect(list(page)).toBeFocused();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Single-key shortcuts off');
  await press(page, 's', 'd', 'd', 'j');
  await press(page, 'ArrowDown');
  await expect.poll(active).toBe('paper-option-1');
  await expect(rows(page)).toHaveCount(12);
  await expect(star(page)).toHaveAttribute('aria-pressed', 'false');
  await runFromPalette(page, 'switch single');
  await runFromPalette(page, 'change keys');
  await keys.getByRole('radio', { name: 'Gmail' }).check();
  await press(page, 'Escape');
  await expect(list(page)).toBeFocused();
  await press(page, 'b');
  await expect(rows(page)).toHaveCount(11);

  // Space scrolls, and at the end goes on.
  const title = page.getByRole('main').getByRole('heading', { level: 1 });
  const first = await title.innerText();
  await press(page, 'Space', 'Space', 'Space', 'Space');
  await expect(title).not.toHaveText(first);
  await press(page, 'k', 'k', 'k', 'k');

  // From the palette to a place, and a command where the focus was, with what was selected.
  await press(page, 'Control+k');
  await page.keyboard.type('@later');
  await expect(page.getByRole('dialog').getByRole('option').first()).toHaveText(/Later/);
  await press(page, 'Enter');
  await expect(rows(page)).toHaveCount(1);
  await press(page, 'g', 'i');
  await expect(rows(page)).toHaveCount(11);
  await expect(title).toBeVisible();
  await press(page, '.');
  await expect.poll(() => page.evaluate(() => getSelection()?.toString().length ?? 0)).toBeGreaterThan(0);
  await runFromPalette(page, 'highlight with colour 2');
  await expect(page.getByRole('main').locator('mark')).not.toHaveCount(0);
  await list(page).focus();
  await press(page, 'Control+k');
  await page.keyboard.type('larger');
  await expect(
    page.getByRole('dialog').getByRole('group', { name: 'Commands' }).getByRole('option'),
  ).toHaveText([/Larger text/]);
  await press(page, 'Escape');

  // History: back to a point, and on again.
  await list(page).focus();
  await press(page, 's', 'j', 'e');
  await expect(rows(page)).toHaveCount(10);
  await press(page, 'Control+Shift+H');
  const history = sheet(page, 'Undo history');
  const steps = history.getByRole('option');
  await expect(steps.first()).toContainText('Now');
  await expect(steps.first()).toContainText('Moved 1 paper');
  await expect(steps.first()).toContainText('by “Done”');
  await expect(steps.nth(1)).toContainText('by “Star”');
  await noSeriousViolations(page);
  await expect(history.getByRole('listbox')).toBeFocused();
  await press(page, 'ArrowDown', 'ArrowDown', 'Enter');
  await expect(history.getByRole('status')).toHaveText('Undid 2 steps');
  await expect(steps.nth(2)).toContainText('Now');
  await expect(steps.first()).toContainText('undone');
  await shot(page, 'history');
  await press(page, 'ArrowUp', 'Enter');
  await expect(history.getByRole('status')).toHaveText('Redid 1 step');
  await press(page, 'Escape');
  await expect(rows(page)).toHaveCount(11);
});
