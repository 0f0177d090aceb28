import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const hook = new URL(`file://${resolve(import.meta.dirname, '../../../electron/stand-in/register.mjs')}`)
  .href;
/** Notes its arguments; the first of its kind then starts itself again. */
const MAIN = `
import { app } from 'electron';
import { appendFileSync, existsSync } from 'node:fs';
app.setPath('userData', process.env.NOTES + '.data');
const first = !existsSync(process.env.NOTES);
const locked = app.requestSingleInstanceLock();
appendFileSync(process.env.NOTES, JSON.stringify({ locked, args: process.argv.slice(2) }) + '\\n');
if (first) app.relaunch();
app.exit(0);
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-relaunch-'));
  writeFileSync(join(folder, 'package.json'), '{"name":"relaunch","main":"main.mjs"}');
  writeFileSync(join(folder, 'main.mjs'), MAIN);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(notes: string, driven: 'driven' | 'alone'): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', hook, join(folder, 'main.mjs'), 'a.eml'], {
    env: { ...process.env, STANDIN_APP: folder, NOTES: notes },
    stdio: driven === 'driven' ? ['ignore', 'inherit', 'inherit', 'ipc'] : 'ignore',
  });
  return new Promise((done) => child.once('exit', done));
}
const notesIn = (path: string) =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown)
    : [];

it('the stand-in starts itself again, once the instance lock is free, with the same arguments', async () => {
  const notes = join(folder, 'alone');
  expect(await run(notes, 'alone')).toBe(0);
  const note = { locked: true, args: ['a.eml'] };
  await vi.waitFor(() => expect(notesIn(notes)).toEqual([note, note]), { timeout: 10_000, interval: 50 });
}, 20_000);

it('the stand-in tells a harness that drives it, and leaves starting to it', async () => {
  expect(await run(join(folder, 'driven'), 'driven')).toBe(75);
  expect(notesIn(join(folder, 'driven'))).toHaveLength(1);
}, 20_000);
