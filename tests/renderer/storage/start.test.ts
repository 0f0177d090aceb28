import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeMain, type FakeMain } from '../../fakes/main.ts';
import { emptyLibrary, importDigest, titles } from './fixture.ts';
import { everything, loseStore, start } from './whole.ts';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';
import { cellKey } from '../../../shared/change.ts';
import { openStore, startLibrary } from '../../../renderer/storage/start.ts';

let main: FakeMain;
beforeEach(async () => {
  await emptyLibrary();
  main = fakeMain();
});

const inbox = () => library.paperIds({ kind: 'shelf', verdict: 'inbox' });
const bring = (name: string, from = 0) => importDigest(name, titles(3, from), {}, main.keep);
const nothing = { rebuilt: null, resent: false, unsaved: null };

/** A library of two digests, with a note, all of it in the journal. */
async function written(): Promise<readonly string[]> {
  await start(main);
  await bring('one');
  await bring('two', 20);
  const ids = await inbox();
  await library.setNote({ paperId: ids[0]! }, 'my words');
  await library.toggleStarred([ids[1]!]);
  await start(main);
  return ids;
}

/** The cells that main holds, in one order. */
const onDisk = () => main.cells().toSorted((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1));

describe('the start', () => {
  it('opens an empty library, and writes with main’s device from then on', async () => {
    expect(await start(main)).toMatchObject(nothing);
    await library.createList('A', null);
    const [batch] = await db.batches.toArray();
    expect(batch?.id.endsWith('device01')).toBe(true);
  });

  it('does nothing more when both sides agree', async () => {
    await written();
    const before = await everything();
    const sent = main.appends.length;
    expect(await start(main)).toMatchObject({ ...nothing, steps: ['opening', 'sending'] });
    expect(main.appends).toHaveLength(sent);
    expect(await everything()).toEqual(before);
  });

  it('sends what waited from the last time', async () => {
    await written();
    await library.createList('A', null);
    expect(await start(main)).toMatchObject(nothing);
    expect(main.journal.at(-1)?.label).toBe('Created “A”');
    expect(await db.outbox.count()).toBe(0);
  });

  it('brings a library into the journal that is older than the journal', async () => {
    await bring('one');
    await library.setNote({ paperId: (await inbox())[0]! }, 'my words');
    expect(await start(main)).toMatchObject(nothing);
    expect(main.journal).toHaveLength(2);
    expect(await start(main)).toMatchObject(nothing);
  });

  it('rebuilds a library that is empty', async () => {
    await written();
    const before = await everything();
    await loseStore();
    expect((await start(main)).rebuilt).toMatchObject({ papers: 6, digests: 2, notes: 1 });
    expect(await everything()).toEqual(before);
  });

  it('rebuilds a library that fell behind the journal', async () => {
    const ids = await written();
    const head = await db.meta.get('head');
    const marker = await db.meta.get('journal');
    await library.setNote({ paperId: ids[2]! }, 'the last words');
    await start(main);
    const after = await everything();
    // What relaxed durability may lose at a power cut: the last transactions, whole.
    const lost = (await db.batches.orderBy('seq').last())!;
    await db.batches.delete(lost.id);
    await db.rows('texts').delete(`note:${ids[2]}`);
    await db.meta.bulkPut([head!, marker!]);
    expect(await start(main)).toMatchObject({ resent: false, rebuilt: { notes: 2 } });
    expect(await everything()).toEqual(after);
  });

  it('rebuilds where the journal turned out to hold more than was sent', async () => {
    await written();
    const [first] = main.journal;
    main.journal.splice(2, 0, { ...first!, id: '0', changes: [], before: [] });
    await library.createList('A', null);
    expect((await start(main)).rebuilt).not.toBeNull();
    expect(await start(main)).toMatchObject(nothing);
    expect((await library.lists()).map(({ name }) => name)).toEqual(['A']);
  });

  it('gives the journal back the lines that it lost', async () => {
    await written();
    const before = await everything();
    const disk = onDisk();
    main.journal.splice(1, 2);
    expect(await start(main)).toMatchObject({ resent: true, rebuilt: null });
    expect(onDisk()).toEqual(disk);
    expect(await everything()).toEqual(before);
    expect(await start(main)).toMatchObject(nothing);
  });

  it('gives a new library folder everything, and stays as it is', async () => {
    await written();
    const before = await everything();
    const disk = onDisk();
    const other = fakeMain('generation-2');
    main = other;
    expect(await start(main)).toMatchObject({ resent: true, rebuilt: null });
    expect(onDisk()).toEqual(disk);
    expect(await everything()).toEqual(before);
    expect(await start(main)).toMatchObject(nothing);
  });

  it('sends cells with their own clocks where the batches that wrote them are gone', async () => {
    await written();
    const disk = onDisk();
    const [oldest] = await db.batches.orderBy('seq').toArray();
    await db.batches.delete(oldest!.id);
    main.journal.length = 0;
    expect(await start(main)).toMatchObject({ resent: true, rebuilt: null });
    expect(onDisk()).toEqual(disk);
    const before = await everything();
    await loseStore();
    await start(main);
    expect(await everything()).toEqual(before);
    expect(await start(main)).toMatchObject(nothing);
  });

  it('merges another library with this one: no word of either is lost', async () => {
    await written();
    const mine = main;
    await loseStore();
    main = fakeMain('generation-2', 'device02');
    await start(main);
    await bring('three', 40);
    await library.setNote({ paperId: (await inbox())[0]! }, 'their words');
    await start(main);
    const theirs = main;
    main = mine;
    for (const [id, lines] of theirs.digests) mine.digests.set(id, lines);
    expect(await start(main)).toMatchObject({
      resent: true,
      rebuilt: { papers: 9, digests: 3, notes: 2, missing: [] },
    });
    expect(await start(main)).toMatchObject(nothing);
  });

  it('keeps what cannot reach the disk, says so, and mends nothing meanwhile', async () => {
    await written();
    await library.createList('A', null);
    main.journal.splice(1, 1);
    main.failWith('disk-full');
    expect(await start(main)).toMatchObject({ rebuilt: null, unsaved: { code: 'disk-full' } });
    expect(await db.outbox.count()).toBe(1);
    main.failWith(null);
    expect(await start(main)).toMatchObject({ resent: true, unsaved: null });
    expect(main.journal).toHaveLength(5);
    expect((await library.lists()).map(({ name }) => name)).toEqual(['A']);
  });

  it('loses nothing when the journal lost lines while the disk was full for a whole session', async () => {
    await written();
    const before = await everything();
    main.journal.splice(1, 1);
    await library.createList('A', null);
    main.failWith('disk-full');
    await start(main);
    main.failWith(null);
    // The session goes on and saves; the comparison waits for the next start.
    const { drainOutbox } = await import('../../../renderer/storage/outbox.ts');
    await drainOutbox(main.append, main.self.generation);
    await start(main);
    expect(main.journal).toHaveLength(5);
    const now = await everything();
    expect({ ...now, lists: [] }).toEqual({ ...before, lists: [] });
    await loseStore();
    await start(main);
    expect(await everything()).toEqual(now);
  });

  it('purges an import that was cut off before anything else', async () => {
    await written();
    const before = await everything();
    await db.meta.put({ id: 'staging', digestIds: ['cut'] });
    await db.appearances.put({ digestId: 'cut', ordinal: 0, paperId: 'gone', order: -1e12 });
    await start(main);
    expect(await everything()).toEqual(before);
  });

  it('fails with main’s problem and changes nothing when main cannot open the library', async () => {
    await written();
    const before = await everything();
    const opening = startLibrary({
      main: {
        ...main.bridge,
        openLibrary: async () => ({ ok: false, problem: { code: 'library-newer', detail: '9' } }),
      },
      rebuild: () => Promise.reject(new Error('nothing to rebuild')),
      onStep: () => undefined,
    });
    expect(await opening).toEqual({ ok: false, problem: { code: 'library-newer', detail: '9' } });
    expect(await everything()).toEqual(before);
  });
});

describe('the store', () => {
  const failing = (error: Error) => {
    const open = vi.spyOn(db, 'open').mockRejectedValue(error);
    return open;
  };

  it('opens, though not at the first attempt', async () => {
    const open = failing(new Error('locked'));
    setTimeout(() => open.mockRestore(), 5);
    expect(await openStore(20)).toBe('open');
  });

  it('is broken when it does not open however often', async () => {
    const open = failing(new Error('Internal error opening backing store'));
    expect(await openStore(1)).toBe('broken');
    expect(open).toHaveBeenCalledTimes(3);
    open.mockRestore();
  });

  it('is never called broken because the disk is full', async () => {
    const open = failing(new DOMException('no space', 'QuotaExceededError'));
    expect(await openStore(1)).toBe('full');
    open.mockRestore();
  });
});
