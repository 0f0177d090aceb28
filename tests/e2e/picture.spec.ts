import { expect, test, type Page } from '@playwright/test';
import { answered } from './answered.ts';
import { noSeriousViolations } from './axe.ts';
import { ownApp } from './own-app.ts';
import { importWeeks } from './weekly.ts';

const own = ownApp('picture');

const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });
const row = (page: Page, n: number) => list(page).locator(`[role="option"][aria-posinset="${n}"]`);
const figure = (page: Page, name: string) => page.getByRole('region', { name });

/** Finds papers by the box, decides about all of them with one key, and goes back to the inbox. */
async function decide(page: Page, query: string, key: string): Promise<void> {
  await list(page).focus();
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await answered(page);
  await page.getByRole('option', { name: /All results/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: query, exact: true })).toBeVisible();
  await expect(list(page).getByRole('option')).not.toHaveCount(0);
  await list(page).focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText(/^\d+ selected$/).first()).toBeVisible();
  await page.keyboard.press(key);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(/^Moved \d+ papers/);
  await list(page).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  await expect(row(page, 1)).toBeVisible();
}

/** Goes to the top of the inbox. */
async function inbox(page: Page): Promise<void> {
  await list(page).focus();
  for (const key of ['g', 's', 'g', 'i']) await page.keyboard.press(key);
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  await expect(row(page, 1)).toBeVisible();
}

/** Switches the learnt order on or off, as the menu does. */
const toggleOrder = async (page: Page): Promise<void> => {
  await own.running()?.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('learnt.toggle')?.click();
  });
  await expect(list(page)).toBeVisible();
};

test('the inbox is ordered by what is kept, with reasons, and the reading is drawn and told, with no style refused', async () => {
  test.setTimeout(240_000);
  const page = await own.start();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await importWeeks(own, page, [5, 4, 3, 2, 1]);

  // Too little to learn from is said, and nothing moves.
  await inbox(page);
  await toggleOrder(page);
  await expect(page.getByText('Not enough to learn from yet: 0 of 20 kept, 0 of 20 skipped')).toBeVisible();
  await expect(row(page, 1)).toContainText('A Survey of');
  await page.getByRole('button', { name: 'Digest order' }).press('Enter');
  await expect(page.getByText(/^Not enough/)).toBeHidden();

  // After enough decisions what is like the kept comes first, and the row and the reader say why.
  await decide(page, 'survey', 'e');
  await decide(page, 'late interaction', 'r');
  await importWeeks(own, page, [0]);
  await inbox(page);
  await expect(row(page, 1)).toContainText('A Survey of');
  await toggleOrder(page);
  await expect(page.getByText('Ordered by what you keep')).toBeVisible();
  await inbox(page);
  await expect(row(page, 1)).toContainText(/Late Interaction over .*\+ Late Interaction/s);
  await expect(row(page, 1)).toHaveAttribute(
    'aria-description',
    /\d+% like what you keep, \+ Late Interaction/,
  );
  await row(page, 1).click();
  await expect(page.getByRole('main')).toContainText(/\d+% like what you keep: \+ Late Interaction/);
  await noSeriousViolations(page);

  // A decision moves no other paper; the end of the list is what was skipped before.
  const title = async (n: number): Promise<string> => (await row(page, n).innerText()).split('\n')[0] ?? '';
  const [second, third] = [await title(2), await title(3)];
  await list(page).focus();
  await page.keyboard.press('r');
  await expect.poll(async () => title(1)).toBe(second);
  expect(await title(2)).toBe(third);
  const last = row(page, Number(await row(page, 1).getAttribute('aria-setsize')));
  await list(page).focus();
  for (let n = 0; n < 70; n += 1) await page.keyboard.press('j');
  await expect(last).toContainText(/A Survey of .*− Survey/s);
  await toggleOrder(page);
  await expect(page.getByText(/like what you keep/)).toHaveCount(0);

  // The small picture of the week, in the sidebar, opens the large one.
  const week = page.getByRole('button', { name: /^This week \d+ in, 26 kept$/ });
  await expect(week).toBeVisible();
  await week.press('Enter');
  await expect(page.getByRole('main', { name: 'Your reading' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(row(page, 1)).toBeVisible();

  // The picture, by keys alone.
  await list(page).focus();
  await page.keyboard.press('.');
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  const view = page.getByRole('main', { name: 'Your reading' });
  await expect(view).toBeFocused();
  await expect(figure(page, 'In and out, by week')).toContainText(
    /\d+ papers came in and 51 were decided about/,
  );
  await expect(
    figure(page, 'Papers finished each day').locator('svg [title], svg title').first(),
  ).toBeAttached();
  await expect(figure(page, 'Highlights by meaning')).toContainText('No highlights in these weeks.');
  await expect(figure(page, 'Time with papers')).toContainText(/reading time|with a paper open/);

  // Numbers for who wants them.
  const flow = figure(page, 'In and out, by week');
  await flow.getByText('As a table').press('Enter');
  await expect(flow.getByRole('columnheader')).toHaveText(['Week of', 'In', 'Kept', 'Skipped']);
  await expect(flow.getByRole('row').last()).toContainText(/26\s*25$/);

  // What rises is found, and a topic that is typed is counted.
  const topics = figure(page, 'Topics over time');
  await expect(topics.getByRole('button', { name: /^Agents\s*0\.7 → 6 a week$/ })).toBeVisible();
  await topics.getByRole('textbox', { name: 'A topic to follow' }).fill('late interaction');
  await expect(topics).toContainText('“late interaction”: 5 → 5 papers a week');
  await topics.getByRole('textbox', { name: 'A topic to follow' }).fill('AGENT');
  await expect(topics).toContainText('“AGENT”: 0.7 → 6 papers a week');
  await topics.getByText('As a table').press('Enter');
  await expect(topics.getByRole('row').last()).toContainText(/8\s*18$/);
  await noSeriousViolations(page);

  // Keys of papers are about none here: nothing is decided unseen.
  await view.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Month' }).press('Enter');
  await expect(figure(page, 'In and out, by week')).toContainText('51 were decided about');

  // Time is counted only while the reader wants it, and goes when they say so.
  await page.evaluate(() =>
    localStorage.setItem(
      'lectern.reading-time',
      JSON.stringify({ [new Date().toLocaleDateString('sv')]: 600 }),
    ),
  );
  await page.getByRole('button', { name: 'Year', exact: true }).press('Enter');
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(row(page, 1)).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  const time = figure(page, 'Time with papers');
  await expect(time).toContainText('10 minutes with a paper open');
  await time.getByRole('checkbox', { name: 'Count reading time' }).press('Space');
  await time.getByRole('button', { name: 'Delete the history' }).press('Enter');
  await expect(time).toContainText('No reading time in these weeks.');

  // Who does not want the week in the sidebar puts it away.
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog').getByRole('switch', { name: 'The week in the sidebar' }).press('Space');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^This week/ })).toHaveCount(0);
  expect(errors).toEqual([]);
});
