/** A stream that is fed from outside, a piece at a time: who feeds it waits until the piece is taken. */
export interface Fed {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Resolves once the piece is taken; rejects nothing. */
  push(text: string): Promise<void>;
  end(): void;
  /** Whoever reads it gets this error. */
  fail(error: Error): void;
}

interface Piece {
  readonly bytes: Uint8Array;
  readonly taken: () => void;
}

/** An empty one. */
export function createFed(): Fed {
  const waiting: Piece[] = [];
  const over: { ended: boolean; error: Error | null } = { ended: false, error: null };
  let wake = (): void => undefined;
  const finish = (error: Error | null): void => {
    if (!over.ended) Object.assign(over, { ended: true, error });
    wake();
  };
  return {
    chunks: (async function* () {
      for (;;) {
        const piece = waiting.shift();
        if (piece) {
          yield piece.bytes;
          piece.taken();
        } else if (over.ended) {
          if (over.error) throw over.error;
          return;
        } else await new Promise<void>((resolve) => (wake = resolve));
      }
    })(),
    push: (text) =>
      new Promise((taken) => {
        waiting.push({ bytes: new TextEncoder().encode(text), taken });
        wake();
      }),
    end: () => finish(null),
    fail: finish,
  };
}
