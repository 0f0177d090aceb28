import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { launchApp } from './launch.ts';

/**
 * Takes every picture in both sizes and all themes, of the sample digest, and of a real page where one is at hand; and every
 * screen of the sample in both languages, tiled on a sheet for each (`sheet-….png`).
 */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 900, height: 700 },
];
const THEMES = ['light', 'sepia', 'dark', 'contrast-light', 'contrast-dark'];
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'test-results/screens');
const digest = path.join(root, '../shared/digests/trending-page.txt');
mkdirSync(folder, { recursive: true });
/** Lays pictures out beside one another. */
let tiles: Browser | undefined;

// `npm run screens -- search` takes only those.
const asked = process.argv[2];
if (asked === undefined || asked === 'languages') await everyScreen();
if (asked === undefined) await sample();
if (!existsSync(digest)) console.log('The real page is not here: no pictures of it.');
else {
  if (asked === undefined) await realPage();
  await searching();
}
await tiles?.close();
console.log(`Pictures are in ${path.relative(process.cwd(), folder)}`);

async function sample(): Promise<void> {
  const { app, page } = await start([]);
  await page.getByRole('button', { name: 'Choose file' }).waitFor();
  await shoot(page, 'empty');
  await page.getByRole('button', { name: /sample/ }).click();
  await page.getByRole('heading', { name: /^Import \d+ papers/ }).waitFor();
  await shoot(page, 'import');
  await page.getByRole('button', { name: /^Import \d+ papers/ }).click();
  await page.getByRole('listbox', { name: 'Papers' }).waitFor();
  await shoot(page, 'inbox');
  await press(page, ['j', 's', '.', '1', '.', '3', '.', '4']);
  await page
    .getByRole('main')
    .getByRole('textbox')
    .last()
    .fill('Compare with the channel capacity of the first paper.');
  await press(page, ['Escape', ']', 'Enter']);
  await page.keyboard.type('The step from a person with paper to a machine.');
  await press(page, ['Escape']);
  await page.waitForTimeout(700);
  await shoot(page, 'reader');
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await press(page, ['?']);
  await shoot(page, 'help');
  await press(page, ['Escape', '/']);
  await page.keyboard.type('atention nework');
  await page.waitForTimeout(500);
  await shoot(page, 'search');
  await press(page, ['Escape']);
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.setViewportSize({ width: 720, height: 520 });
  await press(page, ['s']);
  await page.screenshot({ path: path.join(folder, 'narrow-list.png') });
  await press(page, ['Enter']);
  await page.screenshot({ path: path.join(folder, 'narrow-reader.png') });
  await page.setViewportSize(SIZES[0]!);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.waitForTimeout(200);
  await page.screenshot({ path: path.join(folder, 'forced-colours.png') });
  await page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
  await page.waitForTimeout(200);
  await page.screenshot({ path: path.join(folder, 'more-contrast.png') });
  await page.emulateMedia({ contrast: 'no-preference' });
  await press(page, ['z']);
  await theme(page, 'light');
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page
    .getByRole('region', { name: 'Notices' })
    .getByRole('button')
    .waitFor({ state: 'detached', timeout: 9000 });
  await page.screenshot({ path: path.join(root, 'assets/screenshot.png') });
  await app.close();
}

/** Opens each screen by keys and commands, whose ids are the same in every language, and tiles what each theme makes of it. */
async function everyScreen(): Promise<void> {
  const { app, page } = await start([]);
  const run = async (id: string): Promise<void> => {
    await app.evaluate(
      ({ Menu }, command) => Menu.getApplicationMenu()?.getMenuItemById(command)?.click(),
      id,
    );
    await page.waitForTimeout(400);
  };
  const list = page.locator('[data-pane="list"]');
  await page.getByRole('button', { name: 'Choose file' }).waitFor();
  const screens: readonly (readonly [name: string, open: () => Promise<void>])[] = [
    ['inbox', async () => list.focus()],
    ['reader-more', async () => page.locator('main header [aria-haspopup="menu"]').click()],
    ['settings', () => run('settings.open')],
    ['keyboard', () => run('help')],
    ['health', () => run('health.open')],
    ['colours', () => run('labels.name')],
    ['add-paper', () => run('paper.add')],
    ['edit-paper', () => run('paper.edit')],
    ['merge', () => run('paper.merge')],
    ['lists', () => run('paper.list')],
    ['open', () => run('quick.open')],
    [
      'search',
      async () => {
        await run('search.focus');
        await page.keyboard.type('machine lerning');
      },
    ],
    ['empty', () => run('go.later')],
    ['highlights', () => run('go.highlights')],
  ];
  for (const language of ['en', 'zh'] as const) {
    await run('settings.open');
    await page.locator('[data-setting="language"] select').selectOption(language);
    await press(page, ['Escape']);
    if (language === 'en') {
      await sheet(page, 'welcome-en');
      await run('import.sample');
      await page.locator('[aria-label^="Import “"]').first().waitFor();
      await sheet(page, 'import-en');
      await page.getByRole('button', { name: /^Import \d+ papers/ }).click();
      await list.waitFor();
      await press(page, ['s', '.', '1', '.', '3', 'j', '.', '4']);
    }
    for (const [name, open] of screens) {
      await run('go.inbox');
      await list.waitFor();
      await list.focus();
      await open();
      await page.waitForTimeout(500);
      await sheet(page, `${name}-${language}`);
      await press(page, ['Escape', 'Escape']);
    }
    if (language === 'zh') {
      await run('import.sample');
      await page.locator('[aria-label^="导入“"]').first().waitFor();
      await sheet(page, 'import-zh');
    }
  }
  await app.close();
}

/** One picture with the screen in both sizes and every theme, at a third of its size. */
async function sheet(page: Page, name: string): Promise<void> {
  const shots: { readonly width: number; readonly image: string }[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(200);
    for (const each of THEMES) {
      await theme(page, each);
      const image = (await page.screenshot({ type: 'jpeg', quality: 85 })).toString('base64');
      shots.push({ width: Math.round(size.width * (size.width > 1000 ? 0.42 : 0.5)), image });
    }
  }
  await page.setViewportSize(SIZES[0]!);
  tiles ??= await chromium.launch({ executablePath: process.env['LECTERN_CHROMIUM'] ?? '/usr/bin/chromium' });
  const wall = await tiles.newPage({ viewport: { width: 1850, height: 900 } });
  const images = shots.map(
    ({ width, image }) => `<img width=${width} src="data:image/jpeg;base64,${image}">`,
  );
  await wall.setContent(`<body style="margin:8px;display:flex;flex-wrap:wrap;gap:8px">${images.join('')}`);
  await wall.screenshot({ path: path.join(folder, `sheet-${name}.png`), fullPage: true });
  await wall.close();
}

async function realPage(): Promise<void> {
  const { app, page } = await start([digest]);
  await page.getByRole('heading', { name: /^Import \d+ papers/ }).waitFor();
  await page
    .getByRole('button', { name: /^Show the lines/ })
    .first()
    .click();
  await page.getByRole('combobox', { name: 'Put on list' }).click();
  await page.waitForTimeout(250);
  await page.screenshot({ path: path.join(folder, 'page-import-choice.png') });
  await press(page, ['Escape']);
  await page.getByRole('button', { name: /Possible duplicates|Related/ }).click();
  await shoot(page, 'page-import');
  await page.getByRole('button', { name: /^Import \d+ papers/ }).click();
  await page.getByRole('listbox', { name: 'Papers' }).waitFor();
  await press(page, ['Shift+ArrowDown', 'Shift+ArrowDown', 'l']);
  await page.keyboard.type('Thesis chapter 3');
  await press(page, ['Enter', 'Escape', 'j', 'j', 'l']);
  await page.keyboard.type('A list with a long name, longer than the sidebar is wide');
  await press(page, ['Enter', 'd', 'r', 'e', '.', '1', '.', '.', '2']);
  await select(page, 40, 130);
  await press(page, ['5']);
  await select(page, 110, 260);
  await press(page, ['4']);
  await select(page, 200, 230);
  await press(page, ['3', 'n']);
  await page.getByRole('main').getByRole('textbox').last().blur();
  await page.locator('h1').last().scrollIntoViewIfNeeded();
  await shoot(page, 'page-overlaps');
  await press(page, [']', 'Enter']);
  await page.keyboard.type('Does this still hold for longer inputs? Read it beside the next one.');
  await page.waitForTimeout(700);
  await shoot(page, 'page-popover');
  await press(page, ['Escape']);
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await press(page, ['Shift+ArrowDown', 'Shift+ArrowDown']);
  await shoot(page, 'page-bulk');
  await press(page, ['Escape']);
  await page.getByRole('button', { name: 'Text size' }).click();
  await page.waitForTimeout(250);
  await page.screenshot({ path: path.join(folder, 'page-text-size.png') });
  await press(page, ['Escape']);
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.waitForTimeout(250);
  await page.screenshot({ path: path.join(folder, 'page-more.png') });
  await press(page, ['Escape']);
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await press(page, ['l']);
  await page.keyboard.type('the');
  await page.waitForTimeout(250);
  await page.screenshot({ path: path.join(folder, 'page-list-picker.png') });
  await press(page, ['Escape', '/']);
  await page.keyboard.type('parallel inputs');
  await page.waitForTimeout(600);
  await shoot(page, 'page-search');
  await press(page, ['Escape']);
  await page.getByRole('button', { name: /^More: Thesis/ }).press('Enter');
  await page.getByRole('menuitem', { name: /^New list in/ }).press('Enter');
  await page.getByRole('textbox', { name: 'List name' }).fill('Late interaction');
  await press(page, ['Enter']);
  await page.getByRole('button', { name: /^More: Thesis/ }).press('Enter');
  await page.waitForTimeout(250);
  await page.screenshot({ path: path.join(folder, 'page-row-menu.png') });
  await press(page, ['Escape']);
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.waitForTimeout(250);
  await page.screenshot({ path: path.join(folder, 'page-theme-menu.png') });
  await press(page, ['Escape']);
  await page.getByRole('navigation').getByRole('button', { name: /^Done/ }).click();
  await shoot(page, 'page-empty-view');
  await app.close();
}

/** The box, its chips and its results, smart lists, quick open, and find in a text. */
async function searching(): Promise<void> {
  const { app, page } = await start([digest]);
  await page.getByRole('button', { name: /^Import \d+ papers/ }).click();
  const list = page.getByRole('listbox', { name: 'Papers' });
  await list.waitFor();
  await press(page, ['s', '.', '1', '.', '.', '3', 'n']);
  await page.keyboard.type('Agents again: compare with the models of last week.');
  await page.waitForTimeout(900);
  await press(page, ['Escape']);
  await list.focus();
  await press(page, ['r', 'r', 'l']);
  await page.keyboard.type('Agents to cite');
  await press(page, ['Enter', 'j', 'j', 's']);
  const look = async (query: string, name: string): Promise<void> => {
    await list.focus();
    await press(page, ['/']);
    await page.keyboard.type(query);
    await page.waitForTimeout(700);
    await shoot(page, `search-${name}`);
    await press(page, ['Escape']);
  };
  const save = async (query: string, name: string): Promise<void> => {
    await list.focus();
    await press(page, ['/']);
    await page.keyboard.type(query);
    await page.waitForTimeout(500);
    await page.getByRole('option', { name: 'Save as smart list' }).click();
    await page.getByRole('textbox', { name: 'Smart list name' }).fill(name);
    await press(page, ['Enter']);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Inbox/ })
      .click();
    await list.waitFor();
  };
  await look('agnt models', 'results');
  await look('reasoning -survey "language models" is:unread digest:2026 iz:starred', 'chips');
  await look('list:', 'values');
  await look('is:starred is:later reasoning', 'empty');
  await look('xqzw mdls', 'nothing');
  await save('is:unread is:inbox agents', 'Agents to look at');
  await save('has:highlight', 'Marked by me');
  await save('is:skipped after:2026-05 has:code', 'Skipped, but with code');
  await list.focus();
  await press(page, ['/']);
  await page.waitForTimeout(300);
  await shoot(page, 'search-recent');
  await press(page, ['Escape']);
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Agents to look/ })
    .click();
  await page.waitForTimeout(900);
  await shoot(page, 'search-smart');
  await list.focus();
  await press(page, ['Control+f']);
  await page.keyboard.type('model');
  await page.waitForTimeout(300);
  await shoot(page, 'search-find');
  await press(page, ['Escape']);
  await list.focus();
  await press(page, ['Control+p']);
  await page.waitForTimeout(300);
  await shoot(page, 'search-open-blank');
  await page.keyboard.type('agent reasning');
  await page.waitForTimeout(500);
  await shoot(page, 'search-open');
  await app.close();
}

async function start(args: readonly string[]) {
  const app = await launchApp({ userData: mkdtempSync(path.join(tmpdir(), 'lectern-screens-')), args });
  const page = await app.window();
  await page.setViewportSize(SIZES[0]!);
  return { app, page };
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(140);
  }
}

/** Selects a part of the abstract, as a mouse would. */
async function select(page: Page, from: number, to: number): Promise<void> {
  await page.evaluate(
    ([start, end]) => {
      const leaves = [...document.querySelectorAll('[data-o]')];
      const at = (offset: number) =>
        leaves.findLast((leaf) => Number(leaf.getAttribute('data-o')) <= offset)!;
      const [a, b] = [at(start!), at(end!)];
      getSelection()!.setBaseAndExtent(
        a.firstChild!,
        start! - Number(a.getAttribute('data-o')),
        b.firstChild!,
        end! - Number(b.getAttribute('data-o')),
      );
    },
    [from, to],
  );
}

/** Paints a theme over the one of the settings, which dialogs and menus do not notice. */
async function theme(page: Page, name: string): Promise<void> {
  await page.evaluate((to) => (document.documentElement.dataset['theme'] = to), name);
  await page.waitForTimeout(200);
}

async function shoot(page: Page, name: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(150);
    for (const each of THEMES) {
      await theme(page, each);
      await page.screenshot({
        path: path.join(folder, `${name}-${size.width}-${each}.png`),
      });
    }
  }
  await page.setViewportSize(SIZES[0]!);
  await page.waitForTimeout(150);
}
