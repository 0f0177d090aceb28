import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  choices,
  emptyLibrary,
  importDigest,
  ingestOf,
  keepNothing,
  record,
  snapshot,
  titles,
} from './fixture.ts';
import { commit } from '../../../renderer/storage/commit.ts';
import { db } from '../../../renderer/storage/db.ts';
import { purgeHidden } from '../../../renderer/storage/imports.ts';
import * as library from '../../../renderer/storage/library.ts';
import type { Target } from '../../../shared/model.ts';

beforeEach(emptyLibrary);

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
const undoAll = async () => {
  while ((await library.undo()) !== null);
};
const redoAll = async () => {
  while ((await library.redo()) !== null);
};

describe('importing', () => {
  it('adds papers in the order of the digest, newest digest first', async () => {
    await importDigest('one', titles(3));
    await importDigest('two', titles(2, 10));
    const shown = await library.papers(await inbox());
    expect(shown.map((paper) => paper?.title)).toEqual(
      [...titles(2, 10), ...titles(3)].map(({ title }) => title),
    );
    expect((await library.counts()).inbox).toBe(5);
    expect((await library.digests()).map(({ name, papers }) => [name, papers])).toEqual([
      ['two', 2],
      ['one', 3],
    ]);
  });

  it('adds nothing when the same file comes twice', async () => {
    await importDigest('one', titles(3));
    const before = await snapshot();
    const again = await importDigest('one', titles(3));
    expect(again).toEqual({ ok: false, problem: { code: 'already-imported', detail: 'one' } });
    expect(await snapshot()).toEqual(before);
  });

  it('makes one paper with two appearances of a paper in two digests', async () => {
    await importDigest('one', titles(3));
    const done = await importDigest('two', titles(3).slice(1, 2));
    expect(done).toMatchObject({ ok: true, value: { added: 0, joined: 1 } });
    const [id] = await inbox();
    const detail = await library.paperDetail(id!);
    expect(detail?.digestCount).toBe(2);
    expect(detail?.appearances.map(({ digestName, ordinal, of }) => [digestName, ordinal, of])).toEqual([
      ['two', 0, 1],
      ['one', 1, 3],
    ]);
    expect((await library.counts()).inbox).toBe(3);
  });

  it('leaves out what the reader left out, and merges where the reader says so', async () => {
    await importDigest('one', titles(1));
    const [id] = await inbox();
    await importDigest('two', titles(3, 5), { leaveOut: [0], mergeInto: { 1: id! } });
    expect(await inbox()).toHaveLength(2);
    expect((await library.papers([id!]))[0]?.digestCount).toBe(2);
  });

  it('puts the papers on the list that was chosen', async () => {
    const { id } = await library.createList('To read', null);
    await importDigest('one', titles(3), { targetListId: id });
    expect(await library.paperIds({ kind: 'list', id })).toEqual(await inbox());
    expect((await library.lists())[0]?.papers).toBe(3);
  });

  it('leaves no trace when it is cancelled', async () => {
    const before = await snapshot();
    const ingest = ingestOf(titles(1500));
    await ingest.preview({ kind: 'text', text: 'x', name: 'x' }, {}, () => undefined);
    const done = await ingest.commit(choices('x'), () => void ingest.cancel(), keepNothing);
    expect(done).toEqual({ ok: false, problem: { code: 'import-cancelled' } });
    expect(await snapshot()).toEqual(before);
    expect(await db.keys.count()).toBe(0);
    expect(await db.sketches.count()).toBe(0);
  });

  it('shows nothing of an import that was cut off, and purges it', async () => {
    await importDigest('one', titles(2));
    const before = await snapshot();
    const [row] = await db.papers.toArray();
    await db.meta.put({ id: 'staging', digestIds: ['cut'] });
    await db.papers.put({ ...row!, id: 'cut-off', order: row!.order - 1e6 });
    await db.appearances.put({ digestId: 'cut', ordinal: 0, paperId: 'cut-off', order: row!.order - 1e6 });
    expect(await inbox()).toHaveLength(2);
    expect(await library.papers(['cut-off'])).toEqual([null]);
    await purgeHidden();
    expect(await snapshot()).toEqual(before);
  });

  it('asks about a title that is merely alike, and tells of abstracts in common', async () => {
    const [paper] = titles(1);
    await importDigest('one', [
      record('A Comprehensive Survey of Large Language Models for Science'),
      record('First version of the study', { abstract: paper!.abstract! }),
    ]);
    const seen = await ingestOf([
      record('A Comprehensive Survey on Large Language Models for Science'),
      record('Something else entirely in print', { abstract: paper!.abstract! }),
    ]).preview({ kind: 'text', text: 'two', name: 'two' }, {}, () => undefined);
    expect(seen.ok && seen.value.plan.map(({ status }) => status)).toEqual(['possible', 'related']);
  });
});

describe('undo', () => {
  it('goes all the way back to the empty library, over a restart, and all the way forward', async () => {
    const empty = await snapshot();
    await importDigest('one', titles(4));
    const ids = await inbox();
    await library.setVerdict(ids.slice(0, 2), 'later');
    await library.toggleStarred(ids.slice(1, 3));
    const { id: list } = await library.createList('A', null);
    await library.addToList(ids, list);
    await library.placeInList([ids[3]!], list, ids[0]!);
    await library.setNote({ paperId: ids[0]! }, 'words');
    const { id: mark } = await library.addHighlight(ids[1]!, target, 'green');
    await library.recolorHighlight(mark, 'rose');
    await library.finish(ids);
    await library.deleteList(list);
    const full = await snapshot();
    await library.undo();
    db.close();
    await db.open();
    await undoAll();
    expect(await library.isEmpty()).toBe(true);
    expect(await library.history()).toMatchObject({ undo: null });
    expect(reader(await snapshot())).toEqual(reader(empty));
    await redoAll();
    expect(await snapshot()).toEqual(full);
    await undoAll();
    expect(reader(await snapshot())).toEqual(reader(empty));
  });

  it('forgets what could be redone at the next command', async () => {
    await importDigest('one', titles(1));
    const ids = await inbox();
    await library.toggleStarred(ids);
    await library.undo();
    await library.toggleRead(ids);
    expect((await library.history()).redo).toBeNull();
    expect(await library.redo()).toBeNull();
  });

  it('leaves alone what somebody changed since, and says so', async () => {
    await importDigest('one', titles(2));
    const ids = await inbox();
    await library.setVerdict(ids, 'later');
    const head = await db.meta.get('head');
    await commit('elsewhere', [{ table: 'readings', id: ids[0]!, field: 'verdict', value: 'done' }]);
    const now = await db.meta.get('head');
    await db.meta.put({ ...now!, undo: 'undo' in head! ? head.undo : null } as never);
    expect(await library.undo()).toMatchObject({ kept: 1, paperIds: [ids[1]] });
    expect((await library.papers(ids)).map((paper) => paper?.verdict)).toEqual(['done', 'inbox']);
  });

  it('of an import keeps what the reader touched; undoing that brings all back', async () => {
    await importDigest('one', titles(6));
    const ids = await inbox();
    const { id: list } = await library.createList('A', null);
    await library.toggleStarred([ids[0]!]);
    await library.addToList([ids[1]!], list);
    await library.setNote({ paperId: ids[2]! }, 'words');
    await library.addHighlight(ids[3]!, target, 'amber');
    await library.setVerdict([ids[4]!], 'done');
    await library.toggleRead([ids[5]!]);
    const before = await snapshot();
    const [digest] = await library.digests();
    await library.removeDigest(digest!.id);
    expect((await library.papers(ids)).map((paper) => paper !== null)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(await library.counts()).toMatchObject({ inbox: 4, done: 0, starred: 1 });
    await library.undo();
    expect(await snapshot()).toEqual(before);
  });

  it('shows a digest again that is imported after its import was undone', async () => {
    await importDigest('one', titles(3));
    const before = await inbox();
    await library.undo();
    expect(await inbox()).toEqual([]);
    expect(await importDigest('one', titles(3))).toMatchObject({ ok: true, value: { added: 3, joined: 0 } });
    expect(await inbox()).toEqual(before);
  });

  it('takes back a note written in one sitting as one step', async () => {
    await importDigest('one', titles(1));
    const [id] = await inbox();
    for (const text of ['w', 'wo', 'words']) await library.setNote({ paperId: id! }, text);
    expect(await library.setNote({ paperId: id! }, 'words')).toBeNull();
    expect(await db.outbox.count()).toBe(2);
    await library.undo();
    expect(await library.paperDetail(id!)).toMatchObject({ note: '', hasNote: false });
    await library.redo();
    expect((await library.paperDetail(id!))?.note).toBe('words');
  });

  it('restores the library after any commands', async () => {
    const step = fc.record({ what: fc.nat(8), at: fc.nat(4), to: fc.nat(4) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await emptyLibrary();
        await importDigest('one', titles(5));
        const ids = await inbox();
        const { id: a } = await library.createList('A', null);
        const { id: b } = await library.createList('B', null);
        const before = await snapshot();
        const seen: unknown[] = [];
        for (const { what, at, to } of steps) {
          const id = ids[at]!;
          const list = to % 2 === 0 ? a : b;
          const done = await [
            () => library.setVerdict([id], (['inbox', 'later', 'reading', 'done', 'skipped'] as const)[to]!),
            () => library.toggleStarred([id]),
            () => library.toggleRead([id]),
            () => library.addToList(ids.slice(at), list),
            () => library.removeFromList([id], list),
            () => library.placeInList([id], list, ids[to]!),
            () => library.moveList(a, { parentId: to > 2 ? b : null, beforeId: null }),
            () => library.deleteList(list),
            () => library.finish([id]),
          ][what]!();
          if (done !== null) seen.push(await snapshot());
        }
        for (let n = seen.length - 1; n >= 0; n--) {
          expect(await snapshot()).toEqual(seen[n]);
          await library.undo();
        }
        expect(await snapshot()).toEqual(before);
        for (const state of seen) {
          await library.redo();
          expect(await snapshot()).toEqual(state);
        }
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});

describe('lists', () => {
  it('nest, keep their order and refuse to go into themselves', async () => {
    const { id: a } = await library.createList('A', null);
    const { id: b } = await library.createList('B', null);
    const { id: c } = await library.createList('C', a);
    const names = async () => (await library.lists()).map(({ name }) => name);
    expect(await names()).toEqual(['A', 'C', 'B']);
    await library.moveList(b, { parentId: null, beforeId: a });
    expect(await names()).toEqual(['B', 'A', 'C']);
    expect(await library.moveList(a, { parentId: c, beforeId: null })).toBeNull();
    await library.deleteList(a);
    expect(await names()).toEqual(['B']);
  });
});

/** Only what a reader could see: hidden papers and where they appeared do not count. */
function reader(all: unknown): unknown {
  const tables = all as Record<string, readonly Record<string, unknown>[]>;
  return { ...tables, appearances: [], papers: tables['papers']?.filter((row) => 'shelf' in row) };
}
