import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeText } from '../../shared/merge-text.ts';

const word = fc.constantFrom('a', 'b', 'c', 'do', 'it', 'now', '\n', 'end.', '(so)', 'ü');
const text = fc.array(word, { maxLength: 9 }).map((words) => words.join(' '));
const words = (of: string): Map<string, number> => {
  const counted = new Map<string, number>();
  for (const [each] of of.matchAll(/[\p{L}\p{N}]+/gu)) counted.set(each, (counted.get(each) ?? 0) + 1);
  return counted;
};
const loses = (merged: string, base: string, side: string): boolean =>
  [...words(side)].some(([each, n]) => (words(merged).get(each) ?? 0) < n - (words(base).get(each) ?? 0));

describe('merging two edits of a text', () => {
  it('takes what only one side changed', () => {
    expect(mergeText('one two three', 'one two three four', 'zero one two three')).toBe(
      'zero one two three four',
    );
    expect(mergeText('one two three', 'one three', 'one two three')).toBe('one three');
  });

  it('keeps both versions, visibly apart, where they differ', () => {
    expect(mergeText('the cat sat', 'the cat lay', 'the cat stood')).toBe('the cat ⟦ lay ‖ stood ⟧');
    expect(mergeText(null, 'same start, mine', 'same start, yours')).toBe('same start, ⟦ mine ‖ yours ⟧');
  });

  it('keeps what was edited where the other side deleted it', () => {
    expect(mergeText('one two', '', 'one two three')).toContain('three');
  });

  it('loses no word that either side added', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const merged = mergeText(base, mine, theirs);
        expect(loses(merged, base, mine)).toBe(false);
        expect(loses(merged, base, theirs)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('loses no word at all when nobody knows what both began with', () => {
    fc.assert(
      fc.property(text, text, (mine, theirs) => {
        const merged = mergeText(null, mine, theirs);
        expect(loses(merged, '', mine)).toBe(false);
        expect(loses(merged, '', theirs)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('comes to the same text whichever side comes first', () => {
    fc.assert(
      fc.property(fc.option(text, { nil: null }), text, text, (base, mine, theirs) => {
        expect(mergeText(base, mine, theirs)).toBe(mergeText(base, theirs, mine));
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing when a side is merged in again while both versions stand', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const merged = mergeText(base, mine, theirs);
        expect(mergeText(base, merged, merged)).toBe(merged);
        fc.pre(merged.includes('‖'));
        expect(mergeText(base, merged, theirs)).toBe(merged);
        expect(mergeText(base, mine, merged)).toBe(merged);
      }),
      { numRuns: 500 },
    );
  });
});
