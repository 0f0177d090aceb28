import { useSyncExternalStore } from 'react';

/** What fits: three panes, an icon rail with two panes, or one pane at a time. Widths in CSS pixels, as in the design. */
export type Layout = 'wide' | 'rail' | 'single';

const layoutOf = (width: number): Layout => (width >= 1180 ? 'wide' : width >= 860 ? 'rail' : 'single');

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
};

/** The layout of the window now. */
export const useLayout = (): Layout => useSyncExternalStore(subscribe, () => layoutOf(innerWidth));
