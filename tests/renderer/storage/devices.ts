/** Several devices, each with a library and a journal of its own, that tell one another what they did. One of them is there at a time. */
import 'fake-indexeddb/auto';
import { fakeMain, type FakeMain } from '../../fakes/main.ts';
import { start } from './whole.ts';
import { emptyLibrary, snapshot } from './fixture.ts';
import { db } from '../../../renderer/storage/db.ts';
import { mergeSynced, type Synced } from '../../../renderer/storage/sync.ts';
import type { JournalBatch } from '../../../shared/library-files.ts';

export interface Device {
  readonly main: FakeMain;
  store: Readonly<Record<string, readonly unknown[]>> | null;
}

export const newDevice = (device: string): Device => ({
  main: fakeMain(`generation-${device}`, device),
  store: null,
});

/** Does something on a device; what it wrote is in its journal afterwards. */
export async function on<T>(device: Device, run: () => Promise<T>): Promise<T> {
  await emptyLibrary();
  for (const [name, rows] of Object.entries(device.store ?? {})) await db.table(name).bulkPut([...rows]);
  await start(device.main);
  const done = await run();
  await start(device.main);
  const tables = await Promise.all(
    db.tables.map(async (table): Promise<[string, unknown[]]> => [table.name, await table.toArray()]),
  );
  device.store = Object.fromEntries(tables);
  return done;
}

/** What a device did itself, in its order. */
export const told = ({ main }: Device): readonly JournalBatch[] =>
  main.journal.filter(({ merged }) => merged !== true);

/** Gives one device what another did, with the files of its digests. */
export async function bring(from: Device, to: Device, batches = told(from)): Promise<Synced> {
  for (const [id, lines] of from.main.digests) if (!to.main.digests.has(id)) to.main.digests.set(id, lines);
  return on(to, () => mergeSynced(to.main.open, batches, () => undefined));
}

/** Lets all devices tell all others, until nobody has anything new. */
export async function meet(devices: readonly Device[]): Promise<void> {
  for (let round = 0; round < 6; round++) {
    let news = 0;
    for (const from of devices)
      for (const to of devices) if (from !== to) news += (await bring(from, to)).cells;
    if (news === 0) return;
  }
  throw new Error('the devices never come to an end');
}

/** Every cell of a device, in one order. */
export const cellsOf = ({ store }: Device): unknown => {
  const names = db.tables.map(({ name }) => name);
  return names.flatMap((name) =>
    ((store?.[name] ?? []) as { id?: string; clocks?: object }[])
      .filter((row) => row.clocks !== undefined)
      .map((row) => [name, row]),
  );
};

/** What a reader sees on a device. */
export const seenOn = (device: Device): Promise<unknown> => on(device, snapshot);
