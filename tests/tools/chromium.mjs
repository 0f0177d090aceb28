// Finds the Chromium that the tests drive. Plain Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? '', 'Google/Chrome/Application/chrome.exe'),
  ),
];

/** The path of an installed Chromium: named by LECTERN_CHROMIUM or CHROME_PATH, on the PATH, in the usual places, Playwright's; or null. */
export async function findChromium() {
  const named = process.env['LECTERN_CHROMIUM'] ?? process.env['CHROME_PATH'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  return paths.find((path) => existsSync(path)) ?? (await playwrights());
}

/** The same, and on Debian as root it installs what is missing, saying so. Throws, saying what to do, when there is none. */
export async function needChromium() {
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('No Chromium found; installing it: apt-get install -y chromium');
    const { status } = spawnSync('apt-get', ['install', '-y', 'chromium'], { stdio: 'inherit' });
    if (status !== 0) {
      spawnSync('apt-get', ['update'], { stdio: 'inherit' });
      spawnSync('apt-get', ['install', '-y', 'chromium'], { stdio: 'inherit' });
    }
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error('No Chromium found. Install Chromium or Google Chrome, or name one with LECTERN_CHROMIUM.');
}

async function playwrights() {
  try {
    const { chromium } = await import('playwright-core');
    return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
  } catch {
    return null;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await needChromium());
