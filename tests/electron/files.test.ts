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

  describe('with a file above 32 MiB', () => {
    const MIB = 1024 * 1024;
    const rows = (n: number, note: string): string => `"A title, ${n}\nof two lines",${note}\n`;
    const hash = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');
    /** A table with one row above the limit in its middle. */
    const table = (): string =>
      write(
        'large.csv',
        [
          'Title,Note\n',
          ...Array.from({ length: 6000 }, (_, n) => rows(n, 'x'.repeat(3000))),
          rows(6000, 'y'.repeat(33 * MIB)),
          ...Array.from({ length: 10 }, (_, n) => rows(n, 'z')),
        ].join(''),
      );

    it('opens a table as parts that are digests with its header in front, and refuses the one that is too large', async () => {
      const told: (number | null)[] = [];
      const files = createFiles((opening) => told.push(opening && opening.done));
      const { digests, refused } = await files.open([table()]);
      expect(digests).toHaveLength(3);
      const texts: string[] = [];
      for (const { id, size, sha256, name, part } of digests) {
        const text = await new Response(await files.stream(id)).text();
        texts.push(text);
        expect({ size: Buffer.byteLength(text), sha256: hash(text), name }).toEqual({
          size,
          sha256,
          name: 'large.csv',
        });
        expect(text.startsWith('Title,Note\n"A title')).toBe(true);
        expect(part).toMatchObject({ of: digests[0]?.part?.of, count: 4 });
        const opened = await files.read(id);
        expect(opened).toMatchObject({ name: 'large.csv', size });
        opened?.bytes.destroy();
      }
      expect(digests.map(({ part }) => part?.number)).toEqual([1, 2, 4]);
      const all = texts.map((text) => text.slice('Title,Note\n'.length)).join('');
      expect(all.split('of two lines').length - 1).toBe(6010);
      const [aside] = refused;
      expect(aside).toMatchObject({
        name: 'large.csv',
        reason: 'part-too-large',
        part: { number: 3, count: 4 },
      });
      expect(aside?.size).toBe(Buffer.byteLength(rows(6000, '')) + 33 * MIB);
      const before = digests[0]?.part?.from === 0 ? digests[0].size + digests[1]!.size - 11 : Number.NaN;
      expect(aside?.part?.from).toBe(before);
      expect(told.at(-1)).toBeNull();
      expect(told.length).toBeGreaterThan(2);
    });

    it('leaves room for everything else while it reads, and stops when it is told to', async () => {
      let heard = 0;
      const files = createFiles((opening) => {
        if (opening !== null && ++heard === 2) files.cancel();
      });
      const path = write('large.jsonl', '{"title":"A"}\n'.repeat(9000));
      truncateSync(path, 2 ** 32);
      let turns = 0;
      const timer = setInterval(() => turns++, 1);
      const offer = await files.open([path, write('small.txt', 'papers')]);
      clearInterval(timer);
      expect(offer.refused).toEqual([{ name: 'large.jsonl', reason: 'import-cancelled' }]);
      expect(offer.digests).toMatchObject([{ name: 'small.txt' }]);
      expect(turns).toBeGreaterThan(0);
      expect((await files.open([write('other.txt', 'papers')])).digests).toHaveLength(1);
    });
  });
});
