import { beforeEach, expect, test } from 'vitest';
import { emptyLibrary, importDigest, record } from '../storage/fixture.ts';
import * as library from '../../../renderer/storage/library.ts';
import { createWatch } from '../../../renderer/workers/watch.ts';
import type { Effect, WatchWord } from '../../../shared/watch/index.ts';

beforeEach(emptyLibrary);

const word = (text: string, effect: Effect): WatchWord => ({ id: text, kind: 'words', text, effect });
const SURVEY = word('survey', 'sink');
const HERON = word('heron*', 'mark');

const digest = [
  record('A survey of quiet rivers and their banks'),
  record('A survey of herons that stand in rivers'),
  record('Herons by night, counted from a boat'),
  record('Nothing of either is in this title'),
];
const inbox = () => library.paperIds({ kind: 'shelf', verdict: 'inbox' });

test('papers are sunk by words that sink unless another word asks for them, in a view as in the library', async () => {
  await importDigest('One', digest);
  const ids = await inbox();
  const watch = createWatch(library);
  const expected = [ids[0]];
  expect(await watch.sunk([SURVEY, HERON], ids)).toEqual(expected);
  expect(await watch.sunk([SURVEY, HERON], null)).toEqual(expected);
  expect(await watch.sunk([SURVEY], ids.slice(1))).toEqual([ids[1]]);
  expect(await watch.watchCounts([SURVEY, HERON])).toEqual([2, 2]);
});

test('counts follow what is imported, edited and hidden, and other words', async () => {
  await importDigest('One', digest);
  const watch = createWatch(library);
  expect(await watch.watchCounts([SURVEY])).toEqual([2]);
  await importDigest('Two', [record('Another survey of the far bank of a river')]);
  expect(await watch.watchCounts([SURVEY, HERON])).toEqual([3, 2]);
  const [newest] = await library.digests();
  await library.removeDigest(newest?.id ?? '');
  expect(await watch.watchCounts([SURVEY, HERON])).toEqual([2, 2]);
  await library.setVerdict(await inbox(), 'skipped');
  expect(await watch.watchCounts([HERON, word('boat', 'mark')])).toEqual([2, 1]);
});

test('answers that are asked for at once are each of their own words', async () => {
  await importDigest('One', digest);
  const watch = createWatch(library);
  expect(await Promise.all([watch.watchCounts([SURVEY]), watch.watchCounts([HERON, SURVEY])])).toEqual([
    [2],
    [2, 2],
  ]);
});
