import type { Page } from '@playwright/test';
import type { AppHandle } from './launch.ts';

/** Opens another window of the same app, as a reader does from the menu. */
export async function secondWindow(handle: AppHandle, first: Page): Promise<Page> {
  const opened = first.context().waitForEvent('page');
  await handle.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('window.new')?.click());
  const page = await opened;
  await page.setViewportSize({ width: 1440, height: 900 });
  return page;
}
