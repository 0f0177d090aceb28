import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createIndex,
  reasonsOf,
  type SearchDocument,
  type SearchIndex,
} from '../../../shared/search/index.ts';

const paper = (id: string, title: string, body: string): SearchDocument => ({
  id,
  kind: 'paper',
  paperId: id,
  title,
  body,
});

const LIBRARY = [
  paper(
    'colbert',
    'ColBERT: Efficient Passage Search',
    'ColBERT ranks passages by late interaction of multi-vector representations. Late interaction is cheap.',
  ),
  paper(
    'muvera',
    'Multi-Vector Retrieval via Fixed Dimensional Encodings',
    'We reduce multi-vector search, as ColBERT does it with late interaction, to search of single vectors.',
  ),
  paper('plaid', 'An Engine for Late Interaction', 'ColBERT made quick by pruning centroids.'),
  paper('gibbs', 'Gibbs Sampling of Lattices', 'Spins are drawn one after another.'),
  paper('ising', 'Spins on Lattices', 'We draw samples of the Ising model, and the spins relax.'),
];
const indexOf = (documents: readonly SearchDocument[]): SearchIndex => {
  const index = createIndex();
  index.add(documents);
  return index;
};
const idsLike = (index: SearchIndex, id: string, limit = 9): readonly string[] =>
  index
    .related(
      LIBRARY.find((each) => each.id === id)!,
      { limit },
    )
    .map(({ paperId }) => paperId);

describe('papers like a paper', () => {
  test('share its telling words, and others are not named', () => {
    expect(new Set(idsLike(indexOf(LIBRARY), 'colbert'))).toEqual(new Set(['muvera', 'plaid']));
    expect(idsLike(indexOf(LIBRARY), 'gibbs')).toEqual(['ising']);
  });

  test('are at most as many as asked for, and none where nothing is like it', () => {
    expect(idsLike(indexOf(LIBRARY), 'colbert', 1)).toHaveLength(1);
    const lonely = paper('lonely', 'Quokka Husbandry', 'Marsupials eat leaves.');
    expect(indexOf([...LIBRARY, lonely]).related(lonely, { limit: 5 })).toEqual([]);
    expect(createIndex().related(lonely, { limit: 5 })).toEqual([]);
  });

  test('are no notes, no highlights, and not what was taken out', () => {
    const index = indexOf([
      ...LIBRARY,
      {
        id: 'note:gibbs',
        kind: 'note',
        paperId: 'gibbs',
        title: '',
        body: 'ColBERT late interaction, multi-vector representations of passages',
      },
    ]);
    index.remove(['plaid']);
    expect(idsLike(index, 'colbert')).toEqual(['muvera']);
  });

  test('say which words they share, the most telling first', () => {
    const [first] = indexOf(LIBRARY).related(LIBRARY[0]!, { limit: 1 });
    const weights = first!.shared.map(({ weight }) => weight);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(first!.shared.map(({ term }) => term)).toContain('colbert');
    expect(first!.shared.map(({ term }) => term)).not.toContain('of');
  });
});

const word = fc.constantFrom(
  ...'graph lattice spin ColBERT late interaction multi-vector 機械学習 the of'.split(' '),
);
const text = fc.array(word, { maxLength: 7 }).map((words) => words.join(' '));
const documents = fc.uniqueArray(
  fc
    .record({ id: fc.integer({ min: 0, max: 15 }), title: text, body: text })
    .map(({ id, title, body }) => paper(`p${id}`, title, body)),
  { selector: ({ id }) => id, minLength: 2, maxLength: 12 },
);

describe('properties of related papers', () => {
  test('never the paper itself, never one taken out, and no matter how documents are spread over segments', () => {
    fc.assert(
      fc.property(documents, fc.nat(11), fc.nat(11), (all, at, gone) => {
        const asked = all[at % all.length]!;
        const without = all[gone % all.length]!;
        const whole = indexOf(all);
        whole.remove([without.id]);
        const cut = createIndex(all.flatMap((each, n) => indexOf([{ ...each, age: n + 1 }]).segments()));
        cut.remove([without.id]);
        const found = whole.related(asked, { limit: 5 });
        expect(found.length).toBeLessThanOrEqual(5);
        const ids = found.map(({ paperId }) => paperId);
        expect(ids).not.toContain(asked.id);
        expect(ids).not.toContain(without.id);
        expect(cut.related(asked, { limit: 5 })).toEqual(found);
        while (cut.mergeStep() === 'more');
        expect(cut.related(asked, { limit: 5 })).toEqual(found);
      }),
    );
  });

  test('what is shared is a word of both, and a reason is a part of the text', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const index = indexOf(all);
        const [asked] = all;
        const wordsOf = (each: SearchDocument) => `${each.title}\n${each.body}`.toLowerCase().split(/[\s-]+/);
        for (const { paperId, shared } of index.related(asked!, { limit: 5 })) {
          const other = all.find(({ id }) => id === paperId)!;
          const own = `${asked!.title}\n${asked!.body}`;
          for (const { term } of shared.filter((each) => /^[a-z]+$/.test(each.term)))
            expect([wordsOf(asked!).includes(term), wordsOf(other).includes(term)]).toEqual([true, true]);
          const reasons = reasonsOf(own, `${other.title}\n${other.body}`, shared);
          expect(reasons.length).toBeGreaterThan(0);
          expect(reasons.length).toBeLessThanOrEqual(4);
          for (const reason of reasons) expect(own.replaceAll(/\s+/g, ' ')).toContain(reason);
        }
      }),
    );
  });
});

describe('reasons', () => {
  const shared = (...terms: readonly string[]) => terms.map((term, n) => ({ term, weight: 10 - n }));

  test('are as the text spells them, words side by side in both together', () => {
    const [one, other] = LIBRARY.map(({ title, body }) => `${title}\n${body}`);
    expect(
      reasonsOf(one!, other!, shared('colbert', 'interaction', 'late', 'multi', 'vector', 'search')),
    ).toEqual(['late interaction', 'multi-vector', 'ColBERT']);
  });

  test('are single words where the other text has them apart', () => {
    expect(reasonsOf('late interaction', 'interaction, but late', shared('late', 'interaction'))).toEqual([
      'late',
      'interaction',
    ]);
    expect(reasonsOf('late. Interaction', 'late interaction', shared('late', 'interaction'))).toEqual([
      'late',
      'Interaction',
    ]);
  });

  test('prefer the spelling of the sentence to that of the title', () => {
    expect(
      reasonsOf('Late Interaction\nof late interaction', 'late interaction', shared('late', 'interaction')),
    ).toEqual(['late interaction']);
  });

  test('leave out what says little beside the first', () => {
    expect(
      reasonsOf('ColBERT, cheap', 'cheap ColBERT', [
        { term: 'colbert', weight: 10 },
        { term: 'cheap', weight: 1 },
      ]),
    ).toEqual(['ColBERT']);
  });
});
