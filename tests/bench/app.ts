/** What `app.bench.mjs` runs. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from '@playwright/test';
import { launchApp, type AppHandle } from '../e2e/launch.ts';
import { idle, importPapers, spread, taskMs } from './in-app.ts';
import { corpusOf } from './search-corpus.mjs';

const FEW = 100;
const STARTS = 5;
const VERDICTS = 60;
const SWITCHES = 10;
/** A fast turn of the wheel, each frame. */
const WHEEL_PX = 400;
const SCROLL_FRAMES = 300;

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
const folder = mkdtempSync(join(tmpdir(), 'lectern-app-'));
let app: AppHandle | undefined;
try {
  const many = await libraryOf(
    count,
    values.library === undefined ? join(folder, 'many') : resolve(values.library),
  );
  const few = await libraryOf(FEW, join(folder, 'few'));
  const starts: { readonly many: Start[]; readonly few: Start[] } = { many: [], few: [] };
  // By turns, so that both meet the machine in the same moods.
  for (let n = 0; n < STARTS; n += 1) {
    starts.many.push(await timeStart(many));
    starts.few.push(await timeStart(few));
  }
  const [ofMany, ofFew] = [startOf(starts.many), startOf(starts.few)];
  const inMany = await timeWork(many);
  const inFew = await timeWork(few);
  const report = {
    papers: count,
    startRatio: Number((ofMany.firstListMs / ofFew.firstListMs).toFixed(2)),
    keyRatio: Number((ofMany.firstKeyMs / ofFew.firstKeyMs).toFixed(2)),
    start: ofMany,
    ...inMany,
    beside: { papers: FEW, start: ofFew, ...inFew },
  };
  console.log(values.json ? JSON.stringify(report) : JSON.stringify(report, null, 1));
} finally {
  await app?.kill9().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function open(userData: string, args: readonly string[] = []): Promise<Page> {
  app = await launchApp({ userData, args });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  page.setDefaultTimeout(900_000);
  return page;
}

async function libraryOf(papers: number, userData: string): Promise<string> {
  if (existsSync(userData)) return userData;
  const page = await importPapers({
    papers: corpusOf(papers, seed),
    folder,
    userData,
    open: (files) => open(userData, files),
  });
  await inbox(page);
  await idle(page);
  await app?.close();
  return userData;
}

interface Start {
  /** Milliseconds from launch to the first painted row. */
  readonly firstListMs: number;
  /** … until the first key, pressed as soon as rows are there, has moved on and is painted. */
  readonly firstKeyMs: number;
}

async function timeStart(userData: string): Promise<Start> {
  const from = performance.now();
  const page = await open(userData);
  await inbox(page);
  const firstListMs = performance.now() - from;
  const before = await page.title();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('j');
  await page.waitForFunction((title) => document.title !== title, before);
  const firstKeyMs = performance.now() - from;
  await app?.close();
  return { firstListMs, firstKeyMs };
}

function startOf(all: readonly Start[]): Start {
  return {
    firstListMs: Math.round(spread(all.map((one) => one.firstListMs)).p50),
    firstKeyMs: Math.round(spread(all.map((one) => one.firstKeyMs)).p50),
  };
}

/** Rows that show papers. */
async function inbox(page: Page): Promise<void> {
  await page.getByRole('option').first().waitFor();
}

/** Each part in a window of its own start, so that none inherits what another left to do. */
async function timeWork(userData: string) {
  const page = await open(userData);
  await inbox(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.getByRole('listbox').focus();
  await idle(page);
  const verdict = await timeVerdicts(page, cdp);
  const listSwitch = await timeSwitches(page);
  const scroll = { wheel: await timeScroll(page, WHEEL_PX), through: await timeScroll(page, 0) };
  const memory = await memoryOf(cdp);
  await app?.close();
  return { verdict, listSwitch, scroll, memory };
}

/** Papers kept for later one after another, each when the next is painted. */
async function timeVerdicts(page: Page, cdp: CDPSession) {
  const work: number[] = [];
  const painted: number[] = [];
  let tell: () => void = () => undefined;
  await page.exposeFunction('nextIsPainted', () => tell());
  await page.evaluate(() => {
    addEventListener('keydown', ({ timeStamp }) => Reflect.set(window, 'pressed_', timeStamp), {
      capture: true,
    });
    const title = document.querySelector('title');
    if (!title) throw new Error('the window has no title');
    new MutationObserver(() =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          Reflect.set(window, 'painted_', performance.now());
          (Reflect.get(window, 'nextIsPainted') as () => void)();
        }),
      ),
    ).observe(title, { childList: true, characterData: true, subtree: true });
  });
  for (let n = 0; n < Math.min(VERDICTS, FEW - 20); n += 1) {
    const next = new Promise<void>((done) => (tell = done));
    const before = await taskMs(cdp);
    await page.keyboard.press('r');
    await next;
    work.push((await taskMs(cdp)) - before);
    painted.push(
      await page.evaluate(
        () => Number(Reflect.get(window, 'painted_')) - Number(Reflect.get(window, 'pressed_')),
      ),
    );
    await idle(page);
  }
  return { ...spread(work), keyToPaintMs: spread(painted) };
}

/** Milliseconds from choosing a list to its painted rows, there and back. */
async function timeSwitches(page: Page) {
  const times: number[] = [];
  for (let n = 0; n < SWITCHES; n += 1) {
    times.push(
      await page.evaluate(
        (name) =>
          new Promise<number>((done, fail) => {
            const heading = document.querySelector('section h1');
            const button = [...document.querySelectorAll('nav button')].find((each) =>
              each.textContent.startsWith(name),
            );
            if (!heading || !(button instanceof HTMLElement)) return fail(new Error(`no list ${name}`));
            const start = performance.now();
            button.click();
            const look = (): void => {
              const isThere =
                document.querySelector('section h1')?.textContent === name &&
                document.querySelector('[role="option"] *') !== null;
              requestAnimationFrame(isThere ? () => done(performance.now() - start) : look);
            };
            look();
          }),
        n % 2 === 0 ? 'Later' : 'Inbox',
      ),
    );
    await idle(page);
  }
  return spread(times);
}

/** Scrolls from the top by the same step each frame, of 0 pixels by what leads through all rows, and counts frames that came late. */
async function timeScroll(page: Page, step: number) {
  await page.evaluate(() => document.querySelector('[role="listbox"]')?.scrollTo(0, 0));
  await idle(page);
  return page.evaluate(
    ([wanted, most]) =>
      new Promise<{ frames: number; over16: number; over50: number; worstMs: number; rows: number }>(
        (done) => {
          const list = document.querySelector('[role="listbox"]');
          if (!list) throw new Error('there is no list');
          const px = wanted > 0 ? wanted : Math.max(1, list.scrollHeight / most);
          const frames: number[] = [];
          let last = 0;
          const next = (now: number): void => {
            if (last > 0) frames.push(now - last);
            last = now;
            list.scrollTop += px;
            const isEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
            if (frames.length < most && !isEnd) return void requestAnimationFrame(next);
            done({
              frames: frames.length,
              // A frame is 16.7 ms: half a frame more is one that was missed.
              over16: frames.filter((ms) => ms > 25).length,
              over50: frames.filter((ms) => ms > 50).length,
              worstMs: Math.round(Math.max(...frames)),
              rows: Number(document.querySelector('[role="option"]')?.getAttribute('aria-setsize')),
            });
          };
          requestAnimationFrame(next);
        },
      ),
    [step, SCROLL_FRAMES] as const,
  );
}

/** Megabytes: the window's heap after a collection, and what its process, with the workers in it, has in memory. */
async function memoryOf(cdp: CDPSession) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return { windowHeapMB: Math.round(usedSize / 1e6), rendererRssMB: rendererMb() };
}

/** The largest renderer of the machine's running browsers is the app's. Zero where processes cannot be listed. */
function rendererMb(): number {
  try {
    const all = execFileSync('ps', ['-eo', 'rss=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 });
    const renderers = all.split('\n').filter((line) => line.includes('--type=renderer'));
    return Math.round(Math.max(0, ...renderers.map((line) => Number.parseInt(line, 10))) / 1000);
  } catch {
    return 0;
  }
}
