import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';
import { toJournal } from '../../../renderer/storage/outbox.ts';
import { writeBatch } from './history-fixture.ts';

beforeEach(async () => {
  await db.delete();
  await db.open();
});

const labels = async (limit = 100) => {
  const { undone, done, more } = await library.steps(limit);
  return { undone: undone.map(({ label }) => label), done: done.map(({ label }) => label), more };
};
test('a step says by which command it was made, also when it was taken back', async () => {
  const { id } = await library.createList('by hand', null);
  await library.asCommand('paper.list', () => library.renameList(id, 'by a command'));
  await library.renameList(id, 'by hand again');
  const bys = async () => {
    const { undone, done } = await library.steps(100);
    return [...undone, ...done].map(({ by }) => by);
  };
  expect(await bys()).toEqual([null, 'paper.list', null]);
  await library.undoTo(null);
  expect(await bys()).toEqual([null, 'paper.list', null]);
  expect((await db.batches.toArray()).map(toJournal).filter(({ by }) => by !== undefined)).toMatchObject([
    { by: 'paper.list' },
    { by: 'paper.list', undoes: expect.any(String) },
  ]);
});

test('what a command begins after it waited is by no command, unless it says so', async () => {
  const { id } = await library.createList('a', null);
  await library.asCommand('list.rest', async () => {
    await library.lists();
    await library.renameList(id, 'b');
    await library.asCommand('list.rest', () => library.renameList(id, 'c'));
  });
  expect((await library.steps(2)).done.map(({ by }) => by)).toEqual(['list.rest', null]);
});

test('a command of another version is none that this one could name', async () => {
  await library.createList('a', null);
  const [row] = await db.batches.toArray();
  if (row) await db.batches.put({ ...row, by: 'of.later' });
  expect((await library.steps(1)).done.map(({ by }) => by)).toEqual([null]);
});

const nameOf = async (id: string) => (await library.lists()).find((list) => list.id === id)?.name ?? null;

test('the steps are there newest first, and only as many as are asked for', async () => {
  expect(await labels()).toEqual({ undone: [], done: [], more: false });
  const { id } = await library.createList('a', null);
  for (const name of ['b', 'c', 'd']) await library.renameList(id, name);
  expect((await labels()).done).toHaveLength(4);
  const { done, more } = await labels(2);
  expect(done).toEqual(['Renamed the list to “d”', 'Renamed the list to “c”']);
  expect(more).toBe(true);
});

test('stepping back to a point undoes what came after it, and stepping on does it again', async () => {
  const { id } = await library.createList('a', null);
  for (const name of ['b', 'c', 'd']) await library.renameList(id, name);
  const before = await labels();
  const { done } = await library.steps(100);
  expect(await library.undoTo(done[2]?.id ?? '')).toEqual({ steps: 2, kept: 0 });
  expect(await nameOf(id)).toBe('b');
  const back = await library.steps(100);
  expect(back.undone.map(({ label }) => label)).toEqual(before.done.slice(0, 2));
  expect(await library.redoTo(back.undone[1]?.id ?? '')).toEqual({ steps: 1, kept: 0 });
  expect(await nameOf(id)).toBe('c');
  expect(await library.redoTo((await library.steps(100)).undone[0]?.id ?? '')).toMatchObject({ steps: 1 });
  expect(await nameOf(id)).toBe('d');
  expect(await labels()).toEqual(before);
  expect(await library.undoTo(null)).toEqual({ steps: 4, kept: 0 });
  expect(await library.lists()).toEqual([]);
});

test('a step that is not there is not looked for by undoing everything', async () => {
  const { id } = await library.createList('a', null);
  expect(await library.undoTo('elsewhere')).toEqual({ steps: 0, kept: 0 });
  expect(await library.redoTo('elsewhere')).toEqual({ steps: 0, kept: 0 });
  expect(await nameOf(id)).toBe('a');
});

test('cells that changed since are left alone and counted', async () => {
  const { id } = await library.createList('a', null);
  await library.renameList(id, 'b');
  await writeBatch(id, 'from elsewhere');
  const { done } = await library.steps(100);
  expect(await library.undoTo(done[1]?.id ?? '')).toEqual({ steps: 1, kept: 1 });
  expect(await nameOf(id)).toBe('from elsewhere');
});
