import { expect, test, type Page } from '@playwright/test';
import { answered } from './answered.ts';
import { noSeriousViolations } from './axe.ts';
import { ownApp } from './own-app.ts';
import { look } from './pictures.ts';

const own = ownApp('tags');
const main = (page: Page) => page.getByRole('main');
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const rows = (page: Page) => list(page).getByRole('option');
const sidebar = (page: Page) => page.getByRole('navigation');
const place = (page: Page, name: RegExp) => sidebar(page).getByRole('button', { name });
const picker = (page: Page) => page.getByRole('combobox', { name: /^Tags of/ });
const option = (page: Page, name: string) => page.getByRole('dialog').getByRole('option', { name });

const sample = own.startOnSample;

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('papers and highlights are tagged by keys, found by their tags, and tags are kept in order', async () => {
  const page = await sample();
  // One paper, a new tag by typing; then several at once, of which some have it.
  await press(page, 't');
  await expect(picker(page)).toBeFocused();
  await page.keyboard.type('#Theory');
  await expect(option(page, 'Create “Theory”')).toBeVisible();
  await press(page, 'Enter');
  await expect(option(page, 'Theory')).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.type('to read');
  await press(page, 'Enter', 'Escape');
  await expect(list(page)).toBeFocused();
  await expect(main(page).getByRole('listitem').filter({ hasText: 'Theory' })).toBeVisible();
  await expect(rows(page).first()).toHaveAttribute('aria-description', /tagged Theory, to read/);
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 't');
  await expect(page.getByRole('combobox', { name: 'Tags of 3 papers' })).toBeFocused();
  await expect(option(page, 'Theory')).toHaveAttribute('aria-checked', 'mixed');
  await noSeriousViolations(page);
  await look(page, 'picker');
  await press(page, 'Enter');
  await expect(option(page, 'Theory')).toHaveAttribute('aria-checked', 'true');
  await press(page, 'Escape');
  await expect(place(page, /^Theory 3$/)).toBeVisible();
  // One step takes all of it back.
  await press(page, 'z');
  await expect(place(page, /^Theory 1$/)).toBeVisible();
  await press(page, 'Control+Shift+z');
  await expect(place(page, /^Theory 3$/)).toBeVisible();

  // A tag is no verdict, but what is tagged is done, not skipped.
  await press(page, 'Escape', 'k', 'k', 'k', 'e');
  await expect(place(page, /^Done 1$/)).toBeVisible();
  await place(page, /^Theory/).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Theory', exact: true })).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
  await look(page, 'tag');

  // A highlight has tags of its own, and shows with its paper.
  await list(page).focus();
  const before = await main(page).getByRole('heading', { level: 1 }).innerText();
  await press(page, 'j');
  await expect(main(page).getByRole('heading', { level: 1 })).not.toHaveText(before);
  await press(page, '.', '2');
  await main(page).locator('[data-mark-button]').first().focus();
  await press(page, 't');
  await expect(page.getByRole('combobox', { name: 'Tags of the highlight' })).toBeFocused();
  await page.keyboard.type('bound');
  await press(page, 'Enter', 'Escape');
  await expect(place(page, /^bound 1$/)).toBeVisible();
  await main(page).locator('[data-mark-button]').first().focus();
  await press(page, 'Enter');
  await expect(page.getByRole('dialog', { name: 'Highlight' })).toContainText('bound');
  await look(page, 'popover');
  await press(page, 'Escape', 'g', 'h');
  await expect(page.getByRole('heading', { level: 1, name: 'Highlights' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Tags' }).selectOption('bound');
  await expect(page.getByRole('listbox', { name: 'Highlights and notes' }).getByRole('option')).toHaveCount(
    1,
  );
  await expect(page.getByRole('listbox', { name: 'Highlights and notes' })).toContainText('bound');
  await look(page, 'cards');
  await page.getByRole('combobox', { name: 'Tags' }).selectOption('Theory');
  await expect(page.getByText('No highlight or note matches these filters.')).toBeVisible();

  // The box knows tags by their sign.
  await press(page, 'g', 'i', '/');
  await page.keyboard.type('#the');
  await page
    .getByRole('option', { name: /Theory/ })
    .first()
    .waitFor();
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Theory', exact: true })).toBeVisible();
  await press(page, 'g', 'i', '/');
  await page.keyboard.type('#Theory ');
  await expect(page.getByRole('button', { name: 'Remove tag:Theory' })).toBeVisible();
  await press(page, 'Escape');

  // Colour, order, merging, deleting.
  const menu = async (tag: string, entry: string) => {
    await sidebar(page)
      .getByRole('button', { name: `More: ${tag}` })
      .click({ force: true });
    await page.getByRole('menuitem', { name: entry, exact: true }).click();
  };
  await menu('Theory', 'Colour and merging…');
  await page.getByRole('radio', { name: 'Rose' }).click();
  await expect(page.getByRole('radio', { name: 'Rose' })).toBeChecked();
  await noSeriousViolations(page);
  await look(page, 'edit');
  await press(page, 'Escape');
  await menu('Theory', 'Move down');
  const tagNames = () => sidebar(page).locator('section').filter({ hasText: 'Tags' }).locator('li');
  await expect(tagNames()).toHaveText([/to read/, /Theory/, /bound/]);
  await menu('to read', 'Colour and merging…');
  await page.getByRole('combobox', { name: 'Merge into…' }).selectOption('Theory');
  await expect(tagNames()).toHaveText([/Theory/, /bound/]);
  await menu('bound', 'Delete the tag');
  await expect(tagNames()).toHaveText([/Theory/]);
  await list(page).focus();
  await press(page, 'z', 'z');
  await expect(tagNames()).toHaveText([/to read/, /Theory/, /bound/]);
});

test('papers are dropped on tags, shelves, lists and the trash', async () => {
  const page = await sample();
  await press(page, 't');
  await page.keyboard.type('Theory');
  await press(page, 'Enter', 'Escape');
  await rows(page)
    .nth(2)
    .dragTo(place(page, /^Theory/));
  await expect(place(page, /^Theory 2$/)).toBeVisible();
  await rows(page)
    .nth(1)
    .dragTo(place(page, /^Later/));
  await expect(place(page, /^Later 1$/)).toBeVisible();
  await rows(page)
    .nth(1)
    .dragTo(place(page, /^Starred/));
  await expect(place(page, /^Starred 1$/)).toBeVisible();
  await rows(page)
    .nth(3)
    .dragTo(place(page, /^Trash/));
  await expect(place(page, /^Trash 1$/)).toBeVisible();
  await expect(rows(page)).toHaveCount(10);
});

test('a list is ordered, thinned out and worked through in bulk by keys, each step undone at once', async () => {
  const page = await sample();
  const titles = () => rows(page).evaluateAll((all) => all.map((row) => row.firstElementChild?.textContent));
  const own = await titles();
  const byTitle = own.toSorted((a, b) => (a ?? '').localeCompare(b ?? ''));
  await press(page, 'Shift+O');
  await expect(page.getByRole('menuitemradio', { name: 'Newest digest' })).toBeChecked();
  await noSeriousViolations(page);
  await look(page, 'order');
  await page.getByRole('menuitemradio', { name: 'Title' }).click();
  await expect(rows(page).first()).toContainText('A Mathematical Theory');
  await expect.poll(titles).toEqual(byTitle);
  await list(page).focus();
  await press(page, 'e');
  await expect(rows(page)).toHaveCount(11);
  await press(page, 'z');
  await expect(rows(page)).toHaveCount(12);
  await expect(rows(page).first()).toContainText('A Mathematical Theory');
  await press(page, 'Shift+O');
  await page.getByRole('menuitemradio', { name: 'Shuffled' }).click();
  await expect.poll(titles).not.toEqual(byTitle);
  await expect(rows(page)).toHaveCount(12);
  const shuffled = await titles();
  await press(page, 'g', 'l', 'g', 'i');
  await expect.poll(titles).toEqual(shuffled);
  await press(page, 'Shift+O');
  await page.getByRole('menuitemradio', { name: 'Newest digest' }).click();
  await expect.poll(titles).toEqual(own);

  // What is searched for: the best match first, unless asked otherwise; of operators alone the newest.
  const search = async (query: string, then: RegExp): Promise<void> => {
    await list(page).focus();
    await press(page, '/');
    await page.keyboard.type(query);
    await answered(page);
    await page.getByRole('option', { name: then }).click();
  };
  const orderBy = async (now: string, next: string): Promise<void> => {
    await list(page).focus();
    await press(page, 'Shift+O');
    await expect(page.getByRole('menuitemradio', { name: now })).toBeChecked();
    await page.getByRole('menuitemradio', { name: next }).click();
  };
  const inOrder = async (now: string): Promise<void> => {
    await expect(rows(page).first()).toBeVisible();
    const found = await titles();
    const sorted = found.toSorted((a, b) => (a ?? '').localeCompare(b ?? ''));
    expect(found.length).toBeGreaterThan(2);
    expect(sorted).not.toEqual(found);
    await orderBy(now, 'Title');
    await expect.poll(titles).toEqual(sorted);
    await orderBy('Title', now);
    await expect.poll(titles).toEqual(found);
    await orderBy(now, 'Title');
    await expect.poll(titles).toEqual(sorted);
  };
  await search('network', /All results/);
  await expect(page.getByRole('heading', { level: 1, name: 'network', exact: true })).toBeVisible();
  await inOrder('Best match');
  await search('is:inbox', /Save as smart list/);
  await page.getByRole('textbox', { name: 'Smart list name' }).press('Enter');
  await expect(rows(page)).toHaveCount(12);
  await inOrder('Newest digest');
  // The order of a smart list is kept, and what changes is put in its place.
  await list(page).focus();
  await press(page, 'e', 'z');
  await expect(rows(page)).toHaveCount(12);
  await press(page, 'g', 'i');
  await expect.poll(titles).toEqual(own);

  await page.getByRole('button', { name: 'Titles only' }).click();
  await expect.poll(async () => (await rows(page).first().boundingBox())?.height).toBe(44);
  await look(page, 'compact');
  await page.getByRole('button', { name: 'Titles and abstracts' }).click();

  // A chip leaves out what it does not let through, at once and without losing the order.
  const chip = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await chip('Unread');
  await expect(rows(page)).not.toHaveCount(0);
  const unread = await titles();
  expect(own.filter((title) => unread.includes(title))).toEqual(unread);
  await list(page).focus();
  await press(page, 'Home', 'm');
  await expect.poll(titles).toEqual(unread.slice(1));
  await press(page, 'z');
  await expect.poll(titles).toEqual(unread);
  await press(page, 'Delete');
  await expect(rows(page)).toHaveCount(unread.length - 1);
  await press(page, 'g', 't');
  await expect(rows(page)).toHaveCount(1);
  await press(page, 'z', 'g', 'i');
  await expect.poll(titles).toEqual(unread);
  await chip('All');
  await expect.poll(titles).toEqual(own);

  // Above, below, and the rest of the digest.
  await rows(page).nth(2).click();
  await list(page).focus();
  await press(page, 'Control+Shift+ArrowUp');
  await expect(page.getByText('3 selected', { exact: true }).first()).toBeVisible();
  await noSeriousViolations(page);
  await look(page, 'bulk');
  await press(page, 'r');
  await expect(place(page, /^Later 3$/)).toBeVisible();
  await press(page, 's', 'Shift+A');
  await expect(place(page, /^Skipped 8$/)).toBeVisible();
  await expect(place(page, /^Inbox 1$/)).toBeVisible();
  await press(page, 'z');
  await expect(place(page, /^Inbox 9$/)).toBeVisible();
  await press(page, 'j', 'Control+Shift+ArrowDown', 'Delete');
  await expect(place(page, /^Trash/)).toBeVisible();
  await press(page, 'z');
  await expect(place(page, /^Inbox 9$/)).toBeVisible();

  // Lists: reordered, merged, archived.
  for (const name of ['One', 'Two', 'Three']) {
    await list(page).focus();
    await press(page, 'Escape', 'l');
    await page.keyboard.type(name);
    await press(page, 'Enter');
    await expect(place(page, new RegExp(`^${name} 1$`))).toBeVisible();
  }
  const names = () =>
    page
      .getByRole('navigation')
      .locator('section')
      .filter({ hasText: /^Lists/ })
      .getByRole('listitem');
  const menu = async (name: string, entry: string) => {
    await sidebar(page)
      .getByRole('button', { name: `More: ${name}` })
      .click({ force: true });
    await page.getByRole('menuitem', { name: entry, exact: true }).click();
  };
  await expect(names()).toHaveText([/One/, /Two/, /Three/]);
  await menu('Three', 'Move up');
  await expect(names()).toHaveText([/One/, /Three/, /Two/]);
  await place(page, /^Two/).dragTo(place(page, /^One/), { targetPosition: { x: 40, y: 3 } });
  await expect(names()).toHaveText([/Two/, /One/, /Three/]);
  await menu('Two', 'Merge into…');
  await page.keyboard.type('One');
  await press(page, 'Enter');
  await expect(names()).toHaveText([/One/, /Three/]);
  await menu('Three', 'Archive');
  await sidebar(page).locator('summary').click();
  await look(page, 'archived');
  await menu('Three', 'Take out of the archive');
  await expect(names()).toHaveText([/One/, /Three/]);
});
