import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noViolations } from './axe.ts';
import { launchApp, type AppHandle } from './launch.ts';

const LETTER = path.resolve(import.meta.dirname, '../fixtures/digests/society-letter.txt');
const PICTURES = process.env['LECTERN_PICTURES'];

let app: AppHandle | undefined;
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  app = undefined;
});

const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'lectern-import-'));

async function start(args: string[], userData = fresh()): Promise<Page> {
  app = await launchApp({ userData, args });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  return page;
}

/** A file of its own, named as it will be shown. */
function file(name: string, content: string | Uint8Array): string {
  const at = path.join(fresh(), name);
  writeFileSync(at, content);
  return at;
}

async function clean(page: Page, name: string): Promise<void> {
  await noViolations(page, { exclude: '[role="separator"]' });
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  for (const [width, height] of [
    [1440, 900],
    [900, 700],
  ] as const)
    for (const theme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForTimeout(250);
      await page.screenshot({ path: path.join(PICTURES, `${name}-${width}-${theme}.png`) });
    }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

const account = (page: Page) => page.getByRole('group', { name: 'Account of the file' });
const corrections = (page: Page) => page.getByRole('group', { name: 'Corrections' });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const row = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });

test('the account adds up, and a prefix that was cut can be kept', async () => {
  const page = await start([LETTER]);
  await expect(heading(page, 'Import 7 papers from society-letter.txt')).toBeFocused();
  await expect(account(page)).toHaveText(
    /13 lines\s*=\s*11 used in 7 papers\s*\+\s*1 trimmed\s*\+\s*1 ignored/,
  );
  await expect(page.locator('del')).toHaveText('Subscribe');
  await clean(page, 'letter');
  await page.getByRole('button', { name: 'Keep “Subscribe”' }).press('Enter');
  await expect(row(page, 'SubscribeHow Swifts')).toBeVisible();
  await expect(corrections(page)).toContainText('“Subscribe” is kept.');
  await expect(account(page)).not.toContainText('trimmed');
  await page.keyboard.press('Control+z');
  await expect(page.locator('del')).toHaveText('Subscribe');
});

test('one correction is offered for all lines like it, by keyboard, and can be taken back', async () => {
  const page = await start([LETTER]);
  await page.getByRole('button', { name: /To check/ }).press('Enter');
  const entry = row(page, 'issue 12');
  const lines = entry.getByRole('listbox', { name: 'Lines of the file' });
  await lines.focus();
  await expect(lines.getByRole('option', { selected: true })).toContainText('issue 12');
  await clean(page, 'boundary');
  await entry.getByRole('button', { name: 'Ignore', exact: true }).press('Enter');
  await expect(corrections(page)).toContainText('Line 4 is ignored. 2 more lines say the same.');
  await expect(corrections(page)).toBeFocused();
  await clean(page, 'offer');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Both too' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(corrections(page)).toContainText('That holds for 3 lines.');
  await expect(heading(page, /^Import 5 papers/)).toBeVisible();
  await account(page)
    .getByRole('button', { name: /ignored/ })
    .press('Enter');
  const reader = page.getByRole('region', { name: 'set aside by the reader' });
  await expect(reader.getByRole('listitem')).toHaveCount(3);
  await clean(page, 'ignored');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(heading(page, /^Import 7 papers/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo correction' })).toBeHidden();
  await page.getByRole('button', { name: /^Import 7 papers/ }).press('Enter');
  await expect(page.getByRole('listbox', { name: 'Papers' }).getByRole('option')).toHaveCount(7);
});

test('a paper is merged, split and ignored for good, each in one step', async () => {
  const page = await start([LETTER]);
  await page.getByRole('button', { name: /To check/ }).press('Enter');
  await row(page, 'issue 12').getByRole('button', { name: 'Merge with previous' }).press('Enter');
  await expect(heading(page, /^Import 6 papers/)).toBeVisible();
  await expect(corrections(page)).toContainText('Line 4 belongs to its paper. 2 more lines say the same.');
  await page.getByRole('button', { name: /Found/ }).press('Enter');
  await page.getByRole('button', { name: /^Show the lines of “How Swifts/ }).press('Enter');
  const lines = row(page, 'How Swifts').getByRole('listbox', { name: 'Lines of the file' });
  await lines.focus();
  await page.keyboard.press('End');
  await row(page, 'How Swifts').getByRole('button', { name: 'Split here' }).press('Enter');
  await expect(heading(page, /^Import 7 papers/)).toBeVisible();
  await page.getByRole('button', { name: /To check/ }).press('Enter');
  await row(page, 'issue 13').getByRole('button', { name: 'Always ignore' }).press('Enter');
  await expect(corrections(page)).toContainText('That holds for 3 lines.');
});

test('a text in an unsure encoding is shown in two, and read in the one that is chosen', async () => {
  const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const body =
    'We propose a method for counting birds and evaluate it on a dataset. The results show that it works.';
  const text = `\xef\xbb\xbfZ\xe4hlung der V\xf6gel in der Stadt\n${body}\nEine zweite Studie \xfcber V\xf6gel\n${body}\n`;
  const page = await start([file('birds.txt', latin(text))]);
  const choice = page.getByRole('group', {
    name: '4 characters could not be read. Which of these reads right?',
  });
  await expect(choice.getByRole('radio')).toHaveCount(2);
  await expect(choice.getByRole('radio', { name: /utf-8/ })).toBeChecked();
  await clean(page, 'encoding');
  await choice.getByRole('radio', { name: /Zählung/ }).focus();
  await page.keyboard.press('Space');
  await expect(row(page, 'Zählung der Vögel in der Stadt').first()).toBeVisible();
  await page
    .getByRole('group', { name: 'Read in the encoding that you chose' })
    .getByRole('combobox')
    .selectOption('koi8-r');
  await expect(row(page, 'Zählung')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(row(page, 'Zählung der Vögel in der Stadt').first()).toBeVisible();
});

test('a digest that is here, a text without papers and a file of another kind each say what to do', async () => {
  const userData = fresh();
  let page = await start([LETTER], userData);
  await page.getByRole('button', { name: /^Import 7 papers/ }).press('Enter');
  await expect(page.getByRole('listbox', { name: 'Papers' })).toBeVisible();
  await app?.close();
  page = await start([LETTER], userData);
  await expect(page.getByText('Reading it again would change nothing.')).toBeVisible();
  await expect(row(page, 'Nest Boxes')).toContainText(
    'Already here as “Nest Boxes and Their Neighbours” · Same title, and the abstracts agree',
  );
  await clean(page, 'here');
  await app?.close();
  page = await start([file('buttons.txt', 'Subscribe\nUpvote 12\n')]);
  await expect(heading(page, 'No papers in buttons.txt')).toBeVisible();
  await expect(page.getByText('None of its 2 lines reads like a title')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nothing is ticked' })).toBeDisabled();
  await clean(page, 'nothing');
  await app?.close();
  page = await start([file('recipe.pdf', '%PDF-1.7\n')]);
  await expect(page.getByText('recipe.pdf is a PDF.')).toBeVisible();
});

test('the menu pastes all that the clipboard has, also where a field has the focus', async () => {
  const page = await start([]);
  await page.getByRole('button', { name: 'Choose file' }).waitFor();
  await page.evaluate(async () => {
    const text = 'Counting Swallows on a Wire';
    const forms = { 'text/plain': text, 'text/html': `<h3>${text}</h3>` };
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  });
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox')).toBeFocused();
  await app!.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()!.getMenuItemById('import.paste')!.click();
  });
  await expect(page.getByRole('group', { name: 'Read as' })).toBeVisible();
});

test('what is pasted outside a field is read, and its other form can be', async () => {
  const page = await start([]);
  await expect(page.getByRole('button', { name: 'Choose file' })).toBeFocused();
  await page.evaluate(() => {
    const clipboard = new DataTransfer();
    const text =
      'Counting Swallows on a Wire\nWe propose a method to count swallows on wires and evaluate it on a dataset of 90 photographs. In our experiments it finds all but three of the birds, and no leaves are counted.';
    clipboard.setData('text/plain', text);
    clipboard.setData(
      'text/html',
      text
        .split('\n')
        .map((line) => `<p>${line}</p>`)
        .join('\n'),
    );
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
    );
  });
  await expect(heading(page, /^Import 1 paper from Pasted page/)).toBeVisible();
  const forms = page.getByRole('group', { name: 'Read as' });
  const pressed = (name: string) => forms.getByRole('button', { name, pressed: true });
  await expect(pressed('the copied page')).toBeVisible();
  await clean(page, 'pasted');
  await forms.getByRole('button', { name: 'plain text' }).press('Enter');
  await expect(pressed('plain text')).toBeVisible();
  await page.getByRole('button', { name: /^Import 1 paper/ }).press('Enter');
  await expect(page.getByRole('listbox', { name: 'Papers' }).getByRole('option')).toHaveCount(1);
});

test('a mailbox counts its messages, names the parts that have papers, and says why others have none', async () => {
  const fixture = (name: string) =>
    readFileSync(path.resolve(import.meta.dirname, '../fixtures/digests', name), 'utf8');
  const from = 'From reader@example.org Thu Jan 22 08:00:00 2026\n';
  const alert = fixture('biorxiv-mail/alert.eml');
  const empty =
    'From: Ada <ada@example.org>\nDate: Thu, 22 Jan 2026 12:00:00 +0000\nSubject: Lunch\n\nShall we have lunch at one?\n';
  const page = await start([file('letters.mbox', `${from}${alert}\n\n${from}${empty}\n`)]);
  await expect(heading(page, /^Import \d+ papers? from letters\.mbox/)).toBeVisible();
  await page.getByText('2 messages · 1 part with papers').click();
  await expect(page.getByText(/^message 1: \d+ papers?$/)).toBeVisible();
  await account(page)
    .getByRole('button', { name: /ignored/ })
    .press('Enter');
  await expect(page.getByRole('region', { name: 'a mail without papers' })).toBeVisible();
  await clean(page, 'mbox');
  await app?.close();
  const none = await start([file('quiet.mbox', `${from}${empty}\n`)]);
  await expect(heading(none, 'No papers in quiet.mbox')).toBeVisible();
  await expect(none.getByText('Its message lists no papers.')).toBeVisible();
  await expect(account(none)).toContainText('1 entry');
});
