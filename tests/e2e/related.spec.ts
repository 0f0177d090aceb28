import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { launchApp, type AppHandle } from './launch.ts';
import { focusIsSomewhere } from './seen.ts';

const PAPERS = [
  {
    title: 'ColBERT: Efficient Passage Search',
    abstract: 'ColBERT ranks passages by late interaction of multi-vector representations.',
  },
  {
    title: 'Multi-Vector Retrieval via Fixed Dimensional Encodings',
    abstract:
      'We reduce late interaction, as ColBERT does it over multi-vector representations, to one vector.',
  },
  { title: 'Gibbs Sampling of Lattices', abstract: 'Spins are drawn one after another.' },
];

let folder = '';
let app: AppHandle | undefined;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-related-'));
});
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('papers like the open one are under it with what they share, open from the keyboard, and stay folded', async () => {
  test.setTimeout(120_000);
  const digest = path.join(folder, 'digest.jsonl');
  writeFileSync(digest, PAPERS.map((each) => JSON.stringify({ ...each, year: 2026 })).join('\n'));
  app = await launchApp({ userData: path.join(folder, 'data'), args: [digest] });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: /^Import 3 papers/ }).press('Enter');
  const list = page.getByRole('listbox', { name: 'Papers' });
  await list.getByRole('option', { name: /ColBERT/ }).click();
  const reader = page.getByRole('main');
  const like = reader.getByRole('button', { name: /^Multi-Vector Retrieval/ });
  await expect(like).toContainText('late interaction');
  await expect(reader.getByRole('group').getByRole('listitem')).toHaveCount(1);

  await like.press('Enter');
  await expect(reader.locator('h1')).toHaveText(PAPERS[1]?.title ?? '');
  await focusIsSomewhere(page);
  await noSeriousViolations(page);
  await expect(reader.getByRole('button', { name: /^ColBERT: Efficient/ })).toBeVisible();

  await reader.locator('summary', { hasText: 'More like this' }).press('Enter');
  await expect(reader.getByRole('button', { name: /^ColBERT: Efficient/ })).toBeHidden();
  await list.getByRole('option', { name: /^.*ColBERT/ }).click();
  await expect(reader.locator('summary', { hasText: 'More like this' })).toBeVisible();
  await expect(like).toBeHidden();

  await list.getByRole('option', { name: /Gibbs/ }).click();
  await reader.locator('summary', { hasText: 'More like this' }).press('Enter');
  await expect(reader.locator('h1')).toHaveText('Gibbs Sampling of Lattices');
  await expect(reader.locator('summary', { hasText: 'More like this' })).toBeHidden();
});
