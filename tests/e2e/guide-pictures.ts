/** The pictures of the guide (`npm run screens -- guide`): of our own sample digest, light, in English. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchApp } from './launch.ts';

const folder = path.resolve(import.meta.dirname, '../../assets/guide/pictures');
const app = await launchApp({ userData: mkdtempSync(path.join(tmpdir(), 'lectern-guide-')) });
const page = await app.window();
await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
await page.setViewportSize({ width: 1100, height: 680 });

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(160);
  }
};
const shoot = async (name: string): Promise<void> => {
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 78 });
};

await page.getByRole('button', { name: /sample/ }).click();
const add = page.getByRole('button', { name: /^Import \d+ papers/ });
await add.waitFor();
await shoot('import');
await add.press('Enter');
const list = page.getByRole('listbox', { name: 'Papers' });
await list.waitFor();
await press('j', 's', '.', '1', '.', '3');
await press(']', 'n');
await page.keyboard.type('The step from a person with paper to a machine.');
await press('Escape');
// Notices stay while something holds the focus; the pictures are without them.
const dismiss = page.getByRole('button', { name: 'Dismiss' });
if (await dismiss.isVisible()) await dismiss.click();
await shoot('reader');
await list.focus();
await press('j');
await shoot('inbox');
await press('/');
await page.keyboard.type('atention nework');
await shoot('search');
await press('Escape');
await list.focus();
await press('Control+Shift+E');
await shoot('export');
await app.close();
