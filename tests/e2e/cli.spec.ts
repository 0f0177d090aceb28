import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { FORMAT_IDS } from '../../shared/export/format.ts';
import { builtApp } from './launch.ts';
import { ownApp } from './own-app.ts';

const own = ownApp('cli');
const data = (): string => path.join(own.folder(), 'data');
const at = (name: string): string => path.join(own.folder(), name);
const list = (page: Page) => page.getByRole('listbox', { name: 'Papers' });

interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line on the data of the test. */
function lectern(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(builtApp, 'dist/cli.js'), ...args],
      { env: { ...process.env, LECTERN_USER_DATA: data(), LC_ALL: 'C' }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        resolve({ status: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    );
  });
}

/** The one object that a command prints. */
async function json(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout } = await lectern(...args, '--json');
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** Says something to the app's socket, and answers all that it says until it ends. */
function say(line: string | Buffer): Promise<string> {
  const { path: socket } = JSON.parse(readFileSync(path.join(data(), 'outside.json'), 'utf8')) as {
    path: string;
  };
  return new Promise((resolve) => {
    let heard = '';
    const talk = connect(socket, () => talk.write(line));
    talk.on('data', (chunk) => (heard += chunk.toString()));
    talk.on('error', () => undefined);
    talk.on('close', () => resolve(heard));
  });
}

const digest = (...titles: readonly string[]): string =>
  titles
    .map(
      (title) => `${JSON.stringify({ title, abstract: `We look at it, and find more than was known.` })}\n`,
    )
    .join('');

test('the command line works alone, and beside the running app', async () => {
  // Alone, where there is no library yet.
  expect(await lectern('health')).toMatchObject({ status: 3, stdout: '' });
  writeFileSync(at('monday.jsonl'), digest('Counting Swifts at Dusk', 'What Do Reading Lists Leave Out'));
  expect(await json('import', at('monday.jsonl'))).toMatchObject({
    ok: true,
    command: 'import',
    files: [{ name: 'monday.jsonl', digest: 'monday', added: 2, joined: 0 }],
  });
  expect(await json('search', 'countnig swifts')).toMatchObject({
    ok: true,
    total: 1,
    papers: [{ title: 'Counting Swifts at Dusk', verdict: 'inbox' }],
  });

  // The app finds at its start what was imported without it.
  const page = await own.start();
  const done = page.getByRole('dialog', { name: 'Your library was looked after' });
  await expect(done.or(list(page)).first()).toBeVisible();
  if (await done.isVisible()) await page.keyboard.press('Escape');
  await expect(list(page).getByRole('option')).toHaveCount(2);
  await expect(list(page).getByRole('option', { name: /Counting Swifts at Dusk/ })).toBeVisible();

  // Beside it, an import shows in the window, and its one step can be undone there.
  await expect.poll(() => existsSync(path.join(data(), 'outside.json'))).toBe(true);
  expect(statSync(path.join(data(), 'outside.json')).mode & 0o077).toBe(0);
  writeFileSync(at('tuesday.jsonl'), digest('Marginal Notes as a Signal', 'Counting Swifts at Dusk'));
  expect(await json('import', at('tuesday.jsonl'), at('gone.txt'))).toMatchObject({
    ok: false,
    files: [
      { name: 'tuesday.jsonl', digest: 'tuesday', added: 1, joined: 1 },
      { name: 'gone.txt', digest: null, error: { code: 'file-gone' } },
    ],
  });
  await expect(list(page).getByRole('option')).toHaveCount(3);
  expect(await json('import', at('tuesday.jsonl'))).toMatchObject({
    files: [{ error: { code: 'already-imported' } }],
  });

  // What was typed a moment ago is found, and exported.
  await list(page)
    .getByRole('option', { name: /Marginal Notes/ })
    .click();
  await page.keyboard.press('n');
  await page.keyboard.type('A heliograph of readers.');
  expect(await json('search', 'heliograph')).toMatchObject({
    total: 1,
    papers: [{ title: 'Marginal Notes as a Signal', note: 'A heliograph of readers.' }],
  });
  expect(await json('search', '--limit', '1', 'is:unread')).toMatchObject({ total: 3 });
  for (const format of FORMAT_IDS) {
    const file = at(`all.${format}`);
    expect(await json('export', '--format', format, '--output', file)).toMatchObject({
      ok: true,
      file,
      papers: 3,
    });
    expect(readFileSync(file, 'utf8').toLowerCase()).toContain('marginal');
  }
  expect(await lectern('export', '--format', 'bibtex')).toMatchObject({
    status: 0,
    stdout: readFileSync(at('all.bibtex'), 'utf8'),
  });
  expect(readFileSync(at('all.markdown'), 'utf8')).toContain('A heliograph of readers.');
  expect(await lectern('export', '--output', at('all.bibtex'), '-f', 'bibtex')).toMatchObject({ status: 1 });

  // How the library is, and a backup of it, merged into itself.
  expect(await json('health', '--verify')).toMatchObject({ ok: true, health: { digests: 2, findings: [] } });
  expect(await json('backup', at('all.lectern'))).toMatchObject({ ok: true, file: at('all.lectern') });
  expect(await json('restore', at('all.lectern'))).toMatchObject({
    ok: false,
    offer: { papers: 3, digests: { newHere: 0, same: 2 } },
    done: null,
  });

  // Strangers at the socket get nothing, and do no harm.
  expect(await say('nonsense\n')).toBe('');
  expect(await say(Buffer.alloc(5 * 1024 * 1024, 97))).toBe('');
  expect(await say(`${JSON.stringify({ lectern: 1, token: 'x', request: { kind: 'health' } })}\n`)).toContain(
    'app-silent',
  );

  // Once the app is gone the files are worked on again; then a backup brings back what was taken away.
  await own.running()?.close();
  expect(await json('search', 'heliograph')).toMatchObject({ total: 1 });
  const other = at('other');
  const restored = await json('restore', '--yes', '--data', other, at('all.lectern'));
  expect(restored).toMatchObject({ ok: true, done: { digests: 2, merged: 0 } });
  expect(readdirSync(path.join(other, 'backups'))).toHaveLength(1);
  expect(await json('search', 'heliograph', '--data', other)).toMatchObject({
    total: 1,
    papers: [{ title: 'Marginal Notes as a Signal', note: 'A heliograph of readers.' }],
  });
  expect(readdirSync(data())).not.toContain('library.lock');
});
