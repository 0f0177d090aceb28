/** Pictures of a test's window for people to look at, in the folder that `LECTERN_PICTURES` names; none are taken where it names none. */
import path from 'node:path';
import type { Page } from '@playwright/test';

/** One picture of the window as it is. */
export async function glance(page: Page, name: string): Promise<void> {
  const folder = process.env['LECTERN_PICTURES'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** Pictures in both sizes, light and dark; the window is wide and light after them. */
export async function look(page: Page, name: string): Promise<void> {
  if (!process.env['LECTERN_PICTURES']) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of [
      [1440, 900],
      [900, 700],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(200);
      await glance(page, `${name}-${width}-${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
}
