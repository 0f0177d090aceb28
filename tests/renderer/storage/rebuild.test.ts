import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeMain, type FakeMain } from '../../fakes/main.ts';
import { choices, emptyLibrary, importDigest, ingestOf, record, snapshot, titles } from './fixture.ts';
import { everything, loseStore, start } from './whole.ts';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';
import { rebuildLibrary } from '../../../renderer/storage/rebuild.ts';
import type { ParsedPaper } from '../../../shared/digest/report.ts';
import type { Target } from '../../../shared/model.ts';
import { formatLink } from '../../../shared/note/links.ts';

let main: FakeMain;
beforeEach(async () => {
  await emptyLibrary();
  main = fakeMain();
});

const target: Target = {
  field: 'abstract',
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
const undoAll = async () => {
  while ((await library.undo()) !== null);
};
const redoAll = async () => {
  while ((await library.redo()) !== null);
};

/** Two digests with a paper in common, a paper twice in one file, one left out, one merged, and a bit of everything a reader does. */
async function fullLibrary(): Promise<void> {
  const [first, second, third] = titles(3, 50);
  await bring('one', [
    ...titles(5),
    record('A Paper With An Identifier', { ids: { arxiv: '2401.01234' }, upvotes: 7 }),
    record('A Paper With An Identifier', { ids: { arxiv: '2401.01234' }, abstract: 'Known twice.' }),
  ]);
  const ids = await inbox();
  const { id: list } = await library.createList('A', null);
  await bring(
    'two',
    [
      ...titles(2, 2).map((each) => ({ ...each, venue: 'A Journal' })),
      { ...first!, digest: { ...first!.digest, section: 'Methods' } },
      second!,
      third!,
    ],
    { leaveOut: [3], mergeInto: { 4: ids[0]! }, targetListId: list },
  );
  await library.setVerdict(ids.slice(0, 2), 'later');
  await library.toggleStarred(ids.slice(1, 3));
  const { id: inner } = await library.createList('B', list);
  await library.addToList(ids, inner);
  await library.placeInList([ids[3]!], inner, ids[0]!);
  await library.setNote({ paperId: ids[0]! }, 'some words');
  await library.setNote({ paperId: ids[0]!, what: 'gist' }, 'what it is');
  await library.setNote({ paperId: ids[1]! }, formatLink({ paperId: ids[0]!, label: 'that' }));
  const { id: mark } = await library.addHighlight(ids[1]!, target, 'green');
  await library.setNote({ paperId: ids[1]!, highlightId: mark }, 'on the mark');
  await library.recolorHighlight(mark, 'rose');
  await library.finish(ids.slice(3));
  await bring('three', titles(3, 80));
  const [newest] = await library.digests();
  await library.removeDigest(newest!.id);
  await library.undo();
  await library.undo();
  await library.redo();
}

describe('a library rebuilt from the files on the disk', () => {
  it('is row for row the one that was lost', async () => {
    await start(main);
    await fullLibrary();
    await start(main);
    const before = await everything();
    const history = await library.history();
    await loseStore();
    const { rebuilt, resent, steps } = await start(main);
    expect(await everything()).toEqual(before);
    expect(await library.history()).toEqual(history);
    expect(rebuilt).toMatchObject({ papers: 10, digests: 3, notes: 3, highlights: 1, missing: [] });
    expect(resent).toBe(false);
    expect(steps).toEqual(['opening', 'sending', 'rebuilding']);
    expect((await start(main)).rebuilt).toBeNull();
  });

  it('is undone all the way and done again all the way, like the one that was lost', async () => {
    await start(main);
    await fullLibrary();
    const labels: (string | null)[] = [];
    await redoAll();
    const full = await snapshot();
    await start(main);
    await loseStore();
    await start(main);
    expect(await snapshot()).toEqual(full);
    for (;;) {
      labels.push((await library.history()).undo);
      if ((await library.undo()) === null) break;
    }
    expect(labels.slice(-4)).toEqual([
      'Imported 4 papers from “two”',
      'Created “A”',
      'Imported 6 papers from “one”',
      null,
    ]);
    expect(await library.isEmpty()).toBe(true);
    await start(main);
    await loseStore();
    await start(main);
    await redoAll();
    expect(await snapshot()).toEqual(full);
    await undoAll();
    expect(await library.isEmpty()).toBe(true);
  });

  it('folds a note into the same step of undo as before', async () => {
    await start(main);
    await bring('one', titles(1));
    const [id] = await inbox();
    await start(main);
    for (const text of ['w', 'wo', 'words']) {
      await library.setNote({ paperId: id! }, text);
      await start(main);
    }
    expect(main.journal).toHaveLength(4);
    await loseStore();
    await start(main);
    expect((await library.paperDetail(id!))?.note).toBe('words');
    await library.undo();
    expect((await library.paperDetail(id!))?.note).toBe('');
    await library.undo();
    expect(await library.isEmpty()).toBe(true);
  });

  it('knows a paper again when its digest comes once more, and compares what is new with it', async () => {
    await start(main);
    await bring('one', titles(4));
    await start(main);
    await loseStore();
    await start(main);
    const seen = await ingestOf([...titles(2), ...titles(1, 30)]).preview(
      { kind: 'text', text: 'two', name: 'two' },
      {},
      () => undefined,
    );
    expect(seen.ok && seen.value.plan.map(({ status }) => status)).toEqual(['here', 'here', 'new']);
  });

  it('starts again after a rebuild that was cut off', async () => {
    const { state } = await start(main);
    await fullLibrary();
    await start(main);
    const before = await everything();
    await loseStore();
    let left = 3;
    const cut = rebuildLibrary(
      async (path) => {
        if (path.startsWith('entries/') && --left === 0) throw new DOMException('killed', 'AbortError');
        if (path === 'history') throw new Error('killed');
        return main.open(path);
      },
      state,
      () => undefined,
    );
    await expect(cut).rejects.toThrow('killed');
    expect((await start(main)).rebuilt).not.toBeNull();
    expect(await everything()).toEqual(before);
  });

  it('names a digest whose file is gone, and keeps what the reader wrote about its papers', async () => {
    await start(main);
    await bring('one', titles(2));
    await bring('two', [record('Only Named In The File That Is Gone'), ...titles(1, 9)]);
    const ids = await inbox();
    await library.setNote({ paperId: ids[0]! }, 'my words');
    await library.toggleStarred([ids[1]!]);
    await start(main);
    const [, gone] = [...main.digests.keys()];
    main.digests.delete(gone!);
    await loseStore();
    const { rebuilt } = await start(main);
    expect(rebuilt?.missing).toEqual([{ name: 'two', papers: 2 }]);
    const shown = await library.papers(await inbox());
    expect(shown.map((paper) => [paper?.title, paper?.hasNote, paper?.starred])).toEqual([
      ['only named in the file that is gone', true, false],
      [expect.any(String), false, true],
      [titles(2)[0]!.title, false, false],
      [titles(2)[1]!.title, false, false],
    ]);
    expect((await library.paperDetail(ids[0]!))?.note).toBe('my words');
    expect((await library.digests()).map(({ name, papers }) => [name, papers])).toEqual([
      ['two', 2],
      ['one', 2],
    ]);
  });

  it('keeps the texts that are still here where the file of a digest is gone', async () => {
    await start(main);
    await bring('one', titles(2));
    await start(main);
    const before = await everything();
    main.digests.clear();
    await db.meta.put({ id: 'rebuilding' });
    expect((await start(main)).rebuilt?.missing).toEqual([{ name: 'one', papers: 0 }]);
    expect({ ...(await everything()), sketches: [] }).toEqual({ ...before, sketches: [] });
  });

  it('is the same library after any commands', async () => {
    const step = fc.record({ what: fc.nat(12), at: fc.nat(4), to: fc.nat(4) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        await emptyLibrary();
        main = fakeMain();
        await start(main);
        await bring('one', titles(5));
        const ids = await inbox();
        const { id: a } = await library.createList('A', null);
        const { id: b } = await library.createList('B', null);
        for (const { what, at, to } of steps) {
          const id = ids[at]!;
          const list = to % 2 === 0 ? a : b;
          await [
            () => library.setVerdict([id], (['inbox', 'later', 'reading', 'done', 'skipped'] as const)[to]!),
            () => library.toggleStarred([id]),
            () => library.addToList(ids.slice(at), list),
            () => library.removeFromList([id], list),
            () => library.placeInList([id], list, ids[to]!),
            () => library.moveList(a, { parentId: to > 2 ? b : null, beforeId: null }),
            () => library.deleteList(list),
            () => library.finish([id]),
            () => library.setNote({ paperId: id }, `words ${at} ${to}`),
            () => library.undo(),
            () => library.redo(),
            () => bring(`more ${at}`, titles(3, at * 2)),
            () => start(main),
          ][what]!();
        }
        await start(main);
        const before = await everything();
        const stacks = await library.history();
        await loseStore();
        await start(main);
        expect(await everything()).toEqual(before);
        expect(await library.history()).toEqual(stacks);
        const now = await snapshot();
        let undone = 0;
        while ((await library.undo()) !== null) undone += 1;
        while (undone-- > 0) await library.redo();
        expect(await snapshot()).toEqual(now);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe('an import', () => {
  it('is on the disk, with its entries, before it shows', async () => {
    const { id } = await library.createList('A', null);
    const ingest = ingestOf(titles(3));
    await ingest.preview({ kind: 'text', text: 'x', name: 'x' }, {}, () => undefined);
    const shown: number[] = [];
    const done = await ingest.commit(
      choices('x', { targetListId: id }),
      () => undefined,
      async (step) => {
        shown.push((await inbox()).length);
        return main.keep(step);
      },
    );
    expect(done).toMatchObject({ ok: true, value: { added: 3 } });
    expect(shown).toEqual([0, 0, 0]);
    const [lines] = [...main.digests.values()];
    expect(lines!.trim().split('\n')).toHaveLength(4);
  });

  it('fails with main’s problem and leaves no trace when its file cannot be kept', async () => {
    const before = await everything();
    main.failWith('disk-full');
    expect(await bring('one', titles(3))).toEqual({
      ok: false,
      problem: { code: 'disk-full', detail: 'the disk' },
    });
    expect(await everything()).toEqual(before);
    expect(await db.outbox.count()).toBe(0);
    expect(main.calls).toContain('forgetDigest');
    main.failWith(null);
    expect(await bring('one', titles(3))).toMatchObject({ ok: true });
  });

  it('that is cancelled while its file is kept makes main forget it', async () => {
    const ingest = ingestOf(titles(3));
    await ingest.preview({ kind: 'text', text: 'x', name: 'x' }, {}, () => undefined);
    const done = await ingest.commit(
      choices('x'),
      () => undefined,
      async (step) => {
        if (step.kind === 'lines') await ingest.cancel();
        return main.keep(step);
      },
    );
    expect(done).toEqual({ ok: false, problem: { code: 'import-cancelled' } });
    expect(main.digests.size).toBe(0);
    expect(main.calls.at(-1)).toBe('forgetDigest');
    expect(await inbox()).toEqual([]);
  });
});
