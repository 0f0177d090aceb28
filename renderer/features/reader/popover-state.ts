import { useSyncExternalStore } from 'react';

/** Which highlight's popover is open, and all that lie over one another where it was opened. */
export interface OpenMark {
  readonly id: string | null;
  readonly among: readonly string[];
}

let open: OpenMark = { id: null, among: [] };
const listeners = new Set<() => void>();

/** Opens a highlight's popover, or closes it (null). `among` are the highlights to choose from there. */
export function openPopover(id: string | null, among: readonly string[] = []): void {
  open = { id, among };
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The open highlight; drawn again when it changes. */
export const usePopover = (): OpenMark => useSyncExternalStore(subscribe, () => open);
