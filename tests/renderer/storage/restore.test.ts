import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeMain, type FakeMain } from '../../fakes/main.ts';
import { emptyLibrary, importDigest, record, snapshot, titles } from './fixture.ts';
import { everything, loseStore, start } from './whole.ts';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';
import { restoreBackup } from '../../../renderer/storage/restore.ts';
import type { ParsedPaper } from '../../../shared/digest/report.ts';
import type { Target } from '../../../shared/model.ts';

let main: FakeMain;
beforeEach(async () => {
  await emptyLibrary();
  main = fakeMain();
  await start(main);
});

const target: Target = {
  field: 'title',
  start: 0,
  end: 3,
  exact: 'abc',
  prefix: '',
  suffix: '',
  textHash: 'h',
};
const inbox = () => library.paperIds({ kind: 'shelf', verdict: 'inbox' });
const bring = (name: string, records: readonly ParsedPaper[], more = {}) =>
  importDigest(name, records, more, main.keep);
const noteOf = async (id: string) => (await library.paperDetail(id))?.note;

/** Backs this library up and goes on with another main on an empty store; the backup is there under the token `theirs`. */
async function onAnotherComputer(device = 'device02'): Promise<void> {
  await start(main);
  main.backUp('theirs');
  const backup = main.backup('theirs');
  await loseStore();
  main = fakeMain(`generation-${device}`, device);
  main.lend('theirs', backup);
  await start(main);
}

async function restore() {
  const offer = { ...main.backUp('own'), token: 'theirs', name: 'Backup' };
  await main.bridge.adoptBackup('theirs');
  return restoreBackup(main.open, offer, () => undefined);
}

async function write(): Promise<readonly string[]> {
  await bring('one', titles(4));
  const ids = await inbox();
  const { id: list } = await library.createList('A', null);
  await library.addToList(ids.slice(1), list);
  await library.setNote({ paperId: ids[0]! }, 'my words');
  await library.toggleStarred([ids[1]!]);
  await library.setVerdict([ids[2]!], 'reading');
  await library.addHighlight(ids[3]!, target, 'green');
  const { id: gone } = await library.createList('B', null);
  await library.deleteList(gone);
  return ids;
}

describe('restoring a backup', () => {
  it('into an empty library makes the library that was backed up', async () => {
    await write();
    const before = await snapshot();
    await onAnotherComputer();
    const done = await restore();
    expect(done).toMatchObject({ done: { label: 'Restored “Backup”' }, digests: 1, merged: 0 });
    expect(await snapshot()).toEqual(before);
    const restored = await everything();
    await start(main);
    await loseStore();
    await start(main);
    expect(await everything()).toEqual(restored);
  });

  it('twice changes nothing the second time', async () => {
    await write();
    await onAnotherComputer();
    await restore();
    const once = await everything();
    expect(await restore()).toEqual({ done: null, cells: 0, digests: 0, merged: 0 });
    expect(await everything()).toEqual(once);
    expect(await db.meta.get('staging')).toBeUndefined();
  });

  it('is undone as one step, and done again', async () => {
    await write();
    await onAnotherComputer();
    await bring('mine', titles(2, 60));
    const before = reader(await snapshot());
    await restore();
    const after = await snapshot();
    await library.undo();
    expect(reader(await snapshot())).toEqual(before);
    await library.redo();
    expect(await snapshot()).toEqual(after);
  });

  it('leaves alone what is newer here, and takes what is newer there', async () => {
    const ids = await write();
    await onAnotherComputer('device02');
    await restore();
    await start(main);
    await library.setVerdict([ids[2]!], 'done');
    await library.renameList((await library.lists())[0]!.id, 'Mine');
    const older = await everything();
    expect((await restore()).done).toBeNull();
    expect(await everything()).toEqual(older);
  });

  it('does not bring back a word that was taken out of a note here', async () => {
    const ids = await write();
    await onAnotherComputer();
    await restore();
    await library.setNote({ paperId: ids[0]! }, 'words');
    expect((await restore()).done).toBeNull();
    expect(await noteOf(ids[0]!)).toBe('words');
  });

  it('merges a note that both sides wrote on, keeps both versions where they differ, and can be undone', async () => {
    const [id, other] = await write();
    await library.setNote({ paperId: other! }, 'the cat sat');
    await onAnotherComputer();
    await restore();
    await start(main);
    // From here two computers go their ways: this one, and the one that the backup comes from.
    const mine = { store: await everything(), main };
    const shared = main.backUp('shared');
    const backup = main.backup(shared.token);
    await library.setNote({ paperId: id! }, 'my words, and those of the second');
    await library.setNote({ paperId: other! }, 'the cat stood');
    await start(main);
    main.backUp('second');
    const second = main.backup('second');
    await loseStore();
    main = fakeMain('generation-3', 'device03');
    main.lend('theirs', backup);
    await start(main);
    await restore();
    await library.setNote({ paperId: id! }, 'first: my words');
    await library.setNote({ paperId: other! }, 'the cat lay');
    main.lend('theirs', second);
    const done = await restore();
    expect(done.merged).toBe(2);
    expect(await noteOf(id!)).toContain('first:');
    expect(await noteOf(id!)).toContain('and those of the second');
    expect(await noteOf(other!)).toBe('the cat ⟦ lay ‖ stood ⟧');
    expect((await restore()).done).toBeNull();
    await library.setNote({ paperId: other! }, 'the cat lay down');
    expect((await restore()).done).toBeNull();
    await library.undo();
    await library.undo();
    expect(await noteOf(other!)).toBe('the cat lay');
    expect(mine.store['papers']).toHaveLength(4);
  });

  it('finds the paper again that the other library knows by another id', async () => {
    const paper = record('A Paper That Both Have In A File', { abstract: 'Long enough to tell.' });
    await bring('one', [paper]);
    const [theirs] = await inbox();
    await library.setNote({ paperId: theirs! }, 'their words');
    await library.toggleStarred([theirs!]);
    await onAnotherComputer();
    await bring('before', [
      record('A Paper That Both Have In A File', { abstract: 'Another one.', ids: { doi: '10.1234/x' } }),
    ]);
    const [first] = await inbox();
    await bring('one', [paper], { mergeInto: { 0: first! } });
    expect(await inbox()).toEqual([first]);
    await restore();
    expect(await inbox()).toEqual([first]);
    expect(await library.paperDetail(first!)).toMatchObject({ note: 'their words', starred: true });
  });

  it('shows what was written about a paper that was left out here', async () => {
    await bring('one', titles(2));
    const ids = await inbox();
    await library.setNote({ paperId: ids[0]! }, 'their words');
    await onAnotherComputer();
    await bring('one', titles(2), { leaveOut: [0] });
    await restore();
    expect(await noteOf(ids[0]!)).toBe('their words');
  });

  it('shows nothing and leaves nothing when it fails half way', async () => {
    await write();
    await onAnotherComputer();
    await bring('mine', titles(2, 60));
    const before = await everything();
    const failing = restoreBackup(main.open, { ...main.backUp('own'), token: 'theirs' }, () => {
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await everything()).toEqual(before);
  });

  it('comes to the same library whichever of two is restored into the other', async () => {
    const step = fc.record({ what: fc.nat(3), at: fc.nat(2), to: fc.nat(4) });
    const steps = fc.array(step, { maxLength: 6 });
    const act = async (
      ids: readonly string[],
      { what, at, to }: { what: number; at: number; to: number },
    ) => {
      await [
        () =>
          library.setVerdict([ids[at]!], (['inbox', 'later', 'reading', 'done', 'skipped'] as const)[to]!),
        () => library.toggleStarred([ids[at]!]),
        () => library.toggleRead([ids[at]!]),
        () => library.setNote({ paperId: ids[at]! }, `words ${to}`),
      ][what]!();
    };
    await fc.assert(
      fc.asyncProperty(steps, steps, async (a, b) => {
        await emptyLibrary();
        main = fakeMain();
        await start(main);
        await bring('one', titles(3));
        const ids = await inbox();
        await onAnotherComputer();
        const common = main.backup('theirs');
        const side = async (device: string, all: typeof a) => {
          await loseStore();
          main = fakeMain(device, device);
          main.lend('theirs', common);
          await start(main);
          await restore();
          for (const each of all) await act(ids, each);
          await start(main);
          main.backUp('end');
          return main;
        };
        const [left, right] = [await side('device0a', a), await side('device0b', b)];
        const merged = async (into: FakeMain, from: FakeMain) => {
          await loseStore();
          main = into;
          await start(main);
          main.lend('theirs', from.backup('end'));
          const notes = words(await snapshot());
          await restore();
          const after = await snapshot();
          await restore();
          expect(await snapshot()).toEqual(after);
          // Merged by words: each word is there, though a conflict may stand between two of one note.
          const kept = new Set(words(after).flatMap((note) => note.split(/\s+/)));
          for (const note of notes) for (const word of note.split(/\s+/)) expect(kept).toContain(word);
          return withoutNotes(after);
        };
        expect(await merged(left, right)).toEqual(await merged(right, left));
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});

type Tables = Record<string, readonly Record<string, unknown>[]>;

/** The texts of the notes. */
const words = (all: unknown): readonly string[] =>
  (all as Tables)['texts']!.flatMap(({ text }) => (typeof text === 'string' ? [text] : []));

const withoutNotes = (all: unknown): unknown => ({
  ...(all as Tables),
  texts: [],
  papers: (all as Tables)['papers']!.map(({ hasNote: _hasNote, ...row }) => row),
});

/** Only what a reader could see. */
function reader(all: unknown): unknown {
  const tables = all as Tables;
  return { ...tables, appearances: [], papers: tables['papers']?.filter((row) => 'shelf' in row) };
}
