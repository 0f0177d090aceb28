import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeMain, type FakeMain } from '../../fakes/main.ts';
import { emptyLibrary, importDigest, titles } from './fixture.ts';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';
import { drainOutbox, watchOutbox, type OutboxWatch } from '../../../renderer/storage/outbox.ts';
import type { Saving } from '../../../shared/saving.ts';

let main: FakeMain;
let watch: OutboxWatch | null = null;
beforeEach(async () => {
  await emptyLibrary();
  main = fakeMain();
});
afterEach(() => {
  watch?.stop();
  watch = null;
});

const drain = () => drainOutbox(main.append, main.self.generation);
const inbox = () => library.paperIds({ kind: 'shelf', verdict: 'inbox' });
const note = (paperId: string, text: string) => library.setNote({ paperId }, text);
const batchIds = () => main.journal.map(({ id }) => id);

function watching(): { readonly seen: Saving[] } {
  const seen: Saving[] = [];
  watch = watchOutbox({
    append: main.append,
    generation: main.self.generation,
    onSaving: (saving) => void seen.push(saving),
    patience: 5,
  });
  return { seen };
}

describe('the outbox', () => {
  it('is emptied, oldest first, only after main has answered', async () => {
    await importDigest('one', titles(2));
    await library.toggleStarred(await inbox());
    const waiting = (await db.outbox.orderBy('seq').toArray()).map(({ id }) => id);
    const answer = main.holdAnswers();
    const drained = drain();
    await vi.waitFor(() => expect(main.appends).toHaveLength(1));
    expect(await db.outbox.count()).toBe(2);
    expect(await db.meta.get('journal')).toBeUndefined();
    answer();
    expect(await drained).toEqual({ ok: true, value: 2 });
    expect(batchIds()).toEqual(waiting);
    expect(await db.outbox.count()).toBe(0);
    expect(await db.meta.get('journal')).toMatchObject({
      generation: 'generation-1',
      batches: 2,
      lastId: waiting[1],
      behind: false,
    });
  });

  it('keeps everything when main fails, and sends it again', async () => {
    await importDigest('one', titles(2));
    main.failWith('disk-full');
    expect(await drain()).toEqual({ ok: false, problem: { code: 'disk-full', detail: 'the disk' } });
    expect(await db.outbox.count()).toBe(1);
    main.failWith(null);
    expect(await drain()).toEqual({ ok: true, value: 1 });
    expect(main.journal).toHaveLength(1);
  });

  it('sends again what main wrote without being able to say so, and counts it once', async () => {
    await importDigest('one', titles(2));
    const lost = drainOutbox(async (batches) => {
      await main.append(batches);
      throw new Error('the answer got lost');
    }, 'generation-1');
    expect(await lost).toMatchObject({ ok: false, problem: { code: 'disk-failed' } });
    expect(await drain()).toEqual({ ok: true, value: 1 });
    expect(main.journal).toHaveLength(1);
    expect(await db.meta.get('journal')).toMatchObject({ batches: 1, behind: false });
  });

  it('goes in groups, so that no message grows without bound', async () => {
    await importDigest('one', titles(3));
    const [id] = await inbox();
    for (let n = 0; n < 250; n++) await library.toggleRead([id!]);
    await drain();
    expect(main.appends.map((ids) => ids.length)).toEqual([200, 51]);
    expect(await db.meta.get('journal')).toMatchObject({ batches: 251, behind: false });
  });

  it('notices a journal that holds more than this library ever sent', async () => {
    await importDigest('one', titles(1));
    await drain();
    main.journal.push({ ...main.journal[0]!, id: 'elsewhere' });
    await library.toggleRead(await inbox());
    await drain();
    expect(await db.meta.get('journal')).toMatchObject({ batches: 3, behind: true });
  });
});

describe('a note that folds', () => {
  it('goes as one batch that replaces nothing while the earlier one never left', async () => {
    await importDigest('one', titles(1));
    const [id] = await inbox();
    await note(id!, 'w');
    await note(id!, 'words');
    await drain();
    expect(main.journal).toHaveLength(2);
    expect(main.journal[1]).not.toHaveProperty('replaces');
  });

  it('says which batch it takes the place of, once that is in the journal', async () => {
    await importDigest('one', titles(1));
    const [id] = await inbox();
    await note(id!, 'w');
    await drain();
    const first = main.journal[1]!.id;
    await note(id!, 'words');
    await note(id!, 'words and more');
    await drain();
    expect(main.journal).toHaveLength(3);
    expect(main.journal[2]).toMatchObject({ replaces: first });
    expect(main.journal[2]!.before.find(({ field }) => field === 'text')?.value).toBeNull();
    expect(await db.batches.get(first)).toBeUndefined();
  });

  it('does so too when it folds while the earlier one is being sent', async () => {
    await importDigest('one', titles(1));
    const [id] = await inbox();
    await drain();
    await note(id!, 'w');
    const answer = main.holdAnswers();
    const drained = drain();
    await vi.waitFor(() => expect(main.appends).toHaveLength(2));
    await note(id!, 'words');
    answer();
    await drained;
    expect(main.journal).toHaveLength(3);
    expect(main.journal[2]).toMatchObject({ replaces: main.journal[1]!.id });
    expect(await db.outbox.count()).toBe(0);
    expect(await db.meta.get('journal')).toMatchObject({ batches: 3, behind: false });
  });
});

describe('watching the outbox', () => {
  it('says saved only when what was written is in the journal', async () => {
    await importDigest('one', titles(1));
    await drain();
    const { seen } = watching();
    const answer = main.holdAnswers();
    await library.toggleRead(await inbox());
    expect(seen.map(({ state }) => state)).toEqual(['saving']);
    answer();
    await watch!.settled();
    expect(main.journal).toHaveLength(2);
    expect(seen.at(-1)).toEqual({ state: 'saved' });
  });

  it('sends what another window or worker wrote', async () => {
    watching();
    await db.transaction('rw', db.tables, async () => {
      await db.batches.put({
        id: 'x',
        seq: 1,
        label: 'elsewhere',
        changes: [],
        before: [],
        under: null,
        isUndo: false,
      });
      await db.outbox.put({ seq: 1, id: 'x' });
    });
    await vi.waitFor(() => expect(batchIds()).toEqual(['x']));
  });

  it('refuses every edit while it fails, keeps what is written, and goes on when it works again', async () => {
    await importDigest('one', titles(2));
    const ids = await inbox();
    const { seen } = watching();
    await watch!.settled();
    main.failWith('disk-full');
    await library.toggleStarred([ids[0]!]);
    await vi.waitFor(() => expect(seen.at(-1)?.state).toBe('failing'));
    const refused = await note(ids[0]!, 'words').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(library.Refused);
    expect(refused).toMatchObject({ problem: { code: 'disk-full', detail: 'the disk' } });
    await expect(library.undo()).rejects.toBeInstanceOf(library.Refused);
    expect((await library.papers(ids)).map((paper) => paper?.starred)).toEqual([true, false]);
    main.failWith(null);
    watch!.retry();
    await watch!.settled();
    expect(seen.at(-1)).toEqual({ state: 'saved' });
    expect(main.journal).toHaveLength(2);
    await note(ids[0]!, 'words');
    await watch!.settled();
    expect(main.journal).toHaveLength(3);
  });

  it('tries again by itself', async () => {
    const { seen } = watching();
    main.failWith('disk-failed');
    await importDigest('one', titles(1));
    await vi.waitFor(() => expect(main.appends.length).toBeGreaterThan(2));
    expect(seen.at(-1)?.state).toBe('failing');
    main.failWith(null);
    await vi.waitFor(() => expect(seen.at(-1)).toEqual({ state: 'saved' }));
    expect(main.journal).toHaveLength(1);
  });
});
