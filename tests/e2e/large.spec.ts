import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { ownApp } from './own-app.ts';

const MIB = 1024 * 1024;

const own = ownApp('large');
const { start } = own;

function file(name: string, content: string): string {
  const made = path.join(own.folder(), name);
  writeFileSync(made, content);
  return made;
}

async function choose(page: Page, chosen: string): Promise<void> {
  await own.running()?.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, chosen);
  await page.getByRole('button', { name: 'Choose file' }).click();
}

const ready = (page: Page) => page.getByRole('heading', { name: /^Import [\d,]+ papers? from/ });

/** Counts frames from now on: only a window that is not held up draws any. */
async function countFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Reflect.set(window, 'frames_', 0);
    const tick = (): void => {
      Reflect.set(window, 'frames_', Number(Reflect.get(window, 'frames_')) + 1);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  return () => page.evaluate(() => Number(Reflect.get(window, 'frames_')));
}

test('the window answers while a giant is parsed, and Cancel really stops it', async () => {
  test.setTimeout(120_000);
  const page = await start();
  // As many lines as are allowed: the parser is busy with them for seconds.
  const giant = file('giant.txt', 'A short title\n'.repeat(999_000));
  await choose(page, giant);
  await expect(page.getByRole('heading', { name: 'Reading giant.txt…' })).toBeVisible();
  // From when the bytes are read the worker parses, and looks up no more.
  await expect(page.getByRole('progressbar')).toHaveJSProperty('value', 1);
  const frames = await countFrames(page);
  await expect.poll(frames).toBeGreaterThan(20);
  await expect(page.getByRole('heading', { name: 'Reading giant.txt…' })).toBeVisible();
  await noSeriousViolations(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Choose file' })).toBeVisible();
  // The next import waits for nothing: the busy worker is gone.
  await page.getByRole('button', { name: /sample/ }).click();
  await expect(page.getByRole('heading', { name: /^Import 12 papers/ })).toBeVisible();
  await page.getByRole('button', { name: /^Import 12 papers/ }).press('Enter');
  await expect(page.getByRole('listbox', { name: 'Papers' }).getByRole('option')).not.toHaveCount(0);
});

test('a million short lines are counted, and shown a page at a time', async () => {
  test.setTimeout(120_000);
  const page = await start();
  await choose(page, file('lines.txt', 'ok\n12\n'.repeat(499_999)));
  await expect(ready(page)).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(/999,998 lines/)).toBeVisible();
  await page
    .getByRole('button', { name: /ignored/i })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Show 200 more lines' }).first()).toBeVisible();
  expect(await page.getByRole('main').locator('li').count()).toBeLessThan(2_000);
  await noSeriousViolations(page);
});

test('more lines than that, and more than 32 MiB, are refused with advice', async () => {
  const page = await start();
  await choose(page, file('blank.txt', `papers${'\n'.repeat(20 * MIB)}`));
  await expect(page.getByRole('alert')).toContainText('blank.txt has more than a million lines.');
  await expect(page.getByRole('alert')).toContainText('Split it into smaller files');
  await page.getByRole('button', { name: 'Close' }).click();

  const huge = file('huge.txt', 'papers');
  truncateSync(huge, 2 ** 40);
  await choose(page, huge);
  await expect(page.getByText('huge.txt is over 32 MiB.')).toBeVisible();

  await page.evaluate((length) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'x'.repeat(length));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  }, 33 * MIB);
  await expect(page.getByRole('alert').getByText('Pasted page is over 32 MiB.')).toBeVisible();
});

test('one line of 30 MiB is read, imported and opened', async () => {
  test.setTimeout(120_000);
  const page = await start();
  const sentence = 'We propose a method and evaluate it on a benchmark. ';
  const line = sentence.repeat((30 * MIB) / sentence.length);
  await choose(
    page,
    file('line.txt', `A Title of Some Words Here\n${line}\nAnother Title of Words\n${sentence.repeat(9)}\n`),
  );
  await expect(ready(page)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: /^Import \d+ papers?/ }).click();
  await expect(page.locator('main h1')).toHaveText('A Title of Some Words Here', { timeout: 60_000 });
  await expect(page.getByText(/more characters are in the file/)).toBeVisible();
  await noSeriousViolations(page);
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('j');
  await expect(page.locator('main h1')).toHaveText('Another Title of Words');
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('combobox').fill('anothr titel');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Another Title', {
    timeout: 60_000,
  });
});
