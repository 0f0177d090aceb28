import { mkdirSync, renameSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openDigests } from '../../../electron/library/digests.ts';
import { disk, type Disk } from '../../../electron/library/disk.ts';
import { gunzipped } from '../../../electron/library/streams.ts';
import { ENTRIES, filesBelow, originalOf, sha256, temporaryFolder, textOf } from './fixture.ts';

const TEXT = 'A digest of papers, as it came.\n'.repeat(5_000);
const ID = sha256(TEXT);

async function place() {
  const folder = temporaryFolder();
  const digests = await openDigests(disk, folder);
  return { folder, digests };
}
const unpack = (folder: string, name: string) => gunzipSync(readFileSync(join(folder, ID, name))).toString();

describe('the digests', () => {
  it('keep the original byte for byte and every line of entries', async () => {
    const { folder, digests } = await place();
    await digests.keep(ID, originalOf(TEXT));
    const many = '{"title":"One of many papers"}\n'.repeat(60_000);
    await digests.addEntries(ID, ENTRIES);
    await digests.addEntries(ID, many);
    expect(await digests.has(ID)).toBe(false);
    await digests.finish(ID);
    expect(filesBelow(folder)).toEqual([`${ID}/entries.jsonl.gz`, `${ID}/source.gz`]);
    expect(unpack(folder, 'source.gz')).toBe(TEXT);
    expect(await textOf(gunzipped(digests.stream(ID, 'entries.jsonl.gz')))).toBe(ENTRIES + many);
    expect([await digests.has(ID), await digests.reads(ID), await digests.ids()]).toEqual([true, true, [ID]]);
  });

  it('refuse a file that is no longer the one that was hashed, and keep nothing of it', async () => {
    const { folder, digests } = await place();
    await expect(digests.keep(ID, originalOf(`${TEXT}changed`))).rejects.toMatchObject({
      code: 'file-changed',
      message: 'digest.txt',
    });
    await expect(digests.addEntries(ID, ENTRIES)).rejects.toMatchObject({ code: 'disk-failed' });
    expect(filesBelow(folder)).toEqual([]);
  });

  it('are verified, and adopted, as readings of the original that their entries name', async () => {
    const { digests } = await place();
    const later = sha256('a later reading');
    const read = (original: string) => `{"format":"text","records":0,"original":"${original}"}\n`;
    await digests.keep(ID, originalOf(TEXT));
    await digests.addEntries(ID, ENTRIES);
    await digests.finish(ID);
    for (const [original, reads] of [
      [ID, true],
      [sha256('another'), false],
    ] as const) {
      await digests.keepAgain(later, ID);
      await digests.addEntries(later, read(original));
      await digests.finish(later);
      expect(await digests.reads(later)).toBe(reads);
    }
    const other = await place();
    const files = (original: string) => ({
      source: Readable.from([gzipSync(TEXT)]),
      entries: Readable.from([gzipSync(read(original))]),
    });
    await expect(other.digests.adopt(later, files(later))).rejects.toMatchObject({
      code: 'backup-unreadable',
    });
    await other.digests.adopt(later, files(ID));
    expect(await other.digests.reads(later)).toBe(true);
  });

  it('forget what was begun, and what a crash left', async () => {
    const { folder, digests } = await place();
    await digests.keep(ID, originalOf(TEXT));
    await digests.addEntries(ID, ENTRIES);
    await digests.forget(ID);
    expect(filesBelow(folder)).toEqual([]);
    await digests.keep(ID, originalOf(TEXT));
    expect(filesBelow(folder)).not.toEqual([]);
    await openDigests(disk, folder);
    expect(filesBelow(folder)).toEqual([]);
    await digests.forget(ID);
  });

  it('begin again where a digest was begun before, and replace one that is there', async () => {
    const { folder, digests } = await place();
    for (const title of ['first', 'second']) {
      await digests.keep(ID, originalOf(TEXT));
      await digests.addEntries(ID, '{"title":"lost"}\n');
      await digests.keep(ID, originalOf(TEXT));
      await digests.addEntries(ID, `{"title":"${title}"}\n`);
      await digests.finish(ID);
    }
    expect(unpack(folder, 'entries.jsonl.gz')).toBe('{"title":"second"}\n');
    expect(filesBelow(folder)).toHaveLength(2);
  });

  it('have the old one or the new one after a crash while it was replaced', async () => {
    const { folder, digests } = await place();
    await digests.keep(ID, originalOf(TEXT));
    await digests.addEntries(ID, ENTRIES);
    await digests.finish(ID);
    renameSync(join(folder, ID), join(folder, `${ID}.replaced`));
    const again = await openDigests(disk, folder);
    expect(await again.reads(ID)).toBe(true);
    mkdirSync(join(folder, `${ID}.replaced`));
    await openDigests(disk, folder);
    expect(filesBelow(folder)).toHaveLength(2);
  });

  it('ask for space before they write', async () => {
    const folder = temporaryFolder();
    const full: Disk = { ...disk, freeBytes: () => Promise.resolve(16 * 1024 * 1024 + TEXT.length) };
    const digests = await openDigests(full, folder);
    await expect(digests.keep(ID, originalOf(TEXT))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(filesBelow(folder)).toEqual([]);
  });

  it('do not read when a byte of either file is wrong', async () => {
    const { folder, digests } = await place();
    mkdirSync(join(folder, ID));
    const write = (source: Uint8Array, entries: Uint8Array): void => {
      writeFileSync(join(folder, ID, 'source.gz'), source);
      writeFileSync(join(folder, ID, 'entries.jsonl.gz'), entries);
    };
    const [source, entries] = [gzipSync(TEXT), gzipSync(ENTRIES)];
    write(source, entries);
    expect(await digests.reads(ID)).toBe(true);
    write(gzipSync(`${TEXT}!`), entries);
    expect(await digests.reads(ID)).toBe(false);
    write(source, gzipSync('{"title":'));
    expect(await digests.reads(ID)).toBe(false);
    write(source, entries.subarray(0, -4));
    expect(await digests.reads(ID)).toBe(false);
  });
});
