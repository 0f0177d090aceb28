import { createRequire } from 'node:module';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIGEST_EXTENSIONS } from '../../shared/digest/extensions.ts';

// The packager and what it needs to read its own configuration; both are CommonJS.
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { validateConfiguration } = require('app-builder-lib/out/util/config/config') as {
  validateConfiguration: (config: unknown, logger: { isEnabled: boolean; add(): void }) => Promise<void>;
};
const { load } = require('js-yaml') as { load: (text: string) => Record<string, unknown> };

const read = () => load(readFileSync(resolve(import.meta.dirname, '../../electron-builder.yml'), 'utf8'));
const validate = (config: unknown) =>
  validateConfiguration(config, { isEnabled: false, add: () => undefined });

describe('electron-builder.yml', () => {
  it('is valid by the packager’s own schema', async () => {
    await expect(validate(read())).resolves.toBeUndefined();
  });

  it('would not be with a fuse misspelt', async () => {
    const config = read();
    await expect(validate({ ...config, electronFuses: { runAsNod: false } })).rejects.toThrow(
      'electronFuses',
    );
  });

  it('closes every way around the sandbox, and never removes a library', () => {
    const config = read();
    expect(config).toMatchObject({
      asar: true,
      electronFuses: {
        runAsNode: false,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        grantFileProtocolExtraPrivileges: false,
        loadBrowserProcessSpecificV8Snapshot: false,
      },
      mac: { hardenedRuntime: true },
      nsis: { deleteAppDataOnUninstall: false },
      toolsets: { appimage: '1.0.3' },
    });
    // What is unpacked from the archive is not covered by its integrity check; extra files are not in it.
    expect(Object.keys(config).filter((key) => /asarUnpack|extraFiles|extraResources/.test(key))).toEqual([]);
  });

  it('ships only what was built', () => {
    expect(read()['files']).toEqual(['dist/**', 'package.json', '!**/*.map']);
    const { dependencies } = JSON.parse(
      readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'),
    ) as { dependencies?: Record<string, string> };
    expect(dependencies ?? {}).toEqual({});
  });

  it('pins Electron to one exact version', () => {
    const { devDependencies } = JSON.parse(
      readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'),
    ) as { devDependencies: Record<string, string> };
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('makes what every system wants, macOS hardened and for both kinds of processors', () => {
    const config = read() as Record<string, { target?: { target: string; arch: string[] }[] }>;
    const targets = (system: string) => config[system]?.target?.map(({ target }) => target);
    expect(targets('linux')).toEqual(['AppImage', 'deb', 'rpm']);
    expect(targets('mac')).toEqual(['dmg', 'zip']);
    expect(targets('win')).toEqual(['nsis', 'portable']);
    expect(config['mac']?.target?.every(({ arch }) => arch.includes('universal'))).toBe(true);
    expect(config['mac']).toMatchObject({ hardenedRuntime: true, notarize: true });
  });

  it('names icons and scripts that are there', () => {
    const text = readFileSync(resolve(import.meta.dirname, '../../electron-builder.yml'), 'utf8');
    const named = new Set([...text.matchAll(/\bassets\/[\w./-]+/g)].map(([path]) => path));
    expect(named.size).toBeGreaterThan(5);
    expect([...named].filter((path) => !existsSync(resolve(import.meta.dirname, '../..', path)))).toEqual([]);
  });
});

describe('what opens with Lectern', () => {
  const extensions = DIGEST_EXTENSIONS.map(({ extension }) => extension);

  it.each(['linux', 'mac'] as const)(
    'is every file that a digest may come in, on %s, and never taken over',
    (system) => {
      const { fileAssociations } = read()[system] as {
        fileAssociations: { ext: string; mimeType: string; role: string; rank: string }[];
      };
      expect(fileAssociations.map(({ ext, mimeType }) => ({ extension: ext, mimeType }))).toEqual(
        DIGEST_EXTENSIONS,
      );
      for (const { role, rank } of fileAssociations) expect([role, rank]).toEqual(['Viewer', 'Alternate']);
    },
  );

  it('is the same on Windows, by a script that leaves defaults alone and cleans up', () => {
    expect(read()).not.toHaveProperty('fileAssociations');
    expect(read()['win']).not.toHaveProperty('fileAssociations');
    const script = readFileSync(resolve(import.meta.dirname, '../../assets/installer.nsh'), 'utf8');
    const all = (macro: string) =>
      [...script.matchAll(new RegExp(`!insertmacro ${macro} "(\\w+)"`, 'g'))].map(([, ext]) => ext);
    expect(all('lecternOpens')).toEqual(extensions);
    expect(all('lecternLeaves')).toEqual(extensions);
    expect(script).not.toMatch(/Classes\\\.\$\{EXTENSION\}" ""/);
  });

  it('is what the window’s own samples are called', () => {
    const known = new Set(extensions);
    const samples = readdirSync(resolve(import.meta.dirname, '../fixtures/digests'), {
      recursive: true,
      withFileTypes: true,
    }).flatMap((entry) => (entry.isFile() ? [/\.(\w+)$/.exec(entry.name)?.[1] ?? ''] : []));
    // What arXiv's own pages save abstracts as, and our programs.
    expect([...new Set(samples)].filter((ext) => !known.has(ext) && !['abs', 'ts'].includes(ext))).toEqual(
      [],
    );
  });

  it('are links of one scheme too', () => {
    expect(read()['protocols']).toMatchObject([{ schemes: ['lectern'] }]);
  });
});
