import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBatch, foldCells, parseJournal, standing } from '../../shared/journal.ts';
import type { JournalBatch } from '../../shared/library-files.ts';
import { anyBatch, anyChange, batchOf } from './batches.ts';

const join = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);
const file = (...batches: readonly JournalBatch[]): Uint8Array => join(...batches.map(encodeBatch));
const found = (bytes: Uint8Array) => parseJournal(bytes).lines.map(({ batch }) => batch);
const THREE = [batchOf(1), batchOf(2, 'mit “Ümlaut” {"crc":"'), batchOf(3)];

describe('the lines of a journal', () => {
  it('come back as the batches that they were, as plain JSON', () => {
    fc.assert(
      fc.property(fc.array(anyBatch, { maxLength: 5 }), (batches) => {
        const scan = parseJournal(file(...batches));
        expect(scan.lines.map(({ batch }) => batch)).toEqual(batches);
        expect({ ...scan, lines: [] }).toEqual({ lines: [], damaged: [], torn: null, unended: false });
      }),
    );
    expect(JSON.parse(Buffer.from(encodeBatch(batchOf(1))).toString())).toMatchObject({
      crc: expect.stringMatching(/^[0-9a-f]{8}$/),
      batch: batchOf(1),
    });
  });

  it('are all there but the last when that is torn, at whatever byte', () => {
    const whole = file(...THREE);
    const lastAt = file(...THREE.slice(0, 2)).length;
    for (let cut = lastAt + 1; cut < whole.length - 1; cut++) {
      const scan = parseJournal(whole.subarray(0, cut));
      expect(scan.lines.map(({ batch }) => batch)).toEqual(THREE.slice(0, 2));
      expect(scan).toMatchObject({ damaged: [], torn: { start: lastAt, end: cut }, unended: false });
    }
  });

  it('include a last one that lacks only its line break', () => {
    const scan = parseJournal(file(...THREE).subarray(0, -1));
    expect(scan.lines.map(({ batch }) => batch)).toEqual(THREE);
    expect(scan).toMatchObject({ torn: null, unended: true });
  });

  it('lose at most one to a flipped bit, never a neighbour, and never read wrong', () => {
    const whole = file(...THREE);
    for (let at = 0; at < whole.length; at++) {
      const bytes = Uint8Array.from(whole);
      bytes[at]! ^= 1 << (at % 8);
      const scan = parseJournal(bytes);
      const batches = scan.lines.map(({ batch }) => batch);
      expect(batches.length).toBeGreaterThanOrEqual(2);
      for (const batch of batches) expect(THREE).toContainEqual(batch);
      const accounted = [...scan.lines, ...scan.damaged, ...(scan.torn ? [scan.torn] : [])]
        .map(({ start, end }) => end - start)
        .reduce((sum, size) => sum + size, 0);
      // A flipped line break may belong to nobody.
      expect(whole.length - accounted).toBeLessThanOrEqual(1);
    }
  });

  it('are found behind bytes of anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (noise, broken) => {
        const bytes = join(file(batchOf(1)), noise, Buffer.from(broken ? '\n' : ''), file(batchOf(2)));
        expect(found(bytes)).toEqual([batchOf(1), batchOf(2)]);
      }),
    );
  });

  it('are not what another program wrote in the same form', () => {
    const foreign = encodeBatch({ id: 7 } as unknown as JournalBatch);
    expect(parseJournal(foreign)).toMatchObject({
      lines: [],
      damaged: [{ start: 0, end: foreign.length - 1 }],
    });
  });
});

describe('folding', () => {
  it('comes to the same cells in any order, in any groups and however often', () => {
    const side = fc.array(anyChange, { maxLength: 8 });
    const values = (changes: ReturnType<typeof foldCells>) =>
      Object.fromEntries([...changes].map(([key, { clock, value }]) => [key, { clock, value }]));
    fc.assert(
      fc.property(side, side, (a, b) => {
        const cells = values(foldCells([...a, ...b]));
        expect(values(foldCells([...b, ...a]))).toEqual(cells);
        expect(values(foldCells(a, foldCells(b, foldCells(a))))).toEqual(cells);
      }),
    );
  });
});

describe('history', () => {
  it('leaves out what a later batch took the place of, also over several', () => {
    const typed = { ...batchOf(3), replaces: 'batch-2' };
    const again = { ...batchOf(4), replaces: 'batch-3' };
    const ids = (batches: readonly JournalBatch[]) => standing(batches).map(({ id }) => id);
    expect(ids([batchOf(1), batchOf(2), typed, again])).toEqual(['batch-1', 'batch-4']);
    expect(ids([batchOf(1), batchOf(1)])).toEqual(['batch-1']);
  });
});
