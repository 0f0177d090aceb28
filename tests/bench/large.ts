/** What `large.bench.mjs` runs. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { launchApp, type AppHandle } from '../e2e/launch.ts';
import { writeArchive, type ArchiveKind } from '../tools/archives.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    megabytes: { type: 'string', default: '1024' },
    kind: { type: 'string', default: 'mbox' },
    padding: { type: 'string', default: '2000' },
    json: { type: 'boolean', default: false },
  },
});
const kind = (['mbox', 'jsonl', 'csv'] as const).find((each) => each === values.kind);
if (kind === undefined) throw new Error('--kind takes mbox, jsonl or csv');
const folder = mkdtempSync(join(tmpdir(), 'lectern-large-bench-'));
let app: AppHandle | undefined;
try {
  const report = await measure(kind);
  console.log(values.json ? JSON.stringify(report) : JSON.stringify(report, null, 1));
} catch (error) {
  // The window went: whether the app went with it, and what it said.
  const ended = await Promise.race([app?.exited, new Promise((done) => setTimeout(done, 5000, 'runs on'))]);
  const log = join(folder, 'data', 'lectern.log');
  console.error(`The app: ${String(ended)}.`, existsSync(log) ? readFileSync(log, 'utf8').slice(-4000) : '');
  throw error;
} finally {
  await app?.kill9().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function measure(of: ArchiveKind) {
  const file = join(folder, `archive.${of}`);
  const { papers, bytes } = writeArchive(file, {
    kind: of,
    bytes: Number(values.megabytes) * 1024 * 1024,
    padding: Number(values.padding),
  });
  app = await launchApp({ userData: join(folder, 'data') });
  const page = await app.window();
  page.setDefaultTimeout(3 * 3_600_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  const stall = await watchStalls(page);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, file);
  // Keys are heard once there is something to choose.
  await page.getByRole('button', { name: 'Choose file' }).waitFor();
  const before = performance.now();
  await page.keyboard.press('Control+o');
  const bar = page.getByRole('region', { name: /^Part 1 of/ });
  await bar.waitFor();
  const opened = performance.now();
  const [, parts = '0'] = /of ([\d,]+) of/.exec((await bar.getAttribute('aria-label')) ?? '') ?? [];
  const openStall = await stall();
  await page.getByRole('button', { name: /^Import all/ }).click();
  const slices = await watchParts(page);
  const imported = performance.now();
  const summary = await page.locator('main').innerText();
  const importStall = await stall();
  const { main, mainPid } = await app.evaluate(() => ({
    main: process.resourceUsage().maxRSS,
    mainPid: process.pid,
  }));
  const report = {
    kind: of,
    megabytes: Math.round(bytes / 1024 / 1024),
    papers,
    parts: Number(parts.replaceAll(',', '')),
    secondsToFirstPreview: seconds(opened - before),
    secondsToImport: seconds(imported - opened),
    papersPerSecond: Math.round((papers / (imported - opened)) * 1000),
    secondsOfFirstAndLastTenth: slices,
    peakMainMiB: Math.round(main / 1024),
    peakRendererMiB: peakOfRenderers(mainPid),
    longestStallMs: { opening: openStall, importing: importStall },
    summary: summary.split('\n').slice(0, 3),
  };
  return report;
}

function seconds(ms: number): number {
  return Number((ms / 1000).toFixed(1));
}

/** Starts a timer of 10 ms in the page; what it answers gives the longest time between two ticks since the last question, in milliseconds. */
async function watchStalls(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let last = performance.now();
    Reflect.set(window, 'stall_', 0);
    setInterval(() => {
      const now = performance.now();
      Reflect.set(window, 'stall_', Math.max(Number(Reflect.get(window, 'stall_')), now - last - 10));
      last = now;
    }, 10);
  });
  return async () =>
    Math.round(
      await page.evaluate(() => {
        const longest = Number(Reflect.get(window, 'stall_'));
        Reflect.set(window, 'stall_', 0);
        return longest;
      }),
    );
}

/** Waits for the end, and answers how long the first and the last tenth of the bytes took, in seconds. */
async function watchParts(page: Page): Promise<readonly [number, number]> {
  const start = performance.now();
  const reached = new Map<number, number>();
  let told = 0;
  const done = page.getByRole('heading', { name: /parts? of .* imported$/ });
  while (!(await done.isVisible())) {
    const at = await page.evaluate(() => document.querySelector('progress')?.value ?? 1);
    const tenth = Math.floor(at * 10);
    if (tenth > told && at < 1)
      console.error(`${tenth * 10} % after ${seconds(performance.now() - start)} s`);
    told = Math.max(told, tenth);
    for (const mark of [0.1, 0.9]) if (at >= mark && !reached.has(mark)) reached.set(mark, performance.now());
    await page.waitForTimeout(500);
  }
  const end = performance.now();
  return [seconds((reached.get(0.1) ?? end) - start), seconds(end - (reached.get(0.9) ?? end))];
}

/** The most memory that a renderer process under `pid` ever had, in MiB, its workers included; null where the system does not say. */
function peakOfRenderers(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  const all = readdirSync('/proc').flatMap((each) => (/^\d+$/.test(each) ? (statusOf(each) ?? []) : []));
  const under = new Set([pid]);
  for (let grown = 0; grown !== under.size;) {
    grown = under.size;
    for (const each of all) if (under.has(each.parent)) under.add(each.pid);
  }
  const peaks = all.filter((each) => under.has(each.pid) && each.isRenderer).map(({ peak }) => peak);
  return peaks.length === 0 ? null : Math.round(Math.max(...peaks) / 1024);
}

function statusOf(pid: string) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
    const isRenderer = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');
    return { pid: Number(pid), parent: field('PPid'), peak: field('VmHWM') || 0, isRenderer };
  } catch {
    return null; // it has gone meanwhile
  }
}
