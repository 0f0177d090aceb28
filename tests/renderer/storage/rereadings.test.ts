import { beforeEach, describe, expect, it } from 'vitest';
import { fakeMain, type FakeMain } from '../../fakes/main.ts';
import { emptyLibrary, importDigest, ingestOf, reportOf, snapshot, titles } from './fixture.ts';
import { everything, loseStore, start } from './whole.ts';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';
import { restoreBackup } from '../../../renderer/storage/restore.ts';
import { createReread } from '../../../renderer/workers/reread.ts';
import { createIngest } from '../../../renderer/workers/ingest.ts';
import type { parseDigest } from '../../../shared/digest/index.ts';
import type { ParsedPaper } from '../../../shared/digest/report.ts';
import { ok } from '../../../shared/problem.ts';

let main: FakeMain;
beforeEach(async () => {
  await emptyLibrary();
  main = fakeMain();
  await start(main);
});

const inbox = () => library.paperIds({ kind: 'shelf', verdict: 'inbox' });
const titleOf = async (id: string) => (await library.paperDetail(id))?.title;
const [alpha, beta, gone, touched, late] = titles(5) as [
  ParsedPaper,
  ParsedPaper,
  ParsedPaper,
  ParsedPaper,
  ParsedPaper,
];
const line = (entry: ParsedPaper, lineFrom: number): ParsedPaper => ({
  ...entry,
  raw: { ...entry.raw, lineFrom },
});
const cut = line({ ...beta, title: `${beta.title} and a tail that belongs elsewhere` }, 2);
const OLD = [line(alpha, 1), cut, line(gone, 3), line(touched, 4)];
/** One title corrected, one paper more, and two that are no longer found. */
const NEW = [line(alpha, 1), line(beta, 2), line(late, 7)];

/** Reads the digest again, where its parser finds these records now. */
async function reread(records: readonly ParsedPaper[], digestId?: string) {
  const id = digestId ?? (await library.digests())[0]!.id;
  const api = createReread(main.open, async () => ok(reportOf(records)));
  const diff = await api.reread(id);
  if (!diff.ok) throw new Error(diff.problem.code);
  const use = async () => {
    const used = await api.useReading(() => undefined, main.keepFrom({ kind: 'kept', digestId: id }));
    if (!used.ok) throw new Error(used.problem.code);
    return used.value;
  };
  return { diff: diff.value, use };
}

/** A digest with a note on the paper that will be read otherwise, and one on a paper that will not be found. */
async function begin() {
  await importDigest('one', OLD, {}, main.keep);
  const ids = await inbox();
  await library.setNote({ paperId: ids[1]! }, 'on the second');
  await library.toggleStarred([ids[3]!]);
  await library.setVerdict([ids[0]!], 'later');
  return ids;
}

describe('a digest read again', () => {
  it('shows what would change, and changes nothing', async () => {
    const ids = await begin();
    const before = await everything();
    const { diff } = await reread(NEW);
    expect(diff).toMatchObject({
      same: 1,
      changed: [{ title: beta.title, changes: [{ field: 'title', before: cut.title, after: beta.title }] }],
      added: [late.title],
      gone: [gone.title, touched.title],
    });
    expect(await everything()).toEqual(before);
    expect(await titleOf(ids[1]!)).toBe(cut.title);
  });

  it('keeps every paper’s id and words, in one step that is undone and done again', async () => {
    const [first, second, third, fourth] = await begin();
    const before = await snapshot();
    const [old] = await library.digests();
    const { use } = await reread(NEW);
    const used = await use();
    expect(used?.done.label).toBe('Re-read “one”');
    expect(await library.digests()).toEqual([{ ...old, id: used?.digestId, papers: 3 }]);
    expect(await titleOf(second!)).toBe(beta.title);
    expect((await library.paperDetail(second!))?.note).toBe('on the second');
    expect((await library.paperDetail(second!))?.abstractChanges).toEqual([]);
    expect((await library.paperDetail(second!))?.appearances).toHaveLength(1);
    expect(await library.paperDetail(third!)).toBeNull();
    expect(await titleOf(fourth!)).toBe(touched.title);
    const shown = await library.paperIds({ kind: 'digest', id: used!.digestId });
    expect(shown.slice(0, 2)).toEqual([first, second]);
    expect(await titleOf(shown[2]!)).toBe(late.title);
    expect(await library.counts()).toMatchObject({ inbox: 3, later: 1, starred: 1 });
    const after = await snapshot();
    await library.undo();
    expect(await titleOf(second!)).toBe(cut.title);
    expect(await titleOf(third!)).toBe(gone.title);
    expect((await library.digests()).map(({ id }) => id)).toEqual([old!.id]);
    expect(shownOf(await snapshot())).toEqual(shownOf(before));
    await library.redo();
    expect(await snapshot()).toEqual(after);
  });

  it('comes back from the files on the disk row for row, used, undone and read a third time', async () => {
    await begin();
    await (await reread(NEW)).use();
    await importDigest('two', [late, ...titles(2, 30)], {}, main.keep);
    const again = async () => {
      await start(main);
      const before = await everything();
      await loseStore();
      await start(main);
      expect(await everything()).toEqual(before);
    };
    await again();
    const [, first] = await library.digests();
    await (await reread([...NEW, line(gone, 3)], first!.id)).use();
    await again();
    await library.undo();
    await again();
    expect((await library.digests()).map(({ papers }) => papers)).toEqual([3, 3]);
  });

  it('restores from a backup as it was', async () => {
    await begin();
    await (await reread(NEW)).use();
    await start(main);
    const before = await snapshot();
    main.backUp('theirs');
    const backup = main.backup('theirs');
    await loseStore();
    main = fakeMain('generation-2', 'device02');
    main.lend('theirs', backup);
    await start(main);
    await main.bridge.adoptBackup('theirs');
    await restoreBackup(main.open, { ...main.backUp('own'), token: 'theirs' }, () => undefined);
    expect(await snapshot()).toEqual(before);
  });

  it('is found by the file that it is a reading of', async () => {
    await begin();
    const [old] = await library.digests();
    await (await reread(NEW)).use();
    await library.renameDigest((await library.digests())[0]!.id, 'renamed');
    const seen = await ingestOf(OLD).preview({ kind: 'text', text: 'one', name: 'one' }, {}, () => undefined);
    expect(seen).toMatchObject({
      ok: true,
      value: { digestId: old!.id, alreadyImportedAs: 'renamed' },
    });
    expect(await importDigest('one', OLD)).toMatchObject({
      ok: false,
      problem: { code: 'already-imported', detail: 'renamed' },
    });
  });

  it('is what shows when the file is imported again after it was removed', async () => {
    await begin();
    const used = await (await reread(NEW)).use();
    const before = await library.paperIds({ kind: 'digest', id: used!.digestId });
    await library.removeDigest(used!.digestId);
    expect(await library.digests()).toEqual([]);
    expect(await importDigest('one', NEW)).toMatchObject({ ok: true, value: { digestId: used!.digestId } });
    expect((await library.digests()).map(({ id }) => id)).toEqual([used!.digestId]);
    expect(await library.paperIds({ kind: 'digest', id: used!.digestId })).toEqual(before);
    expect((await library.paperDetail(before[1]!))?.note).toBe('on the second');
  });

  it('is what a preview of the file is compared with', async () => {
    await begin();
    await (await reread(NEW)).use();
    const seen = await ingestOf(NEW).preview({ kind: 'text', text: 'one', name: 'one' }, {}, () => undefined);
    if (!seen.ok) throw new Error(seen.problem.code);
    expect(seen.value.plan.map(({ status }) => status)).toEqual(['here', 'here', 'here']);
    expect(seen.value.again).toMatchObject({ papers: 0, abstracts: 0 });
  });

  it('goes by what was known beside the bytes: the day, and that they were a page', async () => {
    const page = '<html><body><p>One</p></body></html>';
    const seen: Record<'name' | 'mediaType' | 'capturedAt', string | undefined>[] = [];
    const parse: typeof parseDigest = async ({ name, mediaType, capturedAt }) => {
      seen.push({ name, mediaType, capturedAt });
      return ok(reportOf(OLD));
    };
    const ingest = createIngest(parse);
    const pasted = { kind: 'text', text: 'One', html: page, as: 'html', name: 'pasted' } as const;
    const preview = await ingest.preview(pasted, {}, () => undefined);
    if (!preview.ok) throw new Error(preview.problem.code);
    const choices = { name: 'pasted', date: null, targetListId: null, leaveOut: [], mergeInto: {} };
    const { digestId } = preview.value;
    await ingest.commit(choices, () => undefined, main.keepFrom({ kind: 'text', text: page }));
    await createReread(main.open, parse).reread(digestId);
    const [first, , again = seen.at(-1)] = seen;
    expect(first).toMatchObject({ mediaType: 'text/html' });
    expect(first?.capturedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(again).toEqual(first);
  });

  it('leaves out what the reader had left out, and joins what came with another digest meanwhile', async () => {
    await importDigest('one', OLD, { leaveOut: [0] }, main.keep);
    await importDigest('two', [late], {}, main.keep);
    const [, digest] = await library.digests();
    const papers = (await inbox()).length;
    const used = await (await reread(NEW, digest!.id)).use();
    const ids = await library.paperIds({ kind: 'digest', id: used!.digestId });
    expect(await Promise.all(ids.map(titleOf))).toEqual([beta.title, late.title]);
    expect((await library.paperDetail(ids[1]!))?.appearances).toHaveLength(2);
    expect(await inbox()).toHaveLength(papers - 2);
  });

  it('leaves nothing behind where main cannot keep it, and says so', async () => {
    await begin();
    const before = await everything();
    const [digest] = await library.digests();
    const api = createReread(main.open, async () => ok(reportOf(NEW)));
    await api.reread(digest!.id);
    main.failWith('disk-full');
    const keep = main.keepFrom({ kind: 'kept', digestId: digest!.id });
    expect(await api.useReading(() => undefined, keep)).toMatchObject({ problem: { code: 'disk-full' } });
    main.failWith(null);
    expect(await everything()).toEqual(before);
    expect(await db.meta.get('staging')).toBeUndefined();
    expect(await api.useReading(() => undefined, keep)).toMatchObject({
      ok: true,
      value: { done: { label: 'Re-read “one”' } },
    });
  });

  it('says that the original is gone where main has none of it', async () => {
    await importDigest('one', OLD);
    const [digest] = await library.digests();
    for (const [id, detail] of [
      [digest!.id, 'one'],
      ['no such digest', 'no such digest'],
    ] as const)
      expect(await createReread(main.open).reread(id)).toEqual({
        ok: false,
        problem: { code: 'original-gone', detail },
      });
  });

  it('tells the search which papers say something else now, also when it is undone', async () => {
    const [, second] = await begin();
    const told: string[] = [];
    const stop = library.onPapersChanged((ids) => void told.push(...ids));
    await (await reread(NEW)).use();
    expect(told).toContain(second);
    told.length = 0;
    await library.undo();
    expect(told).toContain(second);
    stop();
  });

  it('passes on what the reader corrected at the import', async () => {
    await begin();
    const [digest] = await library.digests();
    await db.rows('digests').update(digest!.id, { corrections: { roles: { 3: 'ignored' } } });
    const given: unknown[] = [];
    const api = createReread(main.open, async (source, options) => {
      given.push(new TextDecoder().decode(source.bytes), source.name, options);
      return ok(reportOf(NEW));
    });
    await api.reread(digest!.id);
    expect(given).toEqual(['the original', 'one', { roles: { 3: 'ignored' } }]);
    const keep = main.keepFrom({ kind: 'kept', digestId: digest!.id });
    const used = await api.useReading(() => undefined, keep);
    const id = used.ok ? used.value!.digestId : '';
    expect(await db.rows('digests').get(id)).toMatchObject({ corrections: { roles: { 3: 'ignored' } } });
    expect(main.digests.get(id)).toContain(`"original":"${digest!.id}"`);
  });
});

/** What a reader sees: papers that show, and the digests’ own rows. */
function shownOf(whole: unknown): unknown {
  const { papers, digests, counters } = whole as Record<string, Record<string, unknown>[]>;
  return {
    digests,
    counters,
    papers: papers!.filter((row) => row['shelf'] !== undefined).map(({ composed: _composed, ...row }) => row),
  };
}
