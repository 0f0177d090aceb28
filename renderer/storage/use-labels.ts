import { liveQuery } from 'dexie';
import { useSyncExternalStore } from 'react';
import { HIGHLIGHT_COLORS, type Labels } from '../../shared/model.ts';
import { t } from '../../shared/strings/index.ts';
import { labels } from './labels.ts';

/** One watch for the whole window: every mark on a page asks. */
let known: Labels = t.common.colors;
let watch: { unsubscribe(): void } | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  watch ??= liveQuery(labels).subscribe((now) => {
    if (HIGHLIGHT_COLORS.every((color) => now[color] === known[color])) return;
    known = now;
    listeners.forEach((each) => each());
  });
  return () => listeners.delete(listener);
}

/** The names of the colours, as they are now; until they are read, the usual ones. */
export const useLabels = (): Labels => useSyncExternalStore(subscribe, () => known);
