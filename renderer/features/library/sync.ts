/** Sync as the window does it: takes what main found in the folder, merges it, and says so when it is in the journal. */
import { bridge } from '../../bridge.ts';
import { announceProblem } from '../../stores/activity.ts';
import { setLibrary, useLibrary } from '../../stores/library.ts';
import { ingest } from '../../workers/index.ts';
import type { SyncStatus } from '../../../shared/sync/status.ts';
import { settled } from './opening.ts';

let following = false;
let pulling = false;

/** From now on what other devices did comes here. Once, when the library is open. */
export async function followSync(): Promise<void> {
  if (following) return;
  following = true;
  bridge.on('sync', heard);
  heard(await bridge.syncStatus());
}

/** Asks for the folder that devices share. */
export async function chooseSyncFolder(): Promise<void> {
  const chosen = await bridge.chooseSyncFolder();
  if (!chosen.ok) announceProblem(chosen.problem);
  else if (chosen.value !== null) heard(chosen.value);
}

/** Stops for now, or goes on. */
export async function togglePaused(): Promise<void> {
  heard(await bridge.pauseSync(useLibrary.getState().sync.state === 'on'));
}

/** Forgets the folder; what is there and what is here stays. */
export async function leaveSync(): Promise<void> {
  heard(await bridge.leaveSync());
}

function heard(sync: SyncStatus): void {
  setLibrary({ sync });
  if (sync.news) void pull();
}

/** Merges portion after portion. What fails stays in the folder, and is taken again at the next news. */
async function pull(): Promise<void> {
  // Nothing is merged that could not be kept.
  if (pulling || useLibrary.getState().saving.state === 'failing') return;
  pulling = true;
  try {
    for (;;) {
      const taken = await bridge.takeSynced();
      if (!taken.ok || taken.value === null) return;
      const { token, batches } = taken.value;
      await ingest().sync(batches, () => undefined);
      await settled();
      await bridge.keptSynced(token);
    }
  } catch (error) {
    // The worker may have been stopped, with an import that was called off: then it is taken again.
    if (!String(error).includes('stopped')) announceProblem({ code: 'unexpected', detail: String(error) });
  } finally {
    pulling = false;
  }
}
