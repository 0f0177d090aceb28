import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldTitle, inOrder, SORT_ORDERS, type SortKeys } from '../../shared/orders.ts';

const keys = (more: Partial<SortKeys> = {}): SortKeys => ({ title: '', published: '', votes: -1, ...more });
const ordered = (order: (typeof SORT_ORDERS)[number], all: Readonly<Record<string, SortKeys>>, seed = 1) =>
  inOrder(Object.keys(all), { order, seed }, (id) => all[id]);

describe('an order', () => {
  it('loses no paper and adds none, whatever is known of them', () => {
    const known = fc.option(fc.record({ title: fc.string(), published: fc.string(), votes: fc.integer() }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.uuid(), known)),
        fc.constantFrom(...SORT_ORDERS),
        fc.integer(),
        (all, order, seed) => {
          const byId = new Map(all);
          const ids = [...byId.keys()];
          const found = inOrder(ids, { order, seed }, (id) => byId.get(id));
          expect(found.toSorted()).toEqual(ids.toSorted());
          expect(inOrder(ids, { order, seed }, (id) => byId.get(id))).toEqual(found);
        },
      ),
    );
  });

  it('by rank has the most upvotes first, and those that nobody counted last', () => {
    const all = { none: keys(), zero: keys({ votes: 0 }), most: keys({ votes: 9 }), tie: keys({ votes: 9 }) };
    expect(ordered('rank', all)).toEqual(['most', 'tie', 'zero', 'none']);
  });

  it('by date has the newest first, a month before its days came to be known, and no date last', () => {
    const all = {
      none: keys(),
      year: keys({ published: '2026' }),
      day: keys({ published: '2026-05-09' }),
      month: keys({ published: '2026-05' }),
      old: keys({ published: '1948-07-01' }),
    };
    expect(ordered('date', all)).toEqual(['day', 'month', 'year', 'old', 'none']);
  });

  it('by title passes over case, accents and signs, and has the untitled last', () => {
    const titles = ['“Zebra”', '', 'élan', 'Alpha', 'beta'];
    const all = Object.fromEntries(titles.map((title) => [title, keys({ title: foldTitle(title) })]));
    expect(ordered('title', all)).toEqual(['Alpha', 'beta', 'élan', '“Zebra”', '']);
  });

  it('by chance stays as it is until another seed, wherever a paper stood', () => {
    const all = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`p${n}`, keys()]));
    const first = ordered('random', all, 5);
    const ids = Object.keys(all).toReversed();
    expect(inOrder(ids, { order: 'random', seed: 5 }, (id) => all[id])).toEqual(first);
    expect(ordered('random', all, 6)).not.toEqual(first);
    expect(first).not.toEqual(Object.keys(all));
  });

  it('puts papers that nothing is known of last', () => {
    expect(
      inOrder(['x', 'a'], { order: 'title', seed: 0 }, (id) => (id === 'a' ? keys() : undefined)),
    ).toEqual(['a', 'x']);
  });
});
