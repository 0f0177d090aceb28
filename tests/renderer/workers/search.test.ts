import { expect, test, vi } from 'vitest';
import { createSearch } from '../../../renderer/workers/search.ts';
import { createIndex } from '../../../shared/search/index.ts';

const text = (id: string, title: string, note = '') => ({ id, title, abstract: '', note, highlights: [] });

function library() {
  const texts = new Map([
    ['a', text('a', 'Random Forests')],
    ['b', text('b', 'Long Short-Term Memory', 'bridges long lags')],
  ]);
  const listeners = new Set<(ids: readonly string[]) => void>();
  const searcher = createSearch(createIndex(), {
    async *searchTexts() {
      yield [...texts.values()];
    },
    searchTextsOf: (ids) => Promise.resolve(ids.map((id) => texts.get(id) ?? null)),
    onPapersChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const change = (id: string): void => listeners.forEach((listener) => listener([id]));
  return { texts, searcher, change };
}

let number = 0;
const idsOf = async ({ searcher }: ReturnType<typeof library>, query: string) => {
  number += 1;
  return (await searcher.search(query, number, 9))?.hits.map((hit) => hit.id);
};

test('papers and notes are found once the library is read, and say so', async () => {
  const mine = library();
  await vi.waitFor(async () => {
    number += 1;
    expect((await mine.searcher.search('forrest', number, 9))?.complete).toBe(true);
  });
  expect(await idsOf(mine, 'forrest')).toEqual(['a']);
  expect(await idsOf(mine, 'lags')).toEqual(['note:b']);
});

test('the index follows changes, and forgets what is gone', async () => {
  const mine = library();
  mine.texts.set('a', text('a', 'Random Forests', 'bagging'));
  mine.change('a');
  await vi.waitFor(async () => expect(await idsOf(mine, 'bagging')).toEqual(['note:a']));
  mine.texts.delete('a');
  mine.change('a');
  await vi.waitFor(async () => expect(await idsOf(mine, 'random bagging')).toEqual([]));
});

test('a query that a later one has overtaken is dropped', async () => {
  const { searcher } = library();
  const [first, second] = await Promise.all([searcher.search('f', 1, 9), searcher.search('fo', 2, 9)]);
  expect(first).toBeNull();
  expect(second).not.toBeNull();
});
