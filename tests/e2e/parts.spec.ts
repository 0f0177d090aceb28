import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { writeArchive, type ArchiveKind } from '../tools/archives.ts';
import { noSeriousViolations } from './axe.ts';
import { ownApp } from './own-app.ts';

const MIB = 1024 * 1024;
/** Of the main process, Node and the stand-in's own share included. */
const MAX_MAIN_RSS = 400 * MIB;

const own = ownApp('parts');
const { start } = own;

/** Opens an archive as the reader would, without waiting for what it shows. */
async function choose(page: Page, chosen: string): Promise<void> {
  await own.running()?.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, chosen);
  // Keys are heard once the panes are there.
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('Control+o');
}

function archive(kind: ArchiveKind, megabytes: number, padding: number) {
  const file = path.join(own.folder(), `archive.${kind}`);
  return { file, ...writeArchive(file, { kind, bytes: megabytes * MIB, padding }) };
}

const bar = (page: Page, n: number) =>
  page.getByRole('region', { name: new RegExp(`^Part ${n} of \\d+ of`) });
const summary = (page: Page) => page.getByRole('heading', { name: /^\d+ of \d+ parts of .* imported$/ });
const inbox = (page: Page) => page.getByRole('navigation').getByRole('button', { name: /^Inbox/ });

/** The highest memory that the main process had so far, in bytes; 0 where the system does not say. */
const peakOfMain = async (): Promise<number> =>
  (await own.running()?.evaluate(() => process.resourceUsage().maxRSS * 1024)) ?? 0;

test('120 MB of mail are imported part by part while the window answers, and once only', async () => {
  test.setTimeout(400_000);
  const page = await start();
  const { file, papers } = archive('mbox', 120, 12_000);
  await choose(page, file);
  await expect(bar(page, 1)).toBeVisible({ timeout: 60_000 });
  const count = Number(/of (\d+) of/.exec((await bar(page, 1).getAttribute('aria-label')) ?? '')?.[1]);
  expect(count).toBeGreaterThan(6);
  await noSeriousViolations(page);

  // One by hand, one left out, and the rest at once.
  await page.getByRole('button', { name: /^Import [\d,]+ papers$/ }).click();
  await expect(bar(page, 2)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Skip this part' }).click();
  await expect(bar(page, 3)).toBeVisible({ timeout: 60_000 });
  await page.evaluate(() => {
    Reflect.set(window, 'ticks_', 0);
    setInterval(() => Reflect.set(window, 'ticks_', Number(Reflect.get(window, 'ticks_')) + 1), 50);
  });
  const ticks = () => page.evaluate(() => Number(Reflect.get(window, 'ticks_')));
  await page.getByRole('button', { name: `Import all ${count - 2} remaining parts` }).click();
  for (const part of [3, 4, 5]) {
    await expect(page.getByRole('heading', { name: `Adding part ${part} of ${count} of` })).toBeVisible({
      timeout: 60_000,
    });
    const before = await ticks();
    await expect.poll(ticks).toBeGreaterThan(before + 5);
  }
  await expect(summary(page)).toHaveText(`${count - 2} of ${count - 2} parts of archive.mbox imported`, {
    timeout: 300_000,
  });
  const [, added = ''] =
    /([\d,]+) papers added/.exec((await page.getByRole('status').innerText()) ?? '') ?? [];
  await page.getByRole('button', { name: 'Close' }).click();
  const inInbox = Number(/[\d,]+/.exec(await inbox(page).innerText())?.[0].replace(',', ''));
  expect(inInbox).toBeGreaterThan(Number(added.replace(',', '')));
  expect(inInbox).toBeLessThan(papers);
  expect(await peakOfMain()).toBeLessThan(MAX_MAIN_RSS);

  // Each part is undone on its own.
  await page.keyboard.press('Control+z');
  await expect(inbox(page)).not.toContainText(inInbox.toLocaleString('en'));
  await page.keyboard.press('Control+Shift+z');
  await expect(inbox(page)).toContainText(inInbox.toLocaleString('en'));

  // What is here is not added again; the part that was skipped is.
  await choose(page, file);
  await expect(bar(page, 1)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: `Import all ${count} remaining parts` }).click();
  await expect(summary(page)).toHaveText(`1 of ${count} parts of archive.mbox imported`, {
    timeout: 300_000,
  });
  await expect(page.getByRole('list', { name: 'Parts that were skipped' }).getByRole('listitem')).toHaveCount(
    count - 1,
  );
  await noSeriousViolations(page);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(inbox(page)).toContainText(papers.toLocaleString('en'));
});

test('cancelling in the middle keeps the parts that are done, and leaves nothing of the next', async () => {
  test.setTimeout(200_000);
  const page = await start();
  const { file } = archive('jsonl', 80, 6_000);
  await choose(page, file);
  await expect(bar(page, 1)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: /^Import all/ }).click();
  await expect(page.getByRole('heading', { name: /^Adding part 3 of/ })).toBeVisible({ timeout: 60_000 });
  await expect
    .poll(() => page.getByRole('progressbar').evaluate((each) => (each as HTMLProgressElement).value), {
      timeout: 40_000,
    })
    .toBeGreaterThan(0.5);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('You cancelled the rest.');
  const imported = Number(/^\d+/.exec(await summary(page).innerText())?.[0]);
  expect(imported).toBeGreaterThanOrEqual(2);
  const [, added = ''] =
    /([\d,]+) papers added/.exec((await page.getByRole('status').innerText()) ?? '') ?? [];
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(inbox(page)).toContainText(added);
  const kept = readdirSync(path.join(own.folder(), 'data'), { recursive: true, encoding: 'utf8' }).filter(
    (each) => path.basename(path.dirname(each)) === 'digests',
  );
  expect(kept.map((each) => path.basename(each))).toEqual(
    Array.from({ length: imported }, () => expect.stringMatching(/^[0-9a-f]{64}$/)),
  );

  // A new start finds the same.
  await own.running()?.close();
  const again = await start();
  await expect(inbox(again)).toContainText(added);
  await expect(again.getByRole('heading', { name: /^Import/ })).toHaveCount(0);
});

test('reading through a large file can be cancelled, and shows how far it is', async () => {
  test.setTimeout(120_000);
  const page = await start();
  const { file } = archive('csv', 40, 0);
  // Many times the same rows: only its length matters here.
  const { appendFileSync } = await import('node:fs');
  const rows = readFileSync(file).subarray('Title,Abstract,Year\n'.length);
  for (let n = 0; n < 15; n++) appendFileSync(file, rows);
  await choose(page, file);
  await expect(page.getByRole('heading', { name: 'Reading archive.csv…' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('The import was cancelled.')).toBeVisible();
  await expect(page.getByRole('button', { name: /sample/ })).toBeVisible();
});
