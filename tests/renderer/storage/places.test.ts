import { beforeEach, describe, expect, it } from 'vitest';
import { describe as targetOf } from '../../../shared/anchor/index.ts';
import type { Highlight, Target } from '../../../shared/model.ts';
import { fakeMain, type FakeMain } from '../../fakes/main.ts';
import { emptyLibrary, importDigest, record } from './fixture.ts';
import { everything, loseStore, start } from './whole.ts';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';

let main: FakeMain;
beforeEach(async () => {
  await emptyLibrary();
  main = fakeMain();
});

const ID = 'arxiv:2401.01234';
const TEXT =
  'We study how people read lists of papers. The first result is clear. A second result, twice as strong, follows from it. All code is public.';
const bring = async (name: string, abstract: string) =>
  importDigest(
    name,
    [record('A Paper With Highlights', { ids: { arxiv: '2401.01234' }, abstract })],
    {},
    main.keep,
  );
const detail = async () => (await library.paperDetail(ID))!;
const mark = async (quote: string, text = TEXT): Promise<{ id: string; target: Target }> => {
  const span = { start: text.indexOf(quote), end: text.indexOf(quote) + quote.length };
  const target = targetOf(text, span, 'abstract');
  const { id } = await library.addHighlight(ID, target, 'amber');
  return { id, target };
};
/** What each highlight is on, in the order in which they were made; null for one that is lost. */
const quotes = async (): Promise<readonly (string | null)[]> => {
  const { abstract, marks } = await detail();
  return marks
    .toSorted((a, b) => a.target.start - b.target.start)
    .map(({ place }) =>
      place.state === 'detached' ? null : abstract.slice(place.span.start, place.span.end),
    );
};
const states = async (): Promise<readonly Highlight['place']['state'][]> =>
  (await detail()).marks.toSorted((a, b) => a.target.start - b.target.start).map(({ place }) => place.state);
const rebuild = async (): Promise<void> => {
  await start(main);
  const before = await everything();
  await loseStore();
  await start(main);
  expect(await everything()).toEqual(before);
};

describe('the highlights of a paper whose text changes', () => {
  it('are on their words after a digest brings another abstract, and keep what they were made on', async () => {
    await start(main);
    await bring('one', TEXT);
    const made = [await mark('lists of papers'), await mark('first result'), await mark('follows from it')];
    expect(await states()).toEqual(['ok', 'ok', 'ok']);
    await bring(
      'two',
      `In this work ${TEXT.replace('lists', 'long lists').replace('first result', 'frist result')}`,
    );
    expect(await quotes()).toEqual(['lists of papers', 'frist result', 'follows from it']);
    expect((await detail()).marks.map(({ target }) => target)).toEqual(
      expect.arrayContaining(made.map(({ target }) => target)),
    );
    await rebuild();
    expect(await quotes()).toEqual(['lists of papers', 'frist result', 'follows from it']);
  });

  it('are lost one by one with their sentences, and back when the edit is undone or the text comes again', async () => {
    await bring('one', TEXT);
    for (const quote of ['lists of papers', 'first result', 'second result']) await mark(quote);
    await library.editPaper(ID, { abstract: TEXT.replace('The first result is clear. ', '') });
    expect(await states()).toEqual(['moved', 'detached', 'moved']);
    expect(await quotes()).toEqual(['lists of papers', null, 'second result']);
    await library.undo();
    expect(await states()).toEqual(['ok', 'ok', 'ok']);
    await library.redo();
    expect(await states()).toEqual(['moved', 'detached', 'moved']);
    await library.editPaper(ID, { abstract: `Again: ${TEXT}` });
    expect(await quotes()).toEqual(['lists of papers', 'first result', 'second result']);
    await library.editPaper(ID, { abstract: TEXT });
    expect(await states()).toEqual(['ok', 'ok', 'ok']);
  });

  it('are found by what changed in a text that only the reader ever wrote', async () => {
    await start(main);
    await bring('one', 'A short text.');
    const own = TEXT.replace('strong', 'large');
    await library.editPaper(ID, { abstract: own });
    await mark('result', own);
    const next = own.replace('The first result is clear. ', 'The first outcome is clear. A result it is. ');
    await library.editPaper(ID, { abstract: next });
    const placed = (await detail()).marks[0]!.place;
    // The same word in the new sentence is another's.
    expect(placed.state === 'detached' ? '' : next.slice(placed.span.start, placed.span.end)).toBe('outcome');
    await rebuild();
    expect((await detail()).marks[0]!.place).toEqual(placed);
  });

  it('are placed in the transaction that changes the text, in no other row than that of their paper', async () => {
    await bring('one', TEXT);
    const { id } = await mark('first result');
    expect((await db.papers.get(ID))?.places).toBeUndefined();
    const before = await db.rows('highlights').get(id);
    await library.editPaper(ID, { abstract: `Now ${TEXT}` });
    expect((await db.papers.get(ID))?.places).toMatchObject({ [id]: { state: 'moved', how: 'exact' } });
    expect(await db.rows('highlights').get(id)).toEqual(before);
    await library.removeHighlight(id);
    expect((await db.papers.get(ID))?.places).toBeUndefined();
  });

  it('follow it into the paper that stands for it', async () => {
    await bring('one', TEXT);
    await importDigest('two', [
      record('Another Paper Of Some Words', {
        ids: { arxiv: '2401.05678' },
        abstract: `${TEXT} Version two.`,
      }),
    ]);
    const { id } = await mark('first result');
    await library.mergePapers('arxiv:2401.05678', ID);
    const shown = (await library.paperDetail('arxiv:2401.05678'))!;
    expect(shown.marks).toMatchObject([{ id, place: { state: 'moved' } }]);
    await library.undo();
    expect(await states()).toEqual(['ok']);
  });
});

describe('a highlight that the reader moves', () => {
  const targetIn = (text: string, quote: string): Target =>
    targetOf(text, { start: text.indexOf(quote), end: text.indexOf(quote) + quote.length }, 'abstract');

  it('is on the other words in one step, with its colour and note, and back by undo', async () => {
    await start(main);
    await bring('one', TEXT);
    const { id, target } = await mark('first result');
    await library.recolorHighlight(id, 'rose');
    await library.setNote({ paperId: ID, highlightId: id }, 'Kept.');
    const wider = targetIn(TEXT, 'The first result is clear');
    expect(await library.retargetHighlight(id, wider)).not.toBeNull();
    expect(await library.highlight(id)).toMatchObject({
      target: wider,
      place: { state: 'ok', span: { start: wider.start, end: wider.end } },
      color: 'rose',
      note: 'Kept.',
    });
    await rebuild();
    expect(await quotes()).toEqual(['The first result is clear']);
    await library.undo();
    expect(await library.highlight(id)).toMatchObject({ target, note: 'Kept.' });
    await library.redo();
    expect(await quotes()).toEqual(['The first result is clear']);
  });

  it('writes nothing where it is there already, or gone', async () => {
    await bring('one', TEXT);
    const { id, target } = await mark('first result');
    expect(await library.retargetHighlight(id, target)).toBeNull();
    await library.removeHighlight(id);
    expect(await library.retargetHighlight(id, targetIn(TEXT, 'second'))).toBeNull();
  });

  it('is found again when it was lost, and its place is sure', async () => {
    await bring('one', TEXT);
    const { id } = await mark('first result');
    const next = TEXT.replace('The first result is clear. ', '');
    await bring('two', next);
    expect(await states()).toEqual(['detached']);
    await library.retargetHighlight(id, targetIn(next, 'second result'));
    expect(await states()).toEqual(['ok']);
    expect((await db.papers.get(ID))?.places).toBeUndefined();
    await library.undo();
    expect(await states()).toEqual(['detached']);
  });

  it('is followed from the text that it was put on, by what changed in it', async () => {
    await start(main);
    const own = TEXT.replace('strong', 'large');
    await bring('one', TEXT);
    const { id } = await mark('lists of papers');
    await library.editPaper(ID, { abstract: own });
    await library.retargetHighlight(id, targetIn(own, 'result'));
    const next = own.replace('The first result is clear. ', 'The first outcome is clear. A result it is. ');
    await library.editPaper(ID, { abstract: next });
    expect(await quotes()).toEqual(['outcome']);
    await rebuild();
    await library.undo();
    await library.undo();
    expect(await quotes()).toEqual(['lists of papers']);
    expect((await db.rows('highlights').get(id))?.['source'] ?? null).toBeNull();
  });
});
