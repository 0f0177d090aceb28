import { beforeEach, describe, expect, it } from 'vitest';
import { fakeMain } from '../../fakes/main.ts';
import { emptyLibrary, importDigest, record, titles } from './fixture.ts';
import { start } from './whole.ts';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';
import { describe as describeSpan } from '../../../shared/anchor/index.ts';

beforeEach(emptyLibrary);

const ABSTRACT = 'We show a bound. It holds for every channel. Nothing else is known.';
const spanOf = (quote: string) => ({
  start: ABSTRACT.indexOf(quote),
  end: ABSTRACT.indexOf(quote) + quote.length,
});
const mark = async (paperId: string, quote: string, color: 'amber' | 'rose' = 'amber') =>
  (await library.addHighlight(paperId, describeSpan(ABSTRACT, spanOf(quote), 'abstract'), color)).id;
const count = async (): Promise<number> => (await db.counters.get('cards'))?.n ?? 0;
const shown = async () => library.cards(await library.cardRefs());

async function onePaper(): Promise<string> {
  await importDigest('Monday', [record('A Bound on Channels', { abstract: ABSTRACT })]);
  const [id] = await library.paperIds({ kind: 'shelf', verdict: 'inbox' });
  return id!;
}

describe('the cards of a library', () => {
  it('are its highlights and the notes on its papers, with the paper and the digest', async () => {
    const paperId = await onePaper();
    const id = await mark(paperId, 'We show a bound.', 'rose');
    await library.setNote({ paperId, highlightId: id }, 'Which one?');
    await library.setNote({ paperId }, 'Read again.');
    expect(await shown()).toMatchObject([
      {
        label: 'note',
        note: 'Read again.',
        quote: '',
        source: { title: 'A Bound on Channels' },
        digest: { name: 'Monday' },
      },
      {
        id,
        label: 'rose',
        quote: 'We show a bound.',
        note: 'Which one?',
        state: 'ok',
        digest: { name: 'Monday' },
      },
    ]);
    expect(await count()).toBe(2);
  });

  it('come and go with what they are of', async () => {
    const paperId = await onePaper();
    const id = await mark(paperId, 'We show a bound.');
    await library.setNote({ paperId }, 'A note.');
    await library.recolorHighlight(id, 'rose');
    expect((await library.cardRefs()).map(({ label }) => label).toSorted()).toEqual(['note', 'rose']);
    await library.removeHighlight(id);
    await library.setNote({ paperId }, '  ');
    expect(await library.cardRefs()).toEqual([]);
    expect(await count()).toBe(0);
    await library.undo();
    await library.undo();
    expect(await library.cardRefs()).toHaveLength(2);
    expect(await count()).toBe(2);
  });

  it('say honestly when the text has changed under a highlight', async () => {
    const paperId = await onePaper();
    await mark(paperId, 'It holds for every channel.');
    await mark(paperId, 'Nothing else is known.');
    await library.editPaper(paperId, { abstract: 'New first words. It holds for every channel.' });
    expect(new Map((await shown()).map((card) => [card?.quote, card?.state]))).toEqual(
      new Map([
        ['It holds for every channel.', 'moved'],
        ['Nothing else is known.', 'detached'],
      ]),
    );
  });

  it('are of the paper that stands for another, once two were merged', async () => {
    await importDigest('Monday', titles(2));
    const [first, second] = await library.paperIds({ kind: 'shelf', verdict: 'inbox' });
    await mark(second!, 'We show a bound.');
    await library.mergePapers(first!, second!);
    const refs = await library.cardRefs();
    const [root] = await library.paperIds({ kind: 'shelf', verdict: 'inbox' });
    expect(refs.map(({ paperId }) => paperId)).toEqual([root]);
    expect(await shown()).toMatchObject([{ quote: 'We show a bound.' }]);
  });

  it('are found by the words of the passage and of the note, without case and accents', async () => {
    const paperId = await onePaper();
    const id = await mark(paperId, 'We show a bound.');
    await library.setNote({ paperId, highlightId: id }, 'Après Shannon');
    await library.setNote({ paperId }, 'Überall');
    expect(await library.cardTexts()).toEqual(
      new Map([
        [id, 'we show a bound.\napres shannon'],
        [`note:${paperId}`, 'uberall'],
      ]),
    );
  });

  it('are written at the start of a library from before there were cards', async () => {
    const main = fakeMain();
    await start(main);
    const paperId = await onePaper();
    await mark(paperId, 'We show a bound.');
    await start(main);
    const before = await db.cards.toArray();
    await db.cards.clear();
    await db.counters.delete('cards');
    await db.meta.delete('cards');
    expect((await start(main)).rebuilt).toBeNull();
    expect(await db.cards.toArray()).toEqual(before);
    expect(await count()).toBe(1);
  });
});

describe('the names of the colours', () => {
  it('are the usual ones until the reader names them, and again when a name is emptied', async () => {
    expect((await library.labels()).blue).toBe('Method');
    expect(await library.nameLabel('blue', '  An \n idea ')).toMatchObject({
      label: 'Named a colour “An idea”',
    });
    expect((await library.labels()).blue).toBe('An idea');
    await library.nameLabel('blue', ' ');
    expect((await library.labels()).blue).toBe('Method');
    await library.undo();
    expect((await library.labels()).blue).toBe('An idea');
    await library.undo();
    expect(await library.labels()).toMatchObject({ amber: 'Key point', blue: 'Method' });
  });

  it('take no step for a name that is there, and cut one that no button holds', async () => {
    expect(await library.nameLabel('rose', 'Question')).toBeNull();
    await library.nameLabel('rose', 'x'.repeat(100));
    expect((await library.labels()).rose).toHaveLength(40);
  });
});
