import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp, type AppHandle } from './launch.ts';

const LIBRARIES = path.resolve(import.meta.dirname, '../fixtures/libraries');

let app: AppHandle | undefined;
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  app = undefined;
});

/** A copy of a released version's library, with no IndexedDB beside it. */
function copyOf(version: string): string {
  const userData = mkdtempSync(path.join(tmpdir(), 'lectern-released-'));
  cpSync(path.join(LIBRARIES, version), path.join(userData, 'library'), { recursive: true });
  return userData;
}

async function start(userData: string): Promise<Page> {
  app = await launchApp({ userData });
  const page = await app.window();
  await page.setViewportSize({ width: 1440, height: 900 });
  return page;
}

// Made by that version itself: the sample digest imported, its first paper starred, marked, noted and put on a list.
for (const version of readdirSync(LIBRARIES)) {
  test(`the library of schema ${version} opens, with every word in it`, async () => {
    const page = await start(copyOf(version));
    await expect(page.getByRole('dialog')).toContainText('12 papers of 1 digest');
    await page.keyboard.press('Escape');
    const shelf = (name: string) =>
      page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) });
    await expect(shelf('Later')).toContainText('1');
    await shelf('Starred').press('Enter');
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(
      'A Mathematical Theory of Communication',
    );
    await expect(page.locator('main [data-mark-button]')).toHaveCount(1);
    await expect(page.getByRole('main').getByRole('textbox', { name: /note/i }).last()).toHaveText(
      'The paper that began it all.',
    );
    await expect(shelf('Classics')).toContainText('1');
  });
}

test('a library of a newer Lectern is refused politely, and stays untouched', async () => {
  const userData = copyOf('v1');
  const folder = path.join(userData, 'library');
  const newer = {
    ...(JSON.parse(readFileSync(path.join(folder, 'library.json'), 'utf8')) as object),
    schema: 99,
  };
  writeFileSync(path.join(folder, 'library.json'), JSON.stringify(newer));
  const before = contents(folder);
  const page = await start(userData);
  await expect(page.getByText('This library was written by a newer Lectern.')).toBeVisible();
  await app?.close();
  expect(contents(folder)).toEqual(before);
});

function contents(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), readFileSync(file, 'base64')]),
  );
}
