import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { BRIDGE_METHODS, type Offer, type WindowBridge } from '../../shared/bridge.ts';
import { makeBareApp } from './bare-app.ts';
import { dropFiles, launchApp, type AppHandle } from './launch.ts';

/** What the page keeps for these specs: the bridge, and what came over it. */
interface Watched {
  bridge: WindowBridge;
  offers: Offer[];
  commands: string[];
  quits: number;
}
declare const window: Window & Watched;

let folder: string;
let apps: AppHandle[];
let bareApp: string;
/** The app of the tests that leave nothing behind but what a load of the page takes away. */
let common: { readonly app: AppHandle; readonly folder: string } | undefined;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-host-'));
  apps = [];
  bareApp = makeBareApp(join(folder, 'app'));
});

test.afterEach(async () => {
  for (const app of apps) await app.kill9();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test.afterAll(async () => {
  await common?.app.kill9();
  if (common) rmSync(common.folder, { recursive: true, force: true, maxRetries: 5 });
  common = undefined;
});

async function start(args: readonly string[] = []): Promise<AppHandle> {
  const app = await launchApp({ app: bareApp, userData: join(folder, 'data'), args });
  apps.push(app);
  return app;
}

/** Keeps what the host sends. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.offers = [];
    window.commands = [];
    window.quits = 0;
    window.bridge.on('incoming', (offer) => window.offers.push(offer));
    window.bridge.on('command', (id) => window.commands.push(id));
    window.bridge.on('willQuit', () => (window.quits += 1));
  });
}

/** A started app with its page, which does nothing by itself. */
async function bare(args: readonly string[] = []): Promise<{ app: AppHandle; page: Page }> {
  const app = await start(args);
  const page = await app.window();
  await watch(page);
  return { app, page };
}

/** One app for many tests, with its page loaded anew for each. */
async function shared(): Promise<{ app: AppHandle; page: Page }> {
  if (!common) {
    const made = mkdtempSync(join(tmpdir(), 'lectern-host-shared-'));
    const app = await launchApp({ app: makeBareApp(join(made, 'app')), userData: join(made, 'data') });
    common = { app, folder: made };
  }
  const page = await common.app.window();
  await page.reload();
  await watch(page);
  return { app: common.app, page };
}

function file(
  name: string,
  content: string | Buffer = `a digest called ${name}\n`,
): { path: string; sha256: string } {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { path, sha256: createHash('sha256').update(content).digest('hex') };
}

const offered = (page: Page) =>
  page.evaluate(() =>
    window.offers.flatMap((offer) => offer.digests.map(({ name, sha256 }) => ({ name, sha256 }))),
  );

test('the page has the bridge, frozen and whole, and nothing of Node', async () => {
  const { page } = await shared();
  const seen = await page.evaluate(() => ({
    keys: Object.keys(window.bridge).sort(),
    functions: Object.values(window.bridge).every((value) => typeof value === 'function'),
    frozen: Object.isFrozen(window.bridge),
    writable: Object.getOwnPropertyDescriptor(window, 'bridge')?.writable,
    node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
    exposed: Object.keys(window).filter((key) => /ipc|electron/i.test(key)),
    secure: isSecureContext,
    database: typeof indexedDB,
  }));
  expect(seen).toEqual({
    keys: [...Object.keys(BRIDGE_METHODS), 'on'].sort(),
    functions: true,
    frozen: true,
    writable: false,
    node: ['undefined', 'undefined'],
    exposed: [],
    secure: true,
    database: 'object',
  });
});

test('the window is sandboxed, isolated and of a usable size', async () => {
  const { app, page } = await shared();
  const { platform, version, host } = await page.evaluate(() => window.bridge.info());
  expect({ platform, version, host }).toEqual({
    platform: process.platform,
    version: '0.1.0',
    host: app.host,
  });
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getMinimumSize()),
  ).toEqual([720, 520]);
});

test('the page is served with its policy, and the policy holds', async () => {
  const { page } = await shared();
  const answers = await page.evaluate(async () => {
    const get = async () => (await fetch('/')).headers.get('content-security-policy') ?? '';
    return { first: await get(), second: await get(), missing: (await fetch('/no-such-file')).status };
  });
  expect(answers.first).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{20,}'; /,
  );
  expect(answers.first).toContain("require-trusted-types-for 'script'");
  expect(answers.first).not.toContain('unsafe');
  expect(answers.first).not.toBe(answers.second);
  expect(answers.missing).toBe(404);
  const violated = await page.evaluate(async () => {
    const next = () =>
      new Promise<string>((done) => {
        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), {
          once: true,
        });
      });
    const add = <K extends keyof HTMLElementTagNameMap>(
      tag: K,
      fields: Partial<HTMLElementTagNameMap[K]>,
    ) => {
      const violation = next();
      document.body.append(Object.assign(document.createElement(tag), fields));
      return violation;
    };
    return [
      await add('img', { src: 'https://example.org/a.png' }),
      await add('style', { textContent: 'body { color: red }' }),
      await add('iframe', { src: '/' }),
    ];
  });
  expect(violated).toEqual(['img-src', 'style-src-elem', 'frame-src']);
});

test('no text becomes code or markup', async () => {
  const { page } = await shared();
  const tried = await page.evaluate(async () => {
    const attempt = (run: () => unknown): Promise<string> =>
      new Promise((done) => {
        // From a timer, so that the page's own policy applies and not the debugger's.
        setTimeout(() => {
          try {
            run();
            done('done');
          } catch (error) {
            done(error instanceof Error ? error.name : String(error));
          }
        });
      });
    const script = document.createElement('script');
    return {
      eval: await attempt(() => Reflect.apply(Reflect.get(window, 'eval') as () => unknown, null, ['1'])),
      function: await attempt(() => Reflect.construct(Function, ['return 1'])),
      markup: await attempt(() => Reflect.set(document.body, 'innerHTML', '<b>x</b>')),
      written: await attempt(() =>
        Reflect.apply(Reflect.get(document, 'write') as () => void, document, ['<b>x</b>']),
      ),
      frame: await attempt(() => Reflect.set(document.createElement('iframe'), 'srcdoc', '<b>x</b>')),
      script: await attempt(() => Reflect.set(script, 'text', '1')),
      source: await attempt(() => Reflect.set(script, 'src', 'data:text/javascript,1')),
      worker: await attempt(() => new Worker('data:text/javascript,1')),
      policy: await attempt(() => {
        const types = Reflect.get(window, 'trustedTypes') as {
          createPolicy(name: string, rules: object): void;
        };
        types.createPolicy('mine', { createHTML: (text: string) => text });
      }),
      webview: Reflect.has(document.createElement('webview'), 'loadURL'),
      bold: document.querySelectorAll('b').length,
    };
  });
  expect(tried).toEqual({
    eval: 'EvalError',
    function: 'EvalError',
    markup: 'TypeError',
    written: 'TypeError',
    frame: 'TypeError',
    script: 'TypeError',
    source: 'TypeError',
    worker: 'TypeError',
    policy: 'TypeError',
    webview: false,
    bold: 0,
  });
});

test('only the nonce of this load lets a style in', async () => {
  const { page } = await shared();
  const colour = await page.evaluate(() => {
    const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
    const style = document.createElement('style');
    style.nonce = meta?.content ?? '';
    style.textContent = '#probe { color: rgb(1, 2, 3) }';
    const probe = Object.assign(document.createElement('p'), { id: 'probe' });
    document.body.append(style, probe);
    return { nonce: meta?.content, colour: getComputedStyle(probe).color };
  });
  expect(colour.nonce).toMatch(/^[\w+/=]{20,}$/);
  expect(colour.colour).toBe('rgb(1, 2, 3)');
});

test('no path leaves the built window', async () => {
  const { page } = await shared();
  const statuses = await page.evaluate(() =>
    Promise.all(
      [
        '/..%2f..%2fpackage.json',
        '/%2e%2e%2fmain%2fmain.js',
        '/%00',
        '/..%5cmain%5cmain.js',
        '/__digest/unknown',
      ].map(async (path) => (await fetch(path)).status),
    ),
  );
  expect(statuses.every((status) => status === 403 || status === 404)).toBe(true);
  expect(await page.evaluate(async () => (await fetch('/', { method: 'POST' })).status)).toBe(404);
});

test('a file argument waits until the window is ready', async () => {
  const { path, sha256 } = file('argument.eml');
  const missing = join(folder, 'gone.eml');
  const app = await start([path, missing, file('empty.eml', '').path, '--some-switch']);
  const page = await app.window();
  const ready = await page.evaluate(() => window.bridge.ready());
  expect(ready).toEqual({
    digests: [
      {
        id: expect.any(String),
        name: 'argument.eml',
        size: statSync(path).size,
        modifiedAt: expect.any(String),
        sha256,
      },
    ],
    refused: [
      { name: 'gone.eml', reason: 'file-gone' },
      { name: 'empty.eml', reason: 'file-empty' },
    ],
  });
  expect(JSON.stringify(ready)).not.toContain(folder);
});

test('files from the dialog, from open-file and from a second start arrive with their hashes', async () => {
  const { app, page } = await bare();
  await page.evaluate(() => window.bridge.ready());
  const [chosen, opened, second] = [file('chosen.eml'), file('opened.html'), file('second.bib')];
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, chosen.path);
  const offer = await page.evaluate(() => window.bridge.chooseDigests());
  expect(offer.digests.map(({ name, sha256 }) => ({ name, sha256 }))).toEqual([
    { name: 'chosen.eml', sha256: chosen.sha256 },
  ]);

  const prevented = await app.evaluate(({ app: theApp }, path) => {
    let stopped = false;
    theApp.emit('open-file', { preventDefault: () => (stopped = true) }, path);
    return stopped;
  }, opened.path);
  expect(prevented).toBe(true);
  await expect.poll(() => offered(page)).toEqual([{ name: 'opened.html', sha256: opened.sha256 }]);

  const other = await launchApp({
    app: bareApp,
    userData: join(folder, 'data'),
    args: ['second.bib'],
    cwd: folder,
  });
  expect(await other.exited).toBe(0);
  await expect.poll(() => offered(page)).toContainEqual({ name: 'second.bib', sha256: second.sha256 });
});

test('a drop brings real files, and a page cannot name a path', async () => {
  const { page } = await bare();
  const { path, sha256 } = file('dropped.txt');
  await page.evaluate(() => {
    window.addEventListener('dragover', (event) => event.preventDefault(), { capture: true });
    const take = (event: DragEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      void window.bridge
        .acceptDropped([...(event.dataTransfer?.files ?? [])])
        .then((offer) => window.offers.push(offer));
    };
    window.addEventListener('drop', take, { capture: true });
  });
  await dropFiles(page, [path]);
  await expect.poll(() => offered(page)).toEqual([{ name: 'dropped.txt', sha256 }]);
  const forged = await page.evaluate(async (secret) => {
    const accept = (files: unknown) => window.bridge.acceptDropped(files as []);
    const made = new File(['x'], 'made.txt');
    const text = await accept([secret, { path: secret, name: secret }, made]);
    const bare = await accept(secret).catch((error: unknown) => String(error));
    return { text, bare };
  }, path);
  expect(forged.text).toEqual({ digests: [], refused: [] });
  expect(forged.bare).toContain('not a valid files');
});

test('the bytes of a digest stream to the page until it is released', async () => {
  const { app, page } = await bare();
  const bytes = Buffer.alloc(24 * 1024 * 1024, 'Lectern reads digests. ');
  const { path, sha256 } = file('large.txt', bytes);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
  const read = await page.evaluate(async () => {
    const [digest] = (await window.bridge.chooseDigests()).digests;
    const get = () => fetch(`/__digest/${digest?.id}`);
    const body = await (await get()).arrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
    await window.bridge.releaseDigest(digest?.id ?? '');
    return { size: body.byteLength, hash: hash.toHex(), after: (await get()).status };
  });
  expect(read).toEqual({ size: bytes.length, hash: sha256, after: 404 });
});

test('only allowed links leave, and only to the system', async () => {
  const { app, page } = await bare();
  await app.evaluate(({ shell }) => {
    const left: string[] = [];
    Reflect.set(globalThis, 'left', left);
    shell.openExternal = async (url) => void left.push(url);
  });
  const answers = await page.evaluate(() =>
    Promise.all(
      [
        'https://example.org/a',
        'mailto:someone@example.org',
        'doi:10.1000/182',
        'javascript:alert(1)',
        'file:///etc/passwd',
        'https://user:secret@example.org/',
        'smb://example.org/share',
        'not a url',
      ].map((url) => window.bridge.openExternal(url)),
    ),
  );
  expect(answers).toEqual([true, true, true, false, false, false, false, false]);
  await page.evaluate(() => void window.open('https://example.org/opened'));
  await page.evaluate(() => void window.open('file:///etc/passwd'));
  const left = () => app.evaluate(() => Reflect.get(globalThis, 'left') as string[]);
  await expect
    .poll(left)
    .toEqual([
      'https://example.org/a',
      'mailto:someone@example.org',
      'https://doi.org/10.1000/182',
      'https://example.org/opened',
    ]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('the page cannot be navigated away', async () => {
  const { page } = await bare();
  const before = page.url();
  await page.evaluate(() => {
    Reflect.set(window, 'still', true);
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => void (location.href = 'data:text/html,elsewhere'));
  await page.evaluate(() => void (location.href = '/__digest/anything'));
  await page.waitForTimeout(300);
  expect(page.url()).toBe(before);
  expect(await page.evaluate(() => Reflect.get(window, 'still'))).toBe(true);
});

test('nothing is permitted but writing the clipboard and keeping storage', async () => {
  const { page } = await shared();
  const states = await page.evaluate(async () => {
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    return Promise.all(
      ['geolocation', 'notifications', 'camera', 'clipboard-read', 'persistent-storage'].map(state),
    );
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'granted']);
});

test('the bridge refuses arguments that are not what it asks for', async () => {
  const { page } = await shared();
  const refused = await page.evaluate(async () => {
    const bridge = window.bridge as unknown as Record<string, (argument?: unknown) => Promise<unknown>>;
    const calls: [string, unknown][] = [
      ['openExternal', 7],
      ['openExternal', { toString: 'https://example.org' }],
      ['setProgress', 2],
      ['setProgress', Number.NaN],
      ['setTheme', 'purple'],
      ['setMenuState', null],
      ['setMenuState', { undo: 4, redo: null, keys: {} }],
      ['setMenuState', { undo: null, redo: null, keys: { undo: ['CmdOrCtrl+Nonsense and more'] } }],
      ['releaseDigest', null],
      ['appendJournal', { batches: [{ id: 'a', label: 'b', changes: [{ table: 'papers' }], before: [] }] }],
      ['keepDigest', { digestId: '../../x', original: { kind: 'text', text: 'x' } }],
      ['keepEntries', { digestId: 'a'.repeat(64), lines: 'half a \ud800' }],
      ['endDigest', { digestId: 'a'.repeat(64), keep: 1 }],
      ['adoptBackup', '../library'],
      ['setBadge', -1],
      ['setDesktop', { tray: true, spelling: 'yes', languages: [] }],
      ['setDesktop', { tray: false, spelling: true, languages: ['../../en'] }],
      ['changeWatchedFolder', { id: 'a', mode: 'delete', polling: false }],
      ['failWatched', { id: 'a', reason: 'constructor' }],
      ['openRecent', { path: '/etc/passwd' }],
      ['wishUpdate', 'downgrade'],
      ['releaseBackup', null],
      ['beginExport', { name: 'a', extension: '../sh' }],
      ['feedExport', { id: 'none', text: 'a' }],
      ['endExport', { id: 'none', keep: true }],
      ['setVault', { paused: 'yes', scope: 'all' }],
      ['setVault', { paused: false, scope: '/etc' }],
      ['exchangeVault', { documents: [{ id: '../../x', name: 'x', fresh: 'write', front: [], blocks: [] }] }],
      ['settleVault', { settled: 'all' }],
      ['followedVault', { length: 3 }],
    ];
    return Promise.all(
      calls.map(([method, argument]) =>
        bridge[method]!(argument).then(
          () => 'taken',
          () => 'refused',
        ),
      ),
    );
  });
  expect(refused).toEqual(refused.map(() => 'refused'));
  expect(
    await page.evaluate(() => window.bridge.setProgress(0.5).then(() => window.bridge.setProgress(null))),
  ).toBe(undefined);
});

test('a page of another origin is not answered', async () => {
  const { app, page } = await bare();
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.loadURL('data:text/html,<title>elsewhere</title>'),
  );
  await expect.poll(() => page.url()).toContain('data:');
  const answer = await page.evaluate(() =>
    window.bridge.info().then(
      () => 'answered',
      (error: unknown) => String(error),
    ),
  );
  expect(answer).toContain('sender refused');
});

test('menu commands reach the page, and undo says what it undoes', async () => {
  const { app, page } = await shared();
  await page.evaluate(() => window.bridge.setMenuState({ undo: 'Star & note', redo: null, keys: {} }));
  const labels = await app.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu()!;
    for (const id of ['undo', 'redo', 'import.choose']) menu.getMenuItemById(id)!.click();
    return ['undo', 'redo'].map((id) => menu.getMenuItemById(id)!.label);
  });
  expect(labels).toEqual(['Undo Star && note', 'Redo']);
  await expect.poll(() => page.evaluate(() => window.commands)).toEqual(['undo', 'redo', 'import.choose']);
});

test('the theme follows the setting', async () => {
  const { page } = await shared();
  const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.evaluate(() => window.bridge.setTheme('dark'));
  await expect.poll(dark).toBe(true);
  await page.evaluate(() => window.bridge.setTheme('light'));
  await expect.poll(dark).toBe(false);
});

test('quitting waits for the page, asks after two seconds, and never discards', async () => {
  const { app, page } = await bare();
  await page.evaluate(() => window.bridge.ready());
  await app.evaluate(({ dialog, app: theApp }) => {
    Reflect.set(globalThis, 'asked', 0);
    dialog.showMessageBox = () => {
      Reflect.set(globalThis, 'asked', Reflect.get(globalThis, 'asked') + 1);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
    theApp.quit();
  });
  await expect.poll(() => page.evaluate(() => window.quits)).toBe(1);
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'asked') as number)).toBe(1);
  await page.evaluate(() => void window.bridge.flushed());
  expect(await app.exited).toBe(0);
});

test('a quit ends at once when the page has written, and what it wrote is there again', async () => {
  const { app, page } = await bare();
  await page.evaluate(() => {
    window.bridge.on('willQuit', () => {
      localStorage.setItem('written', 'at the end');
      void window.bridge.flushed();
    });
    return window.bridge.ready();
  });
  const closed = app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  await closed.catch(() => undefined);
  expect(await app.exited).toBe(0);
  const again = await bare();
  expect(await again.page.evaluate(() => localStorage.getItem('written'))).toBe('at the end');
});

test('batches and digests are on the disk after kill -9, stream back, and travel in a backup', async () => {
  const { page } = await bare();
  const text = 'the digest as it came';
  const digestId = createHash('sha256').update(text).digest('hex');
  const written = await page.evaluate(
    async ([id, pasted]) => {
      const opened = await window.bridge.openLibrary();
      const change = { clock: '1', table: 'texts', id: 'paper', field: 'text', value: 'a note' } as const;
      const batch = { id: 'b1', label: 'Note', changes: [change], before: [] };
      const head = await window.bridge.appendJournal({ batches: [batch] });
      await window.bridge.keepDigest({ digestId: id, original: { kind: 'text', text: pasted } });
      await window.bridge.keepEntries({ digestId: id, lines: '{"format":"text"}\n{"title":"A paper"}\n' });
      return { opened, head, kept: await window.bridge.endDigest({ digestId: id, keep: true }) };
    },
    [digestId, text] as const,
  );
  expect(written).toMatchObject({
    opened: { ok: true, value: { head: { batches: 0 } } },
    head: { ok: true, value: { batches: 1, lastId: 'b1' } },
    kept: { ok: true },
  });
  await apps[0]!.kill9();

  const again = await bare();
  const read = (path: string) =>
    again.page.evaluate(async (route) => (await fetch(`/__library/${route}`)).text(), path);
  expect(JSON.parse(await read('cells'))).toMatchObject({ id: 'paper', value: 'a note' });
  expect(await read(`entries/${digestId}`)).toBe('{"format":"text"}\n{"title":"A paper"}\n');
  const path = join(folder, 'all.lectern');
  await again.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
  expect(await again.page.evaluate(() => window.bridge.backUp())).toEqual({
    ok: true,
    value: { name: 'all.lectern', bytes: statSync(path).size },
  });
  expect(await again.page.evaluate(() => window.bridge.chooseBackup())).toMatchObject({
    ok: true,
    value: { digests: { newHere: 0, same: 1 }, cells: { newHere: 0, same: 1 } },
  });
});

test('a store that is set aside is gone at the next start, and the library is not', async () => {
  const { app, page } = await bare();
  test.skip(app.host === 'electron', 'Electron starts itself again, out of the reach of this harness.');
  await page.evaluate(async () => {
    await window.bridge.openLibrary();
    const opening = indexedDB.open('view', 1);
    await new Promise((done) => (opening.onsuccess = done));
    opening.result.close();
  });
  // The window may be gone before it can answer.
  await page.evaluate(() => void window.bridge.setStoreAside()).catch(() => undefined);
  // Started by a harness, the stand-in says so instead of starting itself again.
  expect(await app.exited).toBe(75);
  const again = await bare();
  const opened = await again.page.evaluate(() => window.bridge.openLibrary());
  expect(opened).toMatchObject({
    ok: true,
    value: { findings: [{ code: 'store-set-aside', detail: expect.stringContaining('lectern') }] },
  });
  expect(await again.page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});
