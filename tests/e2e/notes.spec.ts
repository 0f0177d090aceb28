import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { launchApp, type AppHandle } from './launch.ts';
import { noteText } from './note-text.ts';
import { copySample } from './own-app.ts';
import { glance } from './pictures.ts';
import { record } from './recorder.ts';
import { secondWindow } from './second-window.ts';

let app: AppHandle | undefined;
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  app = undefined;
});

const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'lectern-notes-'));
const main = (page: Page) => page.getByRole('main');
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const row = (page: Page, n: number) => list(page).getByRole('option').nth(n);
const note = (page: Page) => main(page).getByRole('textbox', { name: 'Note on this paper' });
const gist = (page: Page) => main(page).getByRole('textbox', { name: 'Gist' });
const title = (page: Page) => main(page).getByRole('heading', { level: 1 });
const saved = (page: Page) =>
  expect(main(page).locator('[data-note]').getByText('Saved', { exact: true })).toBeVisible();
const look = (page: Page, name: string): Promise<void> => glance(page, `notes-${name}`);

async function start(userData: string): Promise<Page> {
  app = await launchApp({ userData });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  return page;
}

/** Starts on the sample digest, and waits until the editor of its first paper is there. */
async function sample(userData = fresh()): Promise<Page> {
  await copySample(userData);
  const page = await start(userData);
  await ready(page);
  await list(page).focus();
  return page;
}

async function ready(page: Page): Promise<void> {
  await expect(note(page)).toHaveAttribute('contenteditable', 'true');
}

/** Writes a note by keys, from the list. */
async function type(page: Page, text: string): Promise<void> {
  await list(page).focus();
  await page.keyboard.press('n');
  await expect(note(page)).toBeFocused();
  await page.keyboard.type(text);
}

const MARKDOWN = [
  '# Why it matters',
  'It is **cheap**, *fast* and `simple`; see [the code](https://example.org/code) and https://example.org/#a.',
  '- [ ] read the proof',
  '- [x] run it',
  '',
  '> quoted $a_b$ words #retrieval',
  '\\# not a heading, snake\\_case, price $5 and $6,\ttab\u00a0and \\left\\{',
].join('\n');

test('a note is kept as it was typed, drawn as it is read, and breaks no policy', async () => {
  const page = await sample();
  let recorder = await record(page);
  await page.keyboard.press('n');
  await expect(note(page)).toBeFocused();
  await page.keyboard.insertText(MARKDOWN);
  await saved(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Abstract' })).toBeFocused();
  await expect(note(page).locator('.cm-line').first()).toHaveText('Why it matters');
  await expect(note(page)).toContainText(
    'It is cheap, fast and simple; see the code and https://example.org/#a.',
  );
  await expect(note(page).getByRole('checkbox', { name: 'read the proof' })).not.toBeChecked();
  await noSeriousViolations(page);
  await look(page, 'markdown');

  // The box is ticked with the mouse, and with keys.
  await note(page).getByRole('checkbox', { name: 'read the proof' }).click();
  await expect(note(page).getByRole('checkbox', { name: 'read the proof' })).toBeChecked();
  await note(page).getByRole('checkbox', { name: 'run it' }).focus();
  await page.keyboard.press('Space');
  const ticked = MARKDOWN.replace('[ ]', '[X]').replace('[x]', '[ ]').replace('[X]', '[x]');
  await expect.poll(() => noteText(note(page))).toBe(ticked);
  await saved(page);

  // The editor's own undo, then the library's.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => noteText(note(page))).toBe(MARKDOWN);
  expect(await recorder.alarms()).toEqual([]);
  await page.reload();
  recorder = await record(page);
  await ready(page);
  expect(await noteText(note(page))).toBe(MARKDOWN);
  // What could be undone before can be undone now.
  await page.keyboard.press('Control+z');
  expect(await noteText(note(page))).toBe('');
  await page.keyboard.press('Control+Shift+z');
  expect(await noteText(note(page))).toBe(MARKDOWN);
  expect(await recorder.alarms()).toEqual([]);
});

test('lists go on by themselves, and Enter in an empty item ends them', async () => {
  const page = await sample();
  await type(page, '- one');
  for (const keys of ['Enter', 't', 'w', 'o', 'Enter', 'Enter', 'x']) await page.keyboard.press(keys);
  await page.keyboard.press('Control+b');
  await page.keyboard.type('y');
  expect(await noteText(note(page))).toBe('- one\n- two\nx**y**');
});

test('what is typed right before a reload, and all that was called saved before a kill, is there', async () => {
  const userData = fresh();
  let page = await sample(userData);
  await type(page, 'Typed and at once reloaded.');
  await page.reload();
  await ready(page);
  await expect(note(page)).toHaveText('Typed and at once reloaded.');
  await saved(page);

  await note(page).press('End');
  await note(page).pressSequentially(' And more.');
  await saved(page);
  await app?.kill9();
  page = await start(userData);
  await ready(page);
  expect(await noteText(note(page))).toBe('Typed and at once reloaded. And more.');
});

test('what was typed in a window that crashed is written by the next that starts', async () => {
  const page = await sample();
  const other = await secondWindow(app as AppHandle, page);
  await ready(other);
  await other.evaluate(() => {
    // Nothing reaches the library any more.
    IDBDatabase.prototype.transaction = () => {
      throw new Error('no more');
    };
  });
  await type(other, 'Typed, and never saved.');
  const devtools = await other.context().newCDPSession(other);
  const crashed = other.waitForEvent('crash');
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await expect(note(page)).toHaveText('');
  await page.reload();
  await expect(note(page)).toHaveText('Typed, and never saved.');
  await saved(page);
});

test('two windows that write one note keep every word, and the caret stays where it was', async () => {
  const page = await sample();
  await type(page, 'first second');
  await saved(page);
  const other = await secondWindow(app as AppHandle, page);
  await ready(other);
  await expect(note(other)).toHaveText('first second');
  await note(page).press('Home');
  for (let n = 0; n < 'first'.length; n += 1) await page.keyboard.press('ArrowRight');
  await note(other).press('End');
  await other.keyboard.type(' and third');
  await expect(note(page)).toHaveText('first second and third');
  await page.keyboard.type('-and-a-half');
  await expect(note(other)).toHaveText('first-and-a-half second and third');

  // At the same time, in different places.
  await note(other).press('Home');
  await note(page).press('End');
  await Promise.all([other.keyboard.type('before '), page.keyboard.type(' behind')]);
  const both = 'before first-and-a-half second and third behind';
  for (const each of [page, other]) await expect(note(each)).toHaveText(both);
  await page.keyboard.type('!');
  await expect(note(other)).toHaveText(`${both}!`);
});

test('what is composed by an input method is neither broken by saving nor by another window', async () => {
  const page = await sample();
  await type(page, 'kana ');
  await saved(page);
  const other = await secondWindow(app as AppHandle, page);
  await ready(other);
  const devtools = await page.context().newCDPSession(page);
  await note(page).focus();
  await note(page).press('End');
  const compose = async (text: string) =>
    devtools.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await compose('か');
  await note(other).press('Home');
  await other.keyboard.type('before ');
  await saved(other);
  await page.waitForTimeout(600);
  await compose('かん');
  await expect(note(page)).toContainText('かん');
  await devtools.send('Input.insertText', { text: '漢' });
  for (const each of [page, other]) await expect(note(each)).toHaveText('before kana 漢');
});

test('a paper is linked by its title with keys alone, opened from the note, and knows of it', async () => {
  const page = await sample();
  const first = await title(page).innerText();
  await row(page, 3).click();
  const linked = await title(page).innerText();
  await row(page, 0).click();
  await expect(title(page)).toHaveText(first);
  await type(page, 'Set it against [[');
  await expect(page.getByRole('option', { name: linked }).last()).toBeVisible();
  await page.keyboard.type(linked.split(' ').slice(0, 3).join(' '));
  await expect(page.locator('.cm-tooltip-autocomplete').getByRole('option').first()).toHaveText(linked);
  await expect(page.locator('.cm-tooltip-autocomplete')).toBeInViewport({ ratio: 1 });
  await noSeriousViolations(page);
  await look(page, 'completion');
  await page.waitForTimeout(100); // A list that just came up takes no key for itself.
  await page.keyboard.press('Enter');
  const label = linked.split(':')[0] ?? linked;
  await expect(note(page)).toHaveText(`Set it against ${label}`);
  await page.keyboard.type(' too, and [[p:gone|Nobody]].');
  expect(await noteText(note(page))).toMatch(
    /^Set it against \[\[p:[^|]+\|.+\]\] too, and \[\[p:gone\|Nobody\]\]\.$/,
  );
  await expect(note(page).getByText('Nobody')).toHaveAttribute('title', 'Paper not in library');
  await saved(page);
  await look(page, 'linked');

  // By keys: behind the link.
  await page.keyboard.press('Control+Home');
  for (let n = 0; n < 'Set it against '.length + 1; n += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Enter');
  await expect(title(page)).toHaveText(linked);
  await ready(page);
  const back = main(page).getByRole('region', { name: 'Linked from' }).getByRole('button', { name: first });
  await expect(back).toContainText(`Set it against ${label} too, and Nobody.`);
  await noSeriousViolations(page);
  await back.scrollIntoViewIfNeeded();
  await look(page, 'linked-from');
  await back.press('Enter');
  await expect(title(page)).toHaveText(first);
  await note(page).getByText(label, { exact: true }).click();
  await expect(title(page)).toHaveText(linked);
});

test('a link is deleted as one, and copied whole', async () => {
  const page = await sample();
  await type(page, 'a [[p:x|Label]]');
  await page.keyboard.press('Backspace');
  expect(await noteText(note(page))).toBe('a ');
});

test('what is typed at once after Escape and N is in the note, and never a command', async () => {
  const page = await sample();
  const first = (await title(page).textContent()) ?? '';
  await page.keyboard.press('.');
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).not.toBe('');
  await page.keyboard.press('1');
  await expect(main(page).locator('[data-mark-button]')).toHaveCount(1);
  await expect(main(page).getByRole('group', { name: 'Abstract' })).toBeFocused();
  // In one task of the page: nothing is drawn between the keys.
  await page.evaluate(() => {
    for (const key of ['Escape', 'n'])
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });
  await page.keyboard.type('red');
  await expect(note(page)).toHaveText('red');
  await expect(title(page)).toHaveText(first);
});

test('a tag leads to a search for it', async () => {
  const page = await sample();
  await type(page, 'About #retrieval');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('"#retrieval"');
  await expect(page.getByRole('dialog').getByRole('option').filter({ hasText: '#retrieval' })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a gist stands in the list for the abstract, and is found', async () => {
  const page = await sample();
  const first = await title(page).innerText();
  await gist(page).fill('Kestrels count faster');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Abstract' })).toBeFocused();
  await expect(row(page, 0)).toContainText('Kestrels count faster');
  await expect(row(page, 0)).toHaveAttribute('aria-description', /your gist: Kestrels count faster/);
  await list(page).focus();
  await page.keyboard.press('/');
  await page.keyboard.type('kestrel');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(first);
  await page.keyboard.press('Escape');
  await noSeriousViolations(page);
  await look(page, 'gist');
  await list(page).focus();
  await page.keyboard.press('Control+z');
  await expect(row(page, 0)).not.toContainText('Kestrels');
  await expect(gist(page)).toHaveValue('');
});

test('a note that cannot be saved says so, and offers to try again and to copy it', async () => {
  const page = await sample();
  await app?.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('bridge:appendJournal');
    ipcMain.handle('bridge:appendJournal', () => ({
      ok: false,
      problem: { code: 'disk-full', detail: '120 MB needed' },
    }));
  });
  await type(page, 'Words');
  const status = main(page).locator('[data-note] [data-state="failing"]');
  await expect(status).toContainText('Can’t save');
  await expect(status.getByRole('button', { name: 'Retry' })).toBeVisible();
  await expect(status.getByRole('button', { name: 'Copy text' })).toBeVisible();
  await page.keyboard.type(' more');
  await page.waitForTimeout(600);
  await expect(note(page)).toHaveText('Words more');
  await noSeriousViolations(page);
  await look(page, 'failing');
});

for (const size of [
  { width: 1440, height: 900 },
  { width: 900, height: 700 },
])
  for (const theme of ['Light', 'Dark'])
    test(`notes look right: ${theme}, ${size.width}`, async () => {
      const page = await sample();
      await page.getByRole('button', { name: /^Theme/ }).press('Enter');
      await page.getByRole('menuitemradio', { name: theme }).click();
      await page.setViewportSize(size);
      await gist(page).fill('Counts kestrels faster than anybody, and on a phone');
      await type(page, '');
      await page.keyboard.insertText(`${MARKDOWN}\n\n\`\`\`sh\nnpm run it\n\`\`\`\n[[p:gone|Nobody]] `);
      await page.keyboard.type('[[');
      await saved(page);
      await look(page, 'writing');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await note(page).evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await noSeriousViolations(page);
      await look(page, 'reading');
    });
