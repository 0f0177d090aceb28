/** Watched folders as windows see them: names and ids, never paths. */
import type { ProblemCode } from './problem.ts';

/** What happens to a new digest in a folder: it is offered, or imported at once with the choices that a preview starts with. */
export type WatchMode = 'offer' | 'import';

/** A file that was not imported, and why. It stays where it is. */
export interface WatchFailure {
  readonly name: string;
  readonly reason: ProblemCode;
}

export interface WatchedFolder {
  readonly id: string;
  readonly name: string;
  readonly mode: WatchMode;
  /** Looked through every few seconds instead of waiting for the system's word, which network drives do not give. */
  readonly polling: boolean;
  /** Whether the folder is there. */
  readonly reachable: boolean;
  /** Whether what was in it before it was watched can still be offered. */
  readonly hasOlder: boolean;
  /** The newest last; 50 at most. */
  readonly failures: readonly WatchFailure[];
}

/** A digest that was found and waits for the reader's word. */
export interface WaitingDigest {
  readonly folderId: string;
  readonly name: string;
}

export interface WatchedState {
  readonly folders: readonly WatchedFolder[];
  readonly waiting: readonly WaitingDigest[];
}

/** No folder is watched. */
export const NOTHING_WATCHED: WatchedState = { folders: [], waiting: [] };
