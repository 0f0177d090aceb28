import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { db } from '../../../renderer/storage/db.ts';
import { live } from '../../../renderer/storage/live.ts';

let stop: () => void = () => undefined;
afterEach(async () => {
  stop();
  await db.delete({ disableAutoOpen: false });
});

const counter = async (id: string): Promise<number> => (await db.counters.get(id))?.n ?? 0;

/** A read that waits for promises of its own between what it reads, as reads that are made of others do. */
async function sum(): Promise<number> {
  const first = await counter('first');
  await Promise.resolve();
  const [second] = await Promise.all([counter('second'), Promise.resolve()]);
  await Promise.resolve();
  return first + second + (await counter('third'));
}

test('a read is repeated when any of what it read changes, however many steps it has, and again after that', async () => {
  const seen: number[] = [];
  let told: () => void = () => undefined;
  const next = (): Promise<void> => new Promise((done) => (told = done));
  let answer = next();
  stop = live(sum, {
    next: (value) => {
      seen.push(value);
      told();
    },
    error: (error) => expect.fail(String(error)),
  });
  await answer;
  for (const [n, id] of ['third', 'second', 'third', 'first'].entries()) {
    answer = next();
    await db.counters.put({ id, n: 10 ** (n + 1) });
    await answer;
  }
  expect(seen).toEqual([0, 10, 110, 1100, 11100]);
});

test('a read keeps being told while others begin and end, in a watch of their own or in none', async () => {
  const seen: number[] = [];
  const stops = Array.from({ length: 6 }, (_, n) =>
    live(
      async () => {
        for (let step = 0; step < n * 5; step++) await counter(`other ${step}`);
        return counter('other 0');
      },
      { next: () => undefined, error: (error) => expect.fail(String(error)) },
    ),
  );
  stop = live(sum, { next: (value) => seen.push(value), error: (error) => expect.fail(String(error)) });
  const last = (): number | undefined => seen.at(-1);
  await expect.poll(last).toBe(0);
  for (const [n, id] of ['third', 'second', 'third', 'first'].entries()) {
    void Promise.all([counter('plain'), db.meta.toArray()]);
    await Promise.all([
      db.counters.put({ id: 'other 0', n }),
      db.counters.put({ id, n: 10 ** (n + 1) }),
      counter('plain'),
    ]);
    await expect.poll(last).toBe([10, 110, 1100, 11100][n]);
  }
  stops.forEach((end) => end());
});
