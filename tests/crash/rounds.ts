/**
 * Kills the app and its Chromium at random moments while a reader imports and annotates, opens the library twice after each,
 * and asks whether anything acknowledged is missing or anything is there by half. A batch counts as acknowledged once it has left
 * the outbox, which only main's answer (appended and fsynced) makes it do; the harness sees that by reading IndexedDB itself.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchApp, type AppHandle } from '../e2e/launch.ts';
import { createRandom, digestText, type Random } from '../tools/synthetic.ts';
import { readAcknowledged, readConsistency, type Acknowledged } from './library-view.ts';

export interface CrashReport {
  readonly rounds: number;
  /** Batches that were acknowledged before a kill. */
  readonly acknowledged: number;
  /** Cells of these that were not there afterwards. */
  readonly lost: number;
  readonly halfApplied: number;
  /** The first few of either. */
  readonly faults: readonly string[];
}

export interface CrashOptions {
  readonly rounds: number;
  readonly seed: number;
  /** A new library after this many rounds. */
  readonly perLibrary?: number;
  /** Looks at the window that the last round leaves. */
  readonly onEnd?: (page: Page) => Promise<void>;
  readonly onRound?: (round: number, report: CrashReport) => void;
}

/** Runs the rounds. The seed decides the workload and the moments; what the machine makes of them differs. */
export async function crashRounds({
  rounds,
  seed,
  perLibrary = 10,
  onEnd,
  onRound,
}: CrashOptions): Promise<CrashReport> {
  const random = createRandom(seed);
  let report: CrashReport = { rounds: 0, acknowledged: 0, lost: 0, halfApplied: 0, faults: [] };
  let folder = '';
  let known: Acknowledged['batches'] = [];
  const judge = async (app: AppHandle, opening: string, onOpened?: (page: Page) => Promise<void>) => {
    const { missing, half } = await look(app, known, onOpened);
    const faults = [...missing, ...half].map((each) => `${opening}: ${each}`);
    report = {
      ...report,
      lost: report.lost + missing.length,
      halfApplied: report.halfApplied + half.length,
      faults: [...report.faults, ...faults].slice(0, 20),
    };
  };
  const reopen = async (opening: string, onOpened?: (page: Page) => Promise<void>) => {
    const app = await launchApp({ userData: join(folder, 'data') });
    await judge(app, opening, onOpened);
    await app.close();
  };
  for (let round = 1; round <= rounds; round += 1) {
    const isFirst = round % perLibrary === 1 % perLibrary;
    if (isFirst) {
      if (folder !== '') rmSync(folder, { recursive: true, force: true });
      folder = mkdtempSync(join(tmpdir(), 'lectern-crash-'));
      known = [];
    }
    const file = join(folder, `digest-${round}.txt`);
    writeFileSync(file, digestText(random, 40 + random.below(300), String(round)));
    const app = await launchApp({ userData: join(folder, 'data'), args: [file] });
    // The start of a round is the second opening after the kill before it.
    if (!isFirst) await judge(app, `round ${round - 1}, opening 2`);
    const seen = await workUntilKilled(app, random, known.at(-1)?.id ?? '');
    known = [...known, ...seen];
    report = { ...report, rounds: round, acknowledged: report.acknowledged + seen.length };
    await reopen(`round ${round}, opening 1`);
    if (round === rounds || round % perLibrary === 0)
      await reopen(`round ${round}, opening 2`, round === rounds ? onEnd : undefined);
    onRound?.(round - 1, report);
  }
  rmSync(folder, { recursive: true, force: true });
  return report;
}

async function workUntilKilled(
  app: AppHandle,
  random: Random,
  after: string,
): Promise<Acknowledged['batches']> {
  const seen = new Map<string, Acknowledged['batches'][number]>();
  let over = false;
  const page = await windowOf(app);
  const watch = async (): Promise<void> => {
    while (!over) {
      const now = await page.evaluate(readAcknowledged, after).catch(() => null);
      for (const batch of now?.batches ?? []) seen.set(batch.id, batch);
      await pause(15);
    }
  };
  const quietly = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);
  await quietly(page.getByRole('button', { name: /^Import \d+ papers/ }).waitFor({ timeout: 20_000 }));
  const work = Promise.all([quietly(watch()), quietly(read(page, random, () => over))]);
  await pause(random.below(2600));
  await app.kill9();
  over = true;
  await work;
  return [...seen.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A reader in a hurry: imports, judges, stars, marks and writes until told to stop. */
async function read(page: Page, random: Random, over: () => boolean): Promise<void> {
  await pause(random.below(200));
  await page.getByRole('button', { name: /^Import \d+ papers/ }).press('Enter');
  const keys = ['s', 'e', 'r', 'd', 'j', 'm', 'j'];
  for (let n = 0; !over(); n += 1) {
    await page.keyboard.press(keys[random.below(keys.length)] ?? 'j');
    if (n % 5 === 4) {
      for (const key of ['.', String(1 + random.below(5))]) await page.keyboard.press(key);
      await page.getByRole('listbox', { name: 'Papers' }).focus({ timeout: 500 });
    }
    if (n % 9 === 8) {
      await page.keyboard.press('n');
      await page.keyboard.type(`A thought about step ${n}, number ${random.below(1e6)}.`);
      await page.keyboard.press('Escape');
      await page.getByRole('listbox', { name: 'Papers' }).focus({ timeout: 500 });
    }
  }
}

async function look(
  app: AppHandle,
  known: Acknowledged['batches'],
  onOpened?: (page: Page) => Promise<void>,
): Promise<{ readonly missing: readonly string[]; readonly half: readonly string[] }> {
  let page: Page | undefined;
  try {
    page = await windowOf(app);
    await page.getByRole('navigation').waitFor({ timeout: 60_000 });
    await untilDrained(page);
    const found = await page.evaluate(readConsistency, known);
    await onOpened?.(page);
    return found;
  } catch (error) {
    const shown = await page?.evaluate(() => document.body.innerText.slice(0, 600)).catch(String);
    return { missing: [`did not open well: ${String(error).slice(0, 300)}\nThe window: ${shown}`], half: [] };
  }
}

/** The window at a size that shows all three panes. */
async function windowOf(app: AppHandle): Promise<Page> {
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  return page;
}

async function untilDrained(page: Page): Promise<void> {
  for (let n = 0; n < 200; n += 1) {
    if ((await page.evaluate(readAcknowledged, '~')).waiting === 0) return;
    await pause(50);
  }
  throw new Error('the outbox did not drain');
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
