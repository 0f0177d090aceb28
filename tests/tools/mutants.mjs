// npm run mutants [-- name…]: breaks one safeguard of the hosts at a time in a copy of the sources, and asks whether the host specs notice.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { needChromium } from './chromium.mjs';

const root = resolve(import.meta.dirname, '../..');

/** What breaks, in which file, and how: the first text becomes the second. */
const MUTANTS = [
  ['pages may navigate anywhere', 'security.ts', 'if (!isAppPage(event.url)) event.preventDefault();', ''],
  ['any link leaves', 'security.ts', 'const url = externalUrl(raw);', 'const url: string | null = raw;'],
  ['no policy is sent', 'protocol.ts', "'content-security-policy': contentSecurityPolicy(nonce),", ''],
  [
    'every permission is given',
    'security.ts',
    'return PERMISSIONS.has(permission) && isAppUrl(origin);',
    'return true;',
  ],
  ['the scheme is not standard', 'protocol.ts', 'standard: true', 'standard: false'],
  ['the scheme is registered late', 'main.ts', 'registerScheme();', 'app.whenReady().then(registerScheme);'],
  [
    'two instances run',
    'main.ts',
    'if (app.requestSingleInstanceLock(request)) run();',
    'if (request) run();',
  ],
  ['every sender is answered', 'bridge.ts', 'assertSender(event.senderFrame);', ''],
  ['quitting does not wait', 'closing.ts', 'event.preventDefault();', ''],
  ['the page has Node', 'window.ts', 'nodeIntegration: false', 'nodeIntegration: true'],
  [
    'the preload reads files',
    'preload.ts',
    'const pathsOf',
    "import { readFileSync } from 'node:fs';\nReflect.set(globalThis, 'read', readFileSync);\nconst pathsOf",
  ],
  [
    'paths come from the page',
    'preload.ts',
    'webUtils.getPathForFile(file) || []',
    '(Reflect.get(file, "path") ?? [])',
  ],
  ['windows may open', 'security.ts', "return { action: 'deny' };", "return { action: 'allow' };"],
  [
    'the preload gives its ipc away',
    'preload.ts',
    "contextBridge.exposeInMainWorld('bridge', {",
    "contextBridge.exposeInMainWorld('ipc', { send: ipcRenderer.send });\ncontextBridge.exposeInMainWorld('bridge', {",
  ],
];

const chromium = await needChromium();
const tree = mkdtempSync(join(tmpdir(), 'lectern-mutants-'));
mkdirSync(join(tree, 'renderer'));
for (const part of ['electron', 'shared', 'package.json', 'tsconfig.base.json'])
  cpSync(join(root, part), join(tree, part), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');

if (!passes()) {
  console.error('The host specs fail without any mutant.');
  process.exit(1);
}
const named = process.argv.slice(2);
const chosen = MUTANTS.filter(([name]) => named.length === 0 || named.includes(name));
let caught = 0;
for (const [name, file, from, to] of chosen) {
  const path = join(tree, 'electron', file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(from)) throw new Error(`mutant "${name}" no longer fits ${file}`);
  writeFileSync(path, source.replaceAll(from, to));
  const missed = passes();
  writeFileSync(path, source);
  if (!missed) caught++;
  console.log(`${missed ? 'MISSED' : 'caught'}  ${name}`);
}
rmSync(tree, { recursive: true, force: true });
console.log(`caught ${caught}/${chosen.length}`);
process.exit(caught === chosen.length ? 0 : 1);

function passes() {
  return build('main', 'es', 'main.js') && build('preload', 'cjs', 'preload.cjs') && specs();
}

/** The main process and the preload bundled as vite.config.ts does, without the window. */
function build(name, format, file) {
  const script = `
    import { build } from 'vite';
    import { builtinModules } from 'node:module';
    await build({
      root: ${JSON.stringify(tree)}, configFile: false, logLevel: 'silent', ssr: { noExternal: true, external: ['electron'] },
      build: {
        ssr: true, target: 'node24', emptyOutDir: true, outDir: 'dist/${name}',
        rolldownOptions: {
          input: ${JSON.stringify(join(tree, `electron/${name}.ts`))}, external: ['electron', ...builtinModules, /^node:/],
          output: { format: '${format}', entryFileNames: '${file}', codeSplitting: false },
        },
      },
    });`;
  return run(['--input-type=module', '--eval', script]).status === 0;
}

function specs() {
  const config = join(root, 'tests/e2e/playwright.config.ts');
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  return (
    run([playwright, 'test', '-c', config, 'host', '--max-failures=1', '--reporter=dot', '--timeout=20000'])
      .status === 0
  );
}

function run(args) {
  return spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, LECTERN_APP_ROOT: tree, LECTERN_CHROMIUM: chromium, LECTERN_HOST: 'stand-in' },
    stdio: process.env['LECTERN_VERBOSE'] ? 'inherit' : 'ignore',
  });
}
