import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isDecided,
  nextCard,
  pileOf,
  readFirst,
  standingOf,
  type DeckPaper,
} from '../../../shared/deck/index.ts';
import type { Verdict, View } from '../../../shared/model.ts';
import type { WatchMatch } from '../../../shared/watch/index.ts';

const paper = (id: string, verdict: Verdict = 'inbox', starred = false): DeckPaper => ({
  id,
  verdict,
  starred,
});
const digest: View = { kind: 'digest', id: 'd' };
const inbox: View = { kind: 'shelf', verdict: 'inbox' };

describe('the pile of a deck', () => {
  test('has the order of its view, after what has left that', () => {
    expect(pileOf(['c', 'd'], ['a', 'b'])).toEqual(['a', 'b', 'c', 'd']);
    expect(pileOf(['a', 'b', 'c'], ['b'])).toEqual(['a', 'b', 'c']);
    expect(pileOf([], [])).toEqual([]);
  });
  test('is of five hundred cards at most, beside those that were passed', () => {
    const ids = Array.from({ length: 900 }, (_, n) => String(n));
    expect(pileOf(ids, ['x'])).toHaveLength(501);
  });
  test('holds each card once', () => {
    const some = fc.uniqueArray(fc.integer({ max: 30 }).map(String));
    fc.assert(
      fc.property(some, some, (ids, passed) => {
        const pile = pileOf(ids, passed);
        expect(new Set(pile)).toEqual(new Set([...ids, ...passed]));
        expect(pile).toHaveLength(new Set(pile).size);
      }),
    );
  });
});

describe('a decided paper', () => {
  const passed = new Set(['a']);
  test('of a digest is out of the inbox, of a shelf off it, of a list passed', () => {
    const of = (view: View, each: DeckPaper, again = false) => isDecided(each, { view, passed, again });
    expect(of(digest, paper('b', 'later'))).toBe(true);
    expect(of(digest, paper('a', 'inbox'))).toBe(false);
    expect(of({ kind: 'shelf', verdict: 'later' }, paper('b', 'later'))).toBe(false);
    expect(of(inbox, paper('b', 'done'))).toBe(true);
    expect(of({ kind: 'list', id: 'l' }, paper('b', 'done'))).toBe(false);
    expect(of({ kind: 'list', id: 'l' }, paper('a', 'done'))).toBe(true);
  });
  test('of a pile that is gone through again is one that was passed', () => {
    expect(isDecided(paper('b', 'later'), { view: digest, passed, again: true })).toBe(false);
    expect(isDecided(paper('a', 'inbox'), { view: digest, passed, again: true })).toBe(true);
  });
});

describe('the next card', () => {
  const ids = ['a', 'b', 'c', 'd'];
  test('is the next that waits, and after the last one the first', () => {
    const waits = (id: string) => id === 'a' || id === 'd';
    expect(nextCard(ids, 'b', waits)).toBe('d');
    expect(nextCard(ids, 'd', waits)).toBe('a');
    expect(nextCard(ids, null, waits)).toBe('a');
    expect(nextCard(ids, 'gone', waits)).toBe('a');
    expect(nextCard(ids, 'b', () => false)).toBeNull();
  });
  test('is never the one that was just decided', () => {
    expect(nextCard(['a'], 'a', () => true)).toBeNull();
  });
});

describe('the end of a deck', () => {
  const papers = [
    paper('a', 'skipped'),
    paper('b', 'later'),
    paper('c', 'reading'),
    paper('d', 'done', true),
    paper('e', 'inbox'),
    paper('f', 'later'),
  ];
  test('counts what was kept, skipped, starred and left', () => {
    expect(standingOf(papers, ({ verdict }) => verdict !== 'inbox')).toEqual({
      kept: 4,
      skipped: 1,
      starred: 1,
      left: 1,
    });
  });
  test('names what to read first: stars, watch words, then the order of the pile', () => {
    const match = (effect: 'mark' | 'sink'): readonly WatchMatch[] => [
      { word: { id: 'w', kind: 'words', text: 'w', effect }, title: [], abstract: [], authors: [] },
    ];
    const matches = ({ id }: DeckPaper) => (id === 'f' ? match('mark') : id === 'b' ? match('sink') : []);
    expect(readFirst(papers, { matches, limit: 9 }).map(({ id }) => id)).toEqual(['d', 'f', 'b', 'c']);
    expect(readFirst(papers, { matches, limit: 1 }).map(({ id }) => id)).toEqual(['d']);
  });
});
