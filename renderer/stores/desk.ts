import { create } from 'zustand';
import type { UpdateState } from '../../shared/updates.ts';
import { NOTHING_WATCHED, type WatchedState } from '../../shared/watched.ts';

/** What main says of the desktop: forgotten with the window, and said again to the next. */
export interface Desk {
  readonly watched: WatchedState;
  readonly update: UpdateState;
}

export const useDesk = create<Desk>()(() => ({
  watched: NOTHING_WATCHED,
  update: { phase: 'idle', checkedAt: null },
}));

/** Main's newest word. */
export const setDesk = (part: Partial<Desk>): void => useDesk.setState(part);
