import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { dropFiles } from './launch.ts';
import { ownApp } from './own-app.ts';

const own = ownApp('annotate');

const TITLE = 'Counting herons along nine rivers';
const REEDS = 'Reeds hide a third of the nests from every camera.';
const ABSTRACT = String.raw`We count herons along nine rivers with cameras that sleep at night. The model finds $n \log n$ birds in each hour of film. ${REEDS} Boats drive the herons to the far bank for an hour. All films are public.`;

/** Brings the paper, or another state of its abstract. */
async function bring(page: Page, abstract: string): Promise<void> {
  const file = path.join(own.folder(), `digest-${abstract.length}.jsonl`);
  const other = { title: 'A second paper of some words', abstract: 'It has an abstract of its own.' };
  writeFileSync(file, [{ title: TITLE, abstract }, other].map((each) => JSON.stringify(each)).join('\n'));
  await dropFiles(page, [file]);
  await page.getByRole('button', { name: /^(Import 2 papers|Add this digest to 2)/ }).click();
  await page.getByRole('option', { name: TITLE }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(TITLE);
  await expect(abstractOf(page).locator('math')).toHaveCount(1);
}

async function reading(): Promise<Page> {
  const page = await own.start();
  await expect(page.getByRole('button', { name: 'Choose file' })).toBeVisible();
  await bring(page, ABSTRACT);
  return page;
}

const abstractOf = (page: Page) => page.getByRole('group', { name: 'Abstract' });
const buttons = (page: Page) => page.locator('[data-mark-button]');
const markNamed = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const said = (page: Page) => page.locator('.visually-hidden[aria-live]');
const selected = (page: Page) => page.evaluate(() => String(getSelection()));

/** The box of some words of the abstract, in whole pixels: on the edge of two letters Chromium may begin a selection at neither. */
async function boxOf(page: Page, words: string) {
  return page.evaluate(async (wanted) => {
    await document.fonts.ready; // words move when their font comes
    const leaves = document.querySelectorAll('[data-abstract] [data-o]:not([data-len])');
    for (const { firstChild } of leaves) {
      const at = firstChild?.textContent?.indexOf(wanted) ?? -1;
      if (!firstChild || at < 0) continue;
      const range = document.createRange();
      range.setStart(firstChild, at);
      range.setEnd(firstChild, at + wanted.length);
      const { x, y, width, height } = range.getClientRects()[0]!;
      return { x: Math.round(x), y: Math.round(y), width, height };
    }
    throw new Error(`no ${wanted}`);
  }, words);
}

async function middleOf(page: Page, words: string) {
  const { x, y, width, height } = await boxOf(page, words);
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}

/** Selects from a word to a word, and highlights with a key. */
async function mark(page: Page, from: string, to: string, key: string): Promise<void> {
  const count = await buttons(page).count();
  const [start, end] = [await middleOf(page, from), await middleOf(page, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.press(key);
  await expect(buttons(page)).toHaveCount(count + 1);
}

/** Takes a handle to a place, and holds it there. */
async function take(page: Page, end: 'start' | 'end', to: { x: number; y: number }): Promise<void> {
  const handle = page.locator(`[data-end="${end}"]`);
  await expect(handle).toBeVisible();
  const box = (await handle.boundingBox())!;
  expect(box.width).toBeGreaterThanOrEqual(24);
  await page.mouse.move(box.x + 12, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
}

const pending = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('pending') ?? [])].map(String).join('|'));

test('a screen reader is told what every highlight means, is on, and has', async () => {
  const page = await reading();
  await mark(page, 'cameras', 'night', '1');
  await mark(page, 'herons', 'sleep', '2');
  await mark(page, 'model', 'birds', '4');
  await mark(page, 'Reeds', 'camera.', '5');
  await markNamed(page, 'Key point highlight: cameras that sleep at night').press('Enter');
  await page.keyboard.type('Which hours?');
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await bring(page, ABSTRACT.replace(REEDS, 'Willows cover a third of those nests against most lenses.'));
  await expect(page.locator('mark[data-unsure="true"]')).toHaveCount(1);
  await expect(abstractOf(page)).toMatchAriaSnapshot(String.raw`
    - group "Abstract":
      - /children: equal
      - text: We count
      - mark: herons along nine rivers with
      - mark:
        - mark: cameras that sleep
      - 'button "Result highlight: herons along nine rivers with cameras that sleep"'
      - mark: at night
      - 'button "Key point highlight: cameras that sleep at night, has note"'
      - text: . The
      - mark:
        - text: model finds
        - math: n log ⁡ n
        - text: birds
      - 'button "Question highlight: model finds $n \\log n$ birds"'
      - text: in each hour of film.
      - mark: Willows cover a third of those nests against most lenses
      - 'button "Term highlight: Reeds hide a third of the nests from every camera, its place in the changed text is not sure"'
      - text: . Boats drive the herons to the far bank for an hour. All films are public.
  `);
  await noSeriousViolations(page);

  // What is not sure is made so.
  const unsure = page.getByRole('button', { name: /its place in the changed text is not sure$/ });
  await unsure.press('Enter');
  const popover = page.getByRole('dialog', { name: 'Highlight' });
  await expect(popover).toContainText('Its place is not sure.');
  await noSeriousViolations(page);
  await popover.getByRole('button', { name: 'This is right' }).press('Enter');
  await expect(unsure).toHaveCount(0);
  await expect(popover).not.toContainText('not sure');
  await expect(popover.getByRole('textbox')).toBeFocused();
  await expect(said(page)).toContainText('Now marks: Willows cover a third');
});

test('an end is dragged over whole words and formulas, shown meanwhile, called off, and undone', async () => {
  const page = await reading();
  await mark(page, 'herons', 'nine', '3');
  const before = 'Method highlight: herons along nine';
  await page.mouse.click(...at(await middleOf(page, 'along')));
  await expect(page.getByRole('dialog', { name: 'Highlight' })).toBeVisible();
  await noSeriousViolations(page);

  await take(page, 'end', await middleOf(page, 'came'));
  await expect.poll(() => pending(page)).toBe('herons along nine rivers with cameras');
  await page.keyboard.press('Escape');
  await expect.poll(() => pending(page)).toBe('');
  await page.mouse.up();
  await expect(page.getByRole('dialog', { name: 'Highlight' })).toBeVisible();
  await expect(markNamed(page, before)).toBeAttached();

  await take(page, 'end', await middleOf(page, 'came'));
  await page.mouse.up();
  await expect(markNamed(page, 'Method highlight: herons along nine rivers with cameras')).toBeAttached();
  await expect(said(page)).toHaveText('Now marks: herons along nine rivers with cameras');
  await expect.poll(() => pending(page)).toBe('');

  // Over the other end it goes no further than one word.
  await take(page, 'start', await middleOf(page, 'All films'));
  await page.mouse.up();
  await expect(markNamed(page, 'Method highlight: cameras')).toBeAttached();

  // A formula is taken whole; Alt cuts words.
  const formula = (await abstractOf(page).locator('math').boundingBox())!;
  await take(page, 'end', { x: formula.x + formula.width / 3, y: formula.y + formula.height / 2 });
  await page.mouse.up();
  const whole = String.raw`Method highlight: cameras that sleep at night. The model finds $n \log n$`;
  await expect(markNamed(page, whole)).toBeAttached();
  await page.keyboard.down('Alt');
  const cam = await boxOf(page, 'cam');
  await take(page, 'start', { x: cam.x + cam.width, y: cam.y + cam.height / 2 });
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect(markNamed(page, whole.replace('cameras', 'eras'))).toBeAttached();

  const pictures = process.env['LECTERN_PICTURES'];
  for (const colorScheme of pictures ? (['light', 'dark'] as const) : []) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(250);
    await page.screenshot({ path: path.join(pictures ?? '', `ends-${colorScheme}.png`) });
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(markNamed(page, whole)).toBeAttached();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Control+z');
  await expect(markNamed(page, before)).toBeAttached();
});

test('an end is moved by the keyboard, a word a press, and keeps the focus', async () => {
  const page = await reading();
  await mark(page, 'herons', 'nine', '3');
  await page.keyboard.press(']');
  await expect(buttons(page)).toBeFocused();
  await expect(page.locator('[data-end]')).toHaveCount(2);
  const keys = ['Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft', 'Shift+Alt+ArrowLeft'];
  for (const key of keys) await page.keyboard.press(key);
  await expect(said(page)).toHaveText('Now marks: count herons along nine rivers');
  await expect(markNamed(page, 'Method highlight: count herons along nine rivers')).toBeFocused();
  await page.keyboard.press('Shift+Alt+ArrowRight');
  await expect(markNamed(page, 'Method highlight: herons along nine rivers')).toBeFocused();
  for (let n = 0; n < 5; n += 1) await page.keyboard.press('Control+z');
  await expect(markNamed(page, 'Method highlight: herons along nine')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Highlight’s end a word on');
});

test('sentences are selected more and less, highlighted, deleted and undone by keyboard alone', async () => {
  const page = await reading();
  await page.keyboard.press('.');
  await page.keyboard.press('>');
  await expect(said(page)).toHaveText('Selected: 2 sentences, 24 words');
  await page.keyboard.press('>');
  await expect.poll(() => selected(page)).toMatch(/^We count.*camera\.$/s);
  await page.keyboard.press('<');
  await page.keyboard.press('<');
  await expect(said(page)).toHaveText('Selected: 1 sentence, 12 words');
  await page.keyboard.press('<');
  await page.keyboard.press('<');
  await expect.poll(() => selected(page)).toBe('We count herons along nine rivers with cameras that sleep');
  await expect(said(page)).toHaveText('Selected: 10 words');
  await page.keyboard.press('>');
  await page.keyboard.press('>');
  await page.keyboard.press('2');
  await expect(buttons(page)).toHaveCount(1);
  const name = /^Result highlight: We count.*film\.$/;
  for (const key of ['Backspace', 'Delete']) {
    await page.keyboard.press(']');
    await expect(page.getByRole('button', { name })).toBeFocused();
    await page.keyboard.press(key);
    await expect(buttons(page)).toHaveCount(0);
    await expect(abstractOf(page)).toBeFocused();
    await page.keyboard.press('z');
    await expect(page.getByRole('button', { name })).toBeAttached();
  }
});

test('a highlight whose sentence goes is lost alone, and is attached to what is selected', async () => {
  const page = await reading();
  await mark(page, 'herons', 'sleep', '2');
  await mark(page, 'Reeds', 'camera.', '5');
  await mark(page, 'Boats', 'bank', '1');
  await bring(page, ABSTRACT.replace(`${REEDS} `, ''));
  const lost = page.getByRole('region', { name: /^Not found in the text any more/ });
  await expect(lost.getByRole('listitem')).toHaveCount(1);
  await expect(lost).toContainText('Reeds hide a third of the nests');
  await expect(buttons(page)).toHaveCount(2);
  const attach = lost.getByRole('button', { name: /^Attach to the selection: Term highlight, Reeds/ });
  await expect(attach).toBeDisabled();
  await noSeriousViolations(page);

  await abstractOf(page).focus();
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('.');
  await expect(attach).toBeEnabled();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Tab');
  await expect(attach).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lost).toHaveCount(0);
  const name = 'Term highlight: All films are public.';
  await expect(markNamed(page, name)).toBeAttached();
  await expect(said(page)).toHaveText('Now marks: All films are public.');
  await page.keyboard.press('z');
  await expect(lost.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+z');
  await expect(markNamed(page, name)).toBeAttached();
  await page.reload();
  await expect(markNamed(page, name)).toBeAttached();
  await expect(buttons(page)).toHaveCount(3);
  await noSeriousViolations(page);
});

const at = ({ x, y }: { readonly x: number; readonly y: number }): [number, number] => [x, y];

test('notes stand beside their words where there is room, none on another, and below the text where there is not', async () => {
  const page = await reading();
  const notes = page.getByRole('list', { name: 'Notes on highlights' }).getByRole('listitem');
  const texts = ['A long note that takes more lines than one in the margin, and then some.', 'Short.'];
  for (const [n, words] of (['cameras', 'night'] as const).entries()) {
    const { x, y } = await middleOf(page, words);
    await page.mouse.dblclick(x, y);
    await page.keyboard.press('n');
    await expect(page.getByRole('textbox', { name: 'Note on this highlight' })).toBeFocused();
    await page.keyboard.type(texts[n]!);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Highlight' })).toHaveCount(0);
    await expect(notes).toHaveCount(n + 1);
  }
  const boxes = async () => Promise.all((await notes.all()).map(async (each) => (await each.boundingBox())!));
  const text = async () => (await abstractOf(page).boundingBox())!;
  await page.setViewportSize({ width: 1640, height: 900 });
  await expect.poll(async () => (await boxes())[0]!.x > (await text()).x + (await text()).width).toBe(true);
  const [first, second] = await boxes();
  expect(first!.y).toBeLessThan((await text()).y + 30);
  expect(second!.y).toBeGreaterThanOrEqual(first!.y + first!.height);
  await page.setViewportSize({ width: 1180, height: 800 });
  await expect.poll(async () => (await boxes())[0]!.y >= (await text()).y + (await text()).height).toBe(true);
  const [above, below] = await boxes();
  expect(below!.y).toBeGreaterThanOrEqual(above!.y + above!.height);
  await expect(notes).toHaveText([/A long note/, /Short\./]);
  await noSeriousViolations(page);
});
