/**
 * Sync as the window does it: takes what main found in the folder, merges it, waits until the journal has it, and says so. One
 * window does it for all.
 */
import { bridge } from '../../bridge.ts';
import { setSync, useSync } from '../../stores/sync.ts';
import { useLibrary } from '../../stores/library.ts';
import { ingest } from '../../workers/index.ts';
import type { SyncStatus } from '../../../shared/sync/status.ts';
import { settled } from '../library/index.ts';

const LOCK = 'lectern:sync';

let leads = false;
let asked = false;

/** From now on what other devices did comes here, unless another window sees to it. Answers a function that stops it. */
export function followSync(): () => void {
  const own = new AbortController();
  const { signal } = own;
  const stop = bridge.on('sync', heard);
  void bridge.syncStatus().then(heard);
  void navigator.locks
    .request(LOCK, { signal }, async () => {
      leads = true;
      heard(useSync.getState().status);
      await new Promise<void>((done) => signal.addEventListener('abort', () => done()));
      leads = false;
    })
    .catch(() => undefined);
  return () => {
    stop();
    own.abort();
  };
}

/** Takes note of how sync is, and takes what is there. */
export function heard(status: SyncStatus): void {
  setSync({ status });
  if (status.news && leads) void pull();
}

/** Merges portion after portion. What fails stays in the folder, and is taken again at the next news. */
async function pull(): Promise<void> {
  asked = true;
  // Nothing is merged that could not be kept.
  if (useSync.getState().merging || useLibrary.getState().saving.state === 'failing') return;
  setSync({ merging: true });
  try {
    while (asked) {
      asked = false;
      while (await mergePortion());
    }
    setSync({ problem: null });
  } catch (error) {
    // The worker may have been stopped, with an import that was called off: then it is taken again.
    if (!String(error).includes('stopped'))
      setSync({ problem: { code: 'unexpected', detail: String(error) } });
  } finally {
    setSync({ merging: false });
  }
}

async function mergePortion(): Promise<boolean> {
  const taken = await bridge.takeSynced();
  if (!taken.ok || taken.value === null) return false;
  const { token, batches } = taken.value;
  await ingest().sync(batches, () => undefined);
  await settled();
  await bridge.keptSynced(token);
  return true;
}
