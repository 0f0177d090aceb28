/** Calls between the window and a worker: an object of async functions on one side, a proxy on the other. Functions among the arguments are called back, and their answers can be awaited. */

type Api = { readonly [name: string]: (...args: never[]) => Promise<unknown> };

interface Call {
  readonly call: number;
  readonly name: string;
  readonly args: readonly unknown[];
  /** Which of `args` stand for functions of the caller. */
  readonly callbacks: readonly number[];
}

/** An answer of the caller to a function of its own that was called back. */
interface Reply {
  readonly reply: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Answers calls in a worker. A failure is logged here and thrown again at the caller. */
export function expose<T extends object>(api: T): void {
  const scope = globalThis as unknown as {
    postMessage(message: unknown): void;
    onmessage: ((event: MessageEvent<Call | Reply>) => void) | null;
  };
  const asked = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  const ask = (call: number, at: number, values: readonly unknown[]): Promise<unknown> => {
    last += 1;
    const answer = Promise.withResolvers<unknown>();
    // Most callers of a callback never wait for its answer.
    answer.promise.catch(() => undefined);
    asked.set(last, answer);
    scope.postMessage({ call, at, values, reply: last });
    return answer.promise;
  };
  scope.onmessage = ({ data }) => {
    if ('reply' in data) {
      const answer = asked.get(data.reply);
      asked.delete(data.reply);
      if (data.error === undefined) answer?.resolve(data.value);
      else answer?.reject(new Error(data.error));
      return;
    }
    const args = data.args.map((arg, at) =>
      data.callbacks.includes(at) ? (...values: unknown[]) => ask(data.call, at, values) : arg,
    );
    const act = Reflect.get(api, data.name) as (...args: unknown[]) => Promise<unknown>;
    Promise.resolve()
      .then(() => act(...args))
      .then(
        (value) => scope.postMessage({ call: data.call, value }),
        (error: unknown) => {
          // oxlint-disable-next-line no-console -- the net under a worker's bugs
          console.error(error);
          scope.postMessage({ call: data.call, error: String(error) });
        },
      );
  };
}

interface Waiting {
  readonly done: (value: unknown) => void;
  readonly failed: (error: Error) => void;
  readonly args: readonly unknown[];
}

/** A worker and what it exposes. */
export interface Connected<T> {
  readonly api: T;
  /** Ends the worker at once, whatever it is busy with. Calls that wait for it fail. */
  stop(): void;
}

/** The functions that a worker exposes, and the way to be rid of it. */
export function connect<T extends object>(worker: Worker): Connected<T> {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.addEventListener(
    'message',
    ({
      data,
    }: MessageEvent<{
      call: number;
      at?: number;
      reply?: number;
      values?: unknown[];
      value?: unknown;
      error?: string;
    }>) => {
      const call = waiting.get(data.call);
      if (!call) return;
      if (data.at !== undefined) {
        const act = call.args[data.at] as (...values: unknown[]) => unknown;
        const { reply } = data;
        Promise.resolve()
          .then(() => act(...(data.values ?? [])))
          .then(
            (value) => worker.postMessage({ reply, value }),
            (error: unknown) => worker.postMessage({ reply, error: String(error) }),
          );
        return;
      }
      waiting.delete(data.call);
      if (data.error === undefined) call.done(data.value);
      else call.failed(new Error(data.error));
    },
  );
  const fail = (message: string): void => {
    for (const call of waiting.values()) call.failed(new Error(message));
    waiting.clear();
  };
  worker.addEventListener('error', (event) => fail(event.message));
  const target: Api = {};
  const api = new Proxy(target, {
    get:
      (_target, name) =>
      (...args: unknown[]) =>
        new Promise((done, failed) => {
          last += 1;
          waiting.set(last, { done, failed, args });
          const callbacks = args.flatMap((arg, at) => (typeof arg === 'function' ? [at] : []));
          const plain = args.map((arg) => (typeof arg === 'function' ? null : arg));
          worker.postMessage({ call: last, name, args: plain, callbacks });
        }),
  }) as T;
  return {
    api,
    stop() {
      worker.terminate();
      fail('the worker was stopped');
    },
  };
}
