import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeMain, type FakeMain } from '../../fakes/main.ts';
import { emptyLibrary, importDigest, titles } from './fixture.ts';
import { loseStore, start } from './whole.ts';
import * as library from '../../../renderer/storage/library.ts';
import type { Target } from '../../../shared/model.ts';
import { formatLink } from '../../../shared/note/links.ts';

let main: FakeMain;
let ids: readonly string[] = [];
beforeEach(async () => {
  await emptyLibrary();
  main = fakeMain();
  await start(main);
  await importDigest('one', titles(4), {}, main.keep);
  ids = await library.paperIds({ kind: 'shelf', verdict: 'inbox' });
});

const to = (at: number): string => formatLink({ paperId: ids[at]!, label: `paper ${at}` });
const write = (at: number, text: string) => library.setNote({ paperId: ids[at]! }, text);
const from = async (at: number) =>
  (await library.linkedFrom(ids[at]!)).map(({ paperId }) => ids.indexOf(paperId)).toSorted((a, b) => a - b);

const target: Target = {
  field: 'abstract',
  start: 0,
  end: 3,
  exact: 'abc',
  prefix: '',
  suffix: '',
  textHash: 'h',
};

describe('links between notes', () => {
  it('are found from the paper that they lead to, with the line that they stand in', async () => {
    await write(1, `First line.\nSet it *against* ${to(0)}, then ${to(2)}.\nLast line.`);
    expect(await library.linkedFrom(ids[0]!)).toEqual([
      {
        paperId: ids[1],
        title: (await library.papers([ids[1]!]))[0]?.title,
        passage: 'Set it *against* paper 0, then paper 2.',
      },
    ]);
    expect(await from(2)).toEqual([1]);
    expect(await from(1)).toEqual([]);
  });

  it('follow every edit of the note, and its undo', async () => {
    await write(1, `${to(0)} ${to(2)}`);
    await write(1, to(2));
    expect([await from(0), await from(2)]).toEqual([[], [1]]);
    await library.undo();
    expect([await from(0), await from(2)]).toEqual([[], []]);
    await library.redo();
    expect(await from(2)).toEqual([1]);
  });

  it('are read in notes on highlights while these are there, and never in code', async () => {
    const { id } = await library.addHighlight(ids[3]!, target, 'green');
    await library.setNote({ paperId: ids[3]!, highlightId: id }, to(0));
    await write(2, `\`${to(0)}\``);
    expect(await from(0)).toEqual([3]);
    await library.removeHighlight(id);
    expect(await from(0)).toEqual([]);
    await library.undo();
    expect(await from(0)).toEqual([3]);
  });

  it('follow merges and splits on both sides, and a paper does not link to itself', async () => {
    await write(1, to(0));
    await write(2, to(3));
    await library.mergePapers(ids[2]!, ids[0]!);
    expect(await from(2)).toEqual([1]);
    expect(await library.linkTargets([ids[0]!, 'nowhere'])).toMatchObject([{ paperId: ids[2] }, null]);
    await library.mergePapers(ids[3]!, ids[2]!);
    expect(await from(3)).toEqual([1]);
    await library.splitPaper(ids[2]!);
    await library.splitPaper(ids[0]!);
    expect([await from(0), await from(3)]).toEqual([[1], [2]]);
  });

  it('are hidden with the paper that makes them, and none of its other rows', async () => {
    await write(1, `${to(0)} and #tag`);
    expect(await library.searchTextsOf([ids[1]!])).toMatchObject([{ note: 'paper 0 and #tag' }]);
    await library.editPaper(ids[1]!, { title: 'Another name' });
    expect(await from(0)).toEqual([1]);
  });

  it('are after a rebuild from the journal what they were, whatever was written', async () => {
    const link = fc.tuple(fc.nat(3), fc.array(fc.nat(3), { maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(fc.array(link, { minLength: 1, maxLength: 5 }), async (notes) => {
        const expected = new Map<number, readonly number[]>();
        for (const [at, targets] of notes) {
          await write(at, targets.map(to).join(' and '));
          expected.set(at, targets);
        }
        const seen = async () => Promise.all([0, 1, 2, 3].map(from));
        const before = await seen();
        [0, 1, 2, 3].forEach((at) =>
          [...expected].forEach(([writer, targets]) =>
            expect(before[at]!.includes(writer)).toBe(targets.includes(at) && writer !== at),
          ),
        );
        await start(main);
        await loseStore();
        await start(main);
        expect(await seen()).toEqual(before);
      }),
      { numRuns: 10 },
    );
  });
});
