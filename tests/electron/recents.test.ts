import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFiles } from '../../electron/files.ts';
import { createRecents } from '../../electron/recents.ts';

const told = vi.hoisted(() => [] as string[]);
vi.mock('electron', () => ({
  app: {
    addRecentDocument: (path: string) => told.push(path),
    clearRecentDocuments: () => told.push('cleared'),
  },
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-recents-'));
  told.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (onChange = () => undefined as void) =>
  createRecents({ userData: folder, files: createFiles(), log: { error: () => undefined }, onChange });
const file = (name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, `${name}\n`);
  return path;
};
const names = (recents: ReturnType<typeof open>): string[] => recents.list().map(({ name }) => name);

it('remembers files by name, the newest first and each once, over a restart', () => {
  const recents = open();
  recents.add([file('a.eml'), file('b.eml')]);
  recents.add([file('c.eml')]);
  recents.add([file('a.eml')]);
  expect(names(recents)).toEqual(['a.eml', 'c.eml', 'b.eml']);
  expect(names(open())).toEqual(['a.eml', 'c.eml', 'b.eml']);
  expect(told.at(-1)).toBe(join(folder, 'a.eml'));
  for (let n = 0; n < 20; n++) recents.add([file(`${n}.eml`)]);
  expect(names(recents)).toHaveLength(12);
});

it('opens one by its id, and nothing for a path or another id', async () => {
  const recents = open();
  recents.add([file('a.eml')]);
  const [{ id } = { id: '' }] = recents.list();
  expect((await recents.handlers.openRecent(id)).digests).toMatchObject([{ name: 'a.eml' }]);
  expect(await recents.handlers.openRecent(join(folder, 'a.eml'))).toEqual({ digests: [], refused: [] });
  expect(JSON.stringify(await recents.handlers.recentDigests(undefined))).not.toContain(folder);
});

it('clears the list, the system’s too', async () => {
  const recents = open();
  recents.add([file('a.eml')]);
  await recents.handlers.clearRecents(undefined);
  expect([names(recents), names(open()), told.at(-1)]).toEqual([[], [], 'cleared']);
});

it('takes a damaged list for none', () => {
  for (const stored of ['{', '7', '[{"id":1,"path":"x"},null]']) {
    writeFileSync(join(folder, 'recents.json'), stored);
    expect(open().list()).toEqual([]);
  }
  open().add([file('a.eml')]);
  expect(JSON.parse(readFileSync(join(folder, 'recents.json'), 'utf8'))).toHaveLength(1);
});
