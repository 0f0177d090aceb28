import { beforeEach, describe, expect, test } from 'vitest';
import { emptyLibrary, importDigest, record } from './fixture.ts';
import { describe as target } from '../../../shared/anchor/index.ts';
import { parseQuery, questionOf } from '../../../shared/search/query/index.ts';
import { db } from '../../../renderer/storage/db.ts';
import { authorNames, forgetFacts } from '../../../renderer/storage/facts.ts';
import { filterIds, inNaturalOrder } from '../../../renderer/storage/filter.ts';
import * as library from '../../../renderer/storage/library.ts';

beforeEach(async () => {
  await emptyLibrary();
  forgetFacts();
  await importDigest(
    'Trending, 7 Nov',
    [
      record('Alpha wolves hunt', {
        authors: [{ name: 'Ada Chen' }],
        abstract: 'Wolves hunt at night in the snow.',
      }),
      record('Beta decay rates', { authors: [{ name: 'Bo Müller' }, { name: 'Ada Lovelace' }] }),
      record('Gamma ray bursts', {
        abstract: 'Bursts of light.',
        urls: [{ kind: 'code', url: 'https://e.org/c' }],
      }),
    ],
    { date: '2026-11-07' },
  );
  await importDigest('Trending, 14 Dec', [record('Delta river floods')], { date: '2026-12-14' });
});

const filters = (query: string) => questionOf(parseQuery(query)).filters;
const found = async (query: string): Promise<readonly string[]> => {
  const ids = await inNaturalOrder(await filterIds(filters(query)));
  const rows = await library.papers(ids);
  return rows.map((row) => row?.title.split(' ')[0] ?? '');
};
const idOf = async (word: string): Promise<string> => {
  const rows = await db.papers.toArray();
  return rows.find((row) => row.title.startsWith(word))?.id ?? '';
};

describe('filters', () => {
  test('of nothing let everything through, newest digest first and by rank', async () => {
    expect(await filterIds([])).toBeNull();
    expect(await found('')).toEqual(['Delta', 'Alpha', 'Beta', 'Gamma']);
    expect(await found('-is:starred')).toEqual(['Delta', 'Alpha', 'Beta', 'Gamma']);
  });

  test('leave papers in their order after one came again in a newer digest', async () => {
    const again = record('Zeta functions', { ids: { arxiv: '2401.00001' } });
    await importDigest('First', [again]);
    await importDigest('Second', [record('Eta mesons')]);
    await library.setVerdict([await idOf('Zeta')], 'later');
    expect((await found('-is:starred')).slice(0, 3)).toEqual(['Eta', 'Zeta', 'Delta']);
    await importDigest('Third', [again]);
    expect((await found('-is:starred')).slice(0, 3)).toEqual(['Zeta', 'Eta', 'Delta']);
  });

  test('know shelves, stars and what is read, as they are now', async () => {
    expect(await found('is:unread')).toHaveLength(4);
    await library.setVerdict([await idOf('Beta')], 'later');
    await library.toggleStarred([await idOf('Gamma')]);
    await library.toggleRead([await idOf('Alpha')]);
    expect(await found('is:later')).toEqual(['Beta']);
    expect(await found('is:later is:inbox')).toHaveLength(4);
    expect(await found('is:starred')).toEqual(['Gamma']);
    expect(await found('is:read')).toEqual(['Alpha']);
    expect(await found('is:unread is:inbox')).toEqual(['Delta', 'Gamma']);
    expect(await found('-is:unread')).toEqual(['Alpha']);
    await library.undo();
    expect(await found('is:read')).toEqual([]);
  });

  test('know lists by name, by part of it and in any case, and forget removed members', async () => {
    const { id } = await library.createList('Thesis chapter', null);
    await library.addToList([await idOf('Beta'), await idOf('Delta')], id);
    expect(await found('list:"thesis chapter"')).toEqual(['Delta', 'Beta']);
    expect(await found('list:thes')).toEqual(['Delta', 'Beta']);
    expect(await found('list:other')).toEqual([]);
    await library.removeFromList([await idOf('Beta')], id);
    expect(await found('list:thesis')).toEqual(['Delta']);
    expect(await found('-list:thesis')).toEqual(['Alpha', 'Beta', 'Gamma']);
  });

  test('know digests by date and by name, and when papers came', async () => {
    expect(await found('digest:2026-12')).toEqual(['Delta']);
    expect(await found('digest:2026')).toHaveLength(4);
    expect(await found('digest:"trending 7 nov"')).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(await found('after:2026-12')).toEqual(['Delta']);
    expect(await found('after:2026-11-07 before:2026-11-08')).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(await found('before:2026')).toEqual([]);
  });

  test('know highlights by colour and label, and notes', async () => {
    const paperId = await idOf('Alpha');
    const text = 'Wolves hunt at night in the snow.';
    const { id } = await library.addHighlight(
      paperId,
      target(text, { start: 0, end: 6 }, 'abstract'),
      'blue',
    );
    await library.setNote({ paperId: await idOf('Delta') }, 'read again');
    expect(await found('has:highlight')).toEqual(['Alpha']);
    expect(await found('color:method')).toEqual(['Alpha']);
    expect(await found('color:blue')).toEqual(['Alpha']);
    expect(await found('color:"key point"')).toEqual([]);
    await library.nameLabel('blue', 'To cite');
    expect(await found('color:"to cite"')).toEqual(['Alpha']);
    expect(await found('color:method')).toEqual([]);
    expect(await found('has:note')).toEqual(['Delta']);
    await library.setNote({ paperId, highlightId: id }, 'why at night?');
    expect(await found('has:note')).toEqual(['Delta', 'Alpha']);
    await library.removeHighlight(id);
    expect(await found('has:note')).toEqual(['Delta']);
    expect(await found('has:highlight')).toEqual([]);
  });

  test('know authors, code and abstracts, and papers that came since', async () => {
    expect(await found('author:chen')).toEqual(['Alpha']);
    expect(await found('author:ada')).toEqual(['Alpha', 'Beta']);
    expect(await found('author:"ada chen"')).toEqual(['Alpha']);
    expect(await found('author:muller')).toEqual(['Beta']);
    expect(await found('has:code')).toEqual(['Gamma']);
    expect(await found('-has:abstract')).toEqual(['Delta', 'Beta']);
    await importDigest('Later', [record('Epsilon greedy bandits', { authors: [{ name: 'Chen Wu' }] })]);
    expect(await found('author:chen')).toEqual(['Epsilon', 'Alpha']);
    expect(await authorNames('a', 9)).toEqual(['Ada Chen', 'Ada Lovelace']);
  });

  test('say of a merged paper what is said of those it stands for', async () => {
    const [alpha, delta] = [await idOf('Alpha'), await idOf('Delta')];
    await library.setNote({ paperId: alpha }, 'a thought');
    await library.toggleRead([alpha]);
    await library.mergePapers(delta, alpha);
    expect(await found('has:note')).toEqual(['Delta']);
    expect(await found('digest:2026-11')).toEqual(['Delta', 'Beta', 'Gamma']);
    expect(await found('is:read')).toEqual(['Delta']);
    await library.toggleRead([delta]);
    expect(await found('is:read')).toEqual([]);
    expect(await found('is:unread')).toEqual(['Delta', 'Beta', 'Gamma']);
    await library.undo();
    await library.undo();
    expect(await found('has:note')).toEqual(['Alpha']);
  });

  test('know tags', async () => {
    const clocks = {};
    await db.rows('tags').put({ id: 't', name: 'Retrieval', clocks });
    await db.rows('taggings').put({ id: 'x', tagId: 't', paperId: await idOf('Beta'), clocks });
    expect(await found('tag:retrieval')).toEqual(['Beta']);
  });

  test('leave out what is hidden, though a reader had read it', async () => {
    await library.toggleRead([await idOf('Delta')]);
    const digests = await library.digests();
    await library.removeDigest(digests.find(({ name }) => name.includes('Dec'))?.id ?? '');
    expect(await found('is:read')).toEqual([]);
    expect(await found('')).toEqual(['Alpha', 'Beta', 'Gamma']);
  });

  test('answer the same set again until something was written', async () => {
    const { id } = await library.createList('Kept', null);
    await library.addToList([await idOf('Alpha')], id);
    const reads = { n: 0 };
    const count = (row: unknown) => ((reads.n += 1), row);
    db.rows('lists').hook('reading', count as never);
    await filterIds(filters('list:kept'));
    const after = reads.n;
    await filterIds(filters('list:kept'));
    expect(reads.n).toBe(after);
    await library.renameList(id, 'Kept too');
    expect(await filterIds(filters('list:kept'))).toHaveProperty('size', 1);
    expect(reads.n).toBeGreaterThan(after);
    db.rows('lists')
      .hook('reading')
      .unsubscribe(count as never);
  });
});
