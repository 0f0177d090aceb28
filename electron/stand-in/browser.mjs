// Chromium: started on the user data folder, kept to the app's schemes, told of every navigation.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { theApp } from './app.mjs';
import { event, headed } from './room.mjs';
import { fromHttp, serveSchemes } from './scheme.mjs';
import { isCancelled } from './session.mjs';

const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
];

/** The running Chromium. `spare` is the page that it opens with; `windows` are those of the app, and `front` the one in front. */
export const browser = {
  context: null,
  spare: null,
  windows: new Set(),
  front: null,
  looksAway: false,
  stopping: false,
};

/** Starts Chromium, and tells the harness (if one listens) where it is. */
export async function startBrowser() {
  const profile = join(theApp.getPath('sessionData'), 'stand-in-profile');
  const port = await serveSchemes();
  browser.context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['STANDIN_CHROMIUM'],
    headless: !headed,
    viewport: null,
    acceptDownloads: false,
    ignoreDefaultArgs: ['--enable-automation', ...(process.getuid?.() === 0 ? [] : ['--no-sandbox'])],
    args: [
      ...ARGS,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // As a test browser it does not warn of the resolver's rules in a bar over the app.
      ...(headed ? ['--test-type', '--app=http://boot.standin.localhost/', '--window-size=1440,900'] : []),
      `--host-resolver-rules=MAP *.localhost:80 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  browser.context.on('close', () => {
    if (!browser.stopping) process.exit(1);
  });
  browser.spare = browser.context.pages()[0] ?? null;
  await browser.context.route('**/*', (route) => void police(route).catch(() => {}));
  const [debugPort, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  process.send?.({ k: 'browser', ws: `ws://127.0.0.1:${debugPort}${path}` });
}

/** Ends Chromium; does nothing when it never started. */
export async function stopBrowser() {
  browser.stopping = true;
  await browser.context?.close().catch(() => {});
}

async function police(route) {
  const request = route.request();
  const url = fromHttp(request.url());
  if (request.isNavigationRequest() && !mayNavigate(request, url)) return route.abort('aborted');
  const details = { url, method: request.method(), resourceType: request.resourceType() };
  if (await isCancelled(details)) return route.abort('blockedbyclient');
  const local = url !== request.url() || /^(data|blob):/.test(url);
  return local ? route.continue() : route.abort('internetdisconnected');
}

function mayNavigate(request, url) {
  const page = request.frame().page();
  const window = [...browser.windows].find((one) => one._page === page);
  if (!window) return false; // a popup: the window-open handler has the word
  const isMainFrame = request.frame() === page.mainFrame();
  if (isMainFrame && window._loading === request.url()) return true;
  const details = event({ url, isMainFrame, isSameDocument: false, frame: null, initiator: null });
  window.webContents.emit('will-frame-navigate', details);
  if (isMainFrame) window.webContents.emit('will-navigate', details, url);
  if (details.defaultPrevented) return false;
  if (isMainFrame) window._navigating(url);
  return true;
}
