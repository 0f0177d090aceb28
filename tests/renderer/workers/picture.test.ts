import { beforeEach, describe, expect, test } from 'vitest';
import { emptyLibrary, importDigest, record, titles } from '../storage/fixture.ts';
import * as library from '../../../renderer/storage/library.ts';
import { createPicture } from '../../../renderer/workers/picture.ts';
import { addDays, dayOf, weekOf } from '../../../shared/reading-picture/index.ts';
import { describe as describeSpan } from '../../../shared/anchor/index.ts';

beforeEach(emptyLibrary);

const inbox = () => library.paperIds({ kind: 'shelf', verdict: 'inbox' });
const thisWeek = async (picture: ReturnType<typeof createPicture>) => (await picture.picture(4)).weeks.at(-1);

describe('the reading picture', () => {
  test('of an empty library is empty', async () => {
    expect(await createPicture(library).picture(26)).toMatchObject({
      finished: 0,
      medianDays: null,
      waiting: 0,
    });
    expect(await createPicture(library).topics(26)).toMatchObject({ rising: [], falling: [] });
  });

  test('follows decisions, highlights and lists, and takes back what is undone', async () => {
    await importDigest('Monday', titles(8));
    const picture = createPicture(library);
    expect(await thisWeek(picture)).toMatchObject({ arrived: 8, kept: 0, skipped: 0 });
    const [a, b, c, d] = await inbox();
    const { id: listId } = await library.createList('Thesis', null);
    await library.addToList([a!], listId);
    await library.finish([a!, b!]);
    await library.setVerdict([c!], 'later');
    await library.toggleRead([d!]);
    const text = (await library.papers([c!]))[0]!.abstract;
    await library.addHighlight(c!, describeSpan(text, { start: 0, end: 9 }, 'abstract'), 'rose');
    expect(await thisWeek(picture)).toMatchObject({
      arrived: 8,
      kept: 2,
      skipped: 1,
      finished: 1,
      read: 1,
      highlighted: 1,
    });
    const today = (await picture.week()).filter(({ arrived }) => arrived > 0);
    expect(today).toMatchObject([{ arrived: 8, kept: 2 }]);
    expect(await picture.picture(4)).toMatchObject({
      finished: 1,
      highlights: 1,
      waiting: 5,
      places: [{ name: 'Thesis', n: 1 }],
    });
    for (let n = 0; n < 4; n += 1) await library.undo();
    expect(await thisWeek(picture)).toMatchObject({
      arrived: 8,
      kept: 0,
      skipped: 0,
      read: 0,
      highlighted: 0,
    });
    // What it remembers is what is read anew.
    expect(await picture.picture(4)).toEqual(await createPicture(library).picture(4));
  });

  test('counts a paper of two digests once, when it first came', async () => {
    await importDigest('Monday', titles(3));
    await importDigest('Tuesday', titles(4));
    expect(await thisWeek(createPicture(library))).toMatchObject({ arrived: 4 });
  });

  test('tells topics by the days of the digests, and those of a digest that is gone no more', async () => {
    const monday = weekOf(dayOf(Date.now()));
    for (const ago of [3, 2, 1, 0])
      await importDigest(
        `Ago ${ago}`,
        Array.from({ length: 4 - ago }, (_, n) => record(`Agents that Weigh thing${ago} and number${n * 7}`)),
        { date: addDays(monday, -7 * ago) },
      );
    const picture = createPicture(library);
    expect((await picture.topic('agent', 4)).counts).toEqual([1, 2, 3, 4]);
    const newest = (await library.digests()).find(({ name }) => name === 'Ago 0');
    await library.removeDigest(newest!.id);
    expect((await picture.topic('agent', 4)).counts).toEqual([1, 2, 3, 0]);
  });
});
