import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const { saveMarkdown } = createExports(() => ({}) as never);
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
  const { beginExport, feedExport, endExport } = createExports(() => ({}) as never);
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

  it('leaves nothing when it is given up, by itself or by the next, and what was there stays', async () => {
    const place = folder();
    const first = await begin(join(place, 'a.bib'));
    await feedExport({ id: first.id, text: 'one' });
    const second = await begin(join(place, 'b.bib'));
    expect(await feedExport({ id: first.id, text: 'more' })).toEqual({ ok: true, value: null });
    await feedExport({ id: second.id, text: 'two' });
    expect(await endExport({ id: second.id, keep: false })).toEqual({ ok: true, value: null });
    expect(readdirSync(place)).toEqual([]);
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
  });
});
