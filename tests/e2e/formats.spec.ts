/** Every format is read in the worker of the built app: it has no document, obeys the policy, and loads the largest parsers late. */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { noSeriousViolations } from './axe.ts';
import { launchApp, type AppHandle } from './launch.ts';
import { record } from './recorder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const fixtures = path.join(root, 'tests/fixtures/digests');
const folder = mkdtempSync(path.join(tmpdir(), 'lectern-formats-'));
let app: AppHandle | undefined;
test.afterAll(async () => {
  await app?.kill9().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const ENDING = '.expected.json';

/** One example of each format, the one with the most papers, by the name under which the app is given it. */
const examples = new Map(
  readdirSync(fixtures, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [`${name} - ${largestIn(name).input}`, { format: name, ...largestIn(name) }]),
);

function largestIn(format: string): { readonly input: string; readonly papers: number } {
  const names = readdirSync(path.join(fixtures, format));
  const pairs = names
    .filter((name) => name.endsWith(ENDING))
    .map((name) => {
      const stem = name.slice(0, -ENDING.length);
      const input = names.find((each) => each !== name && path.parse(each).name === stem) ?? stem;
      const { records } = JSON.parse(readFileSync(path.join(fixtures, format, name), 'utf8')) as {
        readonly records: readonly unknown[];
      };
      return { input, papers: records.length };
    });
  return pairs.toSorted((a, b) => b.papers - a.papers)[0] ?? { input: '', papers: 0 };
}

test('every format has an example', () => {
  const formats = readdirSync(path.join(root, 'shared/digest/formats'))
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => name.slice(0, -3));
  const shown = new Set([...examples.values()].map(({ format }) => format));
  expect(formats.filter((name) => !shown.has(name))).toEqual([]);
});

test('every format is read in the worker, and previewed with all its papers', async () => {
  // The end of another test of this file may have taken the folder away.
  mkdirSync(folder, { recursive: true });
  const files = [...examples].map(([name, { format, input }]) => {
    const file = path.join(folder, name);
    copyFileSync(path.join(fixtures, format, input), file);
    return file;
  });
  app = await launchApp({ userData: path.join(folder, 'data'), args: files });
  const page = await app.window();
  const recorder = await record(page);
  const found: Record<string, string> = {};
  for (let n = 0; n < files.length; n += 1) {
    const heading = page.getByRole('heading', { name: /^Import [\d,]+ papers? from / });
    await expect(heading).toBeVisible();
    const text = (await heading.textContent()) ?? '';
    const [, count = '', name = ''] = /^Import ([\d,]+) papers? from (.*)$/.exec(text) ?? [];
    found[name] = count;
    // The last one stands for all: they are one screen.
    if (n === files.length - 1) await noSeriousViolations(page);
    await page.keyboard.press('Escape');
    await page.waitForFunction(
      (was) => [...document.querySelectorAll('h1')].every((each) => each.textContent !== was),
      text,
    );
  }
  expect(found).toEqual(
    Object.fromEntries([...examples].map(([name, { papers }]) => [name, String(papers)])),
  );
  expect(await recorder.alarms()).toEqual([]);
  expect(recorder.outside()).toEqual([]);
});
