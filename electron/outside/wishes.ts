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

export interface Wishes {
  readonly handlers: WishHandlers;
  /** Has the window grant a wish. Waits for a window that is opening; fails with `app-no-window` where there is none, or it goes. */
  ask(wish: OutsideWish, hear: Hearer, signal: AbortSignal): Promise<Result<OutsideAnswer>>;
  /** The window went, or loads anew. */
  lost(): void;
  /** Whether the window listens. */
  listening(): boolean;
}

interface Waiting {
  readonly wish: OutsideWish;
  readonly hear: Hearer;
  readonly answer: (result: Result<OutsideAnswer>) => void;
  sent: boolean;
}

/** No wishes yet. `isThere` says whether a window is open, which will listen once its library is. */
export function createWishes(
  send: (wish: { readonly id: string; readonly wish: OutsideWish }) => void,
  isThere: () => boolean,
): Wishes {
  const waiting = new Map<string, Waiting>();
  let listening = false;
  const sendAll = (): void => {
    for (const [id, one] of waiting) {
      if (one.sent) continue;
      one.sent = true;
      send({ id, wish: one.wish });
    }
  };
  return {
    handlers: {
      async listenOutside() {
        listening = true;
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
      if (signal.aborted || !isThere()) return Promise.resolve(fail('app-no-window'));
      return new Promise((resolve) => {
        const id = randomUUID();
        const answer = (result: Result<OutsideAnswer>): void => {
          waiting.delete(id);
          resolve(result);
        };
        signal.addEventListener('abort', () => answer(fail('import-cancelled')), { once: true });
        waiting.set(id, { wish, hear, answer, sent: false });
        if (listening) sendAll();
      });
    },
    lost() {
      listening = false;
      for (const one of waiting.values()) if (one.sent || !isThere()) one.answer(fail('app-no-window'));
    },
    listening: () => listening,
  };
}
