// npm run screens: pictures of the built app to look at, in test-results/screens. Runs on the Node of the package.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { needChromium } from './chromium.mjs';

const root = resolve(import.meta.dirname, '../..');
const { status } = spawnSync(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    resolve(root, `tests/e2e/${process.argv[2] === 'guide' ? 'guide-pictures' : 'screens'}.ts`),
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, LECTERN_CHROMIUM: await needChromium() },
  },
);
process.exit(status ?? 1);
