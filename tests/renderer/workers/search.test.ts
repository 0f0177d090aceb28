import { describe, expect, test, vi } from 'vitest';
import type { KeptIndex, SearchStore } from '../../../renderer/workers/search-store.ts';
import { createSearch } from '../../../renderer/workers/search.ts';

const text = (id: string, title: string, note = '') => ({
  id,
  title,
  abstract: '',
  authors: '',
  venue: '',
  lists: '',
  gist: '',
  order: 0,
  note,
  highlights: [],
});

/** A library, and the commits that changed it. */
function library() {
  const texts = new Map([
    ['a', text('a', 'Random Forests')],
    ['b', text('b', 'Long Short-Term Memory', 'bridges long lags')],
  ]);
  const commits: string[] = ['a', 'b'];
  const listeners = new Set<(ids: readonly string[]) => void>();
  const reads = { all: 0, some: [] as string[] };
  const source = {
    async *searchTexts() {
      reads.all += 1;
      yield [...texts.values()];
    },
    searchTextsOf: (ids: readonly string[]) => {
      reads.some.push(...ids);
      return Promise.resolve(ids.map((id) => texts.get(id) ?? null));
    },
    filterIds: () => Promise.resolve(null),
    inNaturalOrder: () => Promise.resolve([]),
    authorNames: () => Promise.resolve([]),
    sortedIds: () => Promise.resolve([]),
    onPapersChanged: (listener: (ids: readonly string[]) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changedSince: (clock: string | null) =>
      Promise.resolve({
        head: String(commits.length),
        paperIds: clock === null || Number(clock) > commits.length ? null : commits.slice(Number(clock)),
      }),
  };
  /** Without `tell`, nobody hears of it, as when the worker did not run. */
  const change = (id: string, tell: 'told' | 'missed' = 'told'): void => {
    commits.push(id);
    if (tell === 'told') listeners.forEach((listener) => listener([id]));
  };
  return { texts, source, change, reads, commits };
}

function memory(): SearchStore & { kept: KeptIndex | null } {
  const store: SearchStore & { kept: KeptIndex | null } = {
    kept: null,
    load: () =>
      Promise.resolve(
        store.kept && { clock: store.kept.clock, segments: Promise.resolve(store.kept.segments) },
      ),
    save: (index) => {
      store.kept = index;
      return Promise.resolve();
    },
  };
  return store;
}

function started(mine = library(), store = memory()) {
  return { ...mine, store, searcher: createSearch(mine.source, { store, settle: 1 }) };
}

let number = 0;
const answer = ({ searcher }: ReturnType<typeof started>, query: string) => {
  number += 1;
  return searcher.search(query, number, 9);
};
const idsOf = async (mine: ReturnType<typeof started>, query: string) =>
  (await answer(mine, query))?.hits.map((hit) => hit.id);
const isComplete = (mine: ReturnType<typeof started>) =>
  vi.waitFor(async () => expect((await answer(mine, 'forest'))?.complete).toBe(true));
const isKept = ({ store, commits }: ReturnType<typeof started>) =>
  vi.waitFor(() => expect(store.kept?.clock).toBe(String(commits.length)));

describe('the search worker', () => {
  test('finds papers and notes once the library is read, and says so', async () => {
    const mine = started();
    await isComplete(mine);
    expect(await idsOf(mine, 'forrest')).toEqual(['a']);
    expect(await idsOf(mine, 'lags')).toEqual(['note:b']);
  });

  test('answers what is shown of each hit, but of a paper that is gone meanwhile', async () => {
    const mine = started();
    await isComplete(mine);
    const look = async (query: string) => (await mine.searcher.look(query, (number += 1), 9))?.rows;
    expect(await look('lags')).toMatchObject([
      { id: 'note:b', kind: 'note', text: 'bridges long lags', under: 'Long Short-Term Memory' },
    ]);
    mine.texts.delete('b');
    expect(await look('lags')).toEqual([]);
  });

  test('follows changes, and forgets what is gone', async () => {
    const mine = started();
    mine.texts.set('a', text('a', 'Random Forests', 'bagging'));
    mine.change('a');
    await vi.waitFor(async () => expect(await idsOf(mine, 'bagging')).toEqual(['note:a']));
    mine.texts.set('a', text('a', 'Random Forests'));
    mine.change('a');
    await vi.waitFor(async () => expect(await idsOf(mine, 'bagging')).toEqual([]));
    mine.texts.delete('a');
    mine.change('a');
    await vi.waitFor(async () => expect(await idsOf(mine, 'random')).toEqual([]));
  });

  test('says that it is not complete while a change is not in the index yet', async () => {
    const mine = started();
    await isComplete(mine);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const read = mine.source.searchTextsOf;
    mine.source.searchTextsOf = (ids) => promise.then(() => read(ids));
    mine.texts.set('c', text('c', 'Gibbs Sampling'));
    mine.change('c');
    expect(await answer(mine, 'gibbs')).toMatchObject({ complete: false, total: 0 });
    resolve(undefined);
    await vi.waitFor(async () =>
      expect(await answer(mine, 'gibbs')).toMatchObject({ complete: true, total: 1 }),
    );
  });

  test('drops a query that a later one has overtaken', async () => {
    const { searcher } = started();
    const [first, second] = await Promise.all([searcher.search('f', 1, 9), searcher.search('fo', 2, 9)]);
    expect(first).toBeNull();
    expect(second).not.toBeNull();
    number = 2;
  });

  test('counts what queries find; words only once the library is read, filters at any time', async () => {
    const mine = library();
    const reading = Promise.withResolvers<undefined>();
    const source = {
      ...mine.source,
      async *searchTexts() {
        await reading.promise;
        yield* mine.source.searchTexts();
      },
      inNaturalOrder: () => Promise.resolve(['b', 'a']),
      filterIds: (filters: readonly unknown[]) => Promise.resolve(filters.length > 0 ? new Set(['b']) : null),
    };
    const { searcher } = started({ ...mine, source } as ReturnType<typeof library>);
    expect(await searcher.counts(['forest', 'is:read', ''])).toEqual([null, 2, 0]);
    expect(await searcher.papers('forest')).toEqual({ ids: [], complete: false });
    expect(await searcher.papers('is:read')).toEqual({ ids: ['b', 'a'], complete: true });
    reading.resolve(undefined);
    await vi.waitFor(async () =>
      expect(await searcher.counts(['forest', 'forest is:read', 'lags is:read'])).toEqual([1, 0, 1]),
    );
    expect(await searcher.papers('lags')).toEqual({ ids: ['b'], complete: true });
  });

  test('offers the nearest title when nothing matches', async () => {
    const mine = started();
    await isComplete(mine);
    expect((await answer(mine, 'fxorexss'))?.closest).toEqual({ paperId: 'a', title: 'Random Forests' });
  });

  test('starts with the index that was kept, and reads only what changed since', async () => {
    const first = started();
    await isComplete(first);
    await isKept(first);
    first.texts.set('b', text('b', 'Attention'));
    first.change('b', 'missed');
    const reads = { all: 0, some: [] as string[] };
    Object.assign(first.reads, reads);
    const next = started(first, first.store);
    await isComplete(next);
    expect(first.reads).toEqual({ all: 0, some: ['b'] });
    expect(await idsOf(next, 'attention')).toEqual(['b']);
    expect(await idsOf(next, 'lags')).toEqual([]);
    expect(await idsOf(next, 'forest')).toEqual(['a']);
  });

  test('has what changed while the kept index was being read', async () => {
    const first = started();
    await isComplete(first);
    await isKept(first);
    const { promise: segments, resolve } = Promise.withResolvers<KeptIndex['segments']>();
    const { clock, segments: kept } = first.store.kept ?? { clock: '', segments: [] };
    const store = { ...memory(), load: () => Promise.resolve({ clock, segments }) };
    const changedSince = vi.fn(first.source.changedSince);
    const searchTextsOf = vi.fn(first.source.searchTextsOf);
    const searcher = createSearch({ ...first.source, changedSince, searchTextsOf }, { store, settle: 1 });
    await vi.waitFor(() => expect(changedSince).toHaveBeenCalled());
    first.texts.set('b', text('b', 'Attention'));
    first.change('b');
    await vi.waitFor(() => expect(searchTextsOf).toHaveBeenCalledWith(['b']));
    resolve(kept);
    await searcher.whole();
    const found = async (query: string) => (await searcher.search(query, 1, 9))?.hits.map(({ id }) => id);
    expect(await found('attention')).toEqual(['b']);
    expect(await found('lags')).toEqual([]);
  });

  test('reads all anew where the kept index is of another history, and forgets what is not in the library', async () => {
    const first = started();
    await isComplete(first);
    await isKept(first);
    const mine = library();
    mine.texts.delete('b');
    mine.commits.length = 1;
    const next = started(mine, first.store);
    await isComplete(next);
    expect(mine.reads.all).toBe(1);
    expect(await idsOf(next, 'memory lags')).toEqual([]);
    expect(await idsOf(next, 'forest')).toEqual(['a']);
  });

  test('keeps the index again once changes have settled', async () => {
    const mine = started();
    await isComplete(mine);
    await isKept(mine);
    mine.change('a');
    await isKept(mine);
  });
});
