import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, type AppHandle } from './launch.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../../assets/sample-digest.txt');

let app: AppHandle | undefined;
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  app = undefined;
});

test('a digest is read again from its kept original, and nothing would change', async () => {
  app = await launchApp({ userData: mkdtempSync(path.join(tmpdir(), 'lectern-reread-')), args: [SAMPLE] });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: /^Import 12 papers/ }).click();
  const digests = page.getByRole('navigation', { name: 'Library' });
  await digests
    .getByRole('button', { name: /^More: / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Re-read with the newer parser' }).click();
  const sheet = page.getByRole('dialog', { name: /^Re-read “/ });
  await expect(sheet.getByRole('status')).toHaveText(
    'Nothing would change: all 12 papers are read as before.',
  );
  await expect(sheet.getByRole('button', { name: 'Use the new reading' })).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Close' }).last().click();
  await expect(sheet).toHaveCount(0);
});
