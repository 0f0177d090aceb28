/** Installations that sync through a real folder; what one takes goes into its journal as the window's merge leaves it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { disk, type Disk } from '../../../electron/library/disk.ts';
import type { Library } from '../../../electron/library/index.ts';
import { openSync, type Sync } from '../../../electron/sync/index.ts';
import { joining, readState } from '../../../electron/sync/state.ts';
import type { JournalBatch } from '../../../shared/library-files.ts';
import { hasty } from '../library/faulty-disk.ts';
import { opened, temporaryFolder } from '../library/fixture.ts';

export interface Installation {
  readonly userData: string;
  readonly library: Library;
  readonly sync: Sync;
}

/** A folder as a sync tool has it. */
export function sharedFolder(): string {
  const folder = join(temporaryFolder(), 'shared');
  mkdirSync(folder);
  return folder;
}

/** An installation on a user's data, at its first start or a later one. */
export async function start(
  folder: string,
  userData = temporaryFolder(),
  { on = hasty(disk), rotateBytes = 2000 }: { readonly on?: Disk; readonly rotateBytes?: number } = {},
): Promise<Installation> {
  const library = await opened(join(userData, 'library'), on);
  const path = join(userData, 'sync.json');
  const state = (await readState(on, path)) ?? joining(folder, library.state());
  return { userData, library, sync: openSync({ library, path, state, rotateBytes }) };
}

let merges = 0;

/** Takes all that is new; answers the ids of the batches. */
export async function takeAll({ library, sync }: Installation): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let portion = await sync.take(); portion !== null; portion = await sync.take()) {
    const { batches, token } = portion;
    ids.push(...batches.map(({ id }) => id));
    const merged: JournalBatch = {
      id: `merge-${++merges}`,
      label: '',
      changes: batches.flatMap(({ changes }) => changes),
      before: [],
      merged: true,
    };
    await library.append([merged]);
    await sync.kept(token);
  }
  return ids;
}

/** All cells of a library, in one order. */
export const cellsIn = async ({ library }: Installation): Promise<readonly unknown[]> =>
  [...(await library.snapshots.cells())].toSorted(([a], [b]) => (a < b ? -1 : 1));
