import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { launchApp, type AppHandle } from './launch.ts';

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
const noteField = (page: Page) => page.getByRole('main').getByRole('textbox', { name: /note/i }).last();
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const section = (page: Page) => page.getByRole('region', { name: 'Several devices' });

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
  await page.getByRole('button', { name: 'Saved', exact: true }).press('Enter');
  await section(page).getByRole('button', { name: 'Choose a folder…' }).press('Enter');
  await expect(section(page)).toContainText('Syncs through “Shared”');
  await page.keyboard.press('Escape');
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

test('three machines come to one library through a folder that arrives in pieces', async () => {
  test.slow();
  const desk = await machine('desk');
  await desk.page.getByRole('button', { name: /sample/ }).click();
  await desk.page.getByRole('button', { name: /^Import 12 papers/ }).press('Enter');
  await expect(list(desk.page).getByRole('option')).not.toHaveCount(0);
  await list(desk.page).focus();
  await desk.page.keyboard.press('s');
  await noteField(desk.page).fill('the cat sat on the mat');
  await expect(desk.page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  await join(desk);

  const laptop = await machine('laptop');
  await join(laptop);
  carryAll('badly');
  await expect(async () => {
    carryAll('well');
    await expect(shelf(laptop.page, 'Starred')).toContainText('1', { timeout: 1000 });
  }).toPass({ timeout: 30_000 });

  const third = await machine('third');
  await join(third);
  await expect(async () => {
    carryAll('well');
    await expect(shelf(third.page, 'Starred')).toContainText('1', { timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await openStarred(laptop);
  await openStarred(third);

  // Two of them write on one note, and neither knows of the other.
  await noteField(laptop.page).fill('today the cat sat on the mat');
  await noteField(third.page).fill('the cat sat on the red mat');
  for (const { page } of [laptop, third])
    await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
  await list(laptop.page).focus();
  await list(third.page).focus();
  await openStarred(desk);
  await expect(async () => {
    carryAll('well');
    for (const { page } of machines)
      await expect(noteField(page)).toContainText('today the cat sat on the red mat', { timeout: 1000 });
  }).toPass({ timeout: 60_000 });

  await desk.page.getByRole('button', { name: 'Saved', exact: true }).press('Enter');
  await expect(section(desk.page)).toContainText('with 2 other devices');
  await noSeriousViolations(desk.page);
  await section(desk.page).getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(section(desk.page)).toContainText('Paused.');
  await section(desk.page)
    .getByRole('button', { name: /^Stop syncing/ })
    .press('Enter');
  await expect(section(desk.page).getByRole('button', { name: 'Choose a folder…' })).toBeVisible();
});

async function openStarred({ page }: Machine): Promise<void> {
  await shelf(page, 'Starred').click();
  await list(page).getByRole('option').first().click();
  await expect(noteField(page)).toContainText('the cat sat on the mat');
}
