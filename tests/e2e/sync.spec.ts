import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { launchApp, type AppHandle } from './launch.ts';
import { look } from './pictures.ts';

interface Machine {
  readonly app: AppHandle;
  readonly page: Page;
  /** What its sync tool has of the shared folder. */
  readonly folder: string;
}

let root = '';
let machines: Machine[] = [];
test.beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'lectern-sync-'));
});
test.afterEach(async () => {
  await Promise.all(machines.map(({ app }) => app.kill9().catch(() => undefined)));
  machines = [];
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

const shelf = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) });
const note = (page: Page) => page.getByRole('main').getByRole('textbox', { name: 'Note on this paper' });
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Several devices' });

/** By keys, from the palette. */
async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type(command);
  await expect(page.getByRole('option').first()).toHaveText(new RegExp(`^${command}`));
  await page.keyboard.press('Enter');
}

async function machine(name: string): Promise<Machine> {
  const folder = path.join(root, name, 'Shared');
  mkdirSync(folder, { recursive: true });
  const app = await launchApp({ userData: path.join(root, name, 'data') });
  const made = { app, page: await app.window(), folder };
  machines.push(made);
  await made.page.setViewportSize({ width: 1440, height: 900 });
  return made;
}

/** Chooses the folder, with keys alone. */
async function join({ app, page, folder }: Machine): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
  await run(page, 'Several devices');
  await sheet(page).getByRole('button', { name: 'Choose a folder…' }).press('Enter');
  await expect(sheet(page)).toContainText('What is done here goes to the folder');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
}

/** Everything that one machine wrote, to another: `badly` with logs cut short and no digests. */
function carry(from: Machine, to: Machine, how: 'well' | 'badly'): void {
  const [source, target] = [from, to].map(({ folder }) => path.join(folder, 'lectern-sync'));
  if (source === undefined || target === undefined || !existsSync(source)) return;
  const names = readdirSync(source, { recursive: true }).map(String);
  for (const name of names.filter((each) => isFile(path.join(source, each)))) {
    const isLog = name.endsWith('.jsonl');
    if (how === 'badly' && !isLog) continue;
    const there = path.join(target, name);
    // What the other machine wrote itself is newer there.
    if (existsSync(there) && statSync(there).size >= statSync(path.join(source, name)).size) continue;
    cpSync(path.join(source, name), there);
    if (how === 'badly') truncateSync(there, Math.floor(statSync(there).size * 0.7));
  }
}

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

function carryAll(how: 'well' | 'badly'): void {
  for (const from of machines) for (const to of machines) if (from !== to) carry(from, to, how);
}

/** Carries until all three show it. */
async function untilAllShow(words: string): Promise<void> {
  await expect(async () => {
    carryAll('well');
    for (const { page } of machines) await expect(note(page)).toContainText(words, { timeout: 1000 });
  }).toPass({ timeout: 60_000 });
}

async function openStarred({ page }: Machine): Promise<void> {
  await shelf(page, 'Starred').click();
  await list(page).getByRole('option').first().click();
}

test('three machines come to one library through a folder that arrives in pieces', async () => {
  test.slow();
  const desk = await machine('desk');
  await desk.page.getByRole('button', { name: /sample/ }).click();
  await desk.page.getByRole('button', { name: /^Import 12 papers/ }).press('Enter');
  await expect(list(desk.page)).toBeFocused();
  await desk.page.keyboard.press('s');
  await expect(shelf(desk.page, 'Starred')).toContainText('1');
  await desk.page.keyboard.press('n');
  await expect(note(desk.page)).toBeFocused();
  await desk.page.keyboard.type('the cat sat on the mat');
  await desk.page.keyboard.press('Control+Enter');
  await join(desk);

  const [laptop, third] = [await machine('laptop'), await machine('third')];
  await join(laptop);
  await join(third);
  carryAll('badly');
  await expect(async () => {
    carryAll('well');
    for (const { page } of machines)
      await expect(shelf(page, 'Starred')).toContainText('1', { timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  for (const each of machines) await openStarred(each);
  await untilAllShow('the cat sat on the mat');

  // Two of them write on one note, and neither knows of the other. One has the focus in it still when the other's words come.
  for (const { page } of machines) await expect(note(page)).toHaveAttribute('contenteditable', 'true');
  await note(laptop.page).fill('today the cat sat on the mat');
  await list(laptop.page).focus();
  await note(third.page).fill('the cat sat on the red mat');
  await untilAllShow('today the cat sat on the red mat');
  await list(third.page).focus();

  // What the others did is no step here: `z` takes back what was done here, and leaves their words.
  await list(desk.page).focus();
  await desk.page.keyboard.press('z');
  await expect(note(desk.page)).toContainText('today the cat sat on the red mat');
  await expect(desk.page.getByText('1 change made since then was left alone').first()).toBeVisible();
  await expect(shelf(desk.page, 'Starred')).toContainText('1');

  await run(desk.page, 'Several devices');
  await expect(sheet(desk.page).locator('dl')).toContainText(/Other devices\s*2/);
  await expect(sheet(desk.page).locator('dl')).toContainText(/Last merge.*steps?/);
  await noSeriousViolations(desk.page);
  await look(desk.page, 'sync');
  // A drive that is taken away is said, and nothing is written in its place; what was done meanwhile goes when it is back.
  renameSync(desk.folder, `${desk.folder} away`);
  await sheet(desk.page).getByRole('button', { name: 'Look now' }).press('Enter');
  await expect(sheet(desk.page)).toContainText('The folder for sync is not there');
  expect(existsSync(desk.folder)).toBe(false);
  renameSync(`${desk.folder} away`, desk.folder);
  await sheet(desk.page).getByRole('button', { name: 'Look now' }).press('Enter');
  await expect(sheet(desk.page)).not.toContainText('The folder for sync is not there');

  await sheet(desk.page).getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(sheet(desk.page)).toContainText('Paused.');
  await sheet(desk.page)
    .getByRole('button', { name: /^Stop syncing/ })
    .press('Enter');
  await expect(sheet(desk.page).getByRole('button', { name: 'Choose a folder…' })).toBeVisible();
  await desk.page.keyboard.press('Escape');
  await expect(note(desk.page)).toContainText('today the cat sat on the red mat');
});
