import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byPaper,
  CARD_LABELS,
  filterCards,
  foldText,
  hasWords,
  wordsOf,
  type CardFilter,
  type CardRef,
} from '../../shared/cards.ts';

const at = (day: string): number => new Date(`${day}T12:00:00`).getTime();
const ref = (id: string, more: Partial<CardRef> = {}): CardRef => ({
  id,
  label: 'amber',
  paperId: 'p',
  at: at('2026-03-02'),
  start: 0,
  ...more,
});
const all: CardFilter = {
  labels: new Set(),
  from: null,
  until: null,
  papers: null,
  tagged: null,
  matching: null,
};
const ids = (refs: readonly CardRef[]): readonly string[] => refs.map(({ id }) => id);

describe('the filters of cards', () => {
  const refs = [
    ref('a', { label: 'rose', paperId: 'q', at: at('2026-03-03') }),
    ref('b'),
    ref('c', { label: 'note', start: -1, at: at('2026-03-01') }),
  ];

  it('let everything through that they say nothing about', () => {
    expect(filterCards(refs, all).shown).toEqual(refs);
  });

  it('agree: label, papers, words and days, of which both ends count', () => {
    expect(ids(filterCards(refs, { ...all, labels: new Set(['amber', 'note']) }).shown)).toEqual(['b', 'c']);
    expect(ids(filterCards(refs, { ...all, papers: new Set(['q']) }).shown)).toEqual(['a']);
    expect(ids(filterCards(refs, { ...all, matching: new Set(['c']) }).shown)).toEqual(['c']);
    expect(ids(filterCards(refs, { ...all, from: '2026-03-02', until: '2026-03-02' }).shown)).toEqual(['b']);
    expect(ids(filterCards(refs, { ...all, from: 'soon' }).shown)).toEqual(['a', 'b', 'c']);
    expect(ids(filterCards(refs, { ...all, from: '2026-03-02', labels: new Set(['note']) }).shown)).toEqual(
      [],
    );
  });

  it('count each label as if no label were asked for', () => {
    expect(filterCards(refs, { ...all, labels: new Set(['rose']), from: '2026-03-02' }).counts).toEqual({
      amber: 1,
      green: 0,
      blue: 0,
      rose: 1,
      violet: 0,
      note: 0,
    });
  });

  it('show no card that they do not show without one more filter', () => {
    const label = fc.constantFrom(...CARD_LABELS);
    const cards = fc.array(
      fc.record({ label, paperId: fc.constantFrom('p', 'q'), at: fc.nat(1e13), start: fc.nat(9) }),
    );
    fc.assert(
      fc.property(cards, fc.uniqueArray(label), (some, labels) => {
        const given = some.map((each, n) => ({ ...each, id: String(n) }));
        const { shown, counts } = filterCards(given, { ...all, papers: new Set(['p']) });
        const fewer = filterCards(given, { ...all, papers: new Set(['p']), labels: new Set(labels) });
        expect(shown).toEqual(expect.arrayContaining([...fewer.shown]));
        expect(fewer.counts).toEqual(counts);
        if (labels.length > 0)
          expect(fewer.shown).toHaveLength(labels.reduce((sum, each) => sum + counts[each], 0));
      }),
    );
  });
});

describe('cards by paper', () => {
  it('keep the order of papers by their newest card, and go through each from its note to its end', () => {
    const refs = [
      ref('late', { start: 90 }),
      ref('other', { paperId: 'q' }),
      ref('early', { start: 3 }),
      ref('note', { label: 'note', start: -1 }),
    ];
    expect(ids(byPaper(refs))).toEqual(['note', 'early', 'late', 'other']);
  });
});

describe('words in cards', () => {
  it('are found without case, accents and full width, every one of them', () => {
    const text = foldText('Ｆｕｌｌ Ångström naïve');
    expect(hasWords(text, wordsOf('  NAIVE angs '))).toBe(true);
    expect(hasWords(text, wordsOf('naive missing'))).toBe(false);
    expect(hasWords(text, wordsOf(' '))).toBe(true);
  });
});
