import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect, expose } from '../../../renderer/workers/rpc.ts';

type Handler = (event: { readonly data: unknown }) => void;

/** Both ends in one place: what one posts, the other hears, as structured clones. */
function wire<T extends object>(api: T): T {
  const toWindow: Handler[] = [];
  const scope = globalThis as unknown as { postMessage?: unknown; onmessage?: Handler | null };
  scope.postMessage = (message: unknown) => {
    const data: unknown = structuredClone(message);
    queueMicrotask(() => toWindow.forEach((hear) => hear({ data })));
  };
  expose(api);
  const hear = scope.onmessage;
  const worker = {
    postMessage: (message: unknown) => {
      const data: unknown = structuredClone(message);
      queueMicrotask(() => hear?.({ data }));
    },
    addEventListener: (name: string, listener: Handler) => {
      if (name === 'message') toWindow.push(listener);
    },
  };
  return connect<T>(worker as unknown as Worker).api;
}

afterEach(() => {
  const scope = globalThis as unknown as { postMessage?: unknown; onmessage?: unknown };
  delete scope.postMessage;
  delete scope.onmessage;
  vi.restoreAllMocks();
});

describe('a callback to the window', () => {
  it('is answered, and the worker waits for the answer', async () => {
    const seen: string[] = [];
    const api = wire({
      async run(ask: (n: number) => Promise<number>) {
        const first = await ask(1);
        seen.push(`answered ${first}`);
        return ask(first);
      },
    });
    const answer = await api.run(async (n) => {
      seen.push(`asked ${n}`);
      return n * 10;
    });
    expect(answer).toBe(100);
    expect(seen).toEqual(['asked 1', 'answered 10', 'asked 10']);
  });

  it('fails in the worker when it fails in the window', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const api = wire({
      async run(ask: () => Promise<number>) {
        return ask().catch((error: unknown) => `worker saw ${String(error)}`);
      },
    });
    const failing = () => Promise.reject(new Error('no disk'));
    expect(await api.run(failing)).toContain('no disk');
  });
});
