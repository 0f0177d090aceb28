import { useSyncExternalStore } from 'react';

/** Which highlight's popover is open. */
let openId: string | null = null;
const listeners = new Set<() => void>();

/** Opens a highlight's popover, or closes it (null). */
export function openPopover(id: string | null): void {
  openId = id;
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePopover = (): string | null => useSyncExternalStore(subscribe, () => openId);
