import { create } from 'zustand';
import type { BackupOffer, LibraryHealth } from '../../shared/library-files.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Saving } from '../../shared/saving.ts';

/** How far the start of the library is. `fraction` is 0 to 1, null where nobody knows. */
export type Opening =
  | {
      readonly phase: 'starting';
      readonly step: 'opening' | 'sending' | 'rebuilding';
      readonly fraction: number | null;
    }
  | { readonly phase: 'open' }
  | { readonly phase: 'failed'; readonly problem: Problem };

/** What the window knows of the library on the disk. */
export interface LibraryStore {
  readonly opening: Opening;
  readonly saving: Saving;
  /** What the start had to mend, in sentences; empty when there is nothing to tell. */
  readonly report: readonly string[];
  /** As last asked of main. */
  readonly health: LibraryHealth | null;
  readonly busy: 'verifying' | 'backingUp' | 'restoring' | null;
  /** A backup that waits for the reader's word. */
  readonly offer: BackupOffer | null;
}

export const useLibrary = create<LibraryStore>()(() => ({
  opening: { phase: 'starting', step: 'opening', fraction: null },
  saving: { state: 'saved' },
  report: [],
  health: null,
  busy: null,
  offer: null,
}));

/** Changes part of it. */
export const setLibrary = (part: Partial<LibraryStore>): void => useLibrary.setState(part);
