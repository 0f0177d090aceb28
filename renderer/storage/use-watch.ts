import { useSyncExternalStore } from 'react';
import {
  compile,
  NO_MATCHES,
  type WatchedText,
  type WatchMatch,
  type WatchWord,
} from '../../shared/watch/index.ts';
import { live } from './live.ts';
import { watchWords } from './watch-words.ts';

/** What is watched for, and which of it a paper has. */
export interface Watch {
  /** Null until it is read. */
  readonly words: readonly WatchWord[] | null;
  /** The same answer for the same paper object. */
  readonly matches: (paper: WatchedText) => readonly WatchMatch[];
}

/** One watch for the whole window: every row on a page asks. */
let known: Watch = { words: null, matches: () => NO_MATCHES };
let watch: (() => void) | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  watch ??= live(watchWords, {
    next: (words) => {
      known = { words, matches: remembered(compile(words)) };
      listeners.forEach((each) => each());
    },
  });
  return () => listeners.delete(listener);
}

function remembered(matches: Watch['matches']): Watch['matches'] {
  const answers = new WeakMap<WatchedText, readonly WatchMatch[]>();
  return (paper) => {
    let answer = answers.get(paper);
    if (answer === undefined) answers.set(paper, (answer = matches(paper)));
    return answer;
  };
}

/** The watch words as they are now. */
export const useWatch = (): Watch => useSyncExternalStore(subscribe, () => known);
