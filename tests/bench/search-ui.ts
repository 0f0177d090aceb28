/** What `search-ui.bench.mjs` runs. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { launchApp, type AppHandle } from '../e2e/launch.ts';
import { idle, importPapers, spread, taskMs } from './in-app.ts';
import { corpusOf } from './search-corpus.mjs';
import { queriesOf } from './search-queries.mjs';

const PATIENCE_MS = 900_000;
/** All that a key does to the window has been done by then. */
const SURELY_DONE_MS = 250;
/** An index that has stood as long as this is kept as it will stay. */
const KEPT_BY_MS = 20_000;

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    papers: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    library: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const count = Number(values.papers);
const seed = Number(values.seed);
const folder = mkdtempSync(join(tmpdir(), 'lectern-search-ui-'));
const userData = values.library === undefined ? join(folder, 'data') : resolve(values.library);
const papers = corpusOf(count, seed);
const queries = queriesOf(papers, 2, seed).map(({ q }) => q);
let app: AppHandle | undefined;
try {
  if (!existsSync(userData)) await importAll();
  const ready = await timeReady();
  const typed = await timeKeys();
  const burst = await typeFast();
  const report = { papers: count, ready, ...typed, burst };
  console.log(values.json ? JSON.stringify(report) : JSON.stringify(report, null, 1));
} finally {
  await app?.kill9().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function open(args: readonly string[] = []): Promise<Page> {
  app = await launchApp({ userData, args });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

async function importAll(): Promise<void> {
  const page = await importPapers({ papers, folder, userData, open });
  await openBox(page);
  await page.keyboard.type('a');
  await settled(page, 'a');
  // Kept as it was while papers still came, it would be read anew for all that came since.
  for (let last = -1, now = 0; now === 0 || now !== last;) {
    last = now;
    await setTimeout(KEPT_BY_MS);
    now = await page.evaluate(keptAt);
  }
  await app?.close();
}

/** Runs in the page: when the index was last kept, in milliseconds since 1970; 0 for never. */
async function keptAt(): Promise<number> {
  try {
    const root = await navigator.storage.getDirectory();
    const index = await root.getDirectoryHandle('search-index');
    const listing = await (await index.getFileHandle('segments.json')).getFile();
    // There from the moment in which it begins to be written, and empty until it is.
    return listing.size > 0 ? listing.lastModified : 0;
  } catch {
    return 0;
  }
}

/** Milliseconds in a cold browser until a query is answered from the whole index: since the index's worker was started, and since the window's. */
async function timeReady(): Promise<{ readonly sinceWorker: number; readonly sinceWindow: number }> {
  const page = await open();
  await openBox(page);
  await watch(page);
  await page.keyboard.type('a');
  await settled(page, 'a');
  const measured = await page.evaluate(() => {
    const [worker] = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('search.worker'));
    const at = Number(Reflect.get(window, 'painted_'));
    return { sinceWorker: Math.round(at - (worker?.startTime ?? 0)), sinceWindow: Math.round(at) };
  });
  await app?.close();
  return measured;
}

/** Types queries a key at a time, each when the one before is answered. */
async function timeKeys() {
  const page = await open();
  const cdp = await page.context().newCDPSession(page);
  // Of the thread's own time: what else the machine does meanwhile is not the window's work.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await openBox(page);
  await watch(page);
  await page.keyboard.type('a');
  await settled(page, 'a');
  const work: number[] = [];
  const painted: number[] = [];
  for (const query of queries) {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Backspace');
    await idle(page);
    for (let length = 1; length <= query.length; length += 1) {
      const letter = query.charAt(length - 1);
      const before = await taskMs(cdp);
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      // Asking the page whether it is done would be work of its thread, and count as the app's.
      await setTimeout(SURELY_DONE_MS);
      work.push((await taskMs(cdp)) - before);
      await settled(page, query.slice(0, length));
      painted.push(
        await page.evaluate(
          () => Number(Reflect.get(window, 'painted_')) - Number(Reflect.get(window, 'pressed_')),
        ),
      );
    }
  }
  await app?.close();
  return { keys: work.length, mainThreadMs: spread(work), keyToPaintMs: spread(painted) };
}

/** Types every query in one go, twenty milliseconds a key, and counts letters that are not there in the end. */
async function typeFast() {
  const page = await open();
  await openBox(page);
  await watch(page);
  let dropped = 0;
  let keys = 0;
  for (const query of queries) {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Backspace');
    await page.keyboard.type(query, { delay: 20 });
    await settled(page, query);
    const there = await page.getByRole('dialog').getByRole('combobox').inputValue();
    dropped += query.length - there.length;
    keys += query.length;
    if (there !== query && there.length === query.length) throw new Error(`“${query}” became “${there}”`);
  }
  await app?.close();
  return { keys, dropped };
}

/** Keys are heard once there is something to choose. */
async function openBox(page: Page): Promise<void> {
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
}

/** Notes in the page when a letter was pressed, and when results of what is typed were painted. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const box = document.querySelector('[role="dialog"] input');
    const list = document.getElementById('search-results');
    if (!box || !list) throw new Error('the search box is not open');
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        Reflect.set(window, 'pressed_', timeStamp);
        Reflect.set(window, 'painted_', 0);
      },
      { capture: true },
    );
    new MutationObserver(() => {
      if (list.getAttribute('aria-busy') !== 'false') return;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (list.getAttribute('aria-busy') === 'false') Reflect.set(window, 'painted_', performance.now());
        }),
      );
    }).observe(list, { attributes: true, attributeFilter: ['aria-busy'] });
  });
}

/** Waits until the results of this query are painted. */
async function settled(page: Page, query: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const box = document.querySelector<HTMLInputElement>('[role="dialog"] input');
      const list = document.getElementById('search-results');
      const isPainted = Reflect.get(window, 'painted_') !== 0;
      return box?.value === wanted && list?.getAttribute('aria-busy') === 'false' && isPainted;
    },
    query,
    // Seldom: asking is work of the window's thread too, which is not the app's.
    { polling: 100 },
  );
}
