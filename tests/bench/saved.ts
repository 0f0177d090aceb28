/** From a key to the word *Saved* in the built app, for `journal.bench.mjs`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../e2e/launch.ts';

/** Milliseconds from each of `times` presses of the star's key until the window says that it is saved. */
export async function keyToSaved(times: number): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-saved-'));
  const app = await launchApp({ userData: folder });
  try {
    const page = await app.window();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: /sample/ }).click();
    await page.getByRole('button', { name: /^Import \d+ papers/ }).press('Enter');
    await page.getByRole('listbox', { name: 'Papers' }).focus();
    await page.locator('[data-state="saved"]').first().waitFor();
    return await page.evaluate(measure, times);
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs in the page: closes over nothing. */
async function measure(times: number): Promise<readonly number[]> {
  const status = document.querySelector('button[data-state]');
  if (!status) throw new Error('the window does not say whether it is saved');
  const turned = (to: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (status.getAttribute('data-state') !== to) return;
        watch.disconnect();
        resolve();
      };
      const watch = new MutationObserver(look);
      watch.observe(status, { attributes: true });
      look();
    });
  const waits: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const from = performance.now();
    const saving = turned('saving');
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }));
    await saving;
    await turned('saved');
    waits.push(performance.now() - from);
  }
  return waits;
}
