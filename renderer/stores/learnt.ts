import { create } from 'zustand';
import type { TooFew, Why } from '../../shared/learnt/index.ts';

/** What the window knows of the learnt order. */
export interface LearntStore {
  /** How far it is; where there is not enough to learn from, how much there is. */
  readonly order: 'learning' | 'ordered' | TooFew;
  /** Why papers stand where they do, as far as that was asked. Null for one of which nothing can be said. */
  readonly whys: ReadonlyMap<string, Why | null>;
}

export const useLearnt = create<LearntStore>()(() => ({ order: 'learning', whys: new Map() }));

/** Changes part of it. */
export const setLearnt = (part: Partial<LearntStore>): void => useLearnt.setState(part);
