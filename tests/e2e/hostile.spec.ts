import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { ParseReport } from '../../shared/digest/report.ts';
import { displayText, displayTitle } from '../../shared/display.ts';
import { HOSTILE_FORMATS, HOSTILE_LIBRARIES } from '../fixtures/hostile/formats.ts';
import { FILE_NAMES, PAYLOADS } from '../fixtures/hostile/payloads.ts';
import { noSeriousViolations } from './axe.ts';
import { builtApp, dropFiles, launchApp, type AppHandle } from './launch.ts';
import { noteText } from './note-text.ts';
import { record } from './recorder.ts';

let folder: string;
let app: AppHandle | undefined;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-hostile-'));
});
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  app = undefined;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function start(args: readonly string[] = []): Promise<Page> {
  app = await launchApp({ userData: path.join(folder, 'data'), args });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  return page;
}

/** Chooses files as a reader does; the system's dialog answers by itself. */
async function choose(page: Page, files: readonly string[]): Promise<void> {
  await app?.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    [...files],
  );
  await page.getByRole('button', { name: 'Choose file' }).click();
}

/** What the built command line reads in a file. */
function parsed(file: string): ParseReport {
  const cli = path.join(builtApp, 'dist/cli.js');
  const { stdout, stderr } = spawnSync(process.execPath, [cli, 'parse', file], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as ParseReport;
}

/** How many papers of each library are read. */
const READ = 12;

const main = (page: Page) => page.getByRole('main');
const papers = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const note = (page: Page) => main(page).getByRole('textbox', { name: /note/i }).last();

/** Title, authors and abstract on the page, as text. */
const shown = (page: Page) =>
  page.evaluate(() => ({
    title: document.querySelector('main h1')?.textContent,
    abstract: document.querySelector('[data-abstract]')?.textContent,
    page: document.querySelector('main article')?.textContent ?? '',
    window: document.title,
  }));

/** Reads papers of the list one after another, at most `most`: each is shown as the command line reads it. */
async function readAll(
  page: Page,
  { format, records }: ParseReport,
  { most = records.length }: { readonly most?: number } = {},
): Promise<void> {
  const wanted = new Map(records.map((each) => [displayTitle(each.title ?? ''), each]));
  const enough = Math.min(most, records.length, wanted.size);
  const seen = new Set<string>();
  await papers(page).focus();
  await expect.poll(async () => wanted.has((await shown(page)).title ?? '')).toBe(true);
  for (let n = 0; n < records.length; n += 1) {
    const { title = '', abstract, page: all, window: windowTitle } = await shown(page);
    const entry = wanted.get(title);
    expect(entry, `${format}: a paper is called ${JSON.stringify(title)}`).toBeDefined();
    expect(abstract).toBe(entry?.abstract);
    expect(all).toContain(displayText((entry?.authors ?? []).map(({ name }) => name).join(', ')));
    // The browser itself collapses white space and drops what no title bar shows.
    expect(windowTitle).toContain('Lectern');
    seen.add(title);
    if (seen.size === enough) break;
    await page.keyboard.press('j');
    await page.waitForFunction((before) => {
      const now = document.querySelector('main h1')?.textContent;
      return now !== undefined && now !== before;
    }, title);
  }
  expect(seen.size).toBe(enough);
}

async function find(page: Page, query: string): Promise<void> {
  await papers(page).focus();
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill(query);
  await expect(dialog.locator('[role=listbox]')).toHaveAttribute('aria-busy', 'false');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

async function writeNote(page: Page, text: string): Promise<void> {
  await note(page).fill(text);
  await expect(main(page).getByText('Saved', { exact: true })).toBeVisible();
}

for (const format of HOSTILE_FORMATS) {
  test(`a hostile digest is only ever text, and nothing of it loads: ${format.name}`, async () => {
    test.setTimeout(150_000);
    const name = FILE_NAMES[0] ?? '';
    const bytes = format.build(PAYLOADS);
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    const report = parsed(file);
    expect(
      PAYLOADS.filter((each) => report.records.some(({ title }) => title?.includes(each))).length,
    ).toBeGreaterThan(PAYLOADS.length * 0.95);

    let page = await start();
    let recorder = await record(page);
    await choose(page, [file]);
    const heading = page.getByRole('heading', { name: /^Import \d+ papers/ });
    await expect(heading).toBeVisible({ timeout: 30_000 });
    await expect(heading).toContainText(report.digest.title ?? '');
    const previewed = page.getByRole('listitem').getByRole('strong');
    expect(await previewed.first().textContent()).toBe(displayTitle(report.records[0]?.title ?? ''));
    await page
      .getByRole('button', { name: /^Show the lines of/ })
      .first()
      .click();
    expect(
      await page.getByRole('listbox', { name: 'Lines of the file' }).locator('code').first().textContent(),
    ).toBe(report.records[0]?.raw.text.split('\n')[0]);
    await page.getByRole('button', { name: /^Import \d+ papers/ }).press('Enter');
    await expect(papers(page).getByRole('option')).not.toHaveCount(0);
    await readAll(page, report);

    for (const payload of PAYLOADS.filter((_, n) => n % 12 === 0)) await find(page, payload);
    await papers(page).focus();
    for (const key of ['.', '1', '.', '3']) await page.keyboard.press(key);
    await expect(main(page).locator('mark').first()).toBeVisible();
    const everything = PAYLOADS.join('\n');
    await writeNote(page, everything);

    await papers(page).focus();
    await page.keyboard.press('l');
    const listName = `<img src=x onerror=__pwned=1> {{7*7}}`;
    await page.keyboard.type(listName);
    await page.keyboard.press('Enter');
    const list = page.getByRole('navigation').getByText(listName, { exact: true });
    await expect(list).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await page.keyboard.press('Escape');
    expect(await recorder.alarms()).toEqual([]);
    expect(recorder.outside()).toEqual([]);
    // The recorder hears the worker: it was the worker that fetched the digest.
    expect(recorder.requests.some((url) => url.includes('/__digest/'))).toBe(true);

    await app?.close();
    page = await start();
    recorder = await record(page);
    await expect(page.getByRole('navigation').getByText(listName, { exact: true })).toBeVisible();
    await page.getByRole('navigation').getByText(listName, { exact: true }).click();
    await expect.poll(() => noteText(note(page))).toBe(everything);
    expect(await recorder.alarms()).toEqual([]);
    expect(recorder.outside()).toEqual([]);
    await noSeriousViolations(page);
  });
}

test('hostile libraries, feeds, pages and mails are only ever text, and nothing of them loads', async () => {
  test.setTimeout(150_000);
  const page = await start();
  const recorder = await record(page);
  for (const [n, format] of HOSTILE_LIBRARIES.entries()) {
    // Every format shows others of the payloads first.
    const payloads = [...PAYLOADS.slice(n * READ), ...PAYLOADS.slice(0, n * READ)];
    const file = path.join(folder, `${n} ${FILE_NAMES[n] ?? ''}.${format.extension}`);
    writeFileSync(file, format.build(payloads));
    const report = parsed(file);
    expect(report.records).toHaveLength(PAYLOADS.length);
    await dropFiles(page, [file]);
    const heading = page.getByRole('heading', { name: /^Import \d+ papers/ });
    await expect(heading).toBeVisible({ timeout: 30_000 });
    const previewed = page.getByRole('listitem').getByRole('strong');
    expect(await previewed.first().textContent()).toBe(displayTitle(report.records[0]?.title ?? ''));
    await page.getByRole('textbox', { name: 'Name' }).fill(`Digest of ${format.name}`);
    await page.getByRole('button', { name: /^Import \d+ papers/ }).press('Enter');
    await expect(heading).toHaveCount(0);
    await page.getByRole('navigation').getByTitle(`Digest of ${format.name}`, { exact: true }).click();
    // A paper of the digest before may be called the same.
    await expect(main(page)).toContainText(`Digest of ${format.name}`);
    await readAll(page, report, { most: READ });
    expect(await recorder.alarms(), format.name).toEqual([]);
  }
  expect(recorder.outside()).toEqual([]);
});

test('lists and digests may be called anything', async () => {
  const page = await start();
  const recorder = await record(page);
  await page.getByRole('button', { name: /sample/ }).click();
  await page.getByRole('button', { name: /^Import \d+ papers/ }).press('Enter');
  const names = PAYLOADS.filter(
    (each, n) => (n % 9 === 0 || each === '__proto__') && each === each.trim().replace(/\s+/g, ' '),
  );
  for (const name of names) {
    await papers(page).focus();
    await page.keyboard.press('l');
    await page.getByRole('dialog').getByRole('combobox').fill(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  const shelves = page.getByRole('navigation').getByRole('button');
  for (const name of names) {
    await expect
      .poll(async () => (await shelves.allTextContents()).some((each) => each.includes(displayTitle(name))))
      .toBe(true);
  }
  expect(await recorder.alarms()).toEqual([]);
  expect(recorder.outside()).toEqual([]);
});

test('files may be called anything', async () => {
  const page = await start();
  const recorder = await record(page);
  const text = HOSTILE_FORMATS[0]?.build(PAYLOADS.slice(0, 3)) ?? new Uint8Array();
  const files = FILE_NAMES.map((name, n) => {
    const file = path.join(folder, name);
    writeFileSync(file, Buffer.concat([text, Buffer.from(`\nline ${n}\n`)]));
    return file;
  });
  await choose(page, files);
  for (let n = 0; n < files.length; n += 1) {
    const heading = page.getByRole('heading', { name: /^Import \d+ paper/ });
    await expect(heading).toBeVisible();
    const before = await heading.textContent();
    await page.keyboard.press('Escape');
    await page.waitForFunction(
      (was) => [...document.querySelectorAll('h1')].every((each) => each.textContent !== was),
      before,
    );
  }
  await expect(page.getByRole('button', { name: 'Choose file' })).toBeVisible();
  expect(await recorder.alarms()).toEqual([]);
  expect(recorder.outside()).toEqual([]);
});

test('the recorder hears what it is there to hear', async () => {
  const page = await start();
  const recorder = await record(page);
  await page.evaluate(() => {
    document.body.append(
      Object.assign(document.createElement('img'), { src: 'http://pwned.example/pixel.png' }),
    );
    fetch('https://pwned.example/fetched').catch(() => undefined);
    Reflect.set(window, '__pwned', 1);
  });
  await expect.poll(() => recorder.outside()).toContain('http://pwned.example/pixel.png');
  const alarms = await recorder.alarms();
  expect(alarms).toContain('executed: window.__pwned');
  expect(alarms.some((each) => each.startsWith('policy: img-src'))).toBe(true);
  expect(alarms.some((each) => each.startsWith('policy: connect-src'))).toBe(true);
  expect(alarms.some((each) => each.startsWith('element: <img'))).toBe(true);
});
