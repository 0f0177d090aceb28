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

  it('closes the ways around the sandbox, and never removes a library', () => {
    expect(read()).toMatchObject({
      asar: true,
      electronFuses: {
        runAsNode: false,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        onlyLoadAppFromAsar: true,
        grantFileProtocolExtraPrivileges: false,
      },
      nsis: { deleteAppDataOnUninstall: false },
      toolsets: { appimage: '1.0.3' },
    });
  });
});
