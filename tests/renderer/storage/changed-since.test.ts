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
