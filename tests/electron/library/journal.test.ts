import { appendFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { disk, type Disk } from '../../../electron/library/disk.ts';
import { openJournal, type Journal } from '../../../electron/library/journal.ts';
import { encodeBatch } from '../../../shared/journal.ts';
import type { JournalBatch } from '../../../shared/library-files.ts';
import { batchOf } from '../../shared/batches.ts';
import { faultyDisk, hasty, type Fault } from './faulty-disk.ts';
import { filesBelow, temporaryFolder } from './fixture.ts';

const DEVICE = 'device01';

function place() {
  const folder = join(temporaryFolder(), 'journal');
  return {
    folder,
    file: (number = 1, device = DEVICE) => join(folder, device, `00000${number}.jsonl`),
    open: async (on: Disk = disk, more: { device?: string; rotateBytes?: number } = {}) => {
      const journal = await openJournal({ on, folder, device: DEVICE, ...more });
      onTestFinished(() => journal.close().catch(() => undefined));
      return journal;
    },
  };
}

async function batchesIn(journal: Journal): Promise<readonly JournalBatch[]> {
  const all: JournalBatch[] = [];
  for await (const batches of journal.read()) all.push(...batches);
  return all;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => batchOf(from + n));

describe('the journal', () => {
  it('answers what is on the disk, and has it again after a restart', async () => {
    const { open, folder } = place();
    const journal = await open();
    expect(journal.head()).toEqual({ batches: 0, lastId: null });
    expect(await journal.append(range(0, 3))).toEqual({ batches: 3, lastId: 'batch-2' });
    const again = await open();
    expect(again.head()).toEqual({ batches: 3, lastId: 'batch-2' });
    expect(await batchesIn(again)).toEqual(range(0, 3));
    expect(filesBelow(folder)).toEqual([`${DEVICE}/000001.jsonl`]);
    expect(again.findings).toEqual([]);
  });

  it('leaves out what is there already, within a call, between calls and after a restart', async () => {
    const { open } = place();
    const journal = await open();
    await Promise.all([journal.append([batchOf(1), batchOf(1)]), journal.append([batchOf(1), batchOf(2)])]);
    expect(await journal.append([batchOf(1)])).toEqual({ batches: 2, lastId: 'batch-2' });
    const again = await open();
    await again.append([batchOf(2), batchOf(3)]);
    expect(await batchesIn(again)).toEqual(range(1, 4));
  });

  it('writes waiting batches together, with one fsync for all of them', async () => {
    const { open } = place();
    let syncs = 0;
    const counting: Disk = {
      ...disk,
      async append(path) {
        const file = await disk.append(path);
        return { ...file, sync: () => (syncs++, file.sync()) };
      },
    };
    const journal = await open(counting);
    await journal.append([batchOf(0)]);
    syncs = 0;
    await Promise.all(range(1, 41).map((batch) => journal.append([batch])));
    // The first goes alone, the others wait for it and go together.
    expect(syncs).toBe(2);
    expect(await batchesIn(journal)).toEqual(range(0, 41));
  });

  it('goes on in a new file when one is full', async () => {
    const { open, folder } = place();
    const journal = await open(disk, { rotateBytes: 300 });
    for (const batch of range(0, 6)) await journal.append([batch]);
    expect(filesBelow(folder).length).toBeGreaterThan(2);
    const again = await open(disk, { rotateBytes: 300 });
    await again.append([batchOf(6)]);
    expect(await batchesIn(again)).toEqual(range(0, 7));
    expect(again.head()).toEqual({ batches: 7, lastId: 'batch-6' });
  });

  it('reads what other devices wrote, and never writes to their files', async () => {
    const { open, file } = place();
    const [mine, theirs] = [await open(), await open(disk, { device: 'zzother1' })];
    await Promise.all(range(0, 20).map((batch, n) => (n % 2 === 0 ? mine : theirs).append([batch])));
    appendFileSync(file(1, 'zzother1'), '{"crc":"half');
    const size = readFileSync(file(1, 'zzother1')).length;
    const again = await open();
    expect(again.head()).toEqual({ batches: 20, lastId: 'batch-18' });
    expect((await batchesIn(again)).map(({ id }) => id).toSorted()).toEqual(
      range(0, 20)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(readFileSync(file(1, 'zzother1')).length).toBe(size);
    expect(again.findings).toEqual([]);
  });
});

describe('a journal that a crash left', () => {
  it('torn at any byte of its last line, loses that line only, says so, and takes it again', async () => {
    const { open, file, folder } = place();
    const whole = Buffer.concat(range(0, 3).map(encodeBatch));
    const lastAt = Buffer.concat(range(0, 2).map(encodeBatch)).length;
    mkdirSync(dirname(file()), { recursive: true });
    for (let cut = lastAt; cut <= whole.length; cut++) {
      writeFileSync(file(), whole.subarray(0, cut));
      const journal = await open();
      const kept = cut < whole.length - 1 ? 2 : 3;
      expect(await batchesIn(journal)).toEqual(range(0, kept));
      const torn = cut > lastAt && kept === 2;
      expect(journal.findings.map(({ code }) => code)).toEqual(torn ? ['torn-tail-cut'] : []);
      await journal.append(range(2, 4));
      await journal.close();
      expect(await batchesIn(await open())).toEqual(range(0, 4));
    }
    expect(filesBelow(folder).some((path) => path.startsWith('damaged/'))).toBe(true);
  });

  it('with a damaged line, keeps the others, sets its bytes aside and says so once', async () => {
    const { open, file, folder } = place();
    const journal = await open();
    await journal.append(range(0, 5));
    const bytes = readFileSync(file());
    const middle = Buffer.concat(range(0, 2).map(encodeBatch)).length;
    for (let at = 40; at < 80; at++) bytes[middle + at]! ^= 0x55;
    writeFileSync(file(), bytes);
    const again = await open();
    expect((await batchesIn(again)).map(({ id }) => id)).toEqual([
      'batch-0',
      'batch-1',
      'batch-3',
      'batch-4',
    ]);
    expect(again.findings).toEqual([
      { code: 'line-set-aside', detail: expect.stringContaining(`journal/${DEVICE}/000001.jsonl`) },
    ]);
    const [aside = ''] = filesBelow(folder).filter((path) => path.startsWith('damaged/'));
    const line = encodeBatch(batchOf(2)).length - 1;
    expect(readFileSync(join(folder, aside))).toEqual(bytes.subarray(middle, middle + line));
    await again.append([batchOf(2)]);
    const third = await open();
    expect(third.head().batches).toBe(5);
    expect(third.findings).toEqual([]);
    expect(await third.damage()).toHaveLength(1);
  });

  it('that somebody shortened, goes on in a new file', async () => {
    const { open, file } = place();
    const journal = await open();
    await journal.append(range(0, 3));
    await journal.close();
    truncateSync(file(), 10);
    await expect(journal.append([batchOf(3)])).rejects.toThrow('lost its end');
    await journal.append([batchOf(3)]);
    expect(await batchesIn(await open())).toEqual([batchOf(3)]);
  });
});

describe('a disk that fails', () => {
  const faults: readonly Fault[] = ['ENOSPC', 'EACCES', 'EIO', 'short'];

  /** Appends in groups, retrying none; answers which batches were answered for. */
  async function run(journal: Journal): Promise<readonly string[]> {
    const acknowledged: string[] = [];
    for (let from = 0; from < 12; from += 2) {
      await Promise.all(
        range(from, from + 2).map((batch) =>
          journal.append([batch]).then(
            () => acknowledged.push(batch.id),
            () => undefined,
          ),
        ),
      );
    }
    return acknowledged;
  }

  it.each(faults)(
    'with %s at any call, loses nothing that was answered for, and leaves no half',
    async (fault) => {
      const probe = faultyDisk(hasty(disk));
      const first = place();
      await run(await first.open(probe, { rotateBytes: 700 }));
      const calls = probe.calls();
      expect(calls).toBeGreaterThan(30);
      for (let at = 0; at < calls; at++) {
        for (const lasting of [undefined, 'lasting'] as const) {
          const { open, file, folder } = place();
          const faulty = faultyDisk(hasty(disk));
          faulty.failAt(at, fault, lasting);
          const journal = await open(faulty, { rotateBytes: 700 }).catch(() => null);
          const acknowledged = journal ? await run(journal) : [];
          const stored = await batchesIn(await open(disk));
          const ids = stored.map(({ id }) => id);
          expect(ids).toEqual(expect.arrayContaining([...acknowledged]));
          expect(new Set(ids).size).toBe(ids.length);
          for (const batch of stored) expect(range(0, 12)).toContainEqual(batch);
          expect(filesBelow(folder).filter((path) => path.startsWith('damaged/'))).toEqual([]);
          if (!journal) continue;
          expect(journal.head().batches).toBe(acknowledged.length);
          // A later retry on the same journal works, and its file is whole.
          faulty.heal();
          await journal.append(range(0, 13));
          expect((await batchesIn(journal)).map(({ id }) => id).toSorted()).toEqual(
            range(0, 13)
              .map(({ id }) => id)
              .toSorted(),
          );
          await journal.close();
          const again = await open();
          expect(again.findings).toEqual([]);
          expect(again.head().batches).toBe(13);
          expect(readFileSync(file()).at(-1)).toBe(0x0a);
        }
      }
    },
  );
});
