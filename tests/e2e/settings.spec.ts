import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations, stillness } from './axe.ts';
import { ownApp } from './own-app.ts';
import { clipped, focusIsSomewhere, smallTargets, spaceText } from './seen.ts';

const { start, startOnSample: sample, running } = ownApp('settings');

const row = (page: Page, id: string) => page.locator(`[data-setting="${id}"]`);
async function chooseLanguage(page: Page, language: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await row(page, 'language').getByRole('combobox').selectOption(language);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
async function chooseTheme(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await row(page, 'theme').getByRole('radio', { name }).check({ force: true });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await stillness(page); // colours fade over
}
const abstract = (page: Page) => page.locator('main [role="group"] [data-o]').first();
const css = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((each, name) => getComputedStyle(each).getPropertyValue(name), property);

test('settings change the window at once, are found by words, reset alone and together, and outlive a restart', async () => {
  const page = await sample();
  const wide = await css(page, 'main article', 'max-width');
  await page.keyboard.press('Control+,');
  const find = page.getByRole('textbox', { name: 'Find a setting' });
  await expect(find).toBeFocused();
  await noSeriousViolations(page);
  expect(await smallTargets(page)).toEqual([]);

  // By keys alone: the theme is a group of radio buttons.
  await find.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  for (const theme of ['sepia', 'dark', 'contrast-light']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await stillness(page); // colours fade over
    await noSeriousViolations(page);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  await row(page, 'readerFont').getByRole('combobox').selectOption('atkinson');
  expect(await css(page, 'main h1', 'font-family')).toContain('Atkinson');
  await row(page, 'fontSize').getByRole('slider').fill('22');
  await row(page, 'lineHeight').getByRole('slider').fill('1.9');
  await row(page, 'measure').getByRole('slider').fill('52');
  expect(await css(page, 'main [data-o]', 'font-size')).toBe('22px');
  expect(Number.parseFloat(await css(page, 'main [data-o]', 'line-height'))).toBeCloseTo(41.8, 1);
  expect(await css(page, 'main article', 'max-width')).not.toBe(wide);
  await row(page, 'listSize').getByRole('slider').fill('18');
  expect(await css(page, '[role="option"] > div', 'font-size')).toBe('18px');

  await find.fill('wavy colour');
  await expect(page.locator('[data-setting]')).toHaveCount(1);
  await row(page, 'lineStyles').getByRole('switch').check();
  await expect(page.getByRole('main', { includeHidden: true })).toHaveAttribute('data-lines', 'true');
  await find.fill('nothing of the kind');
  await expect(page.getByText('No setting matches “nothing of the kind”.')).toBeVisible();
  await find.fill('');

  await page.getByRole('button', { name: 'Reset: Line height' }).click();
  await focusIsSomewhere(page);
  await expect(row(page, 'lineHeight').getByRole('slider')).toHaveValue('1.63');
  await expect(row(page, 'fontSize').getByRole('slider')).toHaveValue('22');
  await page.getByRole('button', { name: 'Reset all settings' }).click();
  await expect(row(page, 'fontSize').getByRole('slider')).toHaveValue('17.5');
  await expect(page.getByRole('status').filter({ hasText: 'as they came' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(row(page, 'fontSize').getByRole('slider')).toHaveValue('22');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await focusIsSomewhere(page);

  // The palette leads to the one that is meant.
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('line height');
  await page.getByRole('option', { name: /^Line height/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-setting]')).toHaveCount(1);
  await expect(row(page, 'lineHeight')).toBeVisible();
  await page.keyboard.press('Escape');
  await focusIsSomewhere(page);

  await running()?.close();
  const again = await start();
  await expect(abstract(again)).toBeVisible();
  await expect(again.locator('html')).toHaveAttribute('data-theme', 'contrast-light');
  expect(await css(again, 'main [data-o]', 'font-size')).toBe('22px');
});

test('the language changes under a note that is being written, in the window and in the menu', async () => {
  const page = await sample();
  const half = page.getByRole('textbox', { name: 'Note on this paper' });
  await expect(half).toHaveAttribute('contenteditable', 'true');
  await half.click();
  await page.keyboard.type('Half a thought');
  await page.keyboard.press('Control+,');
  await row(page, 'language').getByRole('combobox').selectOption('zh');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByRole('dialog', { name: '设置' })).toBeVisible();
  await noSeriousViolations(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '收件箱' })).toBeVisible();
  await focusIsSomewhere(page);
  const note = page.getByRole('textbox', { name: '这篇论文的笔记' });
  await expect(note).toBeFocused();
  await page.keyboard.type(' goes on');
  await expect(note).toHaveText('Half a thought goes on');
  await expect
    .poll(() =>
      running()!.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label) ?? []),
    )
    .toContain('文件');

  // What is done now is named in Chinese, also by the worker that imports.
  await page.getByRole('listbox', { name: '论文' }).focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('region', { name: '通知' })).toContainText('为 1 篇论文加了星标');
  await focusIsSomewhere(page);
  await noSeriousViolations(page);
  expect(await smallTargets(page)).toEqual([]);

  // Charts are drawn in words too, and drawn again in another language.
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  const picture = page.getByRole('main', { name: '我的阅读' });
  await expect(picture.locator('svg').getByText('周一')).toBeVisible();
  await expect(picture).toContainText('新到 12 篇论文，决定了 0 篇；收件箱中还有 12 篇。');
  await page.setViewportSize({ width: 900, height: 700 });
  await chooseTheme(page, '深色');
  await noSeriousViolations(page);
  expect(await clipped(page)).toEqual([]);
  await page.keyboard.press('Control+,');
  await noSeriousViolations(page);
  expect(await clipped(page)).toEqual([]);
  await page.keyboard.press('Escape');
  // What axe reads of forced colours, at the end, is the theme's own: the light one has enough contrast with white.
  await chooseTheme(page, '跟随系统');
  await chooseLanguage(page, 'en');
  await expect(
    page.getByRole('main', { name: 'Your reading' }).locator('svg').getByText('Mon'),
  ).toBeVisible();
  await expect(page).toHaveTitle(/^Your reading/);
  await chooseLanguage(page, 'zh');
  await page.keyboard.press('g');
  await page.keyboard.press('i');

  // At 200 % zoom the window is half as wide and high; nothing is lost, also with more space between letters.
  await page.setViewportSize({ width: 720, height: 450 });
  await spaceText(page);
  await expect(page.getByRole('listbox', { name: '论文' })).toBeVisible();
  expect(await clipped(page)).toEqual([]);
  await page.getByRole('listbox', { name: '论文' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: '摘要' })).toBeVisible();
  await focusIsSomewhere(page);
  expect(await clipped(page)).toEqual([]);
  await page.setViewportSize({ width: 900, height: 700 });
  await chooseLanguage(page, 'en');
  await expect(page.getByRole('group', { name: 'Abstract' })).toBeVisible();
  expect(await clipped(page)).toEqual([]);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await noSeriousViolations(page);
});

test('a paper counts as read when the settings say so, and that is no step to undo', async () => {
  const page = await sample();
  const unread = page.locator('[role="option"][data-unread="true"]');
  await page.keyboard.press('j');
  await expect(page.locator('[role="option"][data-open="true"]')).toHaveAttribute('data-unread', 'true');
  await page.keyboard.press('Control+,');
  await row(page, 'readWhen').getByRole('combobox').selectOption('opened');
  await page.keyboard.press('Escape');
  const list = page.getByRole('listbox', { name: 'Papers' });
  await list.focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Starred 1 paper');
  await page.keyboard.press('j');
  await expect(page.locator('[role="option"][data-open="true"]')).toHaveAttribute('data-unread', 'false');
  const left = await unread.count();
  await page.keyboard.press('z');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Undone: Starred 1 paper');
  // Undo went back to the paper that it was about, and that opened it.
  await expect(unread).toHaveCount(left - 1);
});

test('the commands of settings are in the menu', async () => {
  const page = await start();
  await page.getByRole('button', { name: 'Choose file' }).waitFor();
  await running()!.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.getMenuItemById('settings.open')?.click(),
  );
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
});
