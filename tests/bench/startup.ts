/** What `startup.bench.mjs` runs. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { launchApp, type AppHandle } from '../e2e/launch.ts';
import { createRandom, digestText } from '../tools/synthetic.ts';

/** A text digest holds at most 32 MiB. */
const PER_DIGEST = 20_000;

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    papers: { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
  },
});
const papers = Number(values.papers);
const folder = mkdtempSync(join(tmpdir(), 'lectern-startup-'));
const userData = join(folder, 'data');
try {
  const importMs = await importAll();
  const plainMs = await timeStart(false);
  loseStores();
  const rebuildMs = await timeStart(true);
  const afterMs = await timeStart(false);
  const report = {
    papers,
    importMs,
    plainStartMs: plainMs,
    rebuildMs,
    startAfterRebuildMs: afterMs,
    papersPerSecond: Math.round((papers / rebuildMs) * 1000),
    rebuildToPlainStart: Number((rebuildMs / plainMs).toFixed(1)),
    rebuildToImport: Number((rebuildMs / importMs).toFixed(2)),
  };
  console.log(values.json ? JSON.stringify(report) : JSON.stringify(report, null, 1));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function open(args: readonly string[] = []): Promise<{ readonly app: AppHandle; readonly page: Page }> {
  const app = await launchApp({ userData, args });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  page.setDefaultTimeout(900_000);
  return { app, page };
}

/** Milliseconds from the first key on *Import* to the last paper, reading the files included. */
async function importAll(): Promise<number> {
  const random = createRandom(1);
  const files = Array.from({ length: Math.ceil(papers / PER_DIGEST) }, (_, n) => {
    const file = join(folder, `digest-${n}.txt`);
    writeFileSync(file, digestText(random, Math.min(PER_DIGEST, papers - n * PER_DIGEST), String(n)));
    return file;
  });
  const start = performance.now();
  const { app, page } = await open(files);
  for (const [n] of files.entries()) {
    await page.getByRole('heading', { name: new RegExp(`digest-${n}`) }).waitFor();
    await page.getByRole('button', { name: /^(?:Import|Add) .*papers/ }).press('Enter');
    await page.getByRole('heading', { name: new RegExp(`digest-${n}`) }).waitFor({ state: 'hidden' });
  }
  await inbox(page);
  const took = performance.now() - start;
  await app.close();
  return Math.round(took);
}

/** Milliseconds from launch until the whole inbox is there. */
async function timeStart(isRebuild: boolean): Promise<number> {
  const start = performance.now();
  const { app, page } = await open();
  if (isRebuild) await page.getByRole('dialog').waitFor();
  else await inbox(page);
  const took = performance.now() - start;
  if (isRebuild) await page.keyboard.press('Escape');
  await inbox(page);
  await app.close();
  return Math.round(took);
}

async function inbox(page: Page): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Inbox/ })
    .filter({ hasText: papers.toLocaleString('en') })
    .waitFor();
}

function loseStores(): void {
  for (const entry of readdirSync(userData, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory() && entry.name === 'IndexedDB')
      rmSync(join(entry.parentPath, entry.name), { recursive: true });
}
