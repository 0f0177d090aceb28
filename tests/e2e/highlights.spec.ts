import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { launchApp, type AppHandle } from './launch.ts';

let app: AppHandle | undefined;
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  app = undefined;
});

const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'lectern-highlights-'));

async function start(userData: string): Promise<Page> {
  app = await launchApp({ userData, args: [] });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  return page;
}

async function importSample(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Choose file' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Import 12 papers/ }).press('Enter');
  await expect(papers(page).getByRole('option')).not.toHaveCount(0);
}

const papers = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const cards = (page: Page) => page.getByRole('listbox', { name: 'Highlights and notes' }).getByRole('option');
const outline = (page: Page) => page.getByRole('complementary', { name: 'Outline' });
const items = (page: Page) => outline(page).getByRole('listitem');
const place = (page: Page) => page.getByRole('navigation').getByRole('button', { name: /^Highlights/ });
const toast = (page: Page) => page.getByRole('region', { name: 'Notices' });
const openTitle = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });

/** Keys one after another, each once what the one before did is drawn. What has to be written first is waited for by the caller. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }
}

/** Two highlights in the first paper, one with a note, one in the second, and a note on that. */
async function mark(page: Page): Promise<void> {
  await press(page, '.', '1');
  await expect(page.locator('main [data-mark-button]')).toHaveCount(1);
  await press(page, '.', '3');
  await expect(page.locator('main [data-mark-button]')).toHaveCount(2);
  await press(page, ']', ']', 'n');
  await expect(page.getByRole('textbox', { name: 'Note on this highlight' })).toBeFocused();
  await page.keyboard.type('How did *they* do it?');
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const first = await openTitle(page).innerText();
  await papers(page).focus();
  await press(page, 'j');
  await expect(openTitle(page)).not.toHaveText(first);
  await expect(page.locator('main [data-mark-button]')).toHaveCount(0);
  await press(page, '.', '4');
  await expect(page.locator('main [data-mark-button]')).toHaveCount(1);
  await press(page, 'n');
  await expect(page.getByRole('textbox', { name: 'Note on this paper' })).toBeFocused();
  await page.keyboard.type('Compare the two.');
  await press(page, 'Escape');
  await expect(place(page)).toContainText('4');
}

test('highlights of two papers are named, filtered, gathered in an outline and written out, by keyboard alone', async () => {
  test.setTimeout(120_000);
  const userData = fresh();
  let page = await start(userData);
  await importSample(page);
  await papers(page).focus();
  await press(page, 'g', 'h');
  await expect(page.getByText('Select text in a paper and press 1, 2, 3, 4 or 5:')).toBeVisible();
  await noSeriousViolations(page);
  await press(page, 'g', 'i');
  await expect(papers(page).getByRole('option')).not.toHaveCount(0);
  await papers(page).focus();
  const first = await openTitle(page).innerText();
  await mark(page);

  // The cards, the newest first.
  await papers(page).focus();
  await press(page, 'g', 'h');
  await expect(cards(page)).toHaveCount(4);
  await expect(page.getByRole('listbox', { name: 'Highlights and notes' })).toBeFocused();
  await expect(cards(page).first()).toContainText('Compare the two.');
  await expect(cards(page).nth(2)).toContainText('How did *they* do it?');
  await noSeriousViolations(page);

  // The third colour gets another name, which shows wherever the colour does.
  await page.getByRole('button', { name: 'Name the colours' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Colour 1, usually Key point' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Colour 3, usually Method' }).focus();
  await page.keyboard.type('Experiment');
  await noSeriousViolations(page);
  await press(page, 'Enter');
  await expect(cards(page).nth(2)).toContainText('Experiment');
  await expect(page.getByRole('button', { name: /^Experiment\s*1$/ })).toBeVisible();

  // Filters combine, and go.
  await page.getByRole('listbox', { name: 'Highlights and notes' }).focus();
  await press(page, '3');
  await expect(cards(page)).toHaveCount(1);
  await press(page, '1');
  await expect(cards(page)).toHaveCount(2);
  await press(page, 'f');
  await page.keyboard.type('HOW they');
  await expect(cards(page)).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^Key point\s*0$/ })).toBeVisible();
  await press(page, 'Enter', '0');
  await expect(cards(page)).toHaveCount(4);

  // Two cards go into an outline that is made for them, a third after them, and once only.
  await press(page, 'k', 'k', 'j', 'x', 'j', 'x', 'a');
  await expect(items(page)).toHaveCount(2);
  await expect(toast(page)).toContainText('Added 2 cards to “Untitled outline”');
  await press(page, 'a');
  await expect(toast(page)).toContainText('It is in the outline already');
  await press(page, 'j', 'a');
  await expect(items(page)).toHaveCount(3);

  // A heading and words of one's own, the order changed, the heading deeper.
  await press(page, 'g', 'o');
  await expect(items(page).first().getByRole('group')).toBeFocused();
  await press(page, 'h');
  await page.keyboard.type('What they did');
  await press(page, 'Enter');
  await expect(items(page)).toHaveCount(5);
  await page.keyboard.type('My own **view**.');
  await press(page, 'Escape');
  await expect(items(page).nth(2).getByRole('group')).toBeFocused();
  await press(page, 'k');
  await expect(items(page).nth(1).getByRole('group')).toBeFocused();
  await press(page, 'Alt+ArrowUp', 'Alt+ArrowRight');
  await expect(items(page).first().getByRole('group', { name: 'Heading 2: What they did' })).toBeFocused();
  await noSeriousViolations(page);
  await page.getByRole('button', { name: 'More for this outline' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Rename' }).press('Enter');
  await page.keyboard.type('Related work');
  await press(page, 'Enter');
  await expect(toast(page)).toContainText('Renamed the outline');

  // It is there after a reload, and after a restart.
  await page.reload();
  await expect(papers(page).getByRole('option')).not.toHaveCount(0);
  await press(page, 'g', 'h');
  await expect(items(page)).toHaveCount(5);
  await app?.close();
  page = await start(userData);
  await expect(papers(page).getByRole('option')).not.toHaveCount(0);
  await press(page, 'g', 'h');
  await expect(items(page)).toHaveCount(5);
  await expect(outline(page).getByRole('button', { name: /Which outline: Related work/ })).toBeVisible();

  // Taken out and back, and written out whole.
  await press(page, 'g', 'o', 'Delete');
  await expect(items(page)).toHaveCount(4);
  await press(page, 'z');
  await expect(items(page)).toHaveCount(5);
  const file = path.join(userData, 'out.md');
  await app?.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
  await page.getByRole('button', { name: 'More for this outline' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Save as Markdown…' }).press('Enter');
  await expect.poll(() => existsSync(file)).toBe(true);
  const markdown = readFileSync(file, 'utf8');
  expect(markdown).toMatch(/^# Related work\n\n### What they did\n\n> /);
  expect(markdown).toContain('\n\nMy own **view**.\n\n');
  expect(markdown).toContain('\n\nHow did *they* do it?\n\n');
  expect(markdown.match(/\]\(lectern:\/\/paper\/[^)#]+#[0-9a-f-]{36}\)/g)).toHaveLength(3);
  expect(markdown).toContain('\n\n## References\n\n- ');
  expect(markdown.split('## References')[1]).toContain(first);

  // A highlight that is gone leaves its words in the outline; Enter opens the paper of a card at its passage.
  await page.getByRole('listbox', { name: 'Highlights and notes' }).focus();
  await press(page, '3', 'Enter');
  await expect(openTitle(page)).toHaveText(first);
  await expect(page.locator('main [data-mark-button]')).toHaveCount(2);
  await page.getByRole('button', { name: /^Experiment highlight: / }).focus();
  await press(page, 'Backspace', 'g', 'h');
  await expect(cards(page)).toHaveCount(0);
  await press(page, '0');
  await expect(cards(page)).toHaveCount(3);
  await expect(outline(page).getByText('removed')).toHaveCount(1);
  await expect(items(page)).toHaveCount(5);
});

test('the outline takes the place of the cards where there is room for one, and a drop adds a card', async () => {
  const page = await start(fresh());
  await importSample(page);
  await papers(page).focus();
  await mark(page);
  await papers(page).focus();
  await press(page, 'g', 'h', 'a');
  await expect(items(page)).toHaveCount(1);
  await cards(page).nth(1).dragTo(items(page).first());
  await expect(items(page)).toHaveCount(2);
  await items(page).nth(1).dragTo(items(page).first());
  await expect(toast(page)).toContainText('Reordered the outline');
  await page.setViewportSize({ width: 800, height: 600 });
  await expect(cards(page)).toHaveCount(0);
  await noSeriousViolations(page);
  await page.getByRole('button', { name: 'Hide the outline' }).click();
  await expect(cards(page)).toHaveCount(4);
  await noSeriousViolations(page);
});
