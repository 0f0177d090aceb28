import { beforeEach, describe, expect, it } from 'vitest';
import { emptyLibrary, importDigest, record, titles } from './fixture.ts';
import * as library from '../../../renderer/storage/library.ts';
import type { SortOrder } from '../../../shared/orders.ts';

beforeEach(emptyLibrary);

const inbox = { kind: 'shelf', verdict: 'inbox' } as const;
const sorted = async (order: SortOrder) => {
  const rows = await library.papers(await library.sortedIds(inbox, { order, seed: 3 }));
  return rows.map((row) => row?.title);
};

describe('a place in another order', () => {
  it('follows what digests say, and every change of a paper or of the place', async () => {
    await importDigest('one', [
      record('Beta of a paper', { upvotes: 1, published: { iso: '2026-01', precision: 'month' } }),
      record('alpha of a paper', { upvotes: 7 }),
      record('Gamma of a paper', { published: { iso: '2026-03-01', precision: 'day' } }),
    ]);
    const [beta, alpha, gamma] = ['Beta of a paper', 'alpha of a paper', 'Gamma of a paper'];
    expect(await sorted('own')).toEqual([beta, alpha, gamma]);
    expect(await sorted('rank')).toEqual([alpha, beta, gamma]);
    expect(await sorted('date')).toEqual([gamma, beta, alpha]);
    expect(await sorted('title')).toEqual([alpha, beta, gamma]);
    const [first, second] = await library.paperIds(inbox);
    await library.editPaper(second!, { title: 'Zeta of a paper' });
    expect(await sorted('title')).toEqual([beta, gamma, 'Zeta of a paper']);
    await library.setVerdict([first!], 'later');
    expect(await sorted('title')).toEqual([gamma, 'Zeta of a paper']);
    await importDigest('two', [record('Gamma of a paper', { upvotes: 9 })]);
    expect(await sorted('rank')).toEqual([gamma, 'Zeta of a paper']);
  });

  it('is one of any papers, such as a query finds: no more and no fewer than those, equal ones as they came', async () => {
    await importDigest('one', [
      record('Beta of a paper'),
      record('Alpha of a paper', { upvotes: 7 }),
      record('Gamma of a paper'),
    ]);
    const [beta, alpha, gamma] = await library.paperIds(inbox);
    await library.setVerdict([gamma!], 'later');
    const found = [gamma!, alpha!, beta!];
    const order = (by: SortOrder, ids: readonly string[]) => library.sortedIds(ids, { order: by, seed: 3 });
    expect(await order('own', found)).toEqual(found);
    expect(await order('title', found)).toEqual([alpha, beta, gamma]);
    expect(await order('rank', found)).toEqual([alpha, gamma, beta]);
    expect(await order('title', [gamma!, beta!])).toEqual([beta, gamma]);
    expect(await order('title', [])).toEqual([]);
  });
});

describe('the rest of a digest', () => {
  it('is what the reader did nothing with, goes in one step, and comes back in one', async () => {
    await importDigest('one', titles(6));
    await importDigest('two', titles(2, 20));
    const one = (await library.digests()).find(({ name }) => name === 'one')!;
    const ids = await library.paperIds({ kind: 'digest', id: one.id });
    await library.toggleStarred([ids[0]!]);
    await library.setVerdict([ids[1]!], 'later');
    await library.setTag({ paperIds: [ids[2]!] }, { name: 'x' }, 'on');
    await library.toggleRead([ids[3]!]);
    expect(await library.newestDigestOf(ids[3]!)).toBe(one.id);
    expect((await library.finishRest(one.id, 'skipped'))?.label).toBe(
      'Moved the other 3 papers of “one” to Skipped',
    );
    expect(await library.counts()).toMatchObject({ inbox: 4, later: 1, skipped: 3 });
    expect(await library.finishRest(one.id, 'skipped')).toBeNull();
    await library.undo();
    expect(await library.counts()).toMatchObject({ inbox: 7, later: 1, skipped: 0 });
  });
});

describe('lists', () => {
  it('are archived with what is nested in them, and taken out again', async () => {
    const { id } = await library.createList('A', null);
    await library.createList('B', id);
    expect((await library.archiveList(id, 'archived'))?.label).toBe('Archived “A”');
    expect((await library.lists()).map(({ isArchived }) => isArchived)).toEqual([true, true]);
    expect(await library.archiveList(id, 'archived')).toBeNull();
    await library.archiveList(id, 'shown');
    expect((await library.lists()).map(({ isArchived }) => isArchived)).toEqual([false, false]);
  });

  it('become one: its papers first, then those that only the other had, and what was nested', async () => {
    await importDigest('one', titles(4));
    const ids = await library.paperIds(inbox);
    const [a, b] = [await library.createList('A', null), await library.createList('B', null)];
    await library.createList('A inside', a.id);
    await library.addToList([ids[2]!, ids[0]!], a.id);
    await library.addToList([ids[1]!, ids[2]!], b.id);
    expect((await library.mergeLists(a.id, b.id))?.label).toBe('Merged “A” into “B”');
    expect(await library.paperIds({ kind: 'list', id: b.id })).toEqual([ids[1], ids[2], ids[0]]);
    expect((await library.lists()).map(({ name, parentId, papers }) => [name, parentId, papers])).toEqual([
      ['B', null, 3],
      ['A inside', b.id, 0],
    ]);
    await library.undo();
    expect((await library.lists()).map(({ name, papers }) => [name, papers])).toEqual([
      ['A', 2],
      ['A inside', 0],
      ['B', 2],
    ]);
    expect(await library.paperIds({ kind: 'list', id: a.id })).toEqual([ids[2], ids[0]]);
    const inner = (await library.lists())[1]!;
    expect(await library.mergeLists(a.id, inner.id)).toBeNull();
  });
});
