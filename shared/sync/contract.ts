/** Sync's part of the bridge: what a window asks of main. */
import type { Result } from '../problem.ts';
import type { SyncPortion, SyncStatus } from './status.ts';

/** All about the folder that devices share. The folder itself is main's: the window knows its name alone. */
export interface SyncBridge {
  /** How sync is; begins it where a folder was chosen. Ask once the library is open. */
  syncStatus(): Promise<SyncStatus>;
  /** Asks for the folder that devices share, and joins it: what others did comes here, and what is here goes there. Null when cancelled. Fails with `sync-folder-inside`, `disk-full`, `disk-denied` or `disk-failed`. */
  chooseSyncFolder(): Promise<Result<SyncStatus | null>>;
  /** Looks at the folder at once, and answers how sync is then. */
  lookSync(): Promise<SyncStatus>;
  /** Stops looking and telling, or goes on where that was left. */
  pauseSync(paused: boolean): Promise<SyncStatus>;
  /** Forgets the folder. What is in it stays, and so does all that came from it. */
  leaveSync(): Promise<SyncStatus>;
  /** What other devices did, to be merged; null for nothing. The same again until it is kept. Fails with `sync-folder-gone` or a problem of the disk. */
  takeSynced(): Promise<Result<SyncPortion | null>>;
  /** What was taken is in the journal. */
  keptSynced(token: string): Promise<void>;
}

/** Their keys, for `BRIDGE_METHODS`. */
export const SYNC_METHODS = {
  syncStatus: true,
  chooseSyncFolder: true,
  lookSync: true,
  pauseSync: true,
  leaveSync: true,
  takeSynced: true,
  keptSynced: true,
} satisfies Record<keyof SyncBridge, true>;
