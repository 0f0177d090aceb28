/** Real Chromium on stores torn by hand, as `kill -9` tears them: mended, each is opened twice. */
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { mendStores } from '../../electron/library/idb-repair.ts';

const ORIGIN = 'http://store.localhost/';
const ROWS = 20;

let userData: string;
test.beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'lectern-store-'));
});
test.afterEach(() => rmSync(userData, { recursive: true, force: true, maxRetries: 5 }));

/** Starts Chromium on the profile, reads the ids that are there, writes rows from `from` on (one transaction each), and ends it. */
async function session(from: number | null): Promise<readonly number[]> {
  const context = await chromium.launchPersistentContext(join(userData, 'stand-in-profile'), {
    executablePath: process.env['LECTERN_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await context.route(`${ORIGIN}**`, (route) => route.fulfill({ contentType: 'text/html', body: 'store' }));
    const page = await context.newPage();
    await page.goto(ORIGIN);
    return await page.evaluate(
      async ([first, count]) => {
        const settled = <T>(request: IDBRequest<T>) =>
          new Promise<T>((done, failed) => {
            request.onsuccess = () => done(request.result);
            request.onerror = () => failed(request.error);
          });
        const opening = indexedDB.open('library', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'id' });
        const database = await settled(opening);
        const keys = await settled(database.transaction('rows').objectStore('rows').getAllKeys());
        for (let id = first ?? 0; first !== null && id < first + count; id++) {
          const text = Array.from({ length: 60 }, (_, n) => `${id}·${n}`).join(' ');
          const writing = database.transaction('rows', 'readwrite', { durability: 'strict' });
          writing.objectStore('rows').put({ id, text });
          // A request succeeds before its transaction is written: the end of Chromium could come between.
          await new Promise((done, failed) => {
            writing.oncomplete = done;
            writing.onabort = () => failed(writing.error);
          });
        }
        database.close();
        return keys as number[];
      },
      [from, ROWS] as const,
    );
  } finally {
    await context.close();
  }
}

const storeFolder = (): string => {
  const root = join(userData, 'stand-in-profile/Default/IndexedDB');
  return join(root, readdirSync(root).find((name) => name.endsWith('.leveldb')) ?? '');
};
const fileLike = (pattern: RegExp): string =>
  join(
    storeFolder(),
    readdirSync(storeFolder())
      .toSorted()
      .findLast((name) => pattern.test(name)) ?? '',
  );
const log = (): string => fileLike(/^\d+\.log$/);
const mend = () =>
  mendStores(userData, (error) => {
    throw error;
  });
const ids = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, n) => from + n);

test('a log that lost its last bytes loses its last rows only, and what is written later survives', async () => {
  await session(0);
  truncateSync(log(), statSync(log()).size - 300);
  expect(mend()).toEqual([{ code: 'store-repaired', detail: expect.any(String) }]);
  const seen = await session(100);
  expect(seen.length).toBeGreaterThanOrEqual(ROWS - 2);
  expect(ids(0, ROWS)).toEqual(expect.arrayContaining([...seen]));
  mend();
  expect(await session(200)).toEqual([...seen, ...ids(100, 120)]);
  mend();
  expect(await session(null)).toEqual([...seen, ...ids(100, 120), ...ids(200, 220)]);
});

for (const [what, file] of [
  ['log', () => log()],
  ['manifest', () => fileLike(/^MANIFEST-/)],
] as const) {
  test(`a ${what} with a header and no payload behind it loses nothing, then or later`, async () => {
    await session(0);
    appendFileSync(file(), Buffer.from([0x12, 0x34, 0x56, 0x78, 0x40, 0x00, 0x01]));
    expect(mend()).toEqual([{ code: 'store-repaired', detail: expect.stringMatching(/: 7$/) }]);
    expect(await session(100)).toEqual(ids(0, ROWS));
    mend();
    expect(await session(null)).toEqual([...ids(0, ROWS), ...ids(100, 120)]);
    mend();
    expect(await session(null)).toHaveLength(2 * ROWS);
  });
}

test('a store without its manifest is moved away, and a new one works', async () => {
  await session(0);
  unlinkSync(fileLike(/^MANIFEST-/));
  expect(mend()).toEqual([{ code: 'store-set-aside', detail: expect.stringContaining('leveldb') }]);
  expect(await session(100)).toEqual([]);
  expect(mend()).toEqual([]);
  expect(await session(null)).toEqual(ids(100, 120));
});

test('a store that was closed cleanly is whole', async () => {
  await session(0);
  expect(mend()).toEqual([]);
  expect(await session(null)).toEqual(ids(0, ROWS));
});
