import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disk, type Disk } from '../../../electron/library/disk.ts';
import { openLibrary } from '../../../electron/library/index.ts';
import type { JournalBatch } from '../../../shared/library-files.ts';
import { batchOf } from '../../shared/batches.ts';
import { filesBelow, keepDigest, opened, sha256, temporaryFolder } from './fixture.ts';

const place = (): string => join(temporaryFolder(), 'library');

const digestBatch = (id: string, deleted: boolean, clock = '1'): JournalBatch => ({
  id: `digest-${id}-${clock}`,
  label: 'Import',
  changes: [
    { clock, table: 'digests', id, field: 'name', value: 'Digest' },
    { clock, table: 'digests', id, field: 'deleted', value: deleted },
  ],
  before: [],
});

describe('the library', () => {
  it('is the same library and the same device at every start', async () => {
    const folder = place();
    const { generation, device, head, findings } = (await opened(folder)).state();
    expect(generation).toMatch(/^[0-9a-f-]{36}$/);
    expect(device).toMatch(/^[0-9a-z]{8}$/);
    expect({ head, findings }).toEqual({ head: { batches: 0, lastId: null }, findings: [] });
    expect((await opened(folder)).state()).toEqual({ generation, device, head, findings });
    expect((await opened(place())).state().generation).not.toBe(generation);
  });

  it('of a newer Lectern is refused, and every byte of it stays', async () => {
    const folder = place();
    const library = await opened(folder);
    await library.append([batchOf(1)]);
    await keepDigest(library, 'a digest');
    writeFileSync(join(folder, 'library.json'), '{"schema":2,"generation":"g","device":"device01"}');
    writeFileSync(join(folder, 'journal/half.tmp'), 'left');
    const journal = filesBelow(folder).find((path) => path.endsWith('.jsonl')) ?? '';
    writeFileSync(join(folder, journal), 'torn', { flag: 'a' });
    const contents = () => filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'hex')]);
    const before = contents();
    expect(await openLibrary({ on: disk, folder })).toEqual({
      ok: false,
      problem: { code: 'library-newer', detail: '2' },
    });
    expect(contents()).toEqual(before);
  });

  it('whose description is damaged becomes another one, with everything that was in it', async () => {
    const folder = place();
    const first = await opened(folder);
    await first.append([batchOf(1)]);
    writeFileSync(join(folder, 'library.json'), '{"schema":1,"gener');
    const second = await opened(folder);
    expect(second.state().generation).not.toBe(first.state().generation);
    expect(second.state().head.batches).toBe(1);
    expect(filesBelow(folder)).toContain('library.json.damaged');
  });

  it('says which digests its cells speak of that are not there', async () => {
    const folder = place();
    const library = await opened(folder);
    const here = await keepDigest(library, 'here');
    const [gone, undone] = [sha256('gone'), sha256('undone')];
    await library.append([digestBatch(here, false), digestBatch(gone, false), digestBatch(undone, false)]);
    await library.append([digestBatch(undone, true, '2')]);
    const again = await opened(folder);
    expect(again.state().findings).toEqual([{ code: 'digest-missing', detail: gone }]);
    writeFileSync(join(folder, 'digests', here, 'source.gz'), 'not gzip');
    const { findings, lastVerifiedAt } = await again.verify();
    expect(findings.map(({ detail }) => detail).toSorted()).toEqual([gone, here].toSorted());
    expect(lastVerifiedAt).toBeGreaterThan(0);
    expect(await (await opened(folder)).health()).toMatchObject({ lastVerifiedAt });
  });

  it('measures itself', async () => {
    const folder = place();
    const library = await opened(folder);
    await library.append([batchOf(1), batchOf(2)]);
    await keepDigest(library, 'a digest');
    await library.snapshots.take();
    const health = await library.health();
    expect(health).toMatchObject({
      head: { batches: 2, lastId: 'batch-2' },
      digests: 1,
      snapshots: 1,
      findings: [],
    });
    for (const size of [health.journalBytes, health.digestBytes, health.snapshotBytes, health.freeBytes])
      expect(size).toBeGreaterThan(0);
  });

  it('has the last 5,000 batches as its history, without those that were replaced', async () => {
    const library = await opened(place());
    await library.append(Array.from({ length: 5_100 }, (_, n) => batchOf(n)));
    await library.append([{ ...batchOf(5_100), replaces: 'batch-5099' }]);
    const history = await library.history();
    expect(history).toHaveLength(5_000);
    expect(history.slice(-2).map(({ id }) => id)).toEqual(['batch-5098', 'batch-5100']);
  });

  it('names the disk’s problem by what a reader can do about it', async () => {
    const failing = (code: string): Disk => ({
      ...disk,
      freeBytes: () => Promise.resolve(1234),
      append: () => Promise.reject(Object.assign(new Error('the system said so'), { code })),
    });
    const folder = place();
    mkdirSync(folder);
    const answers = [];
    for (const code of ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO'])
      answers.push(await openLibrary({ on: failing(code), folder }));
    const problem = (code: string, detail: string) => ({ ok: false, problem: { code, detail } });
    expect(answers).toEqual([
      problem('disk-full', '1234'),
      problem('disk-full', '1234'),
      problem('disk-denied', folder),
      problem('disk-denied', folder),
      problem('disk-denied', folder),
      problem('disk-failed', 'the system said so'),
    ]);
    rmSync(folder, { recursive: true });
  });
});
