import { beforeEach, expect, test } from 'vitest';
import { emptyLibrary } from './fixture.ts';
import * as library from '../../../renderer/storage/library.ts';

beforeEach(emptyLibrary);

test('a smart list keeps its rules under a name, and every step of it can be undone', async () => {
  const { id } = await library.createSmartList('To read', 'is:unread');
  await library.createSmartList('Second', 'is:read');
  await library.renameSmartList(id, 'Soon');
  await library.setSmartListQuery(id, 'is:later');
  expect(await library.smartLists()).toMatchObject([{ name: 'Soon', query: 'is:later' }, { name: 'Second' }]);
  expect(await library.smartListQuery(id)).toBe('is:later');
  await library.undo();
  await library.undo();
  expect((await library.smartLists())[0]).toEqual({ id, name: 'To read', query: 'is:unread' });
});

test('a deleted smart list is gone, cannot be renamed, and comes back whole', async () => {
  const { id } = await library.createSmartList('To read', 'is:unread');
  await library.deleteSmartList(id);
  expect(await library.smartLists()).toEqual([]);
  expect(await library.smartListQuery(id)).toBeNull();
  expect(await library.renameSmartList(id, 'Ghost')).toBeNull();
  await library.undo();
  expect(await library.smartLists()).toEqual([{ id, name: 'To read', query: 'is:unread' }]);
});
