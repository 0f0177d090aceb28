/** Wishes to the window: sent when it listens, answered over the bridge, given up when the window goes. */
import { randomUUID } from 'node:crypto';
import type { Bridge } from '../../shared/bridge.ts';
import type { Hearer, OutsideAnswer, OutsideWish } from '../../shared/outside.ts';
import { fail, type Result } from '../../shared/problem.ts';
import { record, text } from '../arguments.ts';
import { readSaid } from './arguments.ts';

/** The methods of the contract, taking what a stranger might send. */
export type WishHandlers = {
  readonly [M in 'listenOutside' | 'answerOutside']: (argument: unknown) => ReturnType<Bridge[M]>;
};

/** The windows that could grant a wish. */
export interface WishWindows<W> {
  /** Those that are open, the one that was last in front first; each will listen once its library is open. */
  readonly windows: () => readonly W[];
  /** The window that is being answered. */
  readonly current: () => W | null;
  readonly send: (window: W, wish: { readonly id: string; readonly wish: OutsideWish }) => void;
}

export interface Wishes<W> {
  readonly handlers: WishHandlers;
  /** Has the window that was last in front grant a wish. Waits for one that is opening; fails with `app-no-window` where there is none, or it goes. */
  ask(wish: OutsideWish, hear: Hearer, signal: AbortSignal): Promise<Result<OutsideAnswer>>;
  /** A window went, or loads anew. */
  lost(window: W): void;
  /** Whether a window listens. */
  listening(): boolean;
}

interface Waiting<W> {
  readonly wish: OutsideWish;
  readonly hear: Hearer;
  readonly answer: (result: Result<OutsideAnswer>) => void;
  /** The window that was asked; null until one listens. */
  by: W | null;
}

/** No wishes yet. */
export function createWishes<W>({ windows, current, send }: WishWindows<W>): Wishes<W> {
  const waiting = new Map<string, Waiting<W>>();
  const listening = new Set<W>();
  const listener = (): W | undefined => windows().find((window) => listening.has(window));
  const sendAll = (): void => {
    const window = listener();
    if (window === undefined) return;
    for (const [id, one] of waiting) {
      if (one.by !== null) continue;
      one.by = window;
      send(window, { id, wish: one.wish });
    }
  };
  return {
    handlers: {
      async listenOutside() {
        const window = current();
        if (window !== null) listening.add(window);
        sendAll();
      },
      async answerOutside(argument) {
        const fields = record(argument);
        const one = waiting.get(text(fields['id']));
        const said = readSaid(fields['said']);
        if (one === undefined) return false;
        if (said.kind === 'progress') one.hear.progress(said.done, said.of);
        else if (said.kind === 'answer') one.answer(said.result);
        else
          return one.hear.piece(said.text).then(
            () => true,
            () => false,
          );
        return true;
      },
    },
    ask(wish, hear, signal) {
      if (signal.aborted || windows().length === 0) return Promise.resolve(fail('app-no-window'));
      return new Promise((resolve) => {
        const id = randomUUID();
        const answer = (result: Result<OutsideAnswer>): void => {
          waiting.delete(id);
          resolve(result);
        };
        signal.addEventListener('abort', () => answer(fail('import-cancelled')), { once: true });
        waiting.set(id, { wish, hear, answer, by: null });
        sendAll();
      });
    },
    lost(window) {
      listening.delete(window);
      const isNone = windows().length === 0;
      for (const one of waiting.values())
        if (one.by === window || (one.by === null && isNone)) one.answer(fail('app-no-window'));
    },
    listening: () => listener() !== undefined,
  };
}
