import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { noViolations } from './axe.ts';
import { launchApp, type AppHandle } from './launch.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../../assets/sample-digest.txt');

let app: AppHandle | undefined;
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  app = undefined;
});

const FIRST = 'A Mathematical Theory of Communication';
const rows = (page: Page) => page.getByRole('listbox', { name: 'Papers' }).getByRole('option');
const title = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });
const sheetOf = (page: Page) => page.getByRole('dialog', { name: /^Re-read “/ });

async function importSample(userData: string): Promise<Page> {
  app = await launchApp({ userData, args: [SAMPLE] });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: /^Import 12 papers/ }).click();
  await expect(title(page)).toHaveText(FIRST);
  return page;
}

async function reread(page: Page): Promise<void> {
  const digests = page.getByRole('navigation', { name: 'Library' });
  const more = digests.getByRole('button', { name: /^More: / }).first();
  // A sheet that closes gives the focus back a moment later, and a menu that was opened meanwhile closes with it.
  await expect(async () => {
    await more.click({ timeout: 2000 });
    await page.getByRole('menuitem', { name: 'Re-read with the newer parser' }).click({ timeout: 2000 });
  }).toPass();
}

/** Makes the entries on the disk those of a parser that read a title badly. */
function readBadly(userData: string): void {
  const digests = path.join(userData, 'library/digests');
  const [id = ''] = readdirSync(digests);
  const file = path.join(digests, id, 'entries.jsonl.gz');
  const lines = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  const badly = lines.map((line) => line.replace(`"title":"${FIRST}"`, `"title":"${FIRST} (page 1)"`));
  expect(badly).not.toEqual(lines);
  writeFileSync(file, gzipSync(`${badly.join('\n')}\n`));
}

test('a digest is read again from its kept original, and nothing would change', async () => {
  const page = await importSample(mkdtempSync(path.join(tmpdir(), 'lectern-reread-')));
  await reread(page);
  const sheet = sheetOf(page);
  await expect(sheet.getByRole('status')).toHaveText(
    'Nothing would change: all 12 papers are read as before.',
  );
  await expect(sheet.getByRole('button', { name: 'Use the new reading' })).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Close' }).last().click();
  await expect(sheet).toHaveCount(0);
});

test('what the newer parser reads otherwise is shown first, used, and taken back', async () => {
  const userData = mkdtempSync(path.join(tmpdir(), 'lectern-reread-'));
  const page = await importSample(userData);
  readBadly(userData);
  await reread(page);
  const sheet = sheetOf(page);
  await expect(sheet.locator('del')).toContainText('(page 1)');
  await expect(sheet.getByText('Read differently').first()).toBeVisible();
  await noViolations(page, { disableRules: ['region'] });
  const pictures = process.env['LECTERN_PICTURES'];
  if (pictures) await page.screenshot({ path: path.join(pictures, 'reread.png') });
  await sheet.getByRole('button', { name: 'Keep as it is' }).click();
  await expect(sheet).toHaveCount(0);
  await reread(page);
  await sheet.getByRole('button', { name: 'Use the new reading' }).click();
  await expect(page.getByText(/^Re-read “/).first()).toBeVisible();
  await expect(rows(page)).toHaveCount(12);
  expect(readdirSync(path.join(userData, 'library/digests'))).toHaveLength(2);
  await reread(page);
  await expect(sheet.getByRole('status')).toContainText('Nothing would change');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await reread(page);
  await expect(sheet.locator('del')).toContainText('(page 1)');
});
