import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyLibrary, importDigest, titles } from './fixture.ts';
import { filterIds, inNaturalOrder } from '../../../renderer/storage/filter.ts';
import * as library from '../../../renderer/storage/library.ts';
import { parseQuery, type FilterPart } from '../../../shared/search/query/index.ts';
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
const names = async () => (await library.tags()).map(({ name, papers }) => [name, papers]);
const tag = (paperIds: readonly string[], name: string) => library.setTag({ paperIds }, { name }, 'on');
const idOf = async (name: string) => (await library.tags()).find((each) => each.name === name)!.id;
const found = async (query: string) =>
  inNaturalOrder(
    await filterIds(parseQuery(query).filter((part): part is FilterPart => part.kind === 'filter')),
  );

describe('tags on papers', () => {
  it('are made by typing, once for each spelling, and undone in one step', async () => {
    await importDigest('one', titles(3));
    const ids = await inbox();
    expect((await tag(ids.slice(0, 2), '#Diffusion  Models'))?.label).toBe(
      'Tagged 2 papers “Diffusion Models”',
    );
    expect(await names()).toEqual([['Diffusion Models', 2]]);
    expect((await tag(ids, 'diffusion models'))?.label).toBe('Tagged 1 paper “Diffusion Models”');
    expect(await names()).toEqual([['Diffusion Models', 3]]);
    expect(await tag(ids, 'Diffusión models')).toBeNull();
    expect((await library.papers(ids.slice(0, 1)))[0]?.tags).toMatchObject([{ name: 'Diffusion Models' }]);
    const id = await idOf('Diffusion Models');
    expect(await library.paperIds({ kind: 'tag', id })).toEqual(ids);
    expect([...(await library.tagStates({ paperIds: ids }))]).toEqual([[id, 'on']]);
    await library.setTag({ paperIds: [ids[1]!] }, { id }, 'off');
    expect(await library.paperIds({ kind: 'tag', id })).toEqual([ids[0], ids[2]]);
    expect([...(await library.tagStates({ paperIds: ids }))]).toEqual([[id, 'some']]);
    for (let n = 0; n < 3; n++) await library.undo();
    expect(await library.tags()).toEqual([]);
    expect((await library.papers(ids))[0]?.tags).toEqual([]);
  });

  it('keep a paper from being skipped, and from leaving with its digest', async () => {
    await importDigest('one', titles(2));
    const [first, second] = await inbox();
    await tag([first!], 'kept');
    await library.finish([first!, second!]);
    const rows = await library.papers([first!, second!]);
    expect(rows.map((row) => row?.verdict)).toEqual(['done', 'skipped']);
    const [digest] = await library.digests();
    await library.removeDigest(digest!.id);
    expect((await library.papers([first!, second!])).map((row) => row === null)).toEqual([false, true]);
  });

  it('are found by name in the language of search', async () => {
    await importDigest('one', titles(3));
    const ids = await inbox();
    await tag(ids.slice(0, 1), 'Vision');
    await tag(ids.slice(0, 2), 'To do');
    expect(await found('tag:vision')).toEqual([ids[0]]);
    expect(await found('#"to do" -#vision')).toEqual([ids[1]]);
    expect(await found('#vis')).toEqual([ids[0]]);
    expect(await found('-tag:vision')).toEqual(ids.slice(1));
  });

  it('are renamed, coloured, moved and deleted', async () => {
    await importDigest('one', titles(2));
    const ids = await inbox();
    for (const name of ['a', 'b', 'c']) await tag(ids, name);
    const [a, b, c] = await Promise.all(['a', 'b', 'c'].map(idOf));
    await library.renameTag(a!, ' Alpha ');
    await library.colorTag(b!, 'rose');
    await library.moveTag(c!, a!);
    expect((await library.tags()).map(({ name, color }) => [name, color])).toEqual([
      ['c', null],
      ['Alpha', null],
      ['b', 'rose'],
    ]);
    expect(await library.renameTag(a!, '  ')).toBeNull();
    expect(await library.moveTag(c!, a!)).toBeNull();
    await library.deleteTag(b!);
    expect(await names()).toEqual([
      ['c', 2],
      ['Alpha', 2],
    ]);
    expect((await library.papers(ids))[0]?.tags.map(({ name }) => name)).toEqual(['c', 'Alpha']);
    await library.undo();
    expect((await library.papers(ids))[0]?.tags.map(({ name }) => name)).toEqual(['c', 'Alpha', 'b']);
  });

  it('become one where one gets the name of the other, and two again', async () => {
    await importDigest('one', titles(3));
    const ids = await inbox();
    await tag(ids.slice(0, 2), 'nlp');
    await tag(ids.slice(1, 3), 'language');
    const nlp = await idOf('nlp');
    expect((await library.renameTag(nlp, 'Language'))?.label).toBe('Merged “nlp” into “language”');
    expect(await names()).toEqual([['language', 3]]);
    await library.undo();
    expect(await names()).toEqual([
      ['nlp', 2],
      ['language', 2],
    ]);
    expect(await library.paperIds({ kind: 'tag', id: nlp })).toEqual(ids.slice(0, 2));
    await library.mergeTags(await idOf('language'), nlp);
    expect(await names()).toEqual([['nlp', 3]]);
    expect(await library.mergeTags(nlp, nlp)).toBeNull();
  });

  it('follow a merged paper', async () => {
    await importDigest('one', titles(2));
    const [into, from] = await inbox();
    await tag([from!], 'x');
    await library.mergePapers(into!, from!);
    expect(await library.paperIds({ kind: 'tag', id: await idOf('x') })).toEqual([into]);
    expect((await library.paperDetail(into!))?.ownTags).toMatchObject([{ name: 'x' }]);
    await library.setTag({ paperIds: [into!] }, { name: 'x' }, 'off');
    expect(await names()).toEqual([['x', 0]]);
  });
});

describe('tags on highlights', () => {
  it('stand on the highlight and find its paper, without being tags of the paper itself', async () => {
    await importDigest('one', titles(2));
    const [paperId, other] = await inbox();
    const { id: highlightId } = await library.addHighlight(paperId!, target, 'amber');
    await library.setTag({ paperId: paperId!, highlightId }, { name: 'method' }, 'on');
    expect(await library.setTag({ paperId: paperId!, highlightId }, { name: 'Method' }, 'on')).toBeNull();
    const id = await idOf('method');
    expect([...(await library.tagStates({ paperId: paperId!, highlightId }))]).toEqual([[id, 'on']]);
    expect((await library.tagStates({ paperIds: [paperId!] })).size).toBe(0);
    await tag([other!], 'method');
    await library.setNote({ paperId: other! }, 'words');
    expect(await names()).toEqual([['method', 2]]);
    expect(await library.paperDetail(paperId!)).toMatchObject({
      ownTags: [],
      markTags: { [highlightId]: [{ name: 'method' }] },
      tags: [{ name: 'method' }],
    });
    expect([...(await library.taggedCards(id))].toSorted()).toEqual(
      [highlightId, `note:${other!}`, `note:${paperId!}`]
        .filter((each) => each !== `note:${paperId!}`)
        .toSorted(),
    );
    expect((await found('tag:method')).length).toBe(2);
    await library.removeHighlight(highlightId);
    expect(await library.paperIds({ kind: 'tag', id })).toEqual([other]);
    await library.undo();
    await library.setTag({ paperId: paperId!, highlightId }, { id }, 'off');
    expect((await library.paperDetail(paperId!))?.markTags).toEqual({});
  });
});

describe('any tagging', () => {
  it('counts the papers that have each tag, whatever was done and undone', async () => {
    await importDigest('one', titles(4));
    const ids = await inbox();
    const step = fc.oneof(
      fc.record({ n: fc.nat(3), name: fc.constantFrom('a', 'b', 'c'), to: fc.constantFrom('on', 'off') }),
      fc.constant('undo' as const),
      fc.constant('redo' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        for (const each of steps) {
          if (each === 'undo') await library.undo();
          else if (each === 'redo') await library.redo();
          else
            await library.setTag({ paperIds: [ids[each.n]!] }, { name: each.name }, each.to as 'on' | 'off');
        }
        for (const { id, papers } of await library.tags())
          expect((await library.paperIds({ kind: 'tag', id })).length).toBe(papers);
      }),
      { numRuns: 15 },
    );
  });
});
