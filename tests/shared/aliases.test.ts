import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveAliases } from '../../shared/aliases.ts';

describe('aliases', () => {
  it('lead to their end, and a paper that another stands for stands for nobody', () => {
    const { rootOf, groupOf } = resolveAliases([
      { id: 'a', to: 'b' },
      { id: 'b', to: 'c' },
    ]);
    expect(['a', 'b', 'c', 'd'].map(rootOf)).toEqual(['c', 'c', 'c', 'd']);
    expect(['a', 'b', 'c', 'd'].map(groupOf)).toEqual([[], [], ['c', 'a', 'b'], ['d']]);
  });

  it('put every paper into exactly one group, also where they go round in circles', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const alias = fc.record({ id: fc.constantFrom(...ids), to: fc.constantFrom(...ids) });
    fc.assert(
      fc.property(fc.array(alias, { maxLength: 8 }), (all) => {
        const { rootOf, groupOf } = resolveAliases(all);
        expect(ids.flatMap(groupOf).toSorted()).toEqual(ids);
        for (const id of ids) {
          expect(groupOf(rootOf(id))).toContain(id);
          expect(rootOf(rootOf(id))).toBe(rootOf(id));
        }
      }),
    );
  });
});
