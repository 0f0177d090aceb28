import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { launchApp } from './launch.ts';

/** Takes every picture in both sizes and both themes. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 900, height: 700 },
];
const THEMES = ['light', 'dark'];
const folder = path.resolve(import.meta.dirname, '../../test-results/screens');
mkdirSync(folder, { recursive: true });

const app = await launchApp({ userData: mkdtempSync(path.join(tmpdir(), 'lectern-screens-')) });
const page = await app.window();

async function shoot(name: string): Promise<void> {
  for (const size of SIZES) {
    await resize(page, size);
    for (const theme of THEMES) {
      await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
      await page.waitForTimeout(150);
      await page.screenshot({ path: path.join(folder, `${name}-${size.width}-${theme}.png`) });
    }
  }
  await resize(page, SIZES[0]!);
}

async function resize(target: Page, size: { width: number; height: number }): Promise<void> {
  await target.setViewportSize(size);
  await target.waitForTimeout(150);
}

await page.getByRole('button', { name: 'Choose file' }).waitFor();
await shoot('empty');
await page.getByRole('button', { name: /sample/ }).click();
await page.getByRole('heading', { name: /^Import \d+ papers/ }).waitFor();
await shoot('import');
await page.getByRole('button', { name: /^Import \d+ papers/ }).click();
await page.getByRole('listbox', { name: 'Papers' }).waitFor();
await shoot('inbox');
await page.getByRole('listbox', { name: 'Papers' }).focus();
for (const key of ['j', '.', '1', '.', '3', '.', '4']) {
  await page.keyboard.press(key);
  await page.waitForTimeout(120);
}
await page
  .getByRole('main')
  .getByRole('textbox')
  .last()
  .fill('Compare with the channel capacity of the first paper.');
await page.waitForTimeout(700);
await shoot('reader');
await page.getByRole('listbox', { name: 'Papers' }).focus();
await page.keyboard.press('?');
await page.waitForTimeout(200);
await page.screenshot({ path: path.join(folder, 'help.png') });
await page.keyboard.press('Escape');
await page.keyboard.press('/');
await page.keyboard.type('atention nework');
await page.waitForTimeout(500);
await page.screenshot({ path: path.join(folder, 'search.png') });
await app.close();
console.log(`Pictures are in ${path.relative(process.cwd(), folder)}`);
