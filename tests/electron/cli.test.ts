import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createBuilder } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const list = 'tests/fixtures/digests/reading-list.txt';

/** Formats are found by the bundler, so it is the bundle that runs. */
beforeAll(async () => {
  const builder = await createBuilder({ configFile: resolve(root, 'vite.config.ts'), logLevel: 'silent' });
  const { cli } = builder.environments;
  if (!cli) throw new Error('vite.config.ts builds no cli');
  await builder.build(cli);
}, 60_000);

function lectern(args: readonly string[], input = '') {
  const node = resolve(root, 'node_modules/.bin/node');
  return spawnSync(node, ['dist/cli.js', ...args], { cwd: root, input, encoding: 'utf8' });
}

describe('lectern parse', () => {
  it('prints the report of a file as indented JSON', () => {
    const { status, stdout, stderr } = lectern(['parse', list]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^\{\n {2}"format": "text"/);
    expect(JSON.parse(stdout)).toMatchObject({ unaccounted: 0, digest: { title: 'reading-list' } });
  });

  it('reads standard input for -', () => {
    const { status, stdout } = lectern(['parse', '-'], readFileSync(resolve(root, list), 'utf8'));
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { records: unknown[] }).records).toHaveLength(3);
  });

  it('writes no control characters of a name to the terminal', () => {
    const { status, stderr } = lectern(['parse', '\u001b[2Jgone\u009b31m\u0007.txt']);
    expect(status).toBe(1);
    expect(stderr).toContain('\uFFFD[2Jgone\uFFFD31m\uFFFD.txt: file-gone');
    expect(stderr).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('says on standard error why a file cannot be read, and exits with 1', () => {
    expect(lectern(['parse', 'no-such-file.txt'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('no-such-file.txt: file-gone') as string,
    });
    expect(lectern(['parse', '-'], '%PDF-1.7')).toMatchObject({ status: 1, stderr: 'lectern: -: is-pdf\n' });
    expect(lectern(['parse', '--encoding', 'utf-7', list])).toMatchObject({ status: 1 });
  });
});

describe('the command line', () => {
  it.each([[[]], [['parse']], [['read', 'x']], [['parse', 'a', 'b']], [['--unknown']]])(
    'exits with 2 and its usage for %j',
    (args) => {
      const { status, stdout, stderr } = lectern(args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('Usage: lectern parse');
    },
  );

  it('answers --help and --version', () => {
    expect(lectern(['--help'])).toMatchObject({ status: 0, stderr: '' });
    expect(lectern(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('starts with a line that lets a shell run it', () => {
    expect(readFileSync(resolve(root, 'electron/cli.ts'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});
