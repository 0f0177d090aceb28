// npm start: Lectern on Electron when its binary is here, else on an installed Chromium. Plain Node 20, no dependency: it
// installs and builds what is missing first.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const windows = process.platform === 'win32';
const args = process.argv.slice(2).filter((arg) => arg !== '--dev');
// npm runs scripts in the repository; files are named from where the reader stands.
const cwd = process.env['INIT_CWD'] ?? process.cwd();

if (process.argv.includes('--dev'))
  console.log('Lectern: there is no live reload yet; starting what is built.');
install();
build();
const electron = electronBinary();
if (electron) run(electron, [root, ...args], {});
else runStandIn();

function install() {
  const stamp = join(root, 'node_modules/.package-lock.json');
  if (existsSync(stamp) && existsSync(nodeBinary())) return;
  console.log('Lectern: installing what it needs (npm ci) …');
  const { status } = spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit', shell: windows });
  if (status !== 0) fail('npm ci failed.');
}

function build() {
  const built = join(root, 'dist/main/main.js');
  const page = join(root, 'dist/renderer/index.html');
  if (existsSync(built) && existsSync(page) && statSync(built).mtimeMs >= newestSource()) return;
  console.log('Lectern: building …');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(nodeBinary(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) fail('the build failed.');
}

function newestSource() {
  const times = ['vite.config.ts', 'package.json'].map((name) => statSync(join(root, name)).mtimeMs);
  for (const folder of ['shared', 'electron', 'renderer', 'assets'].map((name) => join(root, name))) {
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) times.push(statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs);
    }
  }
  return Math.max(...times);
}

function nodeBinary() {
  return join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node');
}

/** Never asks the package itself: requiring it would download. */
function electronBinary() {
  if (process.env['ELECTRON_EXECUTABLE']) return process.env['ELECTRON_EXECUTABLE'];
  const folder = join(root, 'node_modules/electron');
  if (!existsSync(join(folder, 'path.txt'))) return null;
  const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

function runStandIn() {
  const chromium = findChromium();
  if (!chromium) {
    fail(
      'neither Electron nor a Chromium is installed. Run `npx install-electron` (it downloads Electron), or install ' +
        'Chromium or Google Chrome (CHROME_PATH names one in an unusual place), and start again.',
    );
  }
  console.log(
    `Lectern: Electron is not installed (npx install-electron), so the window runs on ${chromium}.`,
  );
  const hook = new URL('./register.mjs', import.meta.url).href;
  run(
    nodeBinary(),
    ['--disable-warning=ExperimentalWarning', '--import', hook, join(root, 'dist/main/main.js'), ...args],
    {
      STANDIN_APP: root,
      STANDIN_HEADED: '1',
      STANDIN_CHROMIUM: chromium,
    },
  );
}

function findChromium() {
  const program = (base) => base && join(base, 'Google/Chrome/Application/chrome.exe');
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [
    process.env['LECTERN_CHROMIUM'],
    process.env['CHROME_PATH'],
    ...(windows
      ? ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => program(process.env[name]))
      : onPath),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

function run(command, commandArgs, env) {
  const child = spawn(command, commandArgs, { stdio: 'inherit', cwd, env: { ...process.env, ...env } });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code) => process.exit(code ?? 1));
}

function fail(why) {
  console.error(`Lectern: ${why}`);
  process.exit(1);
}
