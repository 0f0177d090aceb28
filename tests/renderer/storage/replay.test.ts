import { describe, expect, it } from 'vitest';
import { replay } from '../../../renderer/storage/replay.ts';
import type { JournalBatch } from '../../../shared/library-files.ts';

const cell = { clock: '', table: 'readings', id: 'p', field: 'read', value: null } as const;
const batch = (id: string, more: Partial<JournalBatch> = {}): JournalBatch => ({
  id,
  label: id,
  changes: [{ ...cell, clock: id }],
  before: [cell],
  ...more,
});
const stacks = (batches: readonly JournalBatch[]) => {
  const { rows, undo, redo } = replay(batches);
  const under = new Map(rows.map((row) => [row.id, row.under]));
  const chain = (top: string | null): readonly string[] =>
    top === null ? [] : [top, ...chain(under.get(top) ?? null)];
  return { undo: chain(undo), redo: chain(redo) };
};

describe('replaying a history', () => {
  it('stacks what was done, and empties what could be done again', () => {
    expect(stacks([batch('1'), batch('2'), batch('3', { undoes: '2' }), batch('4')])).toEqual({
      undo: ['4', '1'],
      redo: [],
    });
  });

  it('moves a step to the other stack and back', () => {
    const undone = [batch('1'), batch('2'), batch('3', { undoes: '2' }), batch('4', { undoes: '1' })];
    expect(stacks(undone)).toEqual({ undo: [], redo: ['4', '3'] });
    expect(stacks([...undone, batch('5', { undoes: '4' })])).toEqual({ undo: ['5'], redo: ['3'] });
    expect(stacks([...undone, batch('5', { undoes: '4' }), batch('6', { undoes: '5' })])).toEqual({
      undo: [],
      redo: ['6', '3'],
    });
  });

  it('lets a batch take the place of the one that it replaces', () => {
    const { rows, undo } = replay([batch('1'), batch('2'), batch('3', { replaces: '2' })]);
    expect(rows.map(({ id }) => id)).toEqual(['1', '3']);
    expect([undo, rows[1]?.under]).toEqual(['3', '1']);
  });

  it('ends a stack where history begins, and passes over steps that left no batch', () => {
    expect(stacks([batch('8', { undoes: '7' }), batch('9')])).toEqual({ undo: ['9'], redo: [] });
    expect(stacks([batch('1'), batch('2'), batch('3', { undoes: '1' })])).toEqual({ undo: [], redo: ['3'] });
  });

  it('takes cells that came from elsewhere for no step', () => {
    expect(stacks([batch('1'), batch('2', { before: [] })])).toEqual({ undo: ['1'], redo: [] });
  });
});
