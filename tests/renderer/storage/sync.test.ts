import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { bring, cellsOf, meet, newDevice, on, seenOn, told, type Device } from './devices.ts';
import { importDigest, record, titles } from './fixture.ts';
import { everything, loseStore, start } from './whole.ts';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';
import { mergeSynced } from '../../../renderer/storage/sync.ts';
import type { ParsedPaper } from '../../../shared/digest/report.ts';

let desk: Device;
let laptop: Device;
beforeEach(() => {
  desk = newDevice('device01');
  laptop = newDevice('device02');
});

const inbox = () => library.paperIds({ kind: 'shelf', verdict: 'inbox' });
const noteOf = async (id: string) => (await library.paperDetail(id))?.note;
const importOn = (device: Device, name: string, records: readonly ParsedPaper[], more = {}) =>
  on(device, async () => {
    await importDigest(name, records, more, device.main.keep);
    return inbox();
  });
const note = (device: Device, paperId: string, text: string) =>
  on(device, () => library.setNote({ paperId }, text));

describe('what another device did', () => {
  it('is here as it is there, with its digests, and stays after a rebuild', async () => {
    const ids = await importOn(desk, 'one', titles(4));
    await on(desk, async () => {
      const { id: list } = await library.createList('A', null);
      await library.addToList(ids.slice(1), list);
      await library.setNote({ paperId: ids[0]! }, 'my words');
      await library.toggleStarred([ids[1]!]);
      await library.setVerdict([ids[2]!], 'reading');
    });
    expect(await bring(desk, laptop)).toMatchObject({ digests: 1, mended: 0 });
    expect(await seenOn(laptop)).toEqual(await seenOn(desk));
    await on(laptop, async () => {
      const before = await everything();
      await start(laptop.main);
      await loseStore();
      await start(laptop.main);
      expect(await everything()).toEqual(before);
    });
  });

  it('changes nothing when it comes again, and is not told on', async () => {
    await importOn(desk, 'one', titles(2));
    await bring(desk, laptop);
    const before = { cells: cellsOf(laptop), journal: laptop.main.journal.length };
    expect(await bring(desk, laptop)).toEqual({ cells: 0, mended: 0, digests: 0 });
    expect({ cells: cellsOf(laptop), journal: laptop.main.journal.length }).toEqual(before);
    expect(told(laptop)).toEqual([]);
  });

  it('is no step that undo takes back, and what was done here still is one', async () => {
    const [id = ''] = await importOn(desk, 'one', titles(1));
    await bring(desk, laptop);
    await on(laptop, () => library.toggleStarred([id]));
    await note(desk, id, 'words');
    await bring(desk, laptop);
    await on(laptop, async () => {
      expect((await library.undo())?.kept).toBe(0);
      expect(await library.paperDetail(id)).toMatchObject({ starred: false, note: 'words' });
      expect(await library.undo()).toBeNull();
    });
  });

  it('is left alone by an undo of what it came after', async () => {
    const [id = ''] = await importOn(desk, 'one', titles(1));
    await bring(desk, laptop);
    await on(laptop, () => library.setVerdict([id], 'later'));
    await bring(laptop, desk);
    await on(desk, () => library.setVerdict([id], 'done'));
    await bring(desk, laptop);
    await on(laptop, async () => {
      expect((await library.undo())?.kept).toBe(1);
      expect(await library.paperDetail(id)).toMatchObject({ verdict: 'done' });
    });
  });

  it('stays with its paper where the step that began the note is undone here', async () => {
    const [id = ''] = await importOn(desk, 'one', titles(1));
    await note(desk, id, 'words');
    await bring(desk, laptop);
    await note(laptop, id, 'words and more');
    await bring(laptop, desk);
    await on(desk, async () => {
      expect((await library.undo())?.kept).toBe(1);
      expect(await library.paperDetail(id)).toMatchObject({ note: 'words and more' });
    });
    await meet([desk, laptop]);
    expect(await seenOn(laptop)).toEqual(await seenOn(desk));
  });

  it('is earlier than whatever is done here next, however far ahead its clock is', async () => {
    const [id = ''] = await importOn(desk, 'one', titles(1));
    const ahead = `${(Date.now() + 1e11).toString(36).padStart(9, '0')}0000device09`;
    const cell = { clock: ahead, table: 'readings', id, field: 'starred', value: true } as const;
    await on(desk, () => mergeSynced(desk.main.open, [{ changes: [cell], before: [] }], () => undefined));
    await on(desk, async () => {
      await library.toggleStarred([id]);
      expect(await library.paperDetail(id)).toMatchObject({ starred: false });
      expect((await db.meta.get('head')) as { clock: string }).toMatchObject({
        clock: expect.stringMatching(/device01$/) as string,
      });
    });
  });

  it('may speak of a paper before its digest is here', async () => {
    const [id = ''] = await importOn(desk, 'one', titles(1));
    await note(desk, id, 'words');
    const [digest, ...words] = told(desk);
    await on(laptop, () => mergeSynced(laptop.main.open, words, () => undefined));
    await on(laptop, async () => expect(await noteOf(id)).toBe('words'));
    await bring(desk, laptop, [digest!]);
    await on(laptop, async () => {
      expect((await library.paperDetail(id))?.title).toBe(titles(1)[0]?.title);
      expect(await library.counts()).toMatchObject({ inbox: 1 });
    });
  });

  it('shows the papers of a digest whose file never came, without a text', async () => {
    await importOn(desk, 'one', titles(2));
    await on(laptop, () => mergeSynced(laptop.main.open, told(desk), () => undefined));
    await on(laptop, async () => expect(await inbox()).toHaveLength(2));
  });

  it('leaves nothing half when it breaks off', async () => {
    await importOn(desk, 'one', titles(3));
    desk.main.digests.forEach((lines, id) => laptop.main.digests.set(id, lines));
    await on(laptop, async () => {
      const before = await everything();
      const failing = mergeSynced(laptop.main.open, told(desk), () => {
        throw new Error('killed');
      });
      await expect(failing).rejects.toThrow('killed');
      expect(await everything()).toEqual(before);
    });
  });
});

describe('a note that two devices write', () => {
  it('is replaced by an edit that knew it, and keeps no word that was taken out', async () => {
    const [id = ''] = await importOn(desk, 'one', titles(1));
    await note(desk, id, 'one two three');
    await bring(desk, laptop);
    await note(laptop, id, 'one three');
    expect(await bring(laptop, desk)).toMatchObject({ mended: 0 });
    await on(desk, async () => expect(await noteOf(id)).toBe('one three'));
    await note(desk, id, 'three');
    expect(await bring(desk, laptop)).toMatchObject({ mended: 0 });
    await on(laptop, async () => expect(await noteOf(id)).toBe('three'));
  });

  it('has the words of both where they wrote apart, the same everywhere, and the merging ends', async () => {
    const [id = ''] = await importOn(desk, 'one', titles(1));
    await note(desk, id, 'the cat sat on the mat');
    await bring(desk, laptop);
    await note(desk, id, 'today the cat sat on the mat');
    await note(laptop, id, 'the cat sat on the red mat');
    await meet([desk, laptop]);
    for (const device of [desk, laptop])
      await on(device, async () => expect(await noteOf(id)).toBe('today the cat sat on the red mat'));
    expect(cellsOf(desk)).toEqual(cellsOf(laptop));
    await note(laptop, id, 'today the cat sat');
    expect(await bring(laptop, desk)).toMatchObject({ mended: 0 });
    await on(desk, async () => expect(await noteOf(id)).toBe('today the cat sat'));
  });
});

describe('a file that two devices imported apart', () => {
  it('has one place among the digests', async () => {
    await importOn(desk, 'one', titles(3));
    await importOn(laptop, 'one', titles(3));
    await on(laptop, () => library.undo().then(() => library.redo()));
    await meet([desk, laptop]);
    expect(cellsOf(desk)).toEqual(cellsOf(laptop));
    expect(await seenOn(desk)).toEqual(await seenOn(laptop));
    await on(desk, async () => expect(await library.counts()).toMatchObject({ inbox: 3 }));
  });

  it('shows what either wrote, where they took an entry for two papers', async () => {
    const paper = record('A Paper That Both Have In A File', { abstract: 'Long enough to tell.' });
    const [theirs = ''] = await importOn(desk, 'one', [paper, ...titles(1)]);
    await note(desk, theirs, 'their words');
    const [first = ''] = await importOn(laptop, 'before', [
      record('A Paper That Both Have In A File', { abstract: 'Another one.', ids: { doi: '10.1234/x' } }),
    ]);
    await importOn(laptop, 'one', [paper, ...titles(1)], { mergeInto: { 0: first } });
    await note(laptop, first, 'our words');
    expect(first).not.toBe(theirs);
    await meet([desk, laptop]);
    expect(cellsOf(desk)).toEqual(cellsOf(laptop));
    for (const device of [desk, laptop])
      await on(device, async () => {
        const shown = await inbox();
        expect(shown).toHaveLength(2);
        const details = await Promise.all(shown.map((id) => library.paperDetail(id)));
        const words = details.map((each) => JSON.stringify(each)).join('\n');
        expect(words).toContain('their words');
        expect(words).toContain('our words');
        expect(details.every((each) => each?.title !== '')).toBe(true);
      });
  });
});

describe('three devices that meet in any order', () => {
  it('come to the same cells, with every word', async () => {
    const step = fc.record({ who: fc.nat(2), what: fc.nat(3), at: fc.nat(1), with: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        const devices = ['device0a', 'device0b', 'device0c'].map(newDevice);
        const ids = await importOn(devices[0]!, 'one', titles(2));
        for (const other of devices.slice(1)) await bring(devices[0]!, other);
        let word = 0;
        for (const { who, what, at, with: other } of steps) {
          const device = devices[who]!;
          if (what === 0 && who !== other) await bring(devices[other]!, device);
          else if (what === 1) await on(device, () => library.toggleStarred([ids[at]!]));
          else
            await on(device, async () => {
              const own = (await noteOf(ids[at]!)) ?? '';
              await library.setNote({ paperId: ids[at]! }, `${own} w${++word}`.trim());
            });
        }
        await meet(devices);
        const [first, ...others] = devices.map(cellsOf);
        for (const each of others) expect(each).toEqual(first);
        const notes = JSON.stringify(first);
        for (let n = 1; n <= word; n++) expect(notes).toMatch(new RegExp(`\\bw${n}\\b`));
      }),
      { numRuns: 5 },
    );
  }, 60_000);
});
