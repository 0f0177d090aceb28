import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from '../../shared/word-diff.ts';

const side = (parts: ReturnType<typeof wordDiff>, without: 'added' | 'removed'): string =>
  parts.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');

describe('a diff by words', () => {
  it('names the words that came and went, and nothing else', () => {
    expect(wordDiff('We study lists of papers.', 'We study long lists of essays.')).toEqual([
      { kind: 'same', text: 'We study ' },
      { kind: 'added', text: 'long ' },
      { kind: 'same', text: 'lists of ' },
      { kind: 'removed', text: 'papers' },
      { kind: 'added', text: 'essays' },
      { kind: 'same', text: '.' },
    ]);
  });

  it('leaves a word where it was when only the space behind it is another', () => {
    expect(wordDiff('We study lists of papers.', 'We study\nlists of papers.\n')).toEqual([
      { kind: 'same', text: 'We study' },
      { kind: 'removed', text: ' ' },
      { kind: 'added', text: '\n' },
      { kind: 'same', text: 'lists of papers.' },
      { kind: 'added', text: '\n' },
    ]);
  });

  it('gives both texts back, whatever they are', () => {
    const words = fc.array(fc.constantFrom('a ', 'b ', 'c', '\n', '-', 'naïve ', '  ', '数学'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [before, after] = [a.join(''), b.join('')];
        const parts = wordDiff(before, after);
        expect(side(parts, 'added')).toBe(before);
        expect(side(parts, 'removed')).toBe(after);
        expect(parts.every(({ kind }, at) => parts[at + 1]?.kind !== kind)).toBe(true);
      }),
    );
  });

  it('takes the middle of a giant as rewritten, and gives both back still', () => {
    const giant = (salt: string): string => `head ${`${salt} x `.repeat(4000)}tail`;
    const parts = wordDiff(giant('a'), giant('b'));
    expect(parts).toHaveLength(4);
    expect([side(parts, 'added'), side(parts, 'removed')]).toEqual([giant('a'), giant('b')]);
  });
});
