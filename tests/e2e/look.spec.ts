import { expect, test, type Locator, type Page } from '@playwright/test';
import { noViolations } from './axe.ts';
import { ownApp } from './own-app.ts';

const own = ownApp('look');
const sample = own.startOnSample;

const toast = (page: Page) => page.getByRole('region', { name: 'Notices' });
const note = (page: Page) => page.getByRole('main').getByRole('textbox', { name: 'Note on this paper' });

/** The splitters stand between the landmarks, in none of them. */
const axe = (page: Page): Promise<void> => noViolations(page, { disableRules: ['region'] });

async function wear(page: Page, theme: string): Promise<void> {
  await page.getByRole('button', { name: /^Theme/ }).press('Enter');
  await page.getByRole('menuitemradio', { name: theme }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
}

test('every theme passes the checks of axe with a panel open over overlapping highlights', async () => {
  const page = await sample();
  const buttons = page.locator('[data-mark-button]');
  await page.keyboard.press('.');
  await page.keyboard.press('1');
  await expect(buttons).toHaveCount(1);
  await page.keyboard.press(',');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('3');
  await expect(buttons).toHaveCount(2);
  await page.keyboard.press(']');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Note on this highlight' })).toBeFocused();
  await page.keyboard.type('A note in the margin.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Notes on highlights' })).toContainText(
    'A note in the margin.',
  );
  for (const theme of ['Sepia', 'Dark', 'Light']) {
    await wear(page, theme);
    await page
      .getByRole('button', { name: /^Key point/ })
      .first()
      .press('Enter');
    await expect(page.getByRole('dialog', { name: 'Highlight' })).toBeInViewport({ ratio: 1 });
    await axe(page);
    await page.keyboard.press('Escape');
    await page.getByRole('main').getByRole('button', { name: 'More' }).press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    await axe(page);
    await page.keyboard.press('Escape');
  }
});

test('the toast is reached with F6, and gives the focus back', async () => {
  const page = await sample();
  await page.keyboard.press('s');
  await expect(toast(page)).toContainText('Starred 1 paper');
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await expect(toast(page).getByRole('button', { name: /^Undo/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(toast(page)).toBeEmpty();
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('the toast never covers the note that is being written', async () => {
  const page = await sample();
  await page.setViewportSize({ width: 900, height: 560 });
  await page.keyboard.press('s');
  await expect(toast(page)).toContainText('Starred 1 paper');
  await page.keyboard.press('n');
  await expect(note(page)).toBeFocused();
  await page.keyboard.type('One line\n'.repeat(6));
  const edge = async (which: 'top' | 'bottom', of: Locator) =>
    of.evaluate((element, side) => element.getBoundingClientRect()[side], which);
  const under = toast(page).locator('> *');
  await expect
    .poll(async () => (await edge('top', under)) - (await edge('bottom', note(page))))
    .toBeGreaterThanOrEqual(0);
});

test('the size of the text is changed from the bar, and its title can be copied', async () => {
  const page = await sample();
  const abstract = page.getByRole('group', { name: 'Abstract' });
  await page.getByRole('button', { name: 'Text size' }).click();
  await page.getByRole('button', { name: 'Larger text' }).click();
  await expect(abstract).toHaveCSS('font-size', '18.5px');
  await page.getByRole('button', { name: 'Normal text size' }).click();
  await expect(abstract).toHaveCSS('font-size', '17.5px');
  await page.keyboard.press('Escape');
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Copy the title' }).click();
  await expect(toast(page)).toContainText('Copied the title');
});

test('a list is named where it was made or renamed from its menu', async () => {
  const page = await sample();
  await page.getByRole('button', { name: 'New list', exact: true }).press('Enter');
  const name = page.getByRole('textbox', { name: 'List name' });
  await expect(name).toBeFocused();
  await page.keyboard.type('Thesis');
  await page.keyboard.press('Enter');
  const thesis = page.getByRole('button', { name: 'More: Thesis', exact: true });
  await thesis.press('Enter');
  await page.getByRole('menuitem', { name: 'New list in Thesis' }).press('Enter');
  await expect(name).toBeFocused();
  await expect(page.getByRole('menu')).toHaveCount(0); // it is gone, with whatever it does to the focus
  await expect(name).toBeFocused();
  await page.keyboard.type('Chapter 3');
  await page.keyboard.press('Enter');
  await thesis.press('Enter');
  await page.getByRole('menuitem', { name: 'Rename' }).press('Enter');
  await expect(name).toBeFocused();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(name).toBeFocused();
  await page.keyboard.type('Dissertation');
  await page.keyboard.press('Enter');
  const lists = page.getByRole('navigation').getByRole('listitem');
  await expect(lists.filter({ hasText: 'Dissertation' })).toBeVisible();
  await expect(lists.filter({ hasText: 'Chapter 3' })).toBeVisible();
});

test('Escape closes an open choice of the import, and only then the import', async () => {
  const page = await own.start();
  await page.getByRole('button', { name: /sample/ }).click();
  const choice = page.getByRole('combobox', { name: 'Put on list' });
  await choice.click();
  await expect(page.getByRole('option', { name: 'No list' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(choice).toBeVisible();
  await expect(page.getByRole('option', { name: 'No list' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /sample/ })).toBeVisible();
});
