import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** What the code under test registered with Electron, by name. */
type Handler = (...args: never[]) => unknown;
const registered = vi.hoisted(() => new Map<string, unknown>());
const created = vi.hoisted(() => [] as Record<string, unknown>[]);

vi.mock('electron', () => {
  const keep = (name: string) => (handler: unknown) => void registered.set(name, handler);
  return {
    app: { on: (event: string, listener: unknown) => void registered.set(`app ${event}`, listener) },
    Menu: {},
    nativeTheme: { shouldUseDarkColors: false },
    shell: { openExternal: async (url: string) => void registered.set('opened', url) },
    BrowserWindow: class {
      readonly webContents = { on: () => undefined };
      constructor(options: Record<string, unknown>) {
        created.push(options);
      }
      once(): void {}
      on(): void {}
      loadURL = async (url: string) => void registered.set('loaded', url);
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: keep('request'),
        setPermissionCheckHandler: keep('check'),
        setDevicePermissionHandler: keep('device'),
        setDisplayMediaRequestHandler: keep('screen'),
        setSpellCheckerEnabled: keep('spelling'),
        webRequest: { onBeforeRequest: keep('before') },
        on: (event: string, listener: unknown) => void registered.set(event, listener),
      },
    },
  };
});

const { hardenContents, hardenSession } = await import('../../electron/security.ts');
const { createWindow } = await import('../../electron/window.ts');

const call = (name: string, ...args: unknown[]): unknown =>
  (registered.get(name) as Handler)(...(args as never[]));

beforeEach(() => {
  registered.clear();
  created.length = 0;
});

describe('hardenSession', () => {
  beforeEach(() => hardenSession());

  it('grants two permissions to our own page, and nothing to anyone else', () => {
    const granted = (permission: string, url: string): unknown => {
      let answer: unknown;
      call('request', { getURL: () => url }, permission, (yes: boolean) => (answer = yes));
      expect(call('check', null, permission, url)).toBe(answer);
      return answer;
    };
    expect(granted('clipboard-sanitized-write', 'app://lectern/')).toBe(true);
    expect(granted('persistent-storage', 'app://lectern/')).toBe(true);
    expect(granted('persistent-storage', 'https://example.org/')).toBe(false);
    const others = [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'fullscreen',
      'openExternal',
      'hid',
      'usb',
    ];
    expect(others.filter((permission) => granted(permission, 'app://lectern/'))).toEqual([]);
  });

  it('gives no devices, no screen, no spell checker that would download, and no downloads', () => {
    expect(call('device', {})).toBe(false);
    const screen = vi.fn();
    call('screen', {}, screen);
    expect(screen).toHaveBeenCalledExactlyOnceWith(null);
    expect(registered.get('spelling')).toBe(false);
    const event = { preventDefault: vi.fn() };
    call('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  it('cancels every request that leaves the app', () => {
    const cancelled = (url: string): unknown => {
      let answer: unknown;
      call('before', { url }, (given: { cancel: boolean }) => (answer = given.cancel));
      return answer;
    };
    const inside = ['app://lectern/', 'app://lectern/__digest/1', 'blob:app://lectern/1-2', 'data:,x'];
    expect(inside.filter(cancelled)).toEqual([]);
    const outside = [
      ['http://example.org/', 'https://example.org/', 'ws://example.org/', 'wss://example.org/'],
      [
        'ftp://example.org/',
        'file:///etc/passwd',
        'app://other/',
        'blob:https://example.org/1',
        'chrome://gpu',
      ],
      ['http://127.0.0.1:5173/', 'http://lectern/', 'filesystem:app://lectern/x', 'not a url'],
    ].flat();
    expect(outside.filter((url) => cancelled(url) !== true)).toEqual([]);
  });
});

describe('hardenContents', () => {
  const opened = () => {
    hardenContents(() => undefined);
    const listeners = new Map<string, Handler>();
    let open: Handler = () => undefined;
    call(
      'app web-contents-created',
      {},
      {
        on: (event: string, listener: Handler) => listeners.set(event, listener),
        setWindowOpenHandler: (handler: Handler) => (open = handler),
      },
    );
    return { listeners, open: (url: string) => open({ url } as never) };
  };

  it('stops frames and redirects on their way out, and every webview', () => {
    const { listeners } = opened();
    const stopped = (event: string, url: string): boolean => {
      const preventDefault = vi.fn();
      listeners.get(event)?.({ url, preventDefault } as never);
      return preventDefault.mock.calls.length > 0;
    };
    for (const event of ['will-frame-navigate', 'will-redirect']) {
      expect(stopped(event, 'app://lectern/')).toBe(false);
      const away = [
        'https://example.org/',
        'file:///x',
        'data:text/html,x',
        'javascript:1',
        'app://lectern/__digest/1',
      ];
      expect(away.filter((url) => !stopped(event, url))).toEqual([]);
    }
    expect(stopped('will-attach-webview', '')).toBe(true);
  });

  it('opens no window, and gives only allowed links to the system', async () => {
    const { open } = opened();
    expect(open('https://example.org/')).toEqual({ action: 'deny' });
    await vi.waitFor(() => expect(registered.get('opened')).toBe('https://example.org/'));
    registered.delete('opened');
    expect(open('javascript:alert(1)')).toEqual({ action: 'deny' });
    await new Promise((done) => setImmediate(done));
    expect(registered.has('opened')).toBe(false);
  });
});

describe('createWindow', () => {
  it('loads our own page, sandboxed and isolated, and touches no other switch', () => {
    const nothing = (): never => undefined as never;
    createWindow({
      preload: '/preload.cjs',
      name: 'main',
      incoming: { pause: nothing } as never,
      closing: { forget: nothing, holdClose: nothing } as never,
      exports: { forget: nothing },
      log: { error: nothing },
    });
    expect(registered.get('loaded')).toBe('app://lectern/');
    expect(created).toHaveLength(1);
    expect(created[0]?.['webPreferences']).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: true,
    });
  });
});

describe('main', () => {
  it('switches the sandbox on for every process, and hardens pages, before Electron is ready', () => {
    const source = readFileSync(resolve(import.meta.dirname, '../../electron/main.ts'), 'utf8');
    const ready = source.indexOf('whenReady()');
    for (const step of ['\napp.enableSandbox();', '\nhardenContents(', '\nregisterScheme();']) {
      expect(source).toContain(step);
      expect(source.indexOf(step)).toBeLessThan(ready);
    }
  });
});
