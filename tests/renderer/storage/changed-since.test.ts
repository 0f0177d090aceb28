import { beforeEach, describe, expect, it } from 'vitest';
import { emptyLibrary, importDigest, titles } from './fixture.ts';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';

let ids: readonly string[] = [];
beforeEach(async () => {
  await emptyLibrary();
  await importDigest('one', titles(3));
  ids = await library.paperIds({ kind: 'shelf', verdict: 'inbox' });
});

const head = async () => (await library.changedSince(null)).head;
const since = async (clock: string) => new Set((await library.changedSince(clock)).paperIds);

describe('what changed since a clock', () => {
  it('is nothing when nothing was written', async () => {
    const clock = await head();
    expect(await library.changedSince(clock)).toEqual({ head: clock, paperIds: [] });
  });

  it('is the papers whose notes were written, and those that came with a digest', async () => {
    const clock = await head();
    await library.setNote({ paperId: ids[1]! }, 'a thought');
    expect(await since(clock)).toEqual(new Set([ids[1]]));
    await importDigest('two', titles(5));
    const now = await library.paperIds({ kind: 'shelf', verdict: 'inbox' });
    expect((await since(clock)).isSupersetOf(new Set(now))).toBe(true);
  });

  it('is the papers of a list that they joined, and of one that has another name or is gone', async () => {
    const { id } = await library.createList('Thesis', null);
    let clock = await head();
    await library.addToList([ids[0]!, ids[2]!], id);
    expect(await since(clock)).toEqual(new Set([ids[0], ids[2]]));
    const told: string[][] = [];
    const stop = library.onPapersChanged((changed) => void told.push([...changed]));
    clock = await head();
    await library.renameList(id, 'Chapter');
    expect(await since(clock)).toEqual(new Set([ids[0], ids[2]]));
    expect((await library.searchTextsOf([ids[0]!]))[0]?.lists).toBe('Chapter');
    await library.deleteList(id);
    expect((await library.searchTextsOf([ids[0]!]))[0]?.lists).toBe('');
    expect(told.map((each) => new Set(each))).toEqual(Array(2).fill(new Set([ids[0], ids[2]])));
    stop();
  });

  it('is the papers of what was taken back', async () => {
    await library.setNote({ paperId: ids[2]! }, 'a thought');
    const clock = await head();
    await library.undo();
    expect(await since(clock)).toEqual(new Set([ids[2]]));
  });

  it('cannot be told of a clock that is not in this history, or of none', async () => {
    expect((await library.changedSince(null)).paperIds).toBeNull();
    const clock = await head();
    await library.setNote({ paperId: ids[0]! }, 'a thought');
    await db.batches.delete(clock);
    expect((await library.changedSince(clock)).paperIds).toBeNull();
  });
});
