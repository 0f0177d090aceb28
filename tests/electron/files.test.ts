import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../electron/files.ts';

describe('createFiles', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  it('opens a file as a capability with its size, time and hash, and without its path', async () => {
    const path = write('digest.eml', 'papers of the week');
    const offer = await createFiles().open([path]);
    expect(offer.refused).toEqual([]);
    expect(offer.digests).toHaveLength(1);
    expect(offer.digests[0]).toMatchObject({
      name: 'digest.eml',
      size: 18,
      sha256: createHash('sha256').update('papers of the week').digest('hex'),
    });
    expect(Date.parse(offer.digests[0]!.modifiedAt)).toBeGreaterThan(0);
    expect(JSON.stringify(offer)).not.toContain(folder);
  });

  it('refuses what is missing, empty, a folder or not a whole path, each with its reason', async () => {
    mkdirSync(join(folder, 'sub'));
    const offered = ['gone.eml', 'sub', 'digest.eml/inside'].map((name) => join(folder, name));
    write('digest.eml', 'text');
    const offer = await createFiles().open([
      ...offered,
      write('empty.eml', ''),
      'relative.eml',
      '/nul\0byte',
    ]);
    expect(offer.digests).toEqual([]);
    expect(offer.refused.map(({ reason }) => reason)).toEqual([
      'file-gone',
      'file-unreadable',
      'file-gone',
      'file-empty',
      'file-unreadable',
      'file-unreadable',
    ]);
  });

  it('refuses what is too large by its size and its beginning, without reading the rest', async () => {
    const [text, paper] = [write('huge.txt', 'papers'), write('huge.pdf', '%PDF-1.7')];
    // A terabyte of a sparse file: whoever read it would never come back.
    for (const path of [text, paper]) truncateSync(path, 2 ** 40);
    const offer = await createFiles().open([text, paper]);
    expect(offer).toEqual({
      digests: [],
      refused: [
        { name: 'huge.txt', reason: 'text-too-large' },
        { name: 'huge.pdf', reason: 'is-pdf' },
      ],
    });
  });

  it('opens a file once when it is offered twice together', async () => {
    const path = write('twice.eml', 'text');
    expect((await createFiles().open([path, path])).digests).toHaveLength(1);
  });

  it('streams the bytes of an open file until it is released', async () => {
    const files = createFiles();
    const text = 'x'.repeat(700_000);
    const { digests } = await files.open([write('long.txt', text)]);
    const { id } = digests[0]!;
    expect(await new Response(await files.stream(id)).text()).toBe(text);
    files.release(id);
    expect(await files.stream(id)).toBeNull();
    expect(await files.stream('unknown')).toBeNull();
  });

  it('answers null when an open file has gone', async () => {
    const files = createFiles();
    const path = write('brief.txt', 'text');
    const { digests } = await files.open([path]);
    rmSync(path);
    expect(await files.stream(digests[0]!.id)).toBeNull();
  });
});
