import { describe, expect, test } from 'vitest';
import { afterLeaving, neighbour, range } from '../../../../renderer/features/inbox/selection.ts';

const ids = ['a', 'b', 'c', 'd'];

describe('moving through a list', () => {
  test('goes on by steps and stays at the ends', () => {
    expect(neighbour(ids, 'b', 1)).toBe('c');
    expect(neighbour(ids, 'a', -1)).toBe('a');
    expect(neighbour(ids, 'd', 1)).toBe('d');
  });
  test('starts at the first paper where none is open, and nowhere in an empty list', () => {
    expect(neighbour(ids, null, 1)).toBe('a');
    expect(neighbour(ids, 'gone', -1)).toBe('a');
    expect(neighbour([], null, 1)).toBeNull();
  });
  test('advances past what leaves, and back when nothing follows', () => {
    expect(afterLeaving(ids, new Set(['b', 'c']))).toBe('d');
    expect(afterLeaving(ids, new Set(['a', 'c']))).toBe('d');
    expect(afterLeaving(ids, new Set(['c', 'd']))).toBe('b');
    expect(afterLeaving(ids, new Set(ids))).toBeNull();
  });
  test('ranges include both ends in either direction', () => {
    expect(range(ids, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(range(ids, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(range(ids, 'gone', 'b')).toEqual(['b']);
  });
});
