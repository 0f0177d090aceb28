import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createIndex,
  decodeSegment,
  encodeSegment,
  listed,
  type Found,
  type SearchDocument,
  type SearchIndex,
} from '../../../shared/search/index.ts';

/** Few words, so that queries meet; some a letter apart, joined, bent or in other scripts. */
const word = fc.constantFrom(
  ...'graph graphs grahp neural network networks k-Medoids kmedoids ByteScale byte scale the of policy polcy 機械学習 学習 Über naïve multi vector multi-vector gnn diffusion'.split(
    ' ',
  ),
);
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const id = fc.integer({ min: 0, max: 9 }).map((n) => `p${n}`);
const document: fc.Arbitrary<SearchDocument> = fc
  .record({ id, kind: fc.constantFrom('paper', 'note', 'highlight'), title: text, body: text, authors: text })
  .map((made) => ({ ...made, paperId: made.kind === 'paper' ? made.id : `of ${made.id}` }));

type Step =
  | { readonly add: readonly SearchDocument[] }
  | { readonly remove: readonly string[] }
  | { readonly merge: number }
  | { readonly reload: true };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.array(document, { maxLength: 5 }).map((add) => ({ add })) },
  { weight: 2, arbitrary: fc.array(id, { maxLength: 3 }).map((remove) => ({ remove })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 30 }).map((merge) => ({ merge })) },
  { weight: 1, arbitrary: fc.constant({ reload: true } as const) },
);
const query = fc
  .tuple(
    fc.array(
      fc.oneof(
        word,
        word.map((each) => each.slice(0, 3)),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    fc.constantFrom('', ' '),
  )
  .map(([words, end]) => words.join(' ') + end);

const stored = (index: SearchIndex): SearchIndex =>
  createIndex(
    index.segments().map((segment) => {
      const { dead } = listed(segment);
      return decodeSegment(encodeSegment(segment), dead)!;
    }),
  );

/** Indexes of the same documents: of all in one go, and of one after another. */
function rebuilt(documents: readonly SearchDocument[]): readonly SearchIndex[] {
  const [whole, split] = [createIndex(), createIndex()];
  whole.add(documents);
  for (const each of documents) split.add([each]);
  return [whole, split];
}

const answers = (index: SearchIndex, asked: readonly string[]): readonly Found[] =>
  asked.map((each) => index.search(each, { limit: 20 }));

describe('an index that grew', () => {
  test('answers as one that was built of the same documents at once', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        fc.array(query, { minLength: 1, maxLength: 3 }),
        (steps, asked) => {
          let index = createIndex();
          const known = new Map<string, SearchDocument>();
          for (const each of steps) {
            if ('add' in each) {
              index.add(each.add);
              for (const made of each.add) known.set(made.id, made);
            } else if ('remove' in each) {
              index.remove(each.remove);
              for (const gone of each.remove) known.delete(gone);
            } else if ('merge' in each) {
              for (let n = 0; n < each.merge; n += 1) index.mergeStep();
            } else index = stored(index);
          }
          const found = answers(index, asked);
          for (const other of rebuilt([...known.values()])) expect(answers(other, asked)).toEqual(found);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('answers the same however it is cut into segments, and while they are merged', () => {
    const documents = fc.uniqueArray(document, { selector: (each) => each.id, minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(documents, fc.array(query, { minLength: 1, maxLength: 3 }), (all, asked) => {
        const whole = createIndex();
        whole.add(all);
        const expected = answers(whole, asked);
        const cut = createIndex(all.flatMap((each, n) => segmentsOf({ ...each, age: n + 1 })));
        expect(cut.segments().length).toBe(all.length);
        expect(answers(cut, asked)).toEqual(expected);
        while (cut.mergeStep() === 'more') expect(answers(cut, asked)).toEqual(expected);
        expect(cut.segments().length).toBeLessThanOrEqual(8);
      }),
    );
  });

  test('merges without losing what is changed or taken out between two steps', () => {
    const index = createIndex(
      Array.from({ length: 12 }, (_, n) => segmentsOf(paper(`p${n}`, `Sorting networks ${n}`))).flat(),
    );
    expect(index.mergeStep()).toBe('more');
    index.remove(['p3']);
    index.add([paper('p4', 'Something else'), paper('p99', 'Sorting anew')]);
    while (index.mergeStep() === 'more');
    expect(index.segments().length).toBeLessThan(9);
    const found = index.search('sorting', { limit: 20 }).hits.map((hit) => hit.id);
    expect(found.toSorted()).toEqual(['p0', 'p1', 'p10', 'p11', 'p2', 'p5', 'p6', 'p7', 'p8', 'p9', 'p99']);
    expect(index.search('something', { limit: 20 }).hits.map((hit) => hit.id)).toEqual(['p4']);
  });
});

describe('a stored index', () => {
  test('answers as it did', () => {
    fc.assert(
      fc.property(
        fc.array(document, { maxLength: 8 }),
        fc.array(id, { maxLength: 3 }),
        query,
        (all, gone, asked) => {
          const index = createIndex();
          index.add(all);
          index.remove(gone);
          expect(stored(index).search(asked, { limit: 20 })).toEqual(index.search(asked, { limit: 20 }));
        },
      ),
    );
  });

  test('is read where it lies, wherever that is', () => {
    const [segment] = segmentsOf(paper('p', 'Sorting networks'));
    const bytes = encodeSegment(segment!);
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    const index = createIndex([decodeSegment(moved.subarray(3), [])!]);
    expect(index.search('sorting', { limit: 1 }).hits[0]?.id).toBe('p');
    const here = decodeSegment(bytes, [])!;
    expect(here.postings.buffer).toBe(bytes.buffer);
  });

  test('is refused when any of it is damaged or missing, and not misread', () => {
    const [segment] = segmentsOf(paper('p', 'Sorting networks'));
    const bytes = encodeSegment(segment!);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at]! + by) % 256;
        expect(decodeSegment(damaged, [])).toBeNull();
        expect(decodeSegment(bytes.subarray(0, at), [])).toBeNull();
      }),
    );
    expect(decodeSegment(bytes, [7])).toBeNull();
  });
});

describe('a change', () => {
  test('of nothing leaves the index as it is', () => {
    const index = createIndex();
    index.add([paper('p', 'Sorting networks')]);
    const before = index.segments();
    index.add([paper('p', 'Sorting networks')]);
    expect(index.segments()).toBe(before);
  });

  test('keeps a document its place among equals; one that comes again is the newest', () => {
    const index = createIndex();
    index.add([paper('a', 'Sorting one'), paper('b', 'Sorting two'), paper('c', 'Sorting one')]);
    const order = () => index.search('sorting', { limit: 9 }).hits.map((hit) => hit.id);
    expect(order()).toEqual(['c', 'b', 'a']);
    index.add([paper('a', 'Sorting three')]);
    expect(order()).toEqual(['c', 'b', 'a']);
    index.remove(['a']);
    index.add([paper('a', 'Sorting three')]);
    expect(order()).toEqual(['a', 'c', 'b']);
  });

  test('papers that are not kept go with their notes', () => {
    const index = createIndex();
    index.add([
      paper('a', 'Sorting one'),
      paper('b', 'Sorting two'),
      { id: 'note:b', kind: 'note', paperId: 'b', title: '', body: 'sorting' },
    ]);
    expect(index.documentsOf(new Set(['b']))).toEqual(['b', 'note:b']);
    index.retain(new Set(['a']));
    expect(index.search('sorting', { limit: 9 }).hits.map((hit) => hit.id)).toEqual(['a']);
    expect(index.papers()).toBe(1);
  });
});

function paper(name: string, title: string): SearchDocument {
  return { id: name, kind: 'paper', paperId: name, title, body: '' };
}

function segmentsOf(made: SearchDocument) {
  const index = createIndex();
  index.add([made]);
  return index.segments();
}
