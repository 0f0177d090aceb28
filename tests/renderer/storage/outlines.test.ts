import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeMain } from '../../fakes/main.ts';
import { emptyLibrary, importDigest, snapshot, titles } from './fixture.ts';
import { everything, loseStore, start } from './whole.ts';
import { mergeCells, allCells } from '../../../renderer/storage/cells.ts';
import * as library from '../../../renderer/storage/library.ts';
import type { Change } from '../../../shared/change.ts';
import type { Target } from '../../../shared/model.ts';
import type { Collected, OutlineItem } from '../../../shared/outline/model.ts';

beforeEach(emptyLibrary);

const target: Target = {
  field: 'abstract',
  start: 0,
  end: 3,
  exact: 'the words that were marked',
  prefix: '',
  suffix: '',
  textHash: 'h',
};
const undoAll = async () => {
  while ((await library.undo()) !== null);
};
const words = (item: OutlineItem): string => (item.kind === 'quote' ? item.quote : item.text);
const said = async (id: string): Promise<readonly string[]> => (await library.outlineItems(id)).map(words);

/** Two papers, each with a highlight, as they are collected. */
async function marked(): Promise<readonly Collected[]> {
  await importDigest('one', titles(2));
  const ids = await library.paperIds({ kind: 'shelf', verdict: 'inbox' });
  const collected: Collected[] = [];
  for (const [n, paperId] of ids.entries()) {
    const quote = `${target.exact} ${n}`;
    const { id } = await library.addHighlight(paperId, { ...target, exact: quote }, 'green');
    collected.push({ highlightId: id, paperId, color: 'green', quote, title: `Paper ${n}` });
  }
  return collected;
}

describe('an outline', () => {
  it('holds headings, own words and what was collected, in the order they were put in', async () => {
    const [first, second] = await marked();
    const { id } = await library.createOutline('Related work');
    await library.collect(id, [first!, second!]);
    const { id: heading } = await library.addOwn(id, 'heading', {
      beforeId: (await library.outlineItems(id))[0]!.id,
    });
    await library.setItemText(heading, 'Capacity', '');
    const { id: text } = await library.addOwn(id, 'text', { beforeId: null });
    await library.setItemText(text, 'All of them agree.', '');
    expect(await library.outlines()).toEqual([{ id, name: 'Related work' }]);
    expect(await said(id)).toEqual(['Capacity', first!.quote, second!.quote, 'All of them agree.']);
    await library.moveItems(id, [text], heading);
    expect(await said(id)).toEqual(['All of them agree.', 'Capacity', first!.quote, second!.quote]);
    await library.moveItems(id, [text], null);
    expect(await said(id)).toEqual(['Capacity', first!.quote, second!.quote, 'All of them agree.']);
  });

  it('takes nothing twice, and says so by doing nothing', async () => {
    const [first] = await marked();
    const { id } = await library.createOutline('A');
    expect(await library.collect(id, [first!, first!])).toMatchObject({ label: 'Added 1 card to “A”' });
    expect(await library.collect(id, [first!])).toBeNull();
    expect(await said(id)).toHaveLength(1);
  });

  it('keeps the words of a highlight that was removed, and has the highlight again when that is undone', async () => {
    const [first] = await marked();
    const { id } = await library.createOutline('A');
    await library.collect(id, [first!]);
    await library.removeHighlight(first!.highlightId!);
    expect(await library.outlineItems(id)).toMatchObject([
      { quote: first!.quote, isRemoved: true, color: 'green' },
    ]);
    await library.undo();
    expect(await library.outlineItems(id)).toMatchObject([{ quote: first!.quote, isRemoved: false }]);
  });

  it('shows the note on a paper as it is now, and as it was collected once it was emptied', async () => {
    const [first] = await marked();
    const { paperId } = first!;
    await library.setNote({ paperId }, 'A first thought.');
    const { id } = await library.createOutline('A');
    await library.collect(id, [
      { highlightId: null, paperId, color: null, quote: 'A first thought.', title: 'Paper 0' },
    ]);
    await library.setNote({ paperId }, 'A second thought.');
    expect(await said(id)).toEqual(['A second thought.']);
    await library.setNote({ paperId }, '');
    expect(await library.outlineItems(id)).toMatchObject([{ quote: 'A first thought.', isRemoved: true }]);
  });

  it('names the paper of what was collected when nothing else knows it any more', async () => {
    const { id } = await library.createOutline('A');
    await library.collect(id, [
      { highlightId: 'h', paperId: 'arxiv:2401.01234', color: 'rose', quote: 'Words.', title: 'A Paper' },
    ]);
    expect(await library.outlineItems(id)).toMatchObject([
      { quote: 'Words.', isRemoved: true, source: { title: 'A Paper' } },
    ]);
  });

  it('merges two edits of one text by words', async () => {
    const { id } = await library.createOutline('A');
    const { id: item } = await library.addOwn(id, 'text', { beforeId: null });
    await library.setItemText(item, 'one two three', '');
    await library.setItemText(item, 'one two three four', 'one two three');
    await library.setItemText(item, 'zero one two three', 'one two three');
    expect(await said(id)).toEqual(['zero one two three four']);
  });

  it('is deleted with all that is in it, and comes back whole', async () => {
    const [first] = await marked();
    const { id } = await library.createOutline('A');
    await library.collect(id, [first!]);
    const before = await snapshot();
    await library.deleteOutline(id);
    expect(await library.outlines()).toEqual([]);
    expect(await library.collect(id, [{ ...first!, highlightId: 'another' }])).toBeNull();
    await library.undo();
    expect(await snapshot()).toEqual(before);
  });

  it('holds a heading at the first and the third level', async () => {
    const { id } = await library.createOutline('A');
    const { id: heading } = await library.addOwn(id, 'heading', { beforeId: null });
    expect(await library.setLevel(heading, 0)).toBeNull();
    expect(await library.setLevel(heading, 4)).toBeNull();
    expect(await library.setLevel(heading, 3)).not.toBeNull();
    expect(await library.outlineItems(id)).toMatchObject([{ level: 3 }]);
    expect(await library.setLevel(id, 2)).toBeNull();
  });
});

interface Step {
  readonly what: number;
  readonly at: number;
  readonly to: number;
  readonly text: string;
}

/** One random thing that a reader does with outlines. */
async function does({ what, at, to, text }: Step, collected: readonly Collected[]): Promise<void> {
  const all = await library.outlines();
  const outline = all[at % Math.max(1, all.length)];
  if (outline === undefined || what === 0) return void (await library.createOutline(text));
  const items = await library.outlineItems(outline.id);
  const item = items[to % Math.max(1, items.length)];
  const before = items[at % (items.length + 1)]?.id ?? null;
  if (what === 1) await library.collect(outline.id, [collected[to % collected.length]!], before);
  if (what === 2) await library.addOwn(outline.id, 'heading', { beforeId: before, level: 1 + (to % 3) });
  if (what === 3) await library.addOwn(outline.id, 'text', { beforeId: before });
  if (what === 8) await library.renameOutline(outline.id, text);
  if (what === 9) await library.deleteOutline(outline.id);
  if (item === undefined) return;
  if (what === 4) await library.moveItems(outline.id, [item.id], before);
  if (what === 5) await library.removeItems([item.id]);
  if (what === 6) await library.setLevel(item.id, 1 + (at % 3));
  if (what === 7 && item.kind !== 'quote') await library.setItemText(item.id, text, item.text);
}

const steps = fc.array(
  fc.record({
    what: fc.integer({ min: 0, max: 9 }),
    at: fc.nat(6),
    to: fc.nat(6),
    text: fc.string({ minLength: 1, maxLength: 12 }),
  }),
  { maxLength: 25 },
);

describe('whatever is done with outlines', () => {
  it('is undone all the way, and done again all the way', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        await emptyLibrary();
        const collected = await marked();
        const before = await snapshot();
        const depth = (await library.history()).undo;
        for (const step of all) await does(step, collected);
        const after = await snapshot();
        let undone = 0;
        while ((await library.history()).undo !== depth) {
          if ((await library.undo()) === null) break;
          undone += 1;
        }
        expect(await snapshot()).toEqual(before);
        for (let n = 0; n < undone; n += 1) await library.redo();
        expect(await snapshot()).toEqual(after);
        await undoAll();
      }),
      { numRuns: 25 },
    );
  });

  it('comes back row for row from the journal', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        await emptyLibrary();
        const main = fakeMain();
        await start(main);
        await importDigest('one', titles(2), {}, main.keep);
        const [paperId] = await library.paperIds({ kind: 'shelf', verdict: 'inbox' });
        const { id } = await library.addHighlight(paperId!, target, 'blue');
        await library.setNote({ paperId: paperId! }, 'A note.');
        await library.nameLabel('blue', 'Idea');
        const collected: Collected = {
          highlightId: id,
          paperId: paperId!,
          color: 'blue',
          quote: 'words',
          title: 'A',
        };
        for (const step of all) await does(step, [collected]);
        await start(main);
        const before = await everything();
        await loseStore();
        expect((await start(main)).rebuilt).not.toBeNull();
        expect(await everything()).toEqual(before);
      }),
      { numRuns: 10 },
    );
  });

  it('merges with what another device did to the same outline, whichever comes first', async () => {
    const cellsNow = async (): Promise<readonly Change[]> => {
      const all: Change[] = [];
      for await (const cell of allCells()) all.push(cell);
      return all;
    };
    const { id } = await library.createOutline('A');
    const own: string[] = [];
    for (const text of ['one', 'two', 'three']) {
      const { id: item } = await library.addOwn(id, 'text', { beforeId: null });
      await library.setItemText(item, text, '');
      own.push(item);
    }
    const common = await cellsNow();
    await library.moveItems(id, [own[2]!], own[0]!);
    const here = await cellsNow();
    await emptyLibrary();
    await mergeCells(common);
    const { id: added } = await library.addOwn(id, 'text', { beforeId: own[0]! });
    await library.setItemText(added, 'zero', '');
    const there = await cellsNow();
    const orders: (readonly string[])[] = [];
    for (const both of [
      [here, there],
      [there, here],
    ]) {
      await emptyLibrary();
      for (const cells of both) await mergeCells(cells);
      orders.push(await said(id));
    }
    expect(orders[0]).toEqual(orders[1]);
    expect(orders[0]?.toSorted()).toEqual(['one', 'three', 'two', 'zero']);
    expect(orders[0]?.slice(-2)).toEqual(['one', 'two']);
  });
});
