import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { NO_OWN_KEYS } from '../../../shared/keys/key-map.ts';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';

beforeEach(async () => {
  await db.delete();
  await db.open();
});

test('keys are as the reader left them, by command, and undo takes them back', async () => {
  expect(await library.ownKeys()).toEqual(NO_OWN_KEYS);
  await library.setOwnKeys('Star', { 'paper.star': ['Q', 'S'] });
  await library.setPreset('vim');
  await library.switchSingleKeys();
  expect(await library.ownKeys()).toEqual({
    preset: 'vim',
    single: false,
    keys: { 'paper.star': ['Q', 'S'] },
  });
  await library.undo();
  await library.undo();
  expect(await library.ownKeys()).toEqual({
    preset: 'lectern',
    single: true,
    keys: { 'paper.star': ['Q', 'S'] },
  });
  expect((await library.undo())?.label).toBe('Changed the keys of “Star”');
  expect(await library.ownKeys()).toEqual(NO_OWN_KEYS);
});

test('one command, or all, go back to the keys of the preset', async () => {
  await library.setOwnKeys('Star', { 'paper.star': ['Q'], 'paper.later': [] });
  await library.resetKeys('Star', 'paper.star');
  expect((await library.ownKeys()).keys).toEqual({ 'paper.later': [] });
  await library.resetAllKeys();
  expect((await library.ownKeys()).keys).toEqual({});
  expect(await library.resetAllKeys()).toBeNull();
});

test('what another version wrote counts for nothing where it is no key, and stays', async () => {
  await db.rows('settings').put({
    id: 'keys',
    clocks: { preset: 'a', 'key.paper.star': 'a', 'key.from.later': 'a' },
    preset: 'emacs',
    'key.paper.star': ['Q', 'not a key at all, rather', 7],
    'key.from.later': ['W'],
  });
  expect(await library.ownKeys()).toEqual({ ...NO_OWN_KEYS, keys: { 'paper.star': ['Q'] } });
});
