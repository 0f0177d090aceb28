import { useSyncExternalStore } from 'react';
import { HIGHLIGHT_COLORS, type Labels } from '../../shared/model.ts';
import { t } from '../../shared/strings/index.ts';
import { live } from './live.ts';
import { ownLabels } from './labels.ts';

/** One watch for the whole window: every mark on a page asks. */
let own: Partial<Labels> = {};
let known: Labels | null = null;
/** In the language that `known` is in. */
let usual: Labels | null = null;
let watch: (() => void) | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  watch ??= live(ownLabels, {
    next: (now) => {
      if (HIGHLIGHT_COLORS.every((color) => now[color] === own[color])) return;
      own = now;
      known = null;
      listeners.forEach((each) => each());
    },
  });
  return () => listeners.delete(listener);
}

function snapshot(): Labels {
  if (known !== null && usual === t.common.colors) return known;
  usual = t.common.colors;
  known = { ...usual, ...own };
  return known;
}

/** The names of the colours, as they are now; until they are read, the usual ones. */
export const useLabels = (): Labels => useSyncExternalStore(subscribe, snapshot);
