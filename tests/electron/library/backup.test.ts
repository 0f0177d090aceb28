import { createWriteStream, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { readBackup } from '../../../electron/library/backup-read.ts';
import { writeBackup } from '../../../electron/library/backup-write.ts';
import { createBackups } from '../../../electron/library/backups.ts';
import { libraryLines } from '../../../electron/library/routes.ts';
import type { Library } from '../../../electron/library/index.ts';
import { disk } from '../../../electron/library/disk.ts';
import { batchOf } from '../../shared/batches.ts';
import { hasty } from './faulty-disk.ts';
import { ENTRIES, filesBelow, keepDigest, opened, sha256, temporaryFolder, textOf } from './fixture.ts';

const cellsOf = async (library: Library) => [...(await library.snapshots.cells()).values()];
const NO_LINES = sha256('');

/** Writes a zip of these members and answers its path. */
async function zipOf(members: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const path = join(temporaryFolder(), 'made.lectern');
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  await pipeline(zip.outputStream as Readable, createWriteStream(path));
  return path;
}

const manifest = (more: object = {}): string =>
  JSON.stringify({
    form: 'lectern-backup',
    version: 1,
    takenAt: 5,
    generation: 'g',
    sha256: { cells: NO_LINES, history: NO_LINES },
    ...more,
  });
const EMPTY = { 'cells.ndjson': '', 'history.ndjson': '', 'manifest.json': manifest() };

async function backedUp() {
  const root = temporaryFolder();
  const library = await opened(join(root, 'library'));
  await library.append([batchOf(1), batchOf(2)]);
  const ids = [await keepDigest(library, 'one digest'), await keepDigest(library, 'another digest')];
  await library.append([
    {
      ...batchOf(3),
      changes: ids.map((id, n) => ({
        clock: '9',
        table: 'digests' as const,
        id,
        field: 'papers',
        value: ['p1', n === 0 ? 'p2' : 'p3', ''],
      })),
    },
  ]);
  const path = join(root, 'all.lectern');
  const bytes = await writeBackup(library, path, 7);
  return { root, library, ids, path, bytes };
}

describe('a backup', () => {
  it('is one file, of the size that it says, and leaves nothing beside it', async () => {
    const { root, path, bytes } = await backedUp();
    expect(readFileSync(path).length).toBe(bytes);
    expect(readdirSync(root).toSorted()).toEqual(['all.lectern', 'library']);
  });

  it('has the same cells and the same digests, byte for byte', async () => {
    const { library, path, ids } = await backedUp();
    const backup = await readBackup(path);
    const cells = [];
    for await (const changes of backup.changes()) cells.push(...changes);
    expect(cells).toEqual(await cellsOf(library));
    expect(backup.digestIds.toSorted()).toEqual(ids.toSorted());
    for (const id of ids)
      for (const file of ['source.gz', 'entries.jsonl.gz'] as const)
        expect(await textOf((await backup.digestFile(id, file))!)).toBe(
          await textOf(library.digests.stream(id, file)),
        );
    backup.close();
  });

  it('offers what a restore would do, and brings digests that are not there after a snapshot', async () => {
    const { library, path, ids } = await backedUp();
    const [first = '', second = ''] = ids;
    const elsewhere = await opened(join(temporaryFolder(), 'library'));
    await keepDigest(elsewhere, 'one digest');
    await elsewhere.append([
      batchOf(1),
      { ...batchOf(9), changes: batchOf(2).changes.map((cell) => ({ ...cell, clock: `${cell.clock}z` })) },
    ]);
    const backups = createBackups();
    const offer = await backups.choose(elsewhere, path);
    expect(offer).toEqual({
      token: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'all.lectern',
      takenAt: 7,
      papers: 3,
      digests: { newHere: 1, same: 1 },
      cells: { newHere: 2, newerThere: 0, olderThere: 2, same: 1 },
    });
    expect(await elsewhere.digests.has(second)).toBe(false);
    const lines = async (route: string) => {
      const found = await libraryLines(elsewhere, backups, route);
      return found && textOf(found);
    };
    expect(await lines(`backup/${offer.token}/entries/${second}`)).toBe(ENTRIES);
    expect(await lines(`backup/${offer.token}/cells`)).toBe(await linesOf(library, 'cells'));
    await backups.adopt(elsewhere, offer.token);
    expect((await elsewhere.snapshots.measure()).count).toBe(1);
    expect(await elsewhere.digests.reads(first)).toBe(true);
    expect(await elsewhere.digests.reads(second)).toBe(true);
    backups.release(offer.token);
    expect(await lines(`backup/${offer.token}/cells`)).toBeNull();
    await expect(backups.adopt(elsewhere, offer.token)).rejects.toMatchObject({ code: 'backup-unreadable' });
  });

  it('is refused when a byte of its cells or digests is wrong', async () => {
    const { path } = await backedUp();
    const whole = readFileSync(path);
    let refused = 0;
    for (let at = 0; at < whole.length; at += 23) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1 << (at % 8);
      writeFileSync(path, bytes);
      const target = await opened(join(temporaryFolder(), 'library'), hasty(disk));
      const backups = createBackups();
      try {
        const { token } = await backups.choose(target, path);
        await backups.adopt(target, token);
        backups.release(token);
      } catch (error) {
        expect(['backup-unreadable', 'library-newer']).toContain((error as { code?: string }).code);
        refused++;
      }
      for (const id of await target.digests.ids()) expect(await target.digests.reads(id)).toBe(true);
      expect(filesBelow(join(target.folder, 'digests')).filter((name) => name.includes('.tmp'))).toEqual([]);
    }
    expect(refused).toBeGreaterThan(whole.length / 23 / 2);
  }, 30_000);
});

describe('a file that is no backup of ours', () => {
  const outcome = async (path: string) => {
    const library = await opened(join(temporaryFolder(), 'library'));
    const backups = createBackups();
    return backups.choose(library, path).then(
      () => 'taken',
      (error: { code?: string }) => error.code,
    );
  };

  it('is taken when it is empty but whole', async () => {
    expect(await outcome(await zipOf(EMPTY))).toBe('taken');
  });

  it('is refused when it is anything else, or lacks a part', async () => {
    const path = join(temporaryFolder(), 'no.lectern');
    writeFileSync(path, 'not a zip');
    expect(await outcome(path)).toBe('backup-unreadable');
    expect(await outcome(join(path, 'gone'))).toBe('backup-unreadable');
    for (const name of Object.keys(EMPTY)) {
      const rest = Object.fromEntries(Object.entries(EMPTY).filter(([each]) => each !== name));
      expect(await outcome(await zipOf(rest))).toBe('backup-unreadable');
    }
    for (const text of ['{', '[]', manifest({ form: 'other' }), manifest({ takenAt: 'now' })])
      expect(await outcome(await zipOf({ ...EMPTY, 'manifest.json': text }))).toBe('backup-unreadable');
  });

  it('is told from one of a newer Lectern', async () => {
    expect(await outcome(await zipOf({ ...EMPTY, 'manifest.json': manifest({ version: 2 }) }))).toBe(
      'library-newer',
    );
  });

  it('is refused when its cells are not cells', async () => {
    const cells = '{"clock":"1","table":"nobody","id":"a","field":"b","value":1}\n';
    const named = manifest({ sha256: { cells: sha256(cells), history: NO_LINES } });
    expect(await outcome(await zipOf({ ...EMPTY, 'cells.ndjson': cells, 'manifest.json': named }))).toBe(
      'backup-unreadable',
    );
  });

  it('is refused when a name in it leads elsewhere, and nothing is written there', async () => {
    const id = sha256('x');
    const names = [
      '../../../../evil.txt',
      '/evil/evil/evil.txt',
      'C:/evil/evil.txt',
      `digests/${id}/../../x.gz`,
    ];
    for (const name of [...names, `digests/${id}/other.gz`, 'x', `digests/${id}\\source.gz`]) {
      // yazl makes no such names itself: they take the place of an honest one of the same length.
      const stand = name.replaceAll(/[/\\.:]/g, '_');
      const path = await zipOf({ ...EMPTY, [stand]: 'evil' });
      const bytes = Buffer.from(readFileSync(path).toString('latin1').replaceAll(stand, name), 'latin1');
      writeFileSync(path, bytes);
      expect(await outcome(path)).toBe('backup-unreadable');
      expect(existsSync(join(path, '..', 'evil.txt'))).toBe(false);
    }
  });

  it('is refused when far more comes out of it than is in it', async () => {
    const bomb = Buffer.alloc(80 * 1024 * 1024);
    const named = manifest({ sha256: { cells: NO_LINES, history: sha256(bomb) } });
    const path = await zipOf({ 'cells.ndjson': '', 'history.ndjson': bomb, 'manifest.json': named });
    expect(await outcome(path)).toBe('backup-unreadable');
    expect(await outcome(await zipOf({ ...EMPTY, 'manifest.json': Buffer.alloc(2 * 1024 * 1024) }))).toBe(
      'backup-unreadable',
    );
    // A size that its header does not admit.
    const liar = await zipOf({ ...EMPTY, 'history.ndjson': 'a'.repeat(5000) });
    const bytes = readFileSync(liar);
    for (let at = bytes.indexOf('PK\u0001\u0002'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 4))
      if (bytes.readUInt32LE(at + 24) === 5000) bytes.writeUInt32LE(10, at + 24);
    writeFileSync(liar, bytes);
    expect(await outcome(liar)).toBe('backup-unreadable');
  }, 30_000);

  it('is refused when a digest in it is not what its name says', async () => {
    const id = sha256('the original');
    const members = {
      [`digests/${id}/source.gz`]: gzipSync('another'),
      [`digests/${id}/entries.jsonl.gz`]: gzipSync(ENTRIES),
    };
    const target = await opened(join(temporaryFolder(), 'library'));
    const backups = createBackups();
    const { token } = await backups.choose(target, await zipOf({ ...EMPTY, ...members }));
    await expect(backups.adopt(target, token)).rejects.toMatchObject({ code: 'backup-unreadable' });
    expect(filesBelow(join(target.folder, 'digests'))).toEqual([]);
  });
});

async function linesOf(library: Library, route: string): Promise<string | null> {
  const found = await libraryLines(library, createBackups(), route);
  return found && textOf(found);
}

describe('the routes of the library', () => {
  it('stream cells, history and entries, and nothing for any other path', async () => {
    const { library, ids } = await backedUp();
    const parsed = async (route: string) =>
      ((await linesOf(library, route)) ?? '')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
    expect(await parsed('cells')).toEqual(await cellsOf(library));
    expect(await parsed('history')).toEqual(await library.history());
    expect(await linesOf(library, `entries/${ids[0]}`)).toBe(ENTRIES);
    const wrong = [
      '',
      'cells/',
      'entries',
      'entries/',
      `entries/${sha256('other')}`,
      `entries/${ids[0]}/x`,
      `entries/../${ids[0]}`,
      'entries/..%2f..%2fjournal',
      'backup',
      'backup//cells',
      'backup/x/cells',
    ];
    for (const route of wrong) expect(await linesOf(library, route)).toBeNull();
  });
});
