import { beforeEach, expect, test } from 'vitest';
import { emptyLibrary } from './fixture.ts';
import * as library from '../../../renderer/storage/library.ts';

beforeEach(emptyLibrary);

const told = async () => (await library.watchWords()).map(({ kind, text, effect }) => [kind, text, effect]);

test('watch words are kept, changed and removed, and every step can be undone', async () => {
  await library.addWatchWord('words', '  late   interaction ', 'mark');
  await library.addWatchWord('author', 'Yoshua Bengio', 'highlight');
  expect(await told()).toEqual([
    ['words', 'late interaction', 'mark'],
    ['author', 'Yoshua Bengio', 'highlight'],
  ]);
  const [{ id } = { id: '' }] = await library.watchWords();
  await library.setWatchEffect(id, 'sink');
  await library.setWatchText(id, 'late inter*');
  await library.removeWatchWord(id);
  expect(await told()).toEqual([['author', 'Yoshua Bengio', 'highlight']]);
  for (let n = 0; n < 3; n += 1) await library.undo();
  expect((await told())[0]).toEqual(['words', 'late interaction', 'mark']);
  for (let n = 0; n < 2; n += 1) await library.redo();
  expect((await told())[0]).toEqual(['words', 'late inter*', 'sink']);
});

test('what finds the same papers is watched for once', async () => {
  await library.addWatchWord('words', 'Late-Interaction', 'mark');
  await library.addWatchWord('words', 'late interaction', 'sink');
  await library.addWatchWord('author', 'late interaction', 'mark');
  expect(await told()).toEqual([
    ['words', 'Late-Interaction', 'sink'],
    ['author', 'late interaction', 'mark'],
  ]);
  expect(await library.addWatchWord('words', 'late interaction', 'sink')).toBeNull();
});

test('a text without a word is not watched for', async () => {
  for (const text of ['', '  ', '*', '—', '* *'])
    expect(await library.addWatchWord('words', text, 'mark')).toBeNull();
  expect(await told()).toEqual([]);
});

test('undo would write to the tables of the last step', async () => {
  expect(await library.undoneTables()).toEqual([]);
  await library.addWatchWord('words', 'survey', 'sink');
  expect(await library.undoneTables()).toEqual(['watchWords']);
});
