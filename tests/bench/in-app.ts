/** What benchmarks of the built app share: a library of many papers, and how the window's time is taken. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';

/** About 20 MB: a digest holds at most 32 MiB. */
const PER_DIGEST = 12_500;

interface Import {
  readonly papers: readonly { readonly title: string; readonly abstract: string }[];
  readonly folder: string;
  readonly userData: string;
  /** Starts the app with these files. */
  readonly open: (files: readonly string[]) => Promise<Page>;
}

/** Imports papers as a reader would, and answers the window in which it was done. */
export async function importPapers({ papers, folder, userData, open }: Import): Promise<Page> {
  mkdirSync(userData, { recursive: true });
  const files = Array.from({ length: Math.ceil(papers.length / PER_DIGEST) }, (_, n) => {
    const file = join(folder, `digest-${n}.jsonl`);
    const some = papers.slice(n * PER_DIGEST, (n + 1) * PER_DIGEST);
    writeFileSync(
      file,
      some.map(({ title, abstract }) => JSON.stringify({ title, abstract, year: 2026 })).join('\n'),
    );
    return file;
  });
  const page = await open(files);
  for (const [n] of files.entries()) {
    const heading = page.getByRole('heading', { name: new RegExp(`digest-${n}`) });
    await heading.waitFor();
    await page.getByRole('button', { name: /^(?:Import|Add) .*papers/ }).press('Enter');
    await heading.waitFor({ state: 'hidden' });
  }
  return page;
}

/** Waits until the window has nothing to do. */
export function idle(page: Page): Promise<void> {
  return page.evaluate(() => new Promise((done) => requestIdleCallback(() => done())));
}

/** What the window's main thread has worked so far, in milliseconds. */
export async function taskMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Percentiles, in the unit of what is given. */
export function spread(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
