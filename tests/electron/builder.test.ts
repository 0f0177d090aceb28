import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

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
});
