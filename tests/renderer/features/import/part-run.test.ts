import { describe, expect, it } from 'vitest';
import {
  importParts,
  type PartSource,
  type PartsRun,
} from '../../../../renderer/features/import/part-run.ts';
import { fail, ok, type Problem } from '../../../../shared/problem.ts';

const part = (number: number): PartSource => ({
  kind: 'file',
  url: `/${number}`,
  sha256: String(number),
  name: 'archive.mbox',
  size: 100,
  modifiedAt: '2024-01-05T10:00:00Z',
  part: { of: 'archive', number, count: 5, from: number * 100 },
});
const PARTS = [1, 2, 3, 4, 5].map(part);
const CHOICES = { name: 'part', date: null, targetListId: null, leaveOut: [], mergeInto: {} };

/** A run in which every part adds 10 papers and joins 1, but for what is said otherwise. */
function running(otherwise: Partial<PartsRun> = {}) {
  const fractions: number[] = [];
  const released: number[] = [];
  const run: PartsRun = {
    prepare: async (_source, progress) => {
      progress(100, 100);
      return ok(CHOICES);
    },
    commit: async ({ part: { number } }, _choices, progress) => {
      progress(5, 10);
      return ok({ batchId: `b${number}`, label: '', digestId: '', added: 10, joined: 1 });
    },
    obstacle: () => null,
    release: (source) => void released.push(source.part.number),
    isCancelled: () => false,
    progress: ({ fraction }) => void fractions.push(fraction),
    ...otherwise,
  };
  return { run, fractions, released };
}

describe('importParts', () => {
  it('adds every part, adds up what was done, and moves one bar forward only', async () => {
    const { run, fractions, released } = running();
    const { done, stopped } = await importParts(PARTS, run);
    expect(done).toMatchObject({ imported: 5, added: 50, joined: 5, skipped: [], last: { batchId: 'b5' } });
    expect(stopped).toBeNull();
    expect(released).toEqual([1, 2, 3, 4, 5]);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(Math.min(...fractions)).toBe(0);
    expect(Math.max(...fractions)).toBeLessThan(1);
  });

  it('skips a part that cannot be imported, says why, and goes on', async () => {
    const { run } = running({
      prepare: async ({ part: { number } }) =>
        number === 2 ? fail('already-imported', 'part') : number === 4 ? fail('no-papers', 'x') : ok(CHOICES),
    });
    const { done } = await importParts(PARTS, run);
    expect(done.imported).toBe(3);
    expect(done.skipped).toEqual([
      { number: 2, from: 200, problem: { code: 'already-imported', detail: 'part' } },
      { number: 4, from: 400, problem: { code: 'no-papers', detail: 'x' } },
    ]);
  });

  it('stops where the disk does, and still lets every file go', async () => {
    const full: Problem = { code: 'disk-full' };
    let commits = 0;
    const { run, released } = running({
      commit: async (_source, _choices, _progress) =>
        ++commits < 3
          ? ok({ batchId: '', label: '', digestId: '', added: 1, joined: 0 })
          : { ok: false, problem: full },
    });
    const { done, stopped } = await importParts(PARTS, run);
    expect(stopped).toEqual(full);
    expect(done).toMatchObject({ imported: 2, added: 2 });
    expect(commits).toBe(3);
    expect(released).toHaveLength(5);
  });

  it('writes nothing while saving fails', async () => {
    const { run } = running({
      obstacle: () => ({ code: 'disk-denied' }),
      commit: () => Promise.reject(new Error('committed')),
    });
    expect((await importParts(PARTS, run)).stopped).toEqual({ code: 'disk-denied' });
  });

  it('ends when it is cancelled, while it reads and while it writes, and keeps what was added', async () => {
    let isCancelled = false;
    const cancelAt3 = ({ part: { number } }: PartSource): boolean => (isCancelled = number === 3);
    const { run } = running({ isCancelled: () => isCancelled });
    const reading = await importParts(PARTS, {
      ...run,
      prepare: async (source) => (cancelAt3(source) ? fail('import-failed', 'stopped') : ok(CHOICES)),
    });
    isCancelled = false;
    const writing = await importParts(PARTS, {
      ...run,
      commit: async (source, choices, progress) =>
        cancelAt3(source) ? fail('import-cancelled') : run.commit(source, choices, progress),
    });
    for (const { done, stopped } of [reading, writing]) {
      expect(stopped).toEqual({ code: 'import-cancelled' });
      expect(done).toMatchObject({ imported: 2, added: 20, skipped: [] });
    }
  });
});
