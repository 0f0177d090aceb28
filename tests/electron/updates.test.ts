import { createRequire } from 'node:module';
import { describe, expect, it, vi } from 'vitest';
import type { UpdateState } from '../../shared/updates.ts';
import { createUpdates, type Updater } from '../../electron/updates.ts';

vi.mock('electron', () => ({ app: {} }));

/** An updater that does as it is told. */
function fakeUpdater() {
  const listeners = new Map<string, (detail: unknown) => void>();
  const done: string[] = [];
  const answer = (name: string) => () => {
    done.push(name);
    return Promise.resolve(null);
  };
  const updater = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    checkForUpdates: answer('check'),
    downloadUpdate: answer('download'),
    quitAndInstall: answer('install'),
    on: (event: string, listener: (detail: unknown) => void) => listeners.set(event, listener),
  };
  return { updater, done, say: (event: string, detail: unknown = {}) => listeners.get(event)?.(detail) };
}

function setUp(unavailable: 'unpublished' | null = null) {
  const fake = fakeUpdater();
  const load = vi.fn(() => Promise.resolve(fake.updater as unknown as Updater));
  const states: UpdateState[] = [];
  const written: (() => void)[] = [];
  const updates = createUpdates({
    unavailable,
    load,
    log: { error: () => undefined },
    onChange: (state) => states.push(state),
    whenWritten: (then) => written.push(then),
  });
  return { ...fake, load, states, written, updates };
}

describe('createUpdates', () => {
  it('loads nothing before the first wish, and nothing at all where there is no place to ask', async () => {
    const there = setUp();
    expect(await there.updates.updateState(undefined)).toEqual({ phase: 'idle', checkedAt: null });
    expect(there.load).not.toHaveBeenCalled();
    const nowhere = setUp('unpublished');
    expect(await nowhere.updates.wishUpdate('check')).toEqual({ phase: 'unavailable', why: 'unpublished' });
    expect(nowhere.load).not.toHaveBeenCalled();
  });

  it('switches off all that the updater would do by itself', async () => {
    const { updates, updater, done } = setUp();
    await updates.wishUpdate('check');
    await vi.waitFor(() => expect(done).toEqual(['check']));
    expect(updater).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
    });
  });

  it('installs only once every window has written', async () => {
    const { updates, done, say, written, states } = setUp();
    await updates.wishUpdate('check');
    await vi.waitFor(() => expect(done).toEqual(['check']));
    say('update-available', { version: '2.0.0', files: [{ size: 5 }] });
    await updates.wishUpdate('download');
    say('download-progress', { percent: 40 });
    say('update-downloaded', { version: '2.0.0' });
    await updates.wishUpdate('install');
    await vi.waitFor(() => expect(written).toHaveLength(1));
    expect(done).toEqual(['check', 'download']);
    written[0]?.();
    expect(done).toEqual(['check', 'download', 'install']);
    expect(states.map(({ phase }) => phase)).toEqual([
      'checking',
      'available',
      'downloading',
      'downloading',
      'ready',
      'installing',
    ]);
  });

  it('says why a check failed, and takes no wish that is none', async () => {
    const { updates, updater, states } = setUp();
    updater.checkForUpdates = () => Promise.reject(new Error('no network'));
    await updates.wishUpdate('check');
    await vi.waitFor(() =>
      expect(states.at(-1)).toEqual({ phase: 'failed', version: null, why: 'no network' }),
    );
    await expect(updates.wishUpdate('downgrade')).rejects.toThrow('wish');
  });
});

describe('the feed of updates', () => {
  // electron-updater is CommonJS; its parser of feeds needs no Electron.
  const require = createRequire(import.meta.url);
  const { parseUpdateInfo, resolveFiles } = require('electron-updater/out/providers/Provider') as {
    parseUpdateInfo: (text: string, file: string, url: URL) => { version: string };
    resolveFiles: (info: unknown, base: URL) => { info: { sha512: string } }[];
  };
  const url = new URL('https://example.org/latest-linux.yml');
  const feed = (sha512: string) =>
    `version: 1.2.3\nfiles:\n  - url: lectern-1.2.3-linux-x64.AppImage\n    sha512: ${sha512}\n    size: 9\npath: lectern-1.2.3-linux-x64.AppImage\nsha512: ${sha512}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`;

  it('is read by the updater’s own parser, in the form that the packager writes', () => {
    const info = parseUpdateInfo(feed('c29tZQ=='), 'latest-linux.yml', url);
    expect(info.version).toBe('1.2.3');
    expect(resolveFiles(info, url)).toMatchObject([{ info: { sha512: 'c29tZQ==' } }]);
  });

  it('is refused when it is no feed, or names no checksum', () => {
    expect(() => parseUpdateInfo('<html>', 'latest-linux.yml', url).version.length).toThrow();
    const info = parseUpdateInfo('version: 1.2.3\nfiles:\n  - url: a.AppImage\n', 'latest-linux.yml', url);
    expect(() => resolveFiles(info, url)).toThrow('checksum');
  });
});
