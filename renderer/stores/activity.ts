import { create } from 'zustand';
import type { Problem } from '../../shared/problem.ts';

/** One line for the reader: what was done (with *Undo*), or what went wrong. A newer one replaces it. */
export type Toast =
  | {
      readonly kind: 'done';
      readonly text: string;
      readonly undo: boolean;
      /** What to do next, where that is offered. */
      readonly offer?: Offer;
      readonly n: number;
    }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly n: number };

/** A next step: its name, and what it does. */
export interface Offer {
  readonly label: string;
  readonly act: () => void;
}

interface Activity {
  readonly toast: Toast | null;
  /** Said to screen readers, politely. */
  readonly said: string;
}

export const useActivity = create<Activity>()(() => ({ toast: null, said: '' }));

let n = 0;

/** Shows what was done, with *Undo*. */
export function announceDone(text: string, undo = true): void {
  n += 1;
  useActivity.setState({ toast: { kind: 'done', text, undo, n }, said: text });
}

/** Shows what was done, with *Undo*, and offers what comes next. */
export function announceOffer(text: string, offer: Offer): void {
  n += 1;
  useActivity.setState({ toast: { kind: 'done', text, undo: true, offer, n }, said: text });
}

/** Shows what went wrong and what to do. */
export function announceProblem(problem: Problem): void {
  n += 1;
  useActivity.setState({ toast: { kind: 'problem', problem, n } });
}

/** Says something to screen readers only. */
export const say = (said: string): void => useActivity.setState({ said });

export const dismissToast = (): void => useActivity.setState({ toast: null });
