import { expect, test } from 'vitest';
import { createRelated } from '../../../renderer/workers/related.ts';
import { createIndex } from '../../../shared/search/index.ts';

const text = (id: string, title: string, abstract: string) => ({
  id,
  title,
  abstract,
  authors: '',
  venue: '',
  lists: '',
  gist: '',
  order: 0,
  note: '',
  highlights: [],
});
const TEXTS = [
  text('a', 'Late Interaction', 'ColBERT ranks by late interaction of multi-vector representations.'),
  text('b', 'Multi-Vector Retrieval', 'We reduce late interaction, as in ColBERT, to single vectors.'),
  text('c', 'Gibbs Sampling', 'Spins are drawn.'),
];

function started(texts = new Map(TEXTS.map((each) => [each.id, each]))) {
  const index = createIndex();
  index.add(
    TEXTS.map(({ id, title, abstract }) => ({ id, kind: 'paper', paperId: id, title, body: abstract })),
  );
  const complete = Promise.withResolvers<undefined>();
  const textsOf = (ids: readonly string[]) => Promise.resolve(ids.map((id) => texts.get(id) ?? null));
  return {
    texts,
    complete: () => complete.resolve(undefined),
    api: createRelated({ index: () => index, whenComplete: complete.promise, textsOf }),
  };
}

test('papers like one are answered with what both say, once the whole library is in the index', async () => {
  const { api, complete } = started();
  let answered = false;
  const asked = api.related('a', 5).finally(() => (answered = true));
  await new Promise((done) => setTimeout(done));
  expect(answered).toBe(false);
  complete();
  expect(await asked).toEqual([
    {
      paperId: 'b',
      title: 'Multi-Vector Retrieval',
      reasons: ['late interaction', 'multi-vector', 'ColBERT'],
    },
  ]);
});

test('a paper that is gone has none, and one that went meanwhile is left out', async () => {
  const { api, complete, texts } = started();
  complete();
  expect(await api.related('gone', 5)).toEqual([]);
  texts.delete('b');
  expect(await api.related('a', 5)).toEqual([]);
});
