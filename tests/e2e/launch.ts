import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, chromium, type Browser, type Page } from '@playwright/test';
import type * as Electron from 'electron';
import { codec } from '../../electron/stand-in/codec.ts';
import { chromiumOf, goneFrom, killChromium } from './chromium-of.ts';

/** Electron's main-process module, as functions given to `evaluate` see it. */
export type ElectronModule = typeof Electron;

/** A started Lectern, on whichever host is there. */
export interface AppHandle {
  readonly host: 'electron' | 'stand-in';
  /** The page of the window, once it has loaded. */
  window(): Promise<Page>;
  /** Runs a function in the main process; it is sent as text and closes over nothing. */
  evaluate<R, A = undefined>(fn: (electron: ElectronModule, arg: A) => R | Promise<R>, arg?: A): Promise<R>;
  /** Quits as a reader would, and waits. */
  close(): Promise<void>;
  /** Ends the app and its browser as a power cut would, and waits. */
  kill9(): Promise<void>;
  /** Settles once the app and its browser are gone: from then on another may start on the same user data. */
  readonly exited: Promise<number | null>;
}

/** A start of Lectern. */
export interface Launch {
  readonly userData: string;
  /** The folder of the app when it is not the built one. */
  readonly app?: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const root = resolve(import.meta.dirname, '../..');
/** The folder of the built app; the mutation check builds elsewhere. */
export const builtApp = process.env['LECTERN_APP_ROOT'] ?? root;

/** Starts the built app on Electron when its binary is there (LECTERN_HOST forbids or demands it), on the stand-in otherwise. */
export function launchApp(launch: Launch): Promise<AppHandle> {
  const wanted = process.env['LECTERN_HOST'];
  const binary = wanted === 'stand-in' ? null : electronBinary();
  if (wanted === 'electron' && !binary)
    throw new Error('LECTERN_HOST=electron, and Electron’s binary is not here');
  return binary ? onElectron(binary, launch) : Promise.resolve(onStandIn(launch));
}

/** Never asks the package: requiring it would download. */
function electronBinary(): string | null {
  const named = process.env['ELECTRON_EXECUTABLE'];
  if (named) return named;
  const folder = join(root, 'node_modules/electron');
  if (!existsSync(join(folder, 'path.txt'))) return null;
  const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

function environment({ userData, env }: Launch): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return { ...Object.fromEntries(inherited), LECTERN_USER_DATA: userData, ...env };
}

async function onElectron(executablePath: string, launch: Launch): Promise<AppHandle> {
  const app = await _electron.launch({
    executablePath,
    args: [launch.app ?? builtApp, ...(launch.args ?? [])],
    cwd: launch.cwd ?? root,
    env: environment(launch),
  });
  const exited = new Promise<number | null>((done) => app.process().once('exit', done));
  return {
    host: 'electron',
    exited,
    window: () => app.firstWindow(),
    evaluate: (fn, arg) => app.evaluate(fn as never, arg as never),
    close: () => app.close(),
    async kill9() {
      app.process().kill('SIGKILL');
      await exited;
    },
  };
}

function onStandIn(launch: Launch): AppHandle {
  const appRoot = launch.app ?? builtApp;
  const hook = join(root, 'electron/stand-in/register.mjs');
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      `file://${hook}`,
      join(appRoot, 'dist/main/main.js'),
      ...(launch.args ?? []),
    ],
    {
      cwd: launch.cwd ?? root,
      env: {
        STANDIN_CHROMIUM: process.env['LECTERN_CHROMIUM'] ?? '/usr/bin/chromium',
        ...environment(launch),
        STANDIN_APP: appRoot,
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      detached: process.platform !== 'win32', // a group of its own, which kill9 ends
    },
  );
  let browserId: number | null = null;
  child.on('message', ({ k }: Said) => {
    if (k === 'browser') browserId = chromiumOf(launch.userData);
  });
  const exited = new Promise<number | null>((done) => child.once('exit', done)).then(async (code) => {
    if (browserId !== null) await goneFrom(browserId);
    return code;
  });
  const talk = converse(child, exited);
  let browser: Browser | undefined;
  return {
    host: 'stand-in',
    exited,
    async window() {
      const { ws, url } = await talk.window;
      browser ??= await chromium.connectOverCDP(ws);
      const page = browser
        .contexts()[0]
        ?.pages()
        .find((one) => one.url() === url || one.url().includes('.app.localhost'));
      if (!page) throw new Error('the window has no page');
      return page;
    },
    evaluate: (fn, arg) => talk.evaluate(fn.toString(), arg) as Promise<never>,
    async close() {
      if (child.exitCode === null) talk.evaluate('({ app }) => app.quit()', undefined).catch(() => undefined);
      await exited;
      await browser?.close().catch(() => undefined);
    },
    async kill9() {
      kill(child, browserId);
      await exited;
      await browser?.close().catch(() => undefined);
    },
  };
}

/** Does nothing once the app went by itself: its numbers may be of others by then. */
function kill(child: ChildProcess, browserId: number | null): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
  else process.kill(-child.pid, 'SIGKILL');
  if (browserId !== null) killChromium(browserId);
}

type Said =
  | { k: 'browser'; ws: string }
  | { k: 'window'; url: string }
  | { k: 'result'; id: number; ok: boolean; v: string };

/** What is said with the stand-in's process: where its browser and window are, and functions to run. */
function converse(child: ChildProcess, exited: Promise<number | null>) {
  const { enc, dec } = codec();
  const calls = new Map<number, { ok(value: unknown): void; no(error: Error): void }>();
  const seen = Promise.withResolvers<{ ws: string; url: string }>();
  seen.promise.catch(() => undefined); // a second instance never has a window
  let ws = '';
  let last = 0;
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr = `${stderr}${chunk.toString()}`.slice(-4000)));
  child.on('message', (said: Said) => {
    if (said.k === 'browser') ws = said.ws;
    if (said.k === 'window') seen.resolve({ ws, url: said.url });
    if (said.k !== 'result') return;
    const call = calls.get(said.id);
    calls.delete(said.id);
    if (said.ok) call?.ok(dec(said.v));
    else call?.no(new Error(said.v));
  });
  void exited.then((code) => {
    const error = new Error(`the app exited with ${code}\n${stderr}`);
    seen.reject(error);
    for (const call of calls.values()) call.no(error);
  });
  return {
    window: seen.promise,
    evaluate: (fn: string, arg: unknown) =>
      new Promise<unknown>((ok, no) => {
        const id = ++last;
        calls.set(id, { ok, no });
        child.send({ k: 'eval', id, fn, arg: enc(arg) });
      }),
  };
}

/** Gives the page a real drop: Chromium itself makes the File objects, with paths behind them. */
export async function dropFiles(
  page: Page,
  files: readonly string[],
  at = { x: 200, y: 200 },
): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await cdp.detach();
}
