import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { WindowBridge } from '../../shared/bridge.ts';
import { noSeriousViolations } from './axe.ts';
import { launchApp, type AppHandle } from './launch.ts';
import { secondWindow } from './second-window.ts';

let app: AppHandle | undefined;
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  app = undefined;
});

const SIZE = { width: 1440, height: 900 };
const note = (page: Page) => page.getByRole('main').getByRole('textbox', { name: /note/i }).last();
const saved = (page: Page) => page.locator('button[data-state="saved"]');

test('two windows write one library through one main process, and lose no word of either', async () => {
  const userData = mkdtempSync(path.join(tmpdir(), 'lectern-windows-'));
  app = await launchApp({ userData });
  const one = await app.window();
  await one.setViewportSize(SIZE);
  await one.getByRole('button', { name: /sample/ }).click();
  await one.getByRole('button', { name: /^Import 12 papers/ }).press('Enter');
  await expect(note(one)).toBeVisible();
  const two = await secondWindow(app, one);
  await expect(note(two)).toBeVisible();
  await expect(two.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(
    await one.getByRole('main').getByRole('heading', { level: 1 }).innerText(),
  );

  await Promise.all([
    note(one).fill('Written in the first window.'),
    note(two).fill('And this in the second.'),
  ]);
  await expect(saved(one)).toHaveCount(1);
  await expect(saved(two)).toHaveCount(1);
  for (const page of [one, two]) {
    await page.getByRole('listbox', { name: 'Papers' }).focus();
    await expect(note(page)).toHaveText(/Written in the first window\./);
    await expect(note(page)).toHaveText(/And this in the second\./);
  }

  await noSeriousViolations(two);

  await Promise.all([one.keyboard.press('s'), two.keyboard.press('j')]);
  await two.keyboard.press('s');
  for (const page of [one, two])
    await expect(page.getByRole('navigation').getByRole('button', { name: /^Starred/ })).toContainText('2');
  await expect(saved(one)).toHaveCount(1);
  await expect(saved(two)).toHaveCount(1);

  // Two exports at once: each window's goes where its reader said, whole, whichever ends first.
  await app.evaluate(({ dialog }, folder) => {
    const names = ['one.bib', 'two.bib'];
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath: `${folder}/${names.shift() ?? 'none'}` });
  }, userData);
  const begin = (page: Page) =>
    page.evaluate(async () => {
      const { bridge } = window as unknown as { bridge: WindowBridge };
      const begun = await bridge.beginExport({ name: 'Inbox', extension: 'bib' });
      return begun.ok ? (begun.value?.id ?? '') : '';
    });
  const feed = (page: Page, id: string, words: string) =>
    page.evaluate(
      async ({ id, words }) => {
        const { bridge } = window as unknown as { bridge: WindowBridge };
        return (await bridge.feedExport({ id, text: words })).ok;
      },
      { id, words },
    );
  const end = (page: Page, id: string) =>
    page.evaluate(async (given) => {
      const { bridge } = window as unknown as { bridge: WindowBridge };
      return (await bridge.endExport({ id: given, keep: true })).ok;
    }, id);
  const [first, second] = [await begin(one), await begin(two)];
  expect([await feed(one, first, 'first, '), await feed(two, second, 'second, ')]).toEqual([true, true]);
  expect([await feed(one, first, 'whole'), await end(two, second), await end(one, first)]).toEqual([
    true,
    true,
    true,
  ]);
  expect(readFileSync(path.join(userData, 'one.bib'), 'utf8')).toBe('first, whole');
  expect(readFileSync(path.join(userData, 'two.bib'), 'utf8')).toBe('second, ');

  await app.kill9();
  app = await launchApp({ userData });
  const again = await app.window();
  await again.setViewportSize(SIZE);
  await again
    .getByRole('navigation')
    .getByRole('button', { name: /^Starred/ })
    .press('Enter');
  await expect(note(again)).toHaveText(/first window[^]*second|second[^]*first window/);
});
