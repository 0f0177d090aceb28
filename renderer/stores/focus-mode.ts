import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

interface FocusMode {
  /** Only the paper shows, where a paper shows. */
  readonly on: boolean;
}

/** Focus mode. In session storage: kept for this window over a reload, unknown to others and to the next start. */
export const useFocusMode = create<FocusMode>()(
  persist((): FocusMode => ({ on: false }), {
    name: 'lectern.focus-mode',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
    // What is stored is never trusted.
    merge: (stored, now) => ({ ...now, on: (stored as Partial<FocusMode> | undefined)?.on === true }),
  }),
);

/** Enters or leaves focus mode. */
export const setFocusMode = (to: 'on' | 'off'): void => {
  useFocusMode.setState({ on: to === 'on' });
};
