import { beforeEach, describe, expect, it } from 'vitest';
import { fakeMain } from '../../fakes/main.ts';
import { emptyLibrary, importDigest, titles } from './fixture.ts';
import { everything, loseStore, start } from './whole.ts';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';
import type { Target } from '../../../shared/model.ts';

beforeEach(emptyLibrary);

const target: Target = {
  field: 'abstract',
  start: 0,
  end: 6,
  exact: 'QUOTED',
  prefix: '',
  suffix: '',
  textHash: 'h',
};
const inbox = () => library.paperIds({ kind: 'shelf', verdict: 'inbox' });
const trash = () => library.paperIds({ kind: 'trash' });

/** Three papers, of which the first has everything that a reader can write. */
async function written() {
  await importDigest('one', titles(3));
  const ids = await inbox();
  const [first] = ids;
  const { id: listId } = await library.createList('A', null);
  await library.addToList(ids.slice(0, 2), listId);
  await library.setTag({ paperIds: [first!] }, { name: 'x' }, 'on');
  await library.setNote({ paperId: first! }, 'SECRET note');
  const { id: mark } = await library.addHighlight(first!, target, 'rose');
  await library.setNote({ paperId: first!, highlightId: mark }, 'SECRET on the mark');
  await library.toggleStarred([first!]);
  return { ids, first: first!, listId, mark };
}

describe('a paper in the trash', () => {
  it('shows nowhere else, counts nowhere, and comes back with all that was written about it', async () => {
    const { ids, first, listId } = await written();
    const [digest] = await library.digests();
    const [tag] = await library.tags();
    const before = [await library.counts(), await library.paperDetail(first), await library.cardRefs()];
    expect((await library.trashPapers([first]))?.label).toBe('Moved 1 paper to the trash');
    expect(await trash()).toEqual([first]);
    expect(await inbox()).toEqual(ids.slice(1));
    expect(await library.paperIds({ kind: 'list', id: listId })).toEqual([ids[1]]);
    expect(await library.paperIds({ kind: 'digest', id: digest!.id })).toEqual(ids.slice(1));
    expect(await library.paperIds({ kind: 'tag', id: tag!.id })).toEqual([]);
    expect(await library.paperIds({ kind: 'starred' })).toEqual([]);
    expect((await library.lists())[0]?.papers).toBe(1);
    expect((await library.tags())[0]?.papers).toBe(0);
    expect((await library.digests())[0]?.papers).toBe(2);
    expect(await library.counts()).toMatchObject({ inbox: 2, starred: 0, cards: 0, trash: 1 });
    expect(await library.cardRefs()).toEqual([]);
    expect(await library.searchTextsOf([first])).toEqual([null]);
    expect(await library.inNaturalOrder(null)).toEqual(ids.slice(1));
    expect(await library.paperDetail(first)).toMatchObject({ isTrashed: true, note: 'SECRET note' });
    expect((await library.papers([first]))[0]?.isTrashed).toBe(true);
    expect(await library.trashPapers([first])).toBeNull();
    expect((await library.putBack([first]))?.label).toBe('Put 1 paper back');
    expect([await library.counts(), await library.paperDetail(first), await library.cardRefs()]).toEqual(
      before,
    );
    await library.undo();
    expect(await trash()).toEqual([first]);
    await library.undo();
    expect(await inbox()).toEqual(ids);
  });

  it('stays there when another digest brings it, and leaves with the only digest that brought it', async () => {
    await importDigest('one', titles(2));
    const [first, second] = await inbox();
    await library.trashPapers([first!, second!]);
    await importDigest('two', titles(1));
    expect(await inbox()).toEqual([]);
    expect(new Set(await trash())).toEqual(new Set([first, second]));
    const one = (await library.digests()).find(({ name }) => name === 'one');
    await library.removeDigest(one!.id);
    expect((await library.counts()).trash).toBe(1);
    await library.undo();
    expect((await library.counts()).trash).toBe(2);
  });

  it('tells search when it goes and when it comes back', async () => {
    await importDigest('one', titles(2));
    const [first] = await inbox();
    const told: string[] = [];
    const stop = library.onPapersChanged((ids) => told.push(...ids));
    await library.trashPapers([first!]);
    await library.putBack([first!]);
    stop();
    expect(told.filter((id) => id === first)).toHaveLength(2);
  });
});

describe('erasing', () => {
  it('takes papers of the trash alone, with what it says it takes, and nothing takes it back', async () => {
    const { ids, first } = await written();
    expect(await library.erasePapers(ids)).toBeNull();
    await library.trashPapers([first]);
    expect(await library.whatGoes([first, ids[1]!])).toEqual({
      papers: 1,
      notes: 2,
      highlights: 1,
      places: 2,
    });
    const { undo } = await library.history();
    expect((await library.erasePapers([first]))?.label).toBe('Erased 1 paper');
    expect(await library.history()).toMatchObject({ undo });
    expect(await trash()).toEqual([]);
    expect(await library.counts()).toMatchObject({ inbox: 2, trash: 0 });
    expect((await library.digests())[0]?.papers).toBe(2);
    expect(await library.paperDetail(first)).toBeNull();
    while ((await library.undo()) !== null);
    while ((await library.redo()) !== null);
    expect(await library.paperDetail(first)).toBeNull();
    const kept = JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())));
    expect(kept).not.toContain('SECRET');
    expect(kept).not.toContain('QUOTED');
  });

  it('lets a later digest bring the paper as a new one', async () => {
    const { first } = await written();
    await library.trashPapers([first]);
    await library.erasePapers([first]);
    await importDigest('two', titles(1));
    expect(await library.paperDetail(first)).toMatchObject({
      note: '',
      marks: [],
      starred: false,
      ownTags: [],
    });
    expect((await library.counts()).inbox).toBe(3);
  });
});

describe('tags and trash rebuilt from the files', () => {
  it('are row for row what they were', async () => {
    const main = fakeMain();
    await start(main);
    await importDigest('one', titles(4), {}, main.keep);
    const [a, b, c] = await inbox();
    await library.setTag({ paperIds: [a!, b!] }, { name: 'x' }, 'on');
    const { id: highlightId } = await library.addHighlight(c!, target, 'green');
    await library.setTag({ paperId: c!, highlightId }, { name: 'y' }, 'on');
    await library.colorTag((await library.tags())[0]!.id, 'blue');
    await library.trashPapers([a!, c!]);
    await library.erasePapers([c!]);
    await start(main);
    const before = await everything();
    await loseStore();
    await start(main);
    expect(await everything()).toEqual(before);
    expect(await trash()).toEqual([a]);
    expect((await library.tags()).map(({ name, color, papers }) => [name, color, papers])).toEqual([
      ['x', 'blue', 1],
      ['y', null, 0],
    ]);
  });
});
