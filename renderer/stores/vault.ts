import { create } from 'zustand';
import type { Problem } from '../../shared/problem.ts';
import type { VaultConflict, VaultStatus } from '../../shared/vault/contract.ts';

/** A conflict, and which paper or list it is about. */
export interface OpenConflict extends VaultConflict {
  readonly id: string;
  readonly title: string;
}

/** What the window knows of the Markdown mirror. */
export interface VaultStore {
  /** As main said last; null before it did. */
  readonly status: VaultStatus | null;
  /** How far a pass over many files is; null where none runs. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  /** What stood in the way of the last pass. */
  readonly problem: Problem | null;
  readonly conflicts: readonly OpenConflict[];
}

export const useVault = create<VaultStore>()(() => ({
  status: null,
  progress: null,
  problem: null,
  conflicts: [],
}));

/** Changes part of it. */
export const setVault = (part: Partial<VaultStore>): void => useVault.setState(part);
