import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createBuilder } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_TEXT_BYTES } from '../../shared/digest/limits.ts';
import type { ParseReport } from '../../shared/digest/report.ts';

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
  return spawnSync(node, ['dist/cli.js', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
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

describe('lectern parse of what is too large to be held', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const entry = (n: number): string =>
    `${JSON.stringify({ title: `Counting Swifts, Part ${n}`, abstract: `We count. ${'They pass at dusk. '.repeat(300)}` })}\n`;
  const lines = 6200;
  const text = Array.from({ length: lines }, (_, n) => (n === 3 ? 'no object\n' : entry(n))).join('');
  const file = join(folder, 'library.jsonl');
  writeFileSync(file, text);

  it('reads a file and standard input in pieces, and says where each record is', () => {
    expect(text.length).toBeGreaterThan(MAX_TEXT_BYTES);
    const { status, stdout, stderr } = lectern(['parse', file]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const report = JSON.parse(stdout) as ParseReport;
    expect(report).toMatchObject({
      format: 'jsonl',
      digest: { title: 'library' },
      lines: { total: lines, used: lines - 1 },
      unaccounted: 0,
      ignored: [{ line: 4, text: 'no object', reason: 'not a JSON object' }],
      trimmed: [],
    });
    expect(report.records).toHaveLength(lines - 1);
    for (const { title, raw } of [report.records[0]!, report.records.at(-1)!]) {
      expect(raw.text).toBe('');
      expect(text.slice(raw.byteFrom, raw.byteTo)).toContain(title);
    }
    const piped = JSON.parse(lectern(['parse', '-'], text).stdout) as ParseReport;
    expect(piped.records).toEqual(report.records);
  });

  it('refuses what cannot be read in pieces, and prints nothing', () => {
    const words = join(folder, 'words.txt');
    writeFileSync(words, 'Words and more words of a text.\n'.repeat(1_100_000));
    expect(lectern(['parse', words])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `lectern: ${words}: text-too-large (words.txt)\n`,
    });
  });

  it('stops without a complaint when nobody reads on', () => {
    const { status, stderr } = spawnSync(
      '/bin/sh',
      ['-c', 'node_modules/.bin/node dist/cli.js parse "$0" | head -c 100 > /dev/null', file],
      { cwd: root, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('lectern on a library that no app has open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  const on = (...args: readonly string[]) => lectern([...args, '--data', data]);
  const error = ({ stdout }: { readonly stdout: string }) =>
    (JSON.parse(stdout) as { readonly error: unknown }).error;

  it('says that there is none, and makes none to look into', () => {
    for (const command of [['search', 'a'], ['export', '-f', 'ris'], ['health'], ['backup']]) {
      const ran = on(...command, '--json', ...(command[0] === 'export' ? ['-o', join(folder, 'x')] : []));
      expect(ran.status).toBe(3);
      expect(error(ran)).toMatchObject({
        code: 'library-missing',
        advice: expect.stringMatching(/--data/) as string,
      });
    }
    expect(existsSync(data)).toBe(false);
  });

  it('imports, finds and exports, and leaves a file alone that is there', () => {
    expect(on('import', list)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/3 new papers/) as string,
      stderr: '',
    });
    expect(on('import', list)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/already here/) as string,
    });
    expect(on('search', 'reding', 'lists')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/What Do Reading Lists Leave Out\?/) as string,
    });
    expect(on('search', 'xylophonist')).toMatchObject({ status: 0, stdout: '0 papers.\n' });
    const file = join(folder, 'all.bib');
    expect(on('export', '--output', file)).toMatchObject({ status: 0 });
    const written = readFileSync(file, 'utf8');
    expect(written.match(/^@/gm)).toHaveLength(3);
    expect(on('export', '--format', 'bibtex').stdout).toBe(written);
    expect(on('export', '--output', file, '-f', 'ris')).toMatchObject({ status: 1 });
    expect(readFileSync(file, 'utf8')).toBe(written);
    expect(on('export', '--output', file, '-f', 'ris', '--force')).toMatchObject({ status: 0 });
    expect(readFileSync(file, 'utf8')).toContain('TY  - ');
  });

  it('merges a backup only when it is told to, after one of its own', () => {
    const file = join(folder, 'all.lectern');
    expect(on('backup', file)).toMatchObject({ status: 0 });
    expect(on('restore', file)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/--yes/) as string,
    });
    expect(on('restore', '--yes', file)).toMatchObject({ status: 0 });
    expect(readdirSync(join(data, 'backups'))).toHaveLength(1);
    expect(on('restore', '--yes', list)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/backup-unreadable/) as string,
    });
  });

  it('keeps away while another process has it', () => {
    const lock = join(data, 'library.lock');
    expect(existsSync(lock)).toBe(false);
    writeFileSync(lock, JSON.stringify({ holder: 'app', pid: process.pid, token: 'x' }));
    const ran = on('health', '--json');
    expect(ran.status).toBe(3);
    expect(error(ran)).toMatchObject({ code: 'library-in-use' });
    rmSync(lock);
    expect(on('health')).toMatchObject({ status: 0 });
  });

  it.each([
    [['search']],
    [['search', '--limit', '0', 'a']],
    [['import']],
    [['export']],
    [['export', '-f', 'docx']],
    [['export', '-f', 'ris', '--json']],
    [['export', '-f', 'ris', '--without', 'all']],
    [['restore']],
    [['health', 'now']],
    [['backup', 'a', 'b']],
  ])('exits with 2 and how it is used for %j', (args) => {
    const { status, stdout, stderr } = on(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`Usage: lectern ${args[0]}`);
  });
});

describe('the command line', () => {
  it.each(['parse', 'import', 'search', 'export', 'backup', 'restore', 'health'])('explains %s', (name) => {
    const { status, stdout } = lectern(['help', name]);
    expect(status).toBe(0);
    for (const head of ['NAME', 'SYNOPSIS', 'DESCRIPTION', 'OPTIONS', 'EXIT STATUS', 'EXAMPLES'])
      expect(stdout).toMatch(new RegExp(`^${head}$`, 'm'));
    expect(lectern([name, '--help']).stdout).toBe(stdout);
    expect(lectern(['help']).stdout).toContain(`       ${name}`);
  });

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
    expect(readFileSync(resolve(root, 'cli/main.ts'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});
