import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBases } from '../../../electron/vault/bases.ts';
import { openFolder } from '../../../electron/vault/folder.ts';
import { createMirror } from '../../../electron/vault/mirror.ts';
import { readVaultSettings, writeVaultSettings } from '../../../electron/vault/settings-file.ts';
import { documentOf, newPaper } from './outside.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lectern-vault-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const put = (path: string, text: string | Uint8Array): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};

describe('the folder', () => {
  test('shows Markdown files, but none of git, Obsidian and Logseq, and clears what was being written', async () => {
    for (const path of [
      'a.md',
      'Deep/er/B.MD',
      '.git/c.md',
      '.obsidian/d.md',
      'logseq/bak/e.md',
      'f.txt',
      '.lectern-1.tmp',
    ])
      put(path, '');
    const seen = await openFolder(root).walk();
    expect(seen?.map(({ path }) => path).toSorted()).toEqual(['Deep/er/B.MD', 'a.md']);
    expect(readdirSync(root)).not.toContain('.lectern-1.tmp');
    expect(await openFolder(join(root, 'gone')).walk()).toBeNull();
  });

  test('replaces a file only if it still is what was merged, and leaves nothing else behind', async () => {
    const folder = openFolder(root);
    put('a.md', '\uFEFFone\r\n');
    expect((await folder.read('a.md'))?.text).toBe('\uFEFFone\r\n');
    expect(await folder.replace('a.md', 'two', 'other')).toBeNull();
    expect(await folder.replace('a.md', 'two', null)).toBeNull();
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('\uFEFFone\r\n');
    const stamp = await folder.replace('a.md', '\uFEFFtwo\r\n', '\uFEFFone\r\n');
    expect(stamp).toBe((await folder.walk())?.[0]?.stamp);
    expect(await folder.replace('New/b.md', 'b', null)).not.toBeNull();
    await folder.sync();
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('\uFEFFtwo\r\n');
    expect(readdirSync(root).toSorted()).toEqual(['New', 'a.md']);
  });

  test('takes no file for text that is none', async () => {
    put('a.md', new Uint8Array([0x61, 0xff, 0xfe]));
    expect(await openFolder(root).read('a.md')).toBeNull();
    expect(await openFolder(root).read('none.md')).toBeNull();
  });
});

describe('what was agreed on', () => {
  const base = (path: string) => ({ path, stamp: '1:2:3', fields: { note: 'text' } });

  test('is there again after a start, the last of each, without a line that was torn', async () => {
    const file = join(root, 'bases.jsonl');
    const bases = await openBases(file);
    await bases.put(
      new Map([
        ['paper:a', base('a.md')],
        ['paper:b', base('b.md')],
      ]),
    );
    await bases.put(
      new Map([
        ['paper:a', base('moved.md')],
        ['paper:b', null],
      ]),
    );
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"id":"paper:c","ba`);
    const torn = await openBases(file);
    expect([...torn.all]).toEqual([['paper:a', base('moved.md')]]);
    await torn.put(new Map([['paper:d', base('d.md')]]));
    expect([...(await openBases(file)).all.keys()]).toEqual(['paper:a', 'paper:d']);
  });

  test('stays small however often it changes', async () => {
    const file = join(root, 'bases.jsonl');
    const bases = await openBases(file);
    const many = (n: number) =>
      new Map(Array.from({ length: 300 }, (_, at) => [`paper:${at}`, base(`${n}.md`)]));
    for (let n = 0; n < 12; n++) await bases.put(many(n));
    expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(2_300);
    expect((await openBases(file)).all.get('paper:7')?.path).toBe('11.md');
  });
});

describe('the mirror on a disk', () => {
  const open = async () =>
    createMirror(openFolder(join(root, 'vault')), await openBases(join(root, 'bases.jsonl')));
  const papers = Array.from({ length: 120 }, (_, n) => documentOf(String(n), newPaper()));
  const file = (name: string): string => join(root, 'vault/Papers', name);

  test('follows renames and hundreds of files that a checkout changed at once, and reports copies and what is gone', async () => {
    mkdirSync(join(root, 'vault'));
    let mirror = await open();
    expect(await mirror.scan()).toEqual([]);
    await mirror.exchange(papers);
    expect(await mirror.scan()).toEqual([]);
    renameSync(file('Paper 3.md'), join(root, 'vault/Mine.md'));
    writeFileSync(file('Copy.md'), readFileSync(file('Paper 4.md')));
    rmSync(file('Paper 5.md'));
    mirror = await open();
    expect(await mirror.scan()).toEqual([]);
    expect(mirror.issues()).toEqual([
      { kind: 'duplicate', file: 'Papers/Copy.md' },
      { kind: 'missing', file: 'Papers/Paper 5.md' },
    ]);
    for (const name of readdirSync(join(root, 'vault/Papers')))
      writeFileSync(
        file(name),
        readFileSync(file(name), 'utf8').replace('second line', 'second line, changed'),
      );
    expect((await mirror.scan())?.length).toBe(118);
    const outcomes = await mirror.exchange(papers);
    expect(outcomes.flatMap(({ edits }) => edits.map(({ value }) => value))).toEqual(
      Array.from({ length: 118 }, () => 'The first line.\nThe second line, changed'.concat('.')),
    );
    expect(readdirSync(join(root, 'vault/Papers'))).not.toContain('Paper 5.md');
    await mirror.rewrite();
    await mirror.exchange(papers);
    expect(readdirSync(join(root, 'vault/Papers'))).toContain('Paper 5.md');
    expect(readdirSync(join(root, 'vault/Papers'))).not.toContain('Paper 3.md');
  });

  test('never writes over a file that has the name already', async () => {
    put('vault/Papers/paper 0.md', 'Mine');
    const mirror = await open();
    await mirror.scan();
    await mirror.exchange(papers.slice(0, 1));
    expect(readdirSync(join(root, 'vault/Papers')).toSorted()).toEqual(['Paper 0 (2).md', 'paper 0.md']);
    expect(readFileSync(file('paper 0.md'), 'utf8')).toBe('Mine');
  });
});

test('settings of the mirror are read back, and a file that does not read is none', async () => {
  const path = join(root, 'vault/vault.json');
  expect((await readVaultSettings(path)).folder).toBeNull();
  const settings = { folder: '/somewhere', paused: true, scope: 'all', cursor: 'c' } as const;
  await writeVaultSettings(path, settings);
  expect(await readVaultSettings(path)).toEqual(settings);
  writeFileSync(path, '{');
  expect(await readVaultSettings(path)).toMatchObject({ folder: null, scope: 'touched' });
});
