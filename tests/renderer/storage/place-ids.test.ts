import fc from 'fast-check';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as library from '../../../renderer/storage/library.ts';
import * as reads from '../../../renderer/storage/reads.ts';
import { emptyLibrary, importDigest, titles } from './fixture.ts';

const PLACES = [
  { kind: 'shelf', verdict: 'inbox' },
  { kind: 'shelf', verdict: 'later' },
  { kind: 'starred' },
] as const satisfies readonly library.IndexedPlace[];

beforeEach(emptyLibrary);
afterEach(() => vi.restoreAllMocks());

/** Follows places, and answers what is known of each. */
function follow(places: readonly library.IndexedPlace[], sizes = { first: 2, page: 3 }) {
  const told = places.map((): (readonly string[])[] => []);
  const stops = places.map((place, n) =>
    library.watchPlace(
      place,
      {
        next: (ids) => told[n]?.push(ids),
        error: (error) => {
          throw error;
        },
      },
      sizes,
    ),
  );
  return { told, stop: () => stops.forEach((stop) => stop()) };
}

const step = fc.oneof(
  fc.record({ act: fc.constantFrom('later', 'inbox', 'done', 'star', 'read', 'trash'), at: fc.nat(11) }),
  fc.record({ act: fc.constantFrom('undo', 'redo', 'import', 'remove'), at: fc.nat(2) }),
);

async function take({ act, at }: { readonly act: string; readonly at: number }): Promise<void> {
  if (act === 'undo') await library.undo();
  else if (act === 'redo') await library.redo();
  else if (act === 'import') await importDigest(`more ${at}`, titles(4, at * 3));
  else if (act === 'remove') {
    const digests = await library.digests();
    const digest = digests[at % Math.max(1, digests.length)];
    if (digest) await library.removeDigest(digest.id);
  } else {
    const shelves = await Promise.all(
      (['inbox', 'later', 'done'] as const).map((verdict) => reads.paperIds({ kind: 'shelf', verdict })),
    );
    const all = shelves.flat();
    const id = all[at % Math.max(1, all.length)];
    if (id === undefined) return;
    if (act === 'star') await library.toggleStarred([id]);
    else if (act === 'read') await library.toggleRead([id]);
    else if (act === 'trash') await library.trashPapers([id]);
    else await library.setVerdict([id], act as 'later');
  }
}

test('what is followed is what would be read, after whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      await emptyLibrary();
      await importDigest('one', titles(8));
      const { told, stop } = follow(PLACES);
      for (const each of steps) await take(each);
      const wanted = await Promise.all(PLACES.map((place) => reads.paperIds(place)));
      await vi.waitFor(() => expect(told.map((each) => each.at(-1))).toEqual(wanted), { interval: 2 });
      stop();
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('a paper that leaves is left out without reading the others', async () => {
  await importDigest('one', titles(8));
  const { told, stop } = follow([PLACES[0]]);
  await vi.waitFor(() => expect(told[0]?.at(-1)).toHaveLength(8));
  const whole = vi.spyOn(reads, 'paperIds');
  const [first, ...others] = told[0]?.at(-1) ?? [];
  await library.setVerdict([first!], 'later');
  await vi.waitFor(() => expect(told[0]?.at(-1)).toEqual(others));
  expect(whole).not.toHaveBeenCalled();
  await library.toggleStarred([others[0]!]);
  await library.undo();
  stop();
  expect(told[0]?.at(-1)).toEqual(others);
});

test('an empty place is told too, and nothing is told once it is stopped', async () => {
  const { told, stop } = follow([PLACES[0]]);
  await vi.waitFor(() => expect(told[0]).toEqual([[]]));
  stop();
  await importDigest('one', titles(3));
  expect(told[0]).toEqual([[]]);
});
