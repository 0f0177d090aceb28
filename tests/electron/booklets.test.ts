import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createBooklets } from '../../electron/booklets.ts';

const electron = vi.hoisted(() => ({
  save: { canceled: false, filePath: '' },
  made: [] as { options: { webPreferences: Record<string, unknown> }; gone: boolean }[],
  /** What the window does with its address. */
  show: (_url: string): Promise<Buffer> => Promise.resolve(Buffer.from('')),
  printed: { ok: true, reason: '' },
}));
vi.mock('electron', () => ({
  app: {},
  session: {},
  shell: {},
  dialog: { showSaveDialog: () => Promise.resolve(electron.save) },
  BrowserWindow: class {
    gone = false;
    pdf: Buffer = Buffer.from('');
    options: { webPreferences: Record<string, unknown> };
    webContents = {
      printToPDF: () => Promise.resolve(this.pdf),
      print: (_options: unknown, done: (ok: boolean, reason: string) => void) =>
        done(electron.printed.ok, electron.printed.reason),
    };
    constructor(options: { webPreferences: Record<string, unknown> }) {
      this.options = options;
      electron.made.push(this);
    }
    async loadURL(url: string) {
      this.pdf = await electron.show(url);
    }
    isDestroyed = () => this.gone;
    destroy() {
      this.gone = true;
    }
  },
}));

const booklets = createBooklets(() => ({}) as never);
const { beginBooklet, feedBooklet, endBooklet } = booklets.handlers;
const folder = (): string => mkdtempSync(join(tmpdir(), 'lectern-booklets-'));
const begin = async (to: 'pdf' | 'printer' = 'pdf'): Promise<string> => {
  const begun = await beginBooklet({ name: 'A/B', to });
  return begun.ok && begun.value ? begun.value.id : '';
};

beforeEach(() => {
  electron.made.length = 0;
  electron.printed = { ok: true, reason: '' };
  // A page is what is served at its address.
  electron.show = async (url) => Buffer.from(booklets.html(url.replace(/^.*\//, '')) ?? 'nothing');
});

describe('booklets', () => {
  it('are written whole where the reader says, set where nothing runs, in a window that goes', async () => {
    const place = folder();
    electron.save = { canceled: false, filePath: join(place, 'a.pdf') };
    const id = await begin();
    await feedBooklet({ id, text: '<p>one' });
    await feedBooklet({ id, text: ' two' });
    expect(await endBooklet({ id, keep: true })).toMatchObject({ ok: true });
    expect(readFileSync(join(place, 'a.pdf'), 'utf8')).toBe('<p>one two');
    expect(readdirSync(place)).toEqual(['a.pdf']);
    expect(electron.made.map(({ gone }) => gone)).toEqual([true]);
    expect(electron.made[0]?.options.webPreferences).toMatchObject({ javascript: false, sandbox: true });
    expect(electron.made[0]?.options.webPreferences).not.toHaveProperty('preload');
    expect(await endBooklet({ id, keep: true })).toEqual({ ok: true, value: null });
  });

  it('of two windows are made at once, each of its own text', async () => {
    const place = folder();
    electron.save = { canceled: false, filePath: join(place, 'a.pdf') };
    const a = await begin();
    electron.save = { canceled: false, filePath: join(place, 'b.pdf') };
    const b = await begin();
    await feedBooklet({ id: b, text: 'B' });
    await feedBooklet({ id: a, text: 'A' });
    await Promise.all([endBooklet({ id: a, keep: true }), endBooklet({ id: b, keep: true })]);
    expect(['a.pdf', 'b.pdf'].map((name) => readFileSync(join(place, name), 'utf8'))).toEqual(['A', 'B']);
  });

  it('leave nothing where they are given up, cannot be set, or the place takes nothing', async () => {
    const place = folder();
    electron.save = { canceled: true, filePath: '' };
    expect(await beginBooklet({ name: 'a', to: 'pdf' })).toEqual({ ok: true, value: null });
    electron.save = { canceled: false, filePath: join(place, 'a.pdf') };
    await endBooklet({ id: await begin(), keep: false });
    electron.show = () => Promise.reject(new Error('crashed'));
    expect(await endBooklet({ id: await begin(), keep: true })).toEqual({
      ok: false,
      problem: { code: 'print-failed', detail: 'crashed' },
    });
    expect(readdirSync(place)).toEqual([]);
    expect(electron.made.every(({ gone }) => gone)).toBe(true);
    electron.show = () => Promise.resolve(Buffer.from('x'));
    electron.save = { canceled: false, filePath: join(place, 'gone', 'a.pdf') };
    expect(await endBooklet({ id: await begin(), keep: true })).toMatchObject({ ok: false });
  });

  it('go to the printer, unless the reader cancels there', async () => {
    expect(await endBooklet({ id: await begin('printer'), keep: true })).toEqual({
      ok: true,
      value: { pages: 0 },
    });
    electron.printed = { ok: false, reason: 'Print job canceled' };
    expect(await endBooklet({ id: await begin('printer'), keep: true })).toEqual({ ok: true, value: null });
    electron.printed = { ok: false, reason: 'Invalid printer settings' };
    expect(await endBooklet({ id: await begin('printer'), keep: true })).toMatchObject({ ok: false });
  });

  it('refuse what is no booklet, and are served to nobody once they are set', async () => {
    await expect(beginBooklet({ name: 'a', to: 'mail' })).rejects.toThrow('destination');
    await expect(beginBooklet({ name: 7, to: 'pdf' })).rejects.toThrow('text');
    await expect(feedBooklet({ id: 'x', text: 7 })).rejects.toThrow('document');
    expect(await feedBooklet({ id: 'x', text: 'late' })).toEqual({ ok: true, value: null });
    let address = '';
    electron.show = async (url) => {
      address = url;
      return Buffer.from('');
    };
    await endBooklet({ id: await begin('printer'), keep: true });
    expect(address).toMatch(/^app:\/\/lectern\/__booklet\/[\w-]+$/);
    expect(booklets.html(address.replace(/^.*\//, ''))).toBeNull();
  });
});
