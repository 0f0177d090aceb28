import { beforeEach, describe, expect, it } from 'vitest';
import { fakeMain, type FakeMain } from '../../fakes/main.ts';
import { emptyLibrary, importDigest, titles } from './fixture.ts';
import { loseStore, start } from './whole.ts';
import * as library from '../../../renderer/storage/library.ts';
import { restoreBackup } from '../../../renderer/storage/restore.ts';

let main: FakeMain;
let id = '';
beforeEach(async () => {
  await emptyLibrary();
  main = fakeMain();
  await start(main);
  await importDigest('one', titles(2), {}, main.keep);
  id = (await library.paperIds({ kind: 'shelf', verdict: 'inbox' }))[0]!;
});

const write = (text: string, from?: string) => library.setNote({ paperId: id, what: 'gist' }, text, from);
const gist = async (of = id) => (await library.papers([of]))[0]?.gist;

describe('the gist of a paper', () => {
  it('shows in its row and in what search reads, and is taken back', async () => {
    expect(await gist()).toBe('');
    await write('A cheap way to retrieve');
    expect(await gist()).toBe('A cheap way to retrieve');
    expect(await library.paperDetail(id)).toMatchObject({ ownGist: 'A cheap way to retrieve', note: '' });
    expect((await library.searchTextsOf([id]))[0]).toMatchObject({
      gist: 'A cheap way to retrieve',
      note: '',
    });
    expect((await library.undo())?.label).toBe('Wrote a gist');
    expect(await gist()).toBe('');
    await library.redo();
    expect(await gist()).toBe('A cheap way to retrieve');
  });

  it('tells search that the paper changed', async () => {
    const told: string[] = [];
    const stop = library.onPapersChanged((ids) => told.push(...ids));
    await write('words');
    stop();
    expect(told).toEqual([id]);
  });

  it('is a note of its own: undone apart from the note, and merged by words', async () => {
    await write('one two');
    await library.setNote({ paperId: id }, 'a note');
    await write('one two three', 'one two');
    await write('zero one two', 'one two');
    expect(await gist()).toBe('zero one two three');
    expect(await library.paperDetail(id)).toMatchObject({ note: 'a note' });
  });

  it('counts as touched: the paper goes to done, and stays when its import is undone', async () => {
    await write('mine');
    await library.finish([id]);
    expect(await library.counts()).toMatchObject({ done: 1, skipped: 0 });
    const [digest] = await library.digests();
    await library.removeDigest(digest!.id);
    expect(await gist()).toBe('mine');
    expect(await library.counts()).toMatchObject({ inbox: 0, done: 1 });
  });

  it('is never overwritten by an import that brings the paper again', async () => {
    await write('mine');
    await importDigest('two', [...titles(1), ...titles(1, 9)], {}, main.keep);
    expect(await gist()).toBe('mine');
  });

  it('stands for a merged paper only where the paper itself has none', async () => {
    const [, other = ''] = await library.paperIds({ kind: 'shelf', verdict: 'inbox' });
    await library.setNote({ paperId: other, what: 'gist' }, 'of the other');
    await library.mergePapers(id, other);
    expect(await gist()).toBe('of the other');
    expect(await library.paperDetail(id)).toMatchObject({ ownGist: '' });
    await write('its own');
    expect(await gist()).toBe('its own');
    await library.splitPaper(other);
    expect([await gist(), await gist(other)]).toEqual(['its own', 'of the other']);
  });

  it('comes back from the journal, and from a backup of another computer', async () => {
    await write('mine');
    await start(main);
    main.backUp('theirs');
    const backup = main.backup('theirs');
    await loseStore();
    await start(main);
    expect(await gist()).toBe('mine');

    await loseStore();
    main = fakeMain('generation-2', 'device02');
    main.lend('theirs', backup);
    await start(main);
    const offer = { ...main.backUp('own'), token: 'theirs', name: 'Backup' };
    await main.bridge.adoptBackup('theirs');
    await restoreBackup(main.open, offer, () => undefined);
    expect(await gist()).toBe('mine');
  });
});
