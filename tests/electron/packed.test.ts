/**
 * The packager, run on a folder that stands for Electron's own: its binary cannot be had everywhere, and all that matters here is
 * what goes into the archive and which fuses are flipped. What starts from it, only a machine with Electron can show.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIGEST_EXTENSIONS } from '../../shared/digest/extensions.ts';

const root = resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const builder = createRequire(require.resolve('electron-builder'));
const asar = builder('@electron/asar') as {
  createPackage: (from: string, to: string) => Promise<void>;
  listPackage: (path: string, options: { isPack: boolean }) => string[];
  extractFile: (path: string, file: string) => Buffer;
};
const { load } = builder('js-yaml') as { load: (text: string) => unknown };
const fuses = createRequire(builder.resolve('app-builder-lib'))('@electron/fuses') as {
  getCurrentFuseWire: (path: string) => Promise<Record<string, number>>;
};

/** Electron's mark in its binary, the version of its fuses, how many there are, and their states: all that can be flipped, as they come. */
const FUSES = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0008' + '10001110', 'latin1');
const [OFF, ON] = ['0'.charCodeAt(0), '1'.charCodeAt(0)];

let folder: string;
let packed: string;
let said: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-packed-'));
  const app = join(folder, 'app');
  const write = (path: string, text: string | Buffer): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const name of ['electron-builder.yml', 'package.json'])
    cpSync(join(root, name), join(folder, 'app', name));
  cpSync(join(root, 'assets'), join(app, 'assets'), { recursive: true });
  for (const path of [
    'dist/main/main.js',
    'dist/main/main.js.map',
    'dist/preload/preload.cjs',
    'dist/renderer/index.html',
    'dist/cli.js',
    'electron/main.ts',
    'electron/stand-in/electron.mjs',
    'tests/e2e/host.spec.ts',
    'node_modules/left-over/index.js',
    '.env',
  ])
    write(join('app', path), path);

  await mkdirAsar(join(folder, 'electron/resources'));
  write('electron/electron', Buffer.concat([Buffer.alloc(4096), FUSES, Buffer.alloc(4096)]));
  write('electron/version', '45.4.1');
  for (const locale of ['en-US', 'de', 'zh-CN']) write(`electron/locales/${locale}.pak`, locale);

  said = pack([]);
  packed = join(app, 'release/linux-unpacked');
}, 120_000);

/** Answers what the packager says. */
function pack(more: readonly string[]): string {
  const app = join(folder, 'app');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(require.resolve('electron-builder'), '../../cli.js'),
      '--linux',
      '--dir',
      '--x64',
      '--projectDir',
      app,
      `-c.electronDist=${join(folder, 'electron')}`,
      '-c.electronVersion=45.4.1',
      ...more,
    ],
    { encoding: 'utf8', cwd: app },
  );
  return `${stdout}${stderr}`;
}

async function mkdirAsar(resources: string): Promise<void> {
  mkdirSync(join(resources, 'app'), { recursive: true });
  writeFileSync(join(resources, 'app/package.json'), '{"name":"electron","main":"main.js"}');
  await asar.createPackage(join(resources, 'app'), join(resources, 'default_app.asar'));
  rmSync(join(resources, 'app'), { recursive: true });
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a packed app', () => {
  it('has in its archive what was built and package.json, and nothing else', () => {
    expect([existsSync(join(packed, 'resources/app.asar')), said]).toEqual([true, said]);
    const files = asar
      .listPackage(join(packed, 'resources/app.asar'), { isPack: false })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.[a-z]+$/.test(path));
    expect(files.toSorted()).toEqual([
      '/dist/cli.js',
      '/dist/main/main.js',
      '/dist/preload/preload.cjs',
      '/dist/renderer/index.html',
      '/package.json',
    ]);
  });

  it('has its own main file in the archive, and nothing that is only for building', () => {
    const packaged = JSON.parse(
      asar.extractFile(join(packed, 'resources/app.asar'), 'package.json').toString('utf8'),
    ) as Record<string, unknown>;
    expect(packaged['main']).toBe('dist/main/main.js');
    expect(packaged).not.toHaveProperty('devDependencies');
    expect(packaged).not.toHaveProperty('scripts');
  });

  it('has its fuses flipped', async () => {
    const wire = await fuses.getCurrentFuseWire(join(packed, 'lectern'));
    expect(Object.fromEntries(Array.from({ length: 8 }, (_, n) => [n, wire[n]]))).toEqual({
      // As in @electron/fuses: RunAsNode, EnableCookieEncryption, EnableNodeOptionsEnvironmentVariable, EnableNodeCliInspectArguments,
      // EnableEmbeddedAsarIntegrityValidation, OnlyLoadAppFromAsar, LoadBrowserProcessSpecificV8Snapshot, GrantFileProtocolExtraPrivileges.
      0: OFF,
      1: OFF,
      2: OFF,
      3: OFF,
      4: ON,
      5: ON,
      6: OFF,
      7: OFF,
    });
  });

  it('has no place to ask for updates, and the languages that it speaks', () => {
    expect(existsSync(join(packed, 'resources/app-update.yml'))).toBe(false);
    expect(['en-US', 'zh-CN', 'de'].map((name) => existsSync(join(packed, `locales/${name}.pak`)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('passes what a release is looked at with, which finds a stranger in the archive and a fuse that is on', async () => {
    const check = (at: string) =>
      spawnSync(process.execPath, [join(root, 'tests/tools/check-packed.mjs'), at], { encoding: 'utf8' });
    expect(check(join(packed, '..'))).toMatchObject({ status: 0, stdout: '1 packed, 0 wrong\n' });

    const bad = join(folder, 'bad/linux-unpacked');
    mkdirSync(join(bad, 'resources'), { recursive: true });
    mkdirSync(join(folder, 'strange/electron'), { recursive: true });
    writeFileSync(join(folder, 'strange/electron/main.ts'), '');
    await asar.createPackage(join(folder, 'strange'), join(bad, 'resources/app.asar'));
    cpSync(join(folder, 'electron/electron'), join(bad, 'lectern'));
    const { status, stderr } = check(join(folder, 'bad'));
    expect(status).toBe(1);
    expect(stderr).toContain('has /electron/main.ts');
    expect(stderr).toContain('fuse 0 is 1');
    expect(check(join(folder, 'nowhere')).status).toBe(1);
  });

  it('asks for updates where it was released, once the release workflow has packed it', () => {
    const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8');
    const [, flags = ''] =
      /electron-builder \S+ \}\} (--publish never .*)/.exec(
        workflow.replace('${{ matrix.system', '$MATRIX'),
      ) ?? [];
    expect(flags).toContain('-c.publish.provider=github');
    const { stdout } = spawnSync('bash', ['-c', `printf '%s\\n' ${flags}`], {
      encoding: 'utf8',
      env: { ...process.env, GITHUB_REPOSITORY: 'somebody/lectern' },
    });
    const output = join(folder, 'released');
    const saidThen = pack([...stdout.trim().split('\n'), `-c.directories.output=${output}`]);
    const place = join(output, 'linux-unpacked/resources/app-update.yml');
    expect([existsSync(place), saidThen]).toEqual([true, saidThen]);
    expect(load(readFileSync(place, 'utf8'))).toMatchObject({
      provider: 'github',
      owner: 'somebody',
      repo: 'lectern',
    });
  }, 60_000);
});

describe('the launcher of a Linux package', () => {
  it('opens every digest and every link, and is told apart by the name of its windows', async () => {
    const { Packager, Platform, Arch } = builder('app-builder-lib') as {
      Packager: new (options: unknown) => { validateConfig: () => Promise<void> };
      Platform: { LINUX: { createTarget: (target: string, arch: number) => unknown } };
      Arch: { x64: number };
    };
    const { LinuxPackager } = builder('app-builder-lib/out/linuxPackager') as {
      LinuxPackager: new (packager: unknown) => { platformSpecificBuildOptions: unknown };
    };
    const { LinuxTargetHelper } = builder('app-builder-lib/out/targets/LinuxTargetHelper') as {
      LinuxTargetHelper: new (packager: unknown) => { computeDesktopEntry: (of: unknown) => Promise<string> };
    };
    const packager = new Packager({
      projectDir: root,
      targets: Platform.LINUX.createTarget('dir', Arch.x64),
    });
    await packager.validateConfig();
    const linux = new LinuxPackager(packager);
    const text = await new LinuxTargetHelper(linux).computeDesktopEntry(linux.platformSpecificBuildOptions);
    const entry = Object.fromEntries(
      text.split('\n').flatMap((line) => (line.includes('=') ? [line.split(/=(.*)/)] : [])),
    ) as Record<string, string>;
    const types = entry['MimeType']?.split(';').filter(Boolean) ?? [];
    expect(new Set(types)).toEqual(
      new Set([...DIGEST_EXTENSIONS.map(({ mimeType }) => mimeType), 'x-scheme-handler/lectern']),
    );
    const { desktopName } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      desktopName: string;
    };
    expect(entry).toMatchObject({
      Name: 'Lectern',
      Exec: '/opt/Lectern/lectern %U',
      Terminal: 'false',
      StartupWMClass: desktopName.replace('.desktop', ''),
    });
  });
});
