/** Every call that the library makes of the disk fails once, over its whole work; nothing that was answered for may be missing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBackup } from '../../../electron/library/backup-read.ts';
import { writeBackup } from '../../../electron/library/backup-write.ts';
import { LibraryError } from '../../../electron/library/disk-problem.ts';
import { disk, errorCode } from '../../../electron/library/disk.ts';
import { openLibrary, type Library } from '../../../electron/library/index.ts';
import { batchOf } from '../../shared/batches.ts';
import { faultyDisk, hasty, type Fault, type FaultyDisk } from './faulty-disk.ts';
import { ENTRIES, filesBelow, opened, originalOf, sha256, temporaryFolder } from './fixture.ts';

const TEXT = 'the digest as it came';
const ID = sha256(TEXT);
const FAULTS: readonly Fault[] = ['ENOSPC', 'EACCES', 'EIO', 'short'];

interface Answered {
  readonly batches: string[];
  digest: boolean;
  backup: boolean;
}

/** A day of a library. Whatever fails is an expected failure of the disk; anything else would be a bug. */
async function work(on: FaultyDisk, root: string): Promise<Answered> {
  const answered: Answered = { batches: [], digest: false, backup: false };
  const expected = async (run: () => Promise<unknown>): Promise<boolean> => {
    try {
      await run();
      return true;
    } catch (error) {
      if (errorCode(error) === '' && !(error instanceof LibraryError)) throw error;
      return false;
    }
  };
  const library = await openLibrary({ on, folder: join(root, 'library') });
  if (!library.ok) return answered;
  const { digests, snapshots } = library.value;
  const write = async (n: number): Promise<void> => {
    if ((await library.value.append([batchOf(n)])).ok) answered.batches.push(`batch-${n}`);
  };
  await write(1);
  answered.digest = await expected(async () => {
    await digests.keep(ID, originalOf(TEXT));
    await digests.addEntries(ID, ENTRIES);
    await digests.finish(ID);
  });
  await write(2);
  await expected(() => snapshots.take());
  await write(3);
  await expected(() => snapshots.take());
  answered.backup = await expected(() => writeBackup(library.value, join(root, 'all.lectern'), 1));
  await write(4);
  await library.value.close().catch(() => undefined);
  return answered;
}

const cellsOf = async (library: Library) => [...(await library.snapshots.cells()).values()];

describe('a library on a disk that fails', () => {
  it.each(FAULTS)(
    'with %s at any call, has everything that was answered for, and nothing half',
    async (fault) => {
      const probe = faultyDisk(hasty(disk));
      const all = await work(probe, temporaryFolder());
      expect(all).toEqual({
        batches: ['batch-1', 'batch-2', 'batch-3', 'batch-4'],
        digest: true,
        backup: true,
      });
      for (let at = 0; at < probe.calls(); at++) {
        // A full disk stays full; the others come and go.
        for (const lasting of fault === 'ENOSPC' ? ([undefined, 'lasting'] as const) : [undefined]) {
          const root = temporaryFolder();
          const faulty = faultyDisk(hasty(disk));
          faulty.failAt(at, fault, lasting);
          const answered = await work(faulty, root);

          const library = await opened(join(root, 'library'), hasty(disk));
          const ids = (await library.history()).map(({ id }) => id);
          expect(ids).toEqual(expect.arrayContaining(answered.batches));
          expect(library.state().findings).toEqual([]);
          const cells = await cellsOf(library);
          for (const id of ids)
            expect(cells.some((cell) => cell.id === id.replace('batch', 'paper'))).toBe(true);
          if (answered.digest) expect(await library.digests.ids()).toEqual([ID]);
          for (const id of await library.digests.ids()) expect(await library.digests.reads(id)).toBe(true);
          expect(await library.snapshots.verify()).toEqual([]);
          const path = join(root, 'all.lectern');
          if (answered.backup) expect(existsSync(path)).toBe(true);
          if (existsSync(path)) {
            const backup = await readBackup(path);
            await backup.verify();
            backup.close();
          }
          // What the next start leaves has no loose ends. (A fault may have kept a temporary backup from being removed.)
          const loose = filesBelow(join(root, 'library')).filter((file) => file.endsWith('.tmp'));
          expect(loose).toEqual([]);
          await library.close();
        }
      }
    },
    40_000,
  );
});
