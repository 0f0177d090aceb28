/**
 * Sync through one folder: tells in this installation's log what the journal has, and takes from the others' what this library has not.
 * How far that is stands in `sync.json`, always behind the truth: what is told or taken twice changes nothing.
 */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { snapshotBatches, digestsOf } from '../../shared/sync/log.ts';
import type { JournalBatch } from '../../shared/library-files.ts';
import { LibraryError } from '../library/disk-problem.ts';
import type { SyncPortion, SyncStatus } from '../../shared/sync/status.ts';
import type { Library } from '../library/index.ts';
import { renewDevice } from '../library/identity-file.ts';
import { gapsOf, readOthers, type Portion } from './others.ts';
import { addToOwnLog, lookAtOwnLog } from './own-log.ts';
import { shareDigest, type SharedDigests } from './shared-digests.ts';
import { joining, newInstallation, writeState, type OwnEnd, type SyncState } from './state.ts';

/** Where the logs are, in the reader's folder. */
export const rootOf = (folder: string): string => `${folder}/lectern-sync`;

/** What the folder has and lacks, as far as that is known. */
export type SyncLack = Pick<SyncStatus, 'others' | 'waiting' | 'missing' | 'damaged' | 'strange'>;

export interface Sync {
  /** Tells what is new here. Rejects with `sync-folder-gone` or Node's error; what was told by then is told again. */
  publish(): Promise<void>;
  /** What is new there; null for nothing. The same again, until it is kept. Rejects likewise. */
  take(): Promise<SyncPortion | null>;
  /** The portion is in the journal. One that is not the last taken is none. */
  kept(token: string): Promise<void>;
  lack(): SyncLack;
  state(): SyncState;
}

export interface SyncOptions {
  readonly library: Library;
  /** The path of `sync.json`. */
  readonly path: string;
  readonly state: SyncState;
  readonly rotateBytes?: number;
}

/** Syncs an open library. Where `state` is about another one, it joins anew. */
export function openSync({ library, path, state: given, rotateBytes }: SyncOptions): Sync {
  const { on, generation, journal, digests } = library;
  const { device } = library.state();
  let state =
    given.generation === generation
      ? given
      : { ...joining(given.folder, { device, generation }), rest: given.rest };
  const shared: SharedDigests = { on, root: rootOf(state.folder), digests };
  let pending: { readonly token: string; readonly portion: Portion } | null = null;
  let strange = 0;

  /** A folder that was there and is not is one that is not mounted: nothing is to be written in its place. */
  const demandFolder = async (): Promise<void> => {
    const isNew = state.published === null && Object.keys(state.files).length === 0;
    const place = isNew ? state.folder : shared.root;
    if ((await on.size(place)) === null) throw new LibraryError('sync-folder-gone', basename(state.folder));
  };
  const save = async (next: SyncState): Promise<void> => {
    await writeState(on, path, next);
    state = next;
  };
  const isOurs = async (): Promise<(id: string) => boolean> => {
    const ids = new Set<string>();
    for await (const batches of journal.read()) for (const { id } of batches) ids.add(id);
    return (id) => ids.has(id);
  };
  /** Tells batches, their digests before them. */
  const tell = async (end: OwnEnd, batches: readonly JournalBatch[]): Promise<OwnEnd> => {
    const { installation } = state;
    const own = batches.filter(({ merged }) => merged !== true);
    const lacks = new Set<string>();
    for (const id of new Set(own.flatMap((batch) => digestsOf(batch))))
      if (!(await shareDigest(shared, installation, id))) lacks.add(id);
    const told = own.map((batch) => {
      const gone = digestsOf(batch).filter((id) => lacks.has(id));
      return gone.length === 0 ? batch : { ...batch, lacks: gone };
    });
    const place = { on, root: shared.root, installation };
    return addToOwnLog(rotateBytes === undefined ? place : { ...place, rotateBytes }, end, told);
  };

  return {
    async publish() {
      await demandFolder();
      await on.makeFolder(`${shared.root}/${state.installation}`);
      const until = journal.position();
      let log = await lookAtOwnLog(
        { on, root: shared.root, installation: state.installation },
        state.end,
        isOurs,
      );
      if (log.kind === 'copied') {
        // The library was copied with its names: from now on this one has others.
        await renewDevice(on, library.folder, { generation, device });
        await save({ ...state, installation: newInstallation(device), published: null, end: null });
        log = await lookAtOwnLog({ on, root: shared.root, installation: state.installation }, null, isOurs);
      }
      if (log.kind === 'copied') throw new Error('a name that nobody can have is taken');
      let { end } = log;
      if (log.kind === 'lost' || state.published === null) {
        const cells = (await library.snapshots.cells()).values();
        end = await tell(end, [...snapshotBatches(cells, state.installation)]);
      } else {
        for await (const batches of journal.read({ from: state.published, until }))
          end = await tell(end, batches);
      }
      const isNews = JSON.stringify([until, end]) !== JSON.stringify([state.published, state.end]);
      if (isNews) await save({ ...state, published: until, end });
    },
    async take() {
      if (pending === null) {
        await demandFolder();
        const portion = await readOthers(shared, state.installation, state.files);
        strange = portion.strange;
        if (portion.batches.length === 0) {
          const isNews = JSON.stringify(portion.files) !== JSON.stringify(state.files);
          if (isNews) await save({ ...state, files: portion.files });
          return null;
        }
        // Of no other sync either: a window may name one that was taken before the reader chose another folder.
        pending = { token: randomUUID(), portion };
      }
      const { token, portion } = pending;
      return { token, batches: portion.batches, more: portion.more };
    },
    async kept(token) {
      if (pending?.token !== token) return;
      const { files, batches } = pending.portion;
      pending = null;
      await save({ ...state, files, merged: { at: Date.now(), batches: batches.length } });
    },
    lack: () => ({
      others: new Set(
        Object.entries(state.files).flatMap(([name, { last }]) => (last > 0 ? [name.split('/')[0]] : [])),
      ).size,
      damaged: Object.values(state.files).reduce((sum, file) => sum + file.damaged, 0),
      strange,
      waiting: Object.values(state.files).reduce((sum, file) => sum + file.waiting, 0),
      missing: [...gapsOf(state.files).values()].reduce((sum, n) => sum + n, 0),
    }),
    state: () => state,
  };
}
