import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyLibrary, importDigest, titles } from './fixture.ts';
import { mergeCells } from '../../../renderer/storage/cells.ts';
import { db, type Head } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';

let id = '';
beforeEach(async () => {
  await emptyLibrary();
  await importDigest('one', titles(1));
  id = (await library.paperIds({ kind: 'shelf', verdict: 'inbox' }))[0]!;
});

const note = async () => (await library.paperDetail(id))?.note;
const write = (text: string, from?: string) => library.setNote({ paperId: id }, text, from);

describe('a note that two windows write', () => {
  it('keeps what both wrote, each from the text that it showed', async () => {
    await write('a first thought');
    await write('a first thought, here', 'a first thought');
    await write('there: a first thought', 'a first thought');
    expect(await note()).toBe('there: a first thought, here');
  });

  it('keeps both versions, visibly apart, where they contradict', async () => {
    await write('the cat sat');
    await write('the cat lay', 'the cat sat');
    await write('the cat stood', 'the cat sat');
    expect(await note()).toBe('the cat ⟦ lay ‖ stood ⟧');
    await library.undo();
    expect(await note()).toBe('');
  });

  it('says which of its texts is the later one, also after the first was taken back', async () => {
    const rev = async () => (await library.paperDetail(id))!.noteRev;
    expect(await rev()).toBe('');
    await write('words');
    const first = await rev();
    expect(first).toBe((await library.storedText({ paperId: id })).rev);
    await library.undo();
    expect(await note()).toBe('');
    expect((await rev()) > first).toBe(true);
  });

  it('is what was typed last, when one window types on', async () => {
    await write('w', '');
    await write('words', 'w');
    await write('wor', 'words');
    expect(await note()).toBe('wor');
  });

  it('loses no word of either, however they interleave', async () => {
    const edit = fc.record({ window: fc.nat(1), word: fc.constantFrom('one', 'two', 'three', 'four') });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 8 }), async (edits) => {
        await write('');
        const shown = ['', ''];
        const added = new Set<string>();
        for (const [at, { window, word }] of edits.entries()) {
          const before = shown[window]!;
          const mine = `${word}${at}`;
          const text = before === '' ? mine : `${before} ${mine}`;
          added.add(mine);
          await write(text, before);
          shown[window] = (await note())!;
        }
        for (const each of added) expect(await note()).toContain(each);
      }),
      { numRuns: 40 },
    );
  });
});

describe('undo', () => {
  it('writes only into cells that nobody changed since, whatever was done and by whom', async () => {
    await importDigest('two', titles(3, 20));
    const ids = await library.paperIds({ kind: 'shelf', verdict: 'inbox' });
    const step = fc.record({ what: fc.nat(3), at: fc.nat(3), of: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), fc.nat(7), async (steps, skip) => {
        for (const { what, at, of } of steps) {
          const some = ids.slice(at, at + of + 1);
          await [
            () => library.toggleStarred(some),
            () => library.toggleRead(some),
            () => library.setVerdict(some, 'later'),
            () => library.setVerdict(some, 'done'),
          ][what]!();
        }
        // Undo a step from the middle, as though the later ones came from elsewhere.
        const head = (await db.meta.get('head'))!;
        const all = await db.batches
          .orderBy('seq')
          .reverse()
          .limit(skip + 1)
          .toArray();
        const target = all.at(-1)!;
        if (target.undoes !== undefined || target.changes.some(({ table }) => table !== 'readings')) return;
        await db.meta.put({ ...head, undo: target.id } as never);
        const before = await db.rows('readings').toArray();
        const undone = await library.undo();
        const after = new Map((await db.rows('readings').toArray()).map((row) => [row.id, row]));
        let written = 0;
        for (const row of before) {
          const now = after.get(row.id)!;
          for (const [field, clock] of Object.entries(row.clocks)) {
            if (now.clocks[field] === clock) continue;
            written += 1;
            // The value that changed is one that this very step had written.
            const own = target.changes.some((each) => each.id === row.id && each.field === field);
            expect(own && clock >= target.id).toBe(true);
          }
        }
        expect(written + (undone?.kept ?? 0)).toBeGreaterThan(0);
        await db.meta.put({ ...(await db.meta.get('head'))!, undo: null, redo: null } as never);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a note that another device wrote', () => {
  it('says with every edit here which version of it it holds, and nothing where it is all our own', async () => {
    const changeOf = async () => {
      const last = await db.batches.orderBy('seq').last();
      return last?.changes.find(({ field }) => field === 'text');
    };
    await write('ours');
    expect(await changeOf()).not.toHaveProperty('seen');
    const clock = 'zzzzzzzzz0000device09';
    await mergeCells([{ clock, table: 'texts', id: `note:${id}`, field: 'text', value: 'theirs' }]);
    const head = (await db.meta.get('head')) as Head;
    await db.meta.put({ ...head, clock });
    await write('theirs, and ours');
    expect(await changeOf()).toMatchObject({ base: clock, seen: [clock] });
    await write('more');
    expect(await changeOf()).toMatchObject({ seen: [clock] });
    await library.undo();
    expect(await changeOf()).toMatchObject({ value: 'theirs', seen: [clock] });
    expect(await db.rows('texts').get(`note:${id}`)).toMatchObject({ seen: [clock] });
  });
});
