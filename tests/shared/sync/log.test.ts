import { describe, expect, it } from 'vitest';
import type { Change } from '../../../shared/change.ts';
import {
  encodeLogBatch,
  gapsIn,
  logBatches,
  LOG_START,
  readLog,
  snapshotBatches,
  type LogBatch,
} from '../../../shared/sync/log.ts';

const change = (id: string, table: Change['table'] = 'readings'): Change => ({
  clock: '0mjuohnfy0000device01',
  table,
  id,
  field: table === 'texts' ? 'text' : 'value',
  value: id,
});
const batch = (n: number): LogBatch => ({
  id: `b${n}`,
  label: '',
  changes: [change(`p${n}`)],
  before: [],
  n,
});
const file = (...batches: readonly LogBatch[]): Uint8Array =>
  Uint8Array.from(batches.flatMap((each) => [...encodeLogBatch(each)]));
const never = (): boolean => false;
const ids = (batches: readonly LogBatch[]): readonly string[] => batches.map(({ id }) => id);

describe('reading a log file', () => {
  it('answers each line once, as the file grows', () => {
    const first = readLog(file(batch(1), batch(2)), LOG_START, never);
    expect(ids(first.ready)).toEqual(['b1', 'b2']);
    const second = readLog(file(batch(1), batch(2), batch(3)), first.cursor, never);
    expect(ids(second.ready)).toEqual(['b3']);
    expect(second.cursor.n).toBe(3);
  });

  it('waits for the rest of a line, wherever it is cut', () => {
    const whole = file(batch(1), batch(2));
    const start = file(batch(1)).length;
    for (let length = start + 1; length < whole.length - 1; length++) {
      const cut = readLog(whole.subarray(0, length), LOG_START, never);
      expect(ids(cut.ready)).toEqual(['b1']);
      expect(cut.isCut).toBe(true);
      expect(ids(readLog(whole, cut.cursor, never).ready)).toEqual(['b2']);
    }
  });

  it('passes over a damaged line, says where it is, and reads it when it is mended', () => {
    const whole = file(batch(1), batch(2), batch(3));
    const [from, to] = [file(batch(1)).length, file(batch(1), batch(2)).length];
    const damaged = whole.slice();
    damaged[from + 30] = 0;
    const reading = readLog(damaged, LOG_START, never);
    expect(ids(reading.ready)).toEqual(['b1', 'b3']);
    expect(reading.damaged).toEqual([{ start: from, end: to - 1 }]);
    expect(reading.cursor.n).toBe(1);
    expect(ids(readLog(whole, reading.cursor, never).ready)).toEqual(['b2', 'b3']);
  });

  it('keeps a batch that waits, and goes on after it', () => {
    const bytes = file(batch(1), batch(2), batch(3));
    const reading = readLog(bytes, LOG_START, ({ n }) => n === 2);
    expect([ids(reading.ready), ids(reading.waiting)]).toEqual([['b1', 'b3'], ['b2']]);
    expect(ids(readLog(bytes, reading.cursor, never).ready)).toEqual(['b2', 'b3']);
  });

  it('begins anew where the file is another one', () => {
    const { cursor } = readLog(file(batch(1), batch(2)), LOG_START, never);
    expect(ids(readLog(file(batch(8), batch(9)), cursor, never).ready)).toEqual(['b8', 'b9']);
    expect(readLog(file(batch(1)), cursor, never).cursor.n).toBe(1);
  });
});

describe('a log', () => {
  it('has what its device did, and not what sync brought', () => {
    const brought = { ...batch(0), id: 'theirs', merged: true } as const;
    const numbered = logBatches([brought, { ...batch(0), id: 'ours' }], 4);
    expect(numbered.map(({ id, n }) => [id, n])).toEqual([['ours', 5]]);
  });

  it('keeps of what was replaced only the texts', () => {
    const before = [change('p1'), change('note:p1', 'texts')];
    const [read] = readLog(file({ ...batch(1), before }), LOG_START, never).ready;
    expect(read?.before).toEqual([change('note:p1', 'texts')]);
  });

  it('says how many numbers no file has', () => {
    const files = [
      { first: 9, last: 12 },
      { first: 1, last: 4 },
      { first: 0, last: 0 },
      { first: 3, last: 5 },
    ];
    expect(gapsIn(files)).toBe(3);
    expect(gapsIn([])).toBe(0);
  });

  it('begins with every cell there is, and each digest by itself', () => {
    const cells = Array.from({ length: 1200 }, (_, n) => change(`p${n}`));
    const digests = ['d1', 'd2'].flatMap((id) => [
      { ...change(id, 'digests'), field: 'papers' },
      { ...change(id, 'digests'), field: 'name' },
    ]);
    const batches = [...snapshotBatches([...cells, ...digests], 'snapshot')];
    expect(batches.flatMap(({ changes }) => changes)).toHaveLength(1204);
    expect(new Set(batches.map(({ id }) => id)).size).toBe(batches.length);
    for (const { changes } of batches.filter((each) => each.changes[0]?.table === 'digests'))
      expect(new Set(changes.map(({ id }) => id)).size).toBe(1);
  });
});
