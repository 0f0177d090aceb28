import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { WindowBridge } from '../../shared/bridge.ts';
import { paperLink } from '../../shared/deep-link.ts';
import { noSeriousViolations } from './axe.ts';
import { launchApp } from './launch.ts';
import { ownApp } from './own-app.ts';
import { secondWindow } from './second-window.ts';
import { smallTargets } from './seen.ts';

const { folder, start, running } = ownApp('desktop');

const root = path.resolve(import.meta.dirname, '../..');
const sample = path.join(root, 'assets/sample-digest.txt');
const at = (...parts: readonly string[]): string => path.join(folder(), ...parts);

async function chooseFolder(page: Page, chosen: string): Promise<void> {
  await running()!.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, chosen);
  await page.getByRole('button', { name: 'Watch a folder…' }).press('Enter');
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

/** Keys do nothing before the library is open. */
const opened = (page: Page) => expect(page.getByRole('button', { name: /sample/ })).toBeVisible();

async function importSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /sample/ }).click();
  await page.getByRole('button', { name: /^Import 12 papers/ }).press('Enter');
  await expect(page.getByRole('listbox', { name: 'Papers' })).toBeFocused();
}

test('a digest that is put into a watched folder is offered, imported, and never offered again', async () => {
  mkdirSync(at('Digests'));
  writeFileSync(at('Digests', 'older.txt'), readFileSync(sample));
  let page = await start();
  await opened(page);
  await command(page, 'Watched folders');
  await expect(page.getByRole('dialog', { name: 'Watched folders' })).toBeVisible();
  await chooseFolder(page, at('Digests'));
  await expect(page.getByRole('heading', { name: 'Digests' })).toBeVisible();
  await noSeriousViolations(page);
  expect(await smallTargets(page)).toEqual([]);
  // The page never learns where the folder is.
  expect(
    await page.evaluate(async () =>
      JSON.stringify(await (window as unknown as { bridge: WindowBridge }).bridge.watched()),
    ),
  ).not.toContain(folder());

  writeFileSync(at('Digests', 'broken.eml'), '');
  copyFileSync(path.join(root, 'tests/fixtures/digests/bibtex/traps.bib'), at('Digests', 'new.bib'));
  await expect(page.getByText('1 file not imported')).toBeVisible();
  await page.getByText('1 file not imported').click();
  await expect(page.getByText(/broken\.eml is empty/)).toBeVisible();
  await page.keyboard.press('Escape');
  const bar = () => page.getByRole('region', { name: 'Watched folders' });
  await expect(bar()).toContainText('1 new digest waits new.bib');
  await noSeriousViolations(page);
  await bar().getByRole('button', { name: 'Look through' }).press('Enter');
  await page.getByRole('button', { name: /^Import \d+ papers/ }).press('Enter');
  await expect(page.getByRole('listbox', { name: 'Papers' })).toBeFocused();
  await expect(bar()).toHaveCount(0);

  await running()!.kill9();
  copyFileSync(at('Digests', 'new.bib'), at('Digests', 'the same.bib'));
  page = await start();
  await expect(page.getByRole('listbox', { name: 'Papers' })).toBeVisible();
  await command(page, 'Watched folders');
  await page.getByRole('button', { name: 'Offer what was there before' }).press('Enter');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('1 new digest waits');
  await page.keyboard.press('Escape');
  await expect(bar()).toContainText('older.txt');
  await expect(bar()).not.toContainText('bib');

  // Imported at once from now on; what waits, too, and the reader who looks elsewhere hears of it.
  await running()!.evaluate(({ Notification }) => Reflect.get(Notification, '_shown').lookAway(true));
  await command(page, 'Watched folders');
  await page.getByRole('combobox', { name: 'New digests in “Digests”' }).selectOption('import');
  await page.keyboard.press('Escape');
  await expect(bar()).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(/12 papers/);
  const notified = () =>
    running()!.evaluate(({ Notification }) =>
      (Reflect.get(Notification, '_shown').notifications as { body: string }[]).map(({ body }) => body),
    );
  await expect.poll(notified).toEqual([expect.stringMatching(/12 papers/)]);
  for (const name of ['older.txt', 'new.bib', 'broken.eml', 'the same.bib'])
    expect(() => readFileSync(at('Digests', name))).not.toThrow();
});

test('links open papers here, whoever wrote them, and nothing else', async () => {
  const page = await start();
  await importSample(page);
  const title = page.getByRole('main').getByRole('heading', { level: 1 });
  const first = await title.innerText();
  const id = await page.evaluate(
    (shown) =>
      new Promise<string>((done) => {
        const opening = indexedDB.open('lectern');
        opening.onsuccess = () => {
          const all = opening.result.transaction('papers').objectStore('papers').getAll();
          all.onsuccess = () => {
            const rows = all.result as readonly { readonly id: string; readonly title: string }[];
            done(rows.find(({ title: words }) => words === shown)?.id ?? '');
          };
        };
      }),
    first.replace(/\s+/g, ' '),
  );
  expect(id).not.toBe('');
  await page.keyboard.press('j');
  await expect(title).not.toHaveText(first);

  // From the system: a second start carries it over.
  const link = paperLink(id, null);
  const second = await launchApp({ userData: at('data'), args: [link] });
  expect(await second.exited).toBe(0);
  await expect(title).toHaveText(first);
  await page.keyboard.press('j');
  await expect(title).not.toHaveText(first);

  // From a note.
  const note = page.getByRole('main').getByRole('textbox', { name: /note/i }).last();
  await note.fill(`See [it](${link}) again.`);
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.getByRole('main').getByText('it', { exact: true }).click();
  await expect(title).toHaveText(first);

  await running()!.evaluate(({ app, dialog }) => {
    Reflect.set(globalThis, 'asked', 0);
    dialog.showOpenDialog = () => {
      Reflect.set(globalThis, 'asked', Reflect.get(globalThis, 'asked') + 1);
      return Promise.resolve({ canceled: true, filePaths: [] });
    };
    const prevented = { preventDefault: () => undefined };
    for (const url of [
      'lectern://import?url=https://example.org/',
      'lectern://import/../../etc/passwd',
      'lectern://open/etc/passwd',
      'file:///etc/passwd',
    ])
      app.emit('open-url', prevented, url);
    app.emit('open-url', prevented, 'lectern://import');
  });
  await expect.poll(() => running()!.evaluate(() => Reflect.get(globalThis, 'asked') as number)).toBe(1);
  await expect(title).toHaveText(first);
  await running()!.evaluate(({ app }) =>
    app.emit('open-url', { preventDefault: () => undefined }, 'lectern://paper/doi%3A10.1000%2Fnowhere'),
  );
  await expect(page.getByText('The paper of this link is not in this library.')).toBeVisible();
});

test('recent files, badge, tray, spelling and updates are as the settings say', async () => {
  const page = await start();
  await opened(page);
  copyFileSync(sample, at('week.txt'));
  await running()!.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, at('week.txt'));
  await page.keyboard.press('Control+O');
  await page.getByRole('button', { name: /^Import 12 papers/ }).press('Enter');
  await expect(page.getByRole('listbox', { name: 'Papers' })).toBeFocused();

  await command(page, 'Open a recent file');
  const recent = page.getByRole('dialog', { name: 'Recent files' });
  await expect(recent.getByRole('button', { name: 'week.txt' })).toBeFocused();
  await noSeriousViolations(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /week/ }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  const menu = await running()!.evaluate(({ Menu }) => {
    const recents = Menu.getApplicationMenu()!.getMenuItemById('menu.recent')!.submenu!;
    return recents.items.map(({ label }) => label).filter(Boolean);
  });
  expect(menu).toEqual(['week.txt', 'separator', 'Clear the list'].filter((label) => menu.includes(label)));
  expect(menu).toContain('week.txt');

  const desk = () =>
    running()!.evaluate(({ app, Notification, session }) => ({
      badge: Reflect.get(app, '_told').badge as number,
      trays: (Reflect.get(Notification, '_shown').trays as unknown[]).length,
      spelling: Reflect.get(session.defaultSession, '_spelling').on as boolean,
    }));
  expect(await desk()).toEqual({ badge: 0, trays: 0, spelling: false });
  await page.keyboard.press('Control+,');
  for (const id of ['badge', 'tray', 'spelling'])
    await page.locator(`[data-setting="${id}"]`).getByRole('switch').check();
  await noSeriousViolations(page);
  await expect.poll(desk).toEqual({ badge: 12, trays: 1, spelling: true });
  await page.keyboard.press('Escape');
  await page.getByRole('listbox', { name: 'Papers' }).focus();
  await page.keyboard.press('m');
  await expect.poll(async () => (await desk()).badge).toBe(11);

  await running()!.evaluate(({ BrowserWindow }) => {
    const can = {
      canUndo: true,
      canRedo: true,
      canCut: true,
      canCopy: true,
      canPaste: true,
      canSelectAll: true,
    };
    BrowserWindow.getAllWindows()[0]!.webContents.emit(
      'context-menu',
      {},
      {
        isEditable: true,
        selectionText: '',
        misspelledWord: 'pappers',
        dictionarySuggestions: ['papers'],
        editFlags: can,
      },
    );
  });
  const learnt = await running()!.evaluate(({ Menu, session }) => {
    const items = Reflect.get(Menu, '_lastPopup').call(Menu).items as { label: string; click(): void }[];
    items.find(({ label }) => label === 'Add to dictionary')!.click();
    return {
      labels: items.map(({ label }) => label),
      words: Reflect.get(session.defaultSession, '_spelling').words,
    };
  });
  expect(learnt.labels[0]).toBe('papers');
  expect(learnt.words).toEqual(['pappers']);

  await command(page, 'About Lectern');
  await expect(page.getByRole('dialog', { name: 'About Lectern' })).toContainText('runs from its sources');
  await noSeriousViolations(page);
  await page.keyboard.press('Escape');

  // With the icon beside the clock the last window may close.
  await running()!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  await expect
    .poll(() => running()!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(0);
  // What the menu is asked for then opens a window, which does it.
  await running()!.evaluate(({ dialog, Menu }) => {
    Reflect.set(globalThis, 'asked', 0);
    dialog.showOpenDialog = () => {
      Reflect.set(globalThis, 'asked', Reflect.get(globalThis, 'asked') + 1);
      return Promise.resolve({ canceled: true, filePaths: [] });
    };
    Menu.getApplicationMenu()!.getMenuItemById('import.choose')!.click();
  });
  await expect.poll(() => running()!.evaluate(() => Reflect.get(globalThis, 'asked') as number)).toBe(1);
  await running()!.evaluate(({ Notification }) =>
    Reflect.get(Notification, '_shown').trays[0].menu.items[0].click(),
  );
  expect(await running()!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a quit with two windows loses no word of either', async () => {
  const one = await start();
  await importSample(one);
  const two = await secondWindow(running()!, one);
  const note = (page: Page) => page.getByRole('main').getByRole('textbox', { name: /note/i }).last();
  await expect(note(two)).toBeVisible();
  await two.getByRole('listbox', { name: 'Papers' }).focus();
  await two.keyboard.press('j');
  const other = await two.getByRole('main').getByRole('heading', { level: 1 }).innerText();
  await note(one).pressSequentially('typed last in the first window');
  await note(two).pressSequentially('typed last in the second');
  await running()!.close();

  const again = await start();
  await expect(note(again)).toHaveText(/typed last in the first window/);
  await again.getByRole('listbox', { name: 'Papers' }).focus();
  await again.keyboard.press('j');
  await expect(again.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(other);
  await expect(note(again)).toHaveText(/typed last in the second/);
});
