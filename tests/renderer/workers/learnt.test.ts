import { beforeEach, describe, expect, test } from 'vitest';
import { emptyLibrary, importDigest, record } from '../storage/fixture.ts';
import * as library from '../../../renderer/storage/library.ts';
import { createLearnt } from '../../../renderer/workers/learnt.ts';

beforeEach(emptyLibrary);

const THINGS = ['lattices', 'proteins', 'robots', 'markets', 'rivers', 'tables', 'glaciers', 'melodies'];
const about = (n: number): string => `${THINGS[n % 8]} and ${THINGS[(n * 3 + 1) % 8]} number${n} of${n * 7}`;
const inbox = () => library.paperIds({ kind: 'shelf', verdict: 'inbox' });

async function titled(ids: readonly string[]): Promise<readonly string[]> {
  return (await library.papers(ids)).map((paper) => paper?.title ?? '');
}

/** A digest of so many on late interaction and so many surveys, and what the reader did with them. */
async function decide(each: number): Promise<void> {
  const records = Array.from({ length: each }, (_, n) => [
    record(`Late Interaction over ${about(n)}`),
    record(`A Survey of ${about(n + 3)}`),
  ]).flat();
  await importDigest('Decided', records);
  const ids = await inbox();
  const titles = await titled(ids);
  await library.setVerdict(
    ids.filter((_, n) => titles[n]?.startsWith('Late')),
    'later',
  );
  await library.finish(ids.filter((_, n) => titles[n]?.startsWith('A Survey')));
}

describe('the learnt order', () => {
  test('waits for twenty of each, and says how far it is', async () => {
    await decide(7);
    const learnt = createLearnt(library);
    expect(await learnt.learntOrder(await inbox())).toEqual({ kind: 'few', kept: 7, skipped: 7 });
    expect(await learnt.learntWhy(['x'])).toEqual([null]);
  });

  test('puts first what is like the kept, with reasons, and learns anew when decisions are others', async () => {
    await decide(24);
    await importDigest('New', [
      record('Qubits at Rest'),
      record('Yet Another Survey of Ceramics'),
      record('Late Interaction for Harbours'),
    ]);
    const learnt = createLearnt(library);
    const ids = await inbox();
    const first = await learnt.learntOrder(ids);
    expect(first.kind === 'ordered' && (await titled(first.ids))).toEqual([
      'Late Interaction for Harbours',
      'Qubits at Rest',
      'Yet Another Survey of Ceramics',
    ]);
    const ordered = first.kind === 'ordered' ? first.ids : [];
    const whys = await learnt.learntWhy([...ordered, 'gone']);
    expect(
      whys.map((why) => why?.reasons.map(({ text, weight }) => `${weight > 0 ? '+' : '-'} ${text}`)),
    ).toEqual([['+ Late Interaction'], [], ['- Survey'], undefined]);

    // The reader changes their mind: surveys it is.
    const [later, skipped] = await Promise.all([
      library.paperIds({ kind: 'shelf', verdict: 'later' }),
      library.paperIds({ kind: 'shelf', verdict: 'skipped' }),
    ]);
    await library.setVerdict(later, 'skipped');
    await library.setVerdict(skipped, 'reading');
    const second = await learnt.learntOrder(ids);
    expect(second.kind === 'ordered' && (await titled(second.ids))[0]).toBe('Yet Another Survey of Ceramics');
  });

  test('takes a star or a list for keeping, whatever the shelf', async () => {
    await decide(20);
    const skipped = await library.paperIds({ kind: 'shelf', verdict: 'skipped' });
    await library.toggleStarred(skipped.slice(0, 2));
    const { id } = await library.createList('Thesis', null);
    await library.addToList(skipped.slice(2, 3), id);
    const learnt = createLearnt(library);
    expect(await learnt.learntOrder([])).toEqual({ kind: 'few', kept: 23, skipped: 17 });
  });
});
