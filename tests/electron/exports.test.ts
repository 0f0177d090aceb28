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
