import { create } from 'zustand';
import type { Problem } from '../../shared/problem.ts';
import { NO_SYNC, type SyncStatus } from '../../shared/sync/status.ts';

/** What the window knows of the folder that devices share. */
export interface SyncStore {
  /** As main said last. */
  readonly status: SyncStatus;
  /** Something that others did is being merged. */
  readonly merging: boolean;
  /** Why the last merge failed; the folder has it still. */
  readonly problem: Problem | null;
}

export const useSync = create<SyncStore>()(() => ({ status: NO_SYNC, merging: false, problem: null }));

/** Changes part of it. */
export const setSync = (part: Partial<SyncStore>): void => useSync.setState(part);
