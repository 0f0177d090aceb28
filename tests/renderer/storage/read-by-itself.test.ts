import { beforeEach, expect, it } from 'vitest';
import { emptyLibrary, importDigest, titles } from './fixture.ts';
import * as library from '../../../renderer/storage/library.ts';
import { db } from '../../../renderer/storage/db.ts';
import { toJournal } from '../../../renderer/storage/outbox.ts';
import { replay } from '../../../renderer/storage/replay.ts';

beforeEach(emptyLibrary);

const inbox = () => library.paperIds({ kind: 'shelf', verdict: 'inbox' });
const isRead = async (id: string) => (await library.papers([id]))[0]?.read;

it('marks a paper read without a step to undo, also when the library is read back from its journal', async () => {
  await importDigest('one', titles(2));
  const [first = '', second = ''] = await inbox();
  await library.toggleStarred([first]);
  await library.undo();
  await library.markReadByItself(second);
  expect(await isRead(second)).toBe(true);
  expect(await library.markReadByItself(second)).toBeNull();
  expect(await library.markReadByItself('nobody')).toBeNull();

  const head = await db.meta.get('head');
  const rows = await db.batches.orderBy('id').toArray();
  const { undo, redo } = replay(rows.map(toJournal));
  expect(head).toMatchObject({ undo, redo });

  expect((await library.redo())?.label).toBe('Starred 1 paper');
  expect((await library.undo())?.label).toBe('Starred 1 paper');
  expect(await isRead(second)).toBe(true);
});

it('marks the papers of a verdict read in the same step, where that is asked for', async () => {
  await importDigest('one', titles(3));
  const [first = '', second = '', third = ''] = await inbox();
  await library.setVerdict([first], 'later', { read: true });
  await library.finish([second], { read: true });
  await library.setVerdict([third], 'later');
  expect(await Promise.all([first, second, third].map(isRead))).toEqual([true, true, false]);
  await library.undo();
  await library.undo();
  expect(await Promise.all([first, second].map(isRead))).toEqual([true, false]);
});
