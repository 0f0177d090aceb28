import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { describe as targetOf } from '../../../shared/anchor/index.ts';
import type { ParsedPaper } from '../../../shared/digest/report.ts';
import { fail, ok } from '../../../shared/problem.ts';
import { fakeMain, type FakeMain } from '../../fakes/main.ts';
import { emptyLibrary, importDigest, ingestOf, record, snapshot, titles } from './fixture.ts';
import { everything, loseStore, start } from './whole.ts';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';
import { restoreBackup } from '../../../renderer/storage/restore.ts';
import type { Keep } from '../../../renderer/workers/ingest-api.ts';

let main: FakeMain;
beforeEach(async () => {
  await emptyLibrary();
  main = fakeMain();
});

const inbox = () => library.paperIds({ kind: 'shelf', verdict: 'inbox' });
const bring = (name: string, records: readonly ParsedPaper[], more = {}) =>
  importDigest(name, records, more, main.keep);
const detail = async (id: string) => (await library.paperDetail(id))!;
const undoAll = async () => {
  while ((await library.undo()) !== null);
};
/** Loses the store and gets it back from the disk; what is there then must be what was. */
async function rebuiltEquals(): Promise<void> {
  await start(main);
  const before = await everything();
  await loseStore();
  await start(main);
  expect(await everything()).toEqual(before);
}

const FULL =
  'We study how people read lists of papers. The first result is clear. A second result follows from it.';
const NEWER =
  'We study how people read long lists of papers. The first result is clear. A third result follows from it.';
const paper = (more: Partial<ParsedPaper> = {}) =>
  record('A Paper That Comes More Than Once', { ids: { arxiv: '2401.01234' }, ...more });
const ID = 'arxiv:2401.01234';

describe('a paper that comes again', () => {
  it('has a fuller abstract in the place of a snippet, and fields that it lacked, and says where each came from', async () => {
    await bring('one', [paper({ abstract: 'We study how', abstractKind: 'snippet' })]);
    await bring('two', [paper({ abstract: FULL, abstractKind: 'full', venue: 'A Journal' })]);
    await bring('three', [paper({ abstract: 'Short.', abstractKind: 'tldr', venue: 'Another' })]);
    const shown = await detail(ID);
    expect(shown).toMatchObject({ abstract: FULL, venue: 'A Journal' });
    const names = new Map((await library.digests()).map(({ id, name }) => [id, name]));
    const from = Object.entries(shown.provenance).map(([field, id]) => [field, names.get(id ?? '')]);
    expect(Object.fromEntries(from)).toEqual({ title: 'one', arxiv: 'one', abstract: 'two', venue: 'two' });
  });

  it('shows the newest of its abstracts, keeps the older ones, and its highlights stay on their words', async () => {
    await start(main);
    await bring('one', [paper({ abstract: FULL })]);
    const quote = 'The first result is clear.';
    const gone = 'A second result';
    const span = (text: string) => ({ start: FULL.indexOf(text), end: FULL.indexOf(text) + text.length });
    await library.addHighlight(ID, targetOf(FULL, span(quote), 'abstract'), 'green');
    await library.addHighlight(ID, targetOf(FULL, span(gone), 'abstract'), 'rose');
    await library.setNote({ paperId: ID }, 'my words');
    await bring('two', [paper({ abstract: NEWER })]);
    const shown = await detail(ID);
    expect(shown).toMatchObject({ abstract: NEWER, note: 'my words' });
    expect(shown.abstractChanges).toMatchObject([{ before: FULL, after: NEWER }]);
    const found = shown.marks.map(({ place }) =>
      place.state === 'detached' ? null : [place.state, NEWER.slice(place.span.start, place.span.end)],
    );
    expect(new Set(found)).toEqual(
      new Set([
        ['check', 'A third result'],
        ['moved', quote],
      ]),
    );
    expect(shown.marks.map(({ target }) => target.exact).toSorted()).toEqual([gone, quote]);
    await rebuiltEquals();
    expect(await detail(ID)).toEqual(shown);
  });

  it('is the same paper whichever digest is restored first', async () => {
    await start(main);
    await bring('one', [paper({ abstract: FULL, abstractKind: 'full' })]);
    await start(main);
    const offer = main.backUp();
    const backup = main.backup();
    await emptyLibrary();
    main = fakeMain('generation-2', 'device02');
    await start(main);
    await bring('two', [paper({ abstract: NEWER, abstractKind: 'full' })]);
    main.lend(offer.token, backup);
    await main.bridge.adoptBackup(offer.token);
    await restoreBackup(main.open, offer, () => undefined);
    const shown = await detail(ID);
    expect(shown.abstractChanges).toHaveLength(1);
    await start(main);
    await loseStore();
    await start(main);
    expect(await detail(ID)).toEqual(shown);
  });

  it('tells in which digests it was, and that it had been skipped before', async () => {
    await bring('one', [paper({ upvotes: 7 })]);
    await library.finish([ID]);
    const at = (await detail(ID)).verdictAt!;
    await bring('two', [
      ...titles(2),
      paper({ digest: { source: 'x', kind: 'replace', section: 'Methods' } }),
    ]);
    const { appearances, verdict } = await detail(ID);
    expect(verdict).toBe('skipped');
    expect(appearances).toMatchObject([
      { digestName: 'two', ordinal: 2, of: 3, kind: 'replace', section: 'Methods' },
      { digestName: 'one', ordinal: 0, of: 1, upvotes: 7 },
    ]);
    expect(appearances[0]!.importedAt).toBeGreaterThanOrEqual(at);
    expect(appearances[1]!.importedAt).toBeLessThanOrEqual(at);
  });
});

describe('an edited paper', () => {
  it('shows the reader’s words, keeps the original, and gives each field back alone', async () => {
    await start(main);
    await bring('one', [paper({ abstract: FULL, authors: [{ name: 'Ada Lovelace' }] })]);
    await library.editPaper(ID, {
      title: ' A Better Title ',
      authors: 'Ada Lovelace\nAlan Turing',
      venue: 'Here',
    });
    const shown = await detail(ID);
    expect(shown).toMatchObject({
      title: 'A Better Title',
      venue: 'Here',
      authors: [{ name: 'Ada Lovelace' }, { name: 'Alan Turing' }],
      edited: [
        { field: 'title', original: 'A Paper That Comes More Than Once' },
        { field: 'authors', original: 'Ada Lovelace' },
        { field: 'venue', original: '' },
      ],
    });
    await rebuiltEquals();
    await library.revertField(ID, 'title');
    expect(await detail(ID)).toMatchObject({ title: 'A Paper That Comes More Than Once', venue: 'Here' });
    await library.undo();
    expect((await detail(ID)).title).toBe('A Better Title');
    await library.undo();
    expect(await detail(ID)).toMatchObject({ title: 'A Paper That Comes More Than Once', edited: [] });
    await rebuiltEquals();
  });

  it('keeps its edits when a digest brings another abstract, and is found by its new identifier', async () => {
    await bring('one', [record('Known By Its Title Alone At First')]);
    const [id] = await inbox();
    await library.editPaper(id!, { doi: 'https://doi.org/10.1000/ABC', abstract: 'My own abstract.' });
    await bring('two', [
      record('A Title That Nobody Knows', { ids: { doi: '10.1000/abc' }, abstract: FULL }),
    ]);
    expect(await inbox()).toHaveLength(2);
    const seen = await ingestOf([
      record('Known by its title alone at first', { ids: { doi: '10.1000/abc' } }),
    ]).preview({ kind: 'text', text: 'x', name: 'x' }, {}, () => undefined);
    expect(seen.ok && seen.value.plan[0]).toMatchObject({ status: 'here', other: { paperId: id } });
    expect((await detail(id!)).abstract).toBe('My own abstract.');
  });

  it('says nothing of a field that is typed as it was, and is no change', async () => {
    await bring('one', [paper({ abstract: FULL })]);
    expect(await library.editPaper(ID, { title: 'A Paper That Comes More Than Once', venue: '' })).toBeNull();
    expect((await detail(ID)).edited).toEqual([]);
  });

  it('stays when its import is undone: its words are the reader’s', async () => {
    await bring('one', [paper(), ...titles(1)]);
    await library.editPaper(ID, { title: 'Mine' });
    const [digest] = await library.digests();
    await library.removeDigest(digest!.id);
    expect((await library.papers(await inbox())).map((each) => each?.title)).toEqual(['Mine']);
  });
});

describe('a paper added by hand', () => {
  it('stands first, survives a rebuild and a restore, and goes with undo', async () => {
    await start(main);
    await bring('one', titles(2));
    const { id } = await library.addPaper({
      title: 'By Hand',
      authors: 'Ada Lovelace',
      arxiv: 'https://arxiv.org/abs/2401.09999v2',
    });
    expect((await inbox())[0]).toBe(id);
    expect(await detail(id)).toMatchObject({
      title: 'By Hand',
      ids: { arxiv: '2401.09999' },
      appearances: [],
    });
    await library.setNote({ paperId: id }, 'words');
    await rebuiltEquals();
    expect(await detail(id)).toMatchObject({ title: 'By Hand', note: 'words' });
    const offer = main.backUp();
    const backup = main.backup();
    await undoAll();
    expect(await library.isEmpty()).toBe(true);
    await rebuiltEquals();
    await emptyLibrary();
    main = fakeMain('generation-2', 'device02');
    await start(main);
    main.lend(offer.token, backup);
    await main.bridge.adoptBackup(offer.token);
    await restoreBackup(main.open, offer, () => undefined);
    expect(await detail(id)).toMatchObject({ title: 'By Hand', note: 'words' });
    expect((await inbox())[0]).toBe(id);
    await rebuiltEquals();
  });

  it('stays whole when a digest that has it fails to be imported', async () => {
    const { id } = await library.addPaper({ title: 'By hand, and in a digest', arxiv: '2401.01234' });
    const failing: Keep = async ({ kind }) => (kind === 'lines' ? fail('disk-full') : ok(null));
    const records = [
      record('By hand, and in a digest', { ids: { arxiv: '2401.01234' } }),
      record('Only in the digest', { ids: { arxiv: '2402.00001' } }),
    ];
    await importDigest('cut off', records, {}, failing).catch(() => undefined);
    expect(await db.papers.toCollection().primaryKeys()).toEqual([id]);
    expect(await library.paperDetail(id)).toMatchObject({ title: 'By hand, and in a digest' });
  });

  it('is the paper that a digest brings later', async () => {
    const { id } = await library.addPaper({ title: 'By hand', arxiv: '2401.01234' });
    await bring('one', [record('By Hand', { ids: { arxiv: '2401.01234' }, abstract: FULL, venue: 'Here' })]);
    expect(await inbox()).toEqual([id]);
    expect(await detail(id)).toMatchObject({ title: 'By hand', abstract: FULL, venue: 'Here' });
  });
});

describe('merging papers by hand', () => {
  it('shows every note, mark, list and verdict of both under one, and splits them again as they were', async () => {
    await start(main);
    await bring('one', [...titles(3), paper({ abstract: FULL, venue: 'A Journal' })]);
    const ids = await inbox();
    const [kept, gone] = [ids[0]!, ID];
    const { id: a } = await library.createList('A', null);
    const { id: b } = await library.createList('B', null);
    await library.addToList([kept, gone], a);
    await library.addToList([gone], b);
    await library.setNote({ paperId: kept }, 'of the kept');
    await library.setNote({ paperId: gone }, 'of the other');
    await library.addHighlight(gone, targetOf(FULL, { start: 0, end: 8 }, 'abstract'), 'green');
    await library.toggleStarred([gone]);
    await library.setVerdict([gone], 'later');
    const before = await snapshot();
    await library.mergePapers(kept, gone);
    const shown = await detail(kept);
    expect(shown).toMatchObject({
      id: kept,
      note: 'of the kept',
      verdict: 'later',
      starred: true,
      venue: 'A Journal',
      listNames: expect.toSatisfy((names: string[]) => names.toSorted().join() === 'A,B'),
      merged: [{ id: gone, note: 'of the other' }],
    });
    expect(shown.marks).toHaveLength(1);
    expect((await detail(gone)).id).toBe(kept);
    expect(await library.paperIds({ kind: 'list', id: a })).toEqual([kept]);
    expect((await library.lists()).map(({ papers }) => papers)).toEqual([1, 1]);
    expect((await library.digests())[0]!.papers).toBe(3);
    expect(await library.counts()).toMatchObject({ inbox: 2, later: 1, starred: 1 });
    const [found] = await library.searchTextsOf([kept]);
    expect(found).toMatchObject({ note: 'of the kept\n\nof the other', highlights: [{}] });
    await rebuiltEquals();
    await library.toggleStarred([kept]);
    expect((await detail(kept)).starred).toBe(false);
    await library.undo();
    await library.splitPaper(gone);
    expect(await snapshot()).toEqual(before);
    await rebuiltEquals();
    await library.undo();
    expect((await detail(kept)).merged).toHaveLength(1);
    await library.undo();
    expect(await snapshot()).toEqual(before);
  });

  it('lets a digest that brings the merged paper again join the one that stands for it', async () => {
    await bring('one', [...titles(1), paper()]);
    const [kept] = await inbox();
    await library.mergePapers(kept!, ID);
    await bring('two', [paper(), ...titles(1, 5)]);
    expect(await inbox()).toHaveLength(2);
    expect((await detail(kept!)).appearances.map(({ digestName }) => digestName)).toEqual([
      'two',
      'one',
      'one',
    ]);
  });

  it('follows chains, and refuses to merge what is one', async () => {
    await bring('one', titles(3));
    const [a, b, c] = (await inbox()) as [string, string, string];
    await library.mergePapers(b, a);
    await library.mergePapers(c, b);
    expect(await inbox()).toEqual([c]);
    expect((await detail(a)).merged.map(({ id }) => id).toSorted()).toEqual([a, b].toSorted());
    expect(await library.mergePapers(a, c)).toBeNull();
    await library.splitPaper(b);
    expect((await inbox()).toSorted()).toEqual([b, c].toSorted());
    expect((await detail(a)).id).toBe(b);
  });
});

describe('papers with one identifier', () => {
  it('stay two, and each names the other', async () => {
    await bring('one', [record('The First Of Two Titles Here', { ids: { arxiv: '2302.07863' } })]);
    await bring('two', [record('Nothing Whatsoever In Common', { ids: { arxiv: '2302.07863' } })]);
    const [second, first] = (await inbox()) as [string, string];
    expect(await library.connections(first)).toEqual([
      { kind: 'shares', id: 'arxiv:2302.07863', paperId: second, title: 'Nothing Whatsoever In Common' },
    ]);
    expect(await library.connections(second)).toMatchObject([{ kind: 'shares', paperId: first }]);
    await library.mergePapers(first, second);
    expect(await library.connections(first)).toEqual([]);
  });
});

describe('a paper that looked like another when it came', () => {
  it('is linked with it both ways, also after a rebuild, and no more once they are one', async () => {
    await start(main);
    const words = FULL.split(' ');
    await bring('one', [record('The Conference Paper On Reading Lists', { abstract: FULL })]);
    await bring('two', [
      ...titles(1),
      record('An Extended Journal Version About Digests', {
        abstract: [...words.slice(0, 12), ...'and then something else is said'.split(' ')].join(' '),
      }),
    ]);
    const [, second, first] = (await inbox()) as [string, string, string];
    const expected = [
      { kind: 'related', paperId: second, title: 'An Extended Journal Version About Digests' },
    ];
    expect(await library.connections(first)).toEqual(expected);
    await library.editPaper(first, { venue: 'Here' });
    await rebuiltEquals();
    expect(await library.connections(first)).toEqual(expected);
    expect(await library.connections(second)).toMatchObject([{ kind: 'related', paperId: first }]);
    await library.mergePapers(first, second);
    expect(await library.connections(first)).toEqual([]);
  });
});

describe('any imports, edits, merges and splits', () => {
  it('come back from the disk the same, and are undone all the way', async () => {
    const step = fc.record({ what: fc.nat(13), at: fc.nat(5), to: fc.nat(5) });
    const shared = (n: number, k: number) =>
      record(`One Of The Shared Papers Number ${n}`, {
        ids: { arxiv: `2401.0000${n}` },
        abstract: `${FULL} Version ${k} of it.`,
        ...(k % 2 === 0 ? { venue: `Venue ${k}` } : { abstractKind: 'snippet' as const }),
      });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
        await emptyLibrary();
        main = fakeMain();
        await start(main);
        await bring(
          'one',
          [0, 1, 2, 3].map((n) => shared(n, 0)),
        );
        const ids = [...(await inbox())];
        const { id: list } = await library.createList('A', null);
        for (const [n, { what, at, to }] of steps.entries()) {
          const [id, other] = [ids[at % ids.length]!, ids[to % ids.length]!];
          const fields = ['title', 'abstract', 'authors', 'arxiv', 'venue', 'urls'] as const;
          await [
            () => library.editPaper(id, { [fields[to]!]: `edited ${at} ${n}` }),
            () => library.editPaper(id, { [fields[to]!]: '' }),
            () => library.revertField(id, fields[to]!),
            () => library.mergePapers(id, other),
            () => library.splitPaper(id),
            () => library.addToList([id, other], list),
            () => library.removeFromList([id], list),
            () => library.placeInList([id], list, other),
            () => library.toggleStarred([id]),
            () => library.setNote({ paperId: id }, `words ${at} ${to}`),
            async () => void ids.push((await library.addPaper({ title: `by hand ${n}`, doi: '10.1/x' })).id),
            () => bring(`more ${n}`, [shared(at % 4, n), shared(to % 4, n + 1)]),
            () => library.undo(),
            () => library.redo(),
          ][what]!();
        }
        await rebuiltEquals();
        const now = await snapshot();
        let undone = 0;
        while ((await library.undo()) !== null) undone += 1;
        expect(await library.isEmpty()).toBe(true);
        while (undone-- > 0) await library.redo();
        expect(await snapshot()).toEqual(now);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
