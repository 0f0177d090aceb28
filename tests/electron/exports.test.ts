import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createExports, fileName } from '../../electron/exports.ts';

const electron = vi.hoisted(() => ({
  asked: [] as { defaultPath: string }[],
  save: { canceled: true, filePath: '' },
}));
vi.mock('electron', () => ({
  dialog: {
    showSaveDialog: (_window: unknown, options: { defaultPath: string }) => {
      electron.asked.push(options);
      return Promise.resolve(electron.save);
    },
  },
}));

beforeEach(() => {
  electron.asked.length = 0;
  electron.save = { canceled: true, filePath: '' };
});

const owner = (): never => ({ isDestroyed: () => false }) as never;
const shown = owner();
const { saveMarkdown } = createExports(() => shown).handlers;
const folder = (): string => mkdtempSync(join(tmpdir(), 'lectern-exports-'));

describe('saving a document', () => {
  it('writes it where the reader says, whole, and answers its name', async () => {
    const place = folder();
    electron.save = { canceled: false, filePath: join(place, 'Mine.md') };
    expect(await saveMarkdown({ name: 'Related work', text: '# Ä\n' })).toEqual({
      ok: true,
      value: { name: 'Mine.md' },
    });
    expect(electron.asked.map(({ defaultPath }) => defaultPath)).toEqual(['Related work.md']);
    expect(readFileSync(join(place, 'Mine.md'), 'utf8')).toBe('# Ä\n');
    expect(readdirSync(place)).toEqual(['Mine.md']);
  });

  it('writes nothing when cancelled, and says when the place takes nothing', async () => {
    expect(await saveMarkdown({ name: 'a', text: '' })).toEqual({ ok: true, value: null });
    electron.save = { canceled: false, filePath: join(folder(), 'gone', 'a.md') };
    expect(await saveMarkdown({ name: 'a', text: '' })).toMatchObject({ ok: false });
  });

  it('refuses what is no document', async () => {
    await expect(saveMarkdown({ name: 'a', text: 7 })).rejects.toThrow('document');
    await expect(saveMarkdown({ text: 'a' })).rejects.toThrow('text');
    await expect(saveMarkdown(null)).rejects.toThrow('object');
  });

  it('proposes a name that every system takes', () => {
    expect(fileName('../a/b: c?')).toBe('a b c');
    expect(fileName('...')).toBe('Untitled');
    expect(fileName(`x${'y'.repeat(200)}`)).toHaveLength(80);
  });
});

describe('saving a file of pieces', () => {
  const { beginExport, feedExport, endExport } = createExports(() => shown).handlers;
  const begin = async (filePath: string) => {
    electron.save = { canceled: false, filePath };
    const begun = await beginExport({ name: 'Inbox: all', extension: 'bib' });
    return begun.ok && begun.value ? begun.value : { id: '', name: '' };
  };

  it('is there once it is ended, with all of its pieces, and not before', async () => {
    const place = folder();
    const { id, name } = await begin(join(place, 'Inbox.bib'));
    expect(name).toBe('Inbox.bib');
    expect(electron.asked.at(-1)?.defaultPath).toBe('Inbox all.bib');
    for (const text of ['@misc{a}\n', 'ä', '🧬'.repeat(70_000)])
      expect(await feedExport({ id, text })).toEqual({ ok: true, value: null });
    expect(readdirSync(place)).not.toContain('Inbox.bib');
    expect(await endExport({ id, keep: true })).toEqual({ ok: true, value: null });
    expect(readdirSync(place)).toEqual(['Inbox.bib']);
    expect(readFileSync(join(place, 'Inbox.bib'), 'utf8')).toBe(`@misc{a}\nä${'🧬'.repeat(70_000)}`);
  });

  it('leaves nothing when it is given up, and what was there stays', async () => {
    const place = folder();
    writeFileSync(join(place, 'a.bib'), 'mine');
    const { id } = await begin(join(place, 'a.bib'));
    await feedExport({ id, text: 'one' });
    expect(await endExport({ id, keep: false })).toEqual({ ok: true, value: null });
    expect(readdirSync(place)).toEqual(['a.bib']);
    expect(readFileSync(join(place, 'a.bib'), 'utf8')).toBe('mine');
  });

  it('is written beside others, each by its own id, whichever ends first', async () => {
    const place = folder();
    const first = await begin(join(place, 'a.bib'));
    const second = await begin(join(place, 'b.bib'));
    const third = await begin(join(place, 'c.bib'));
    for (const text of ['1', '2', '3'])
      await Promise.all(
        [first, second, third].map(({ id, name }) => feedExport({ id, text: `${name} ${text}\n` })),
      );
    expect(await endExport({ id: third.id, keep: true })).toEqual({ ok: true, value: null });
    expect(await endExport({ id: second.id, keep: false })).toEqual({ ok: true, value: null });
    expect(await endExport({ id: first.id, keep: true })).toEqual({ ok: true, value: null });
    expect(readdirSync(place).toSorted()).toEqual(['a.bib', 'c.bib']);
    expect(readFileSync(join(place, 'a.bib'), 'utf8')).toBe('a.bib 1\na.bib 2\na.bib 3\n');
    expect(readFileSync(join(place, 'c.bib'), 'utf8')).toBe('c.bib 1\nc.bib 2\nc.bib 3\n');
  });

  it('is never said to be there when it is not: a piece or an end for no file is refused', async () => {
    const place = folder();
    const { id } = await begin(join(place, 'a.bib'));
    await endExport({ id, keep: false });
    await expect(feedExport({ id, text: 'one' })).rejects.toThrow('export');
    await expect(endExport({ id, keep: true })).rejects.toThrow('export');
    // Who gives up what is gone wanted just that.
    expect(await endExport({ id, keep: false })).toEqual({ ok: true, value: null });
    expect(readdirSync(place)).toEqual([]);
  });

  it('is given up when the window goes that asked for it, and those of other windows stay', async () => {
    const place = folder();
    const [gone, stays] = [owner(), owner()];
    let asking = gone;
    const { handlers, ...exports } = createExports(() => asking);
    const beginIn = async (window: never, name: string) => {
      asking = window;
      electron.save = { canceled: false, filePath: join(place, name) };
      const begun = await handlers.beginExport({ name, extension: 'bib' });
      return begun.ok && begun.value ? begun.value.id : '';
    };
    const [theirs, ours] = [await beginIn(gone, 'theirs.bib'), await beginIn(stays, 'ours.bib')];
    await handlers.feedExport({ id: theirs, text: 'half' });
    await handlers.feedExport({ id: ours, text: 'whole' });
    exports.forget(gone);
    await expect(handlers.endExport({ id: theirs, keep: true })).rejects.toThrow('export');
    await vi.waitFor(() =>
      expect(readdirSync(place).filter((name) => name.startsWith('theirs'))).toEqual([]),
    );
    expect(await handlers.endExport({ id: ours, keep: true })).toEqual({ ok: true, value: null });
    expect(readdirSync(place)).toEqual(['ours.bib']);
  });

  it('says when the place takes nothing, at the piece or at the end', async () => {
    const { id } = await begin(join(folder(), 'gone', 'a.bib'));
    const fed = await feedExport({ id, text: 'one' });
    const ended = await endExport({ id, keep: true });
    expect([fed.ok, ended.ok]).toEqual([false, false]);
  });

  it('asks for nothing but formats of exports', async () => {
    await expect(beginExport({ name: 'a', extension: 'exe' })).rejects.toThrow('format');
    await expect(feedExport({ id: 'x', text: 7 })).rejects.toThrow('document');
    await expect(endExport({ id: 'x', keep: 1 })).rejects.toThrow('flag');
  });

  it('answers or refuses, whatever comes, and writes nowhere by itself', async () => {
    const asked = electron.asked.length;
    const { handlers } = createExports(() => shown);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(handlers)), fc.anything(), async (handler, given) => {
        const answer = await handler(given).catch((error: unknown) => error);
        if (answer instanceof Error) expect(answer).toBeInstanceOf(TypeError);
        else expect(answer).toEqual({ ok: true, value: null });
      }),
    );
    expect(electron.asked).toHaveLength(asked);
  });
});
