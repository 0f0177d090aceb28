// npm run e2e [-- --host electron|stand-in] [playwright arguments]: the specs on the built app. Needs a build.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { needChromium } from './chromium.mjs';

const root = resolve(import.meta.dirname, '../..');
const args = process.argv.slice(2);
const at = args.indexOf('--host');
const host = at < 0 ? null : args.splice(at, 2)[1];
if (host !== null && host !== 'electron' && host !== 'stand-in') {
  console.error('--host takes electron or stand-in');
  process.exit(2);
}
if (!existsSync(join(process.env['LECTERN_APP_ROOT'] ?? root, 'dist/main/main.js'))) {
  console.error('There is no build: npm run build');
  process.exit(2);
}
const playwright = join(root, 'node_modules/@playwright/test/cli.js');
const { status } = spawnSync(
  process.execPath,
  [playwright, 'test', '-c', join(root, 'tests/e2e/playwright.config.ts'), ...args],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, LECTERN_CHROMIUM: await needChromium(), ...(host ? { LECTERN_HOST: host } : {}) },
  },
);
process.exit(status ?? 1);
