import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { disk } from '../../../electron/library/disk.ts';
import { openJournal, type Journal } from '../../../electron/library/journal.ts';
import { openSnapshots } from '../../../electron/library/snapshots.ts';
import type { Change } from '../../../shared/change.ts';
import { foldCells } from '../../../shared/journal.ts';
import type { Finding } from '../../../shared/library-files.ts';
import { anyBatch, batchOf } from '../../shared/batches.ts';
import { temporaryFolder } from './fixture.ts';

const DAY = 24 * 60 * 60 * 1000;

async function place(rotateBytes = 400) {
  const root = temporaryFolder();
  const folder = join(root, 'snapshots');
  const clock = { now: 1_800_000_000_000 };
  const findings: Finding[] = [];
  const start = async () => {
    const journal = await openJournal({
      on: disk,
      folder: join(root, 'journal'),
      device: 'device01',
      rotateBytes,
    });
    onTestFinished(() => journal.close());
    const snapshots = await openSnapshots({
      on: disk,
      folder,
      generation: 'g',
      journal,
      report: (finding) => findings.push(finding),
      now: () => clock.now,
    });
    return { journal, snapshots };
  };
  return { folder, root, clock, findings, start, names: () => readdirSync(folder) };
}

async function foldAll(journal: Journal): Promise<Map<string, Change>> {
  const cells = new Map<string, Change>();
  for await (const batches of journal.read()) for (const { changes } of batches) foldCells(changes, cells);
  return cells;
}

const sorted = (cells: ReadonlyMap<string, Change>) => [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('a snapshot', () => {
  it('and the journal after it come to the same cells as the whole journal, whatever was written when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(anyBatch, fc.constant('snapshot'), fc.constant('restart')), { maxLength: 14 }),
        async (steps) => {
          const { start } = await place();
          let { journal, snapshots } = await start();
          for (const step of steps) {
            if (step === 'snapshot') await snapshots.take();
            else if (step === 'restart') {
              await journal.close();
              ({ journal, snapshots } = await start());
            } else if (typeof step !== 'string') await journal.append([step]);
          }
          expect(sorted(await snapshots.cells())).toEqual(sorted(await foldAll(journal)));
          await journal.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('makes up for journal files that are gone', async () => {
    const { start, root } = await place();
    const { journal, snapshots } = await start();
    await journal.append([batchOf(1), batchOf(2)]);
    await snapshots.take();
    const cells = await snapshots.cells();
    await journal.close();
    await disk.remove(join(root, 'journal'));
    const again = await start();
    expect(await again.snapshots.cells()).toEqual(cells);
    await again.journal.append([batchOf(3)]);
    expect((await again.snapshots.cells()).size).toBe(cells.size + 1);
  });

  it('with any flipped bit is read right or not at all, and an older one takes its place', async () => {
    const { start, folder, findings, names } = await place();
    const { journal, snapshots } = await start();
    await journal.append([batchOf(1)]);
    await snapshots.take();
    await journal.append([batchOf(2), batchOf(3)]);
    await snapshots.take();
    await journal.append([batchOf(4)]);
    const cells = sorted(await foldAll(journal));
    const [, newest = ''] = names();
    const whole = readFileSync(join(folder, newest));
    let damaged = 0;
    for (let at = 0; at < whole.length; at += 3) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1 << (at % 8);
      writeFileSync(join(folder, newest), bytes);
      const again = await start();
      findings.length = 0;
      expect(sorted(await again.snapshots.cells())).toEqual(cells);
      damaged += findings.length;
      for (const finding of findings) expect(finding).toEqual({ code: 'snapshot-damaged', detail: newest });
      expect(await again.snapshots.verify()).toEqual(findings);
      await again.journal.close();
    }
    // All but the few bytes of the gzip header that say nothing.
    expect(damaged).toBeGreaterThan(whole.length / 3 - 10);
  });

  it('cut short anywhere is not read', async () => {
    const { start, folder, findings, names } = await place();
    const { journal, snapshots } = await start();
    await journal.append([batchOf(1)]);
    await snapshots.take();
    const [name = ''] = names();
    const whole = readFileSync(join(folder, name));
    for (let cut = 0; cut < whole.length; cut += 7) {
      writeFileSync(join(folder, name), whole.subarray(0, cut));
      findings.length = 0;
      const again = await start();
      expect((await again.snapshots.cells()).size).toBe(2);
      expect(findings).toHaveLength(1);
    }
  });

  it('is taken when the journal grew by more than a thousand batches, or by any in a day', async () => {
    const { start, names, clock } = await place(8_000_000);
    const { journal, snapshots } = await start();
    const taken = async () => {
      await snapshots.takeIfDue();
      return names().length;
    };
    expect(await taken()).toBe(0);
    await journal.append([batchOf(0)]);
    expect(await taken()).toBe(1);
    await journal.append(Array.from({ length: 1000 }, (_, n) => batchOf(n + 1)));
    expect(await taken()).toBe(1);
    await journal.append([batchOf(1001)]);
    expect(await taken()).toBe(2);
    clock.now += DAY + 10;
    expect(await taken()).toBe(2);
    await journal.append([batchOf(1002)]);
    expect(await taken()).toBe(3);
  });

  it('is kept as the retention says, and never overwrites another', async () => {
    const { start, names, clock } = await place();
    const { journal, snapshots } = await start();
    await journal.append([batchOf(0)]);
    await Promise.all(Array.from({ length: 6 }, () => snapshots.take()));
    expect(names()).toHaveLength(3);
    clock.now += DAY;
    await snapshots.take();
    expect(names()).toHaveLength(3 + 1 - 1);
    expect(await snapshots.measure()).toMatchObject({ count: 3, lastAt: clock.now });
  });
});
