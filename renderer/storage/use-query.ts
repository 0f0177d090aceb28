import { useEffect, useRef, useState } from 'react';
import { live } from './live.ts';

interface Answer<T> {
  readonly deps: readonly unknown[];
  readonly value?: T;
  readonly error?: unknown;
}

/**
 * Runs a library read, and again whenever what it read changes. Undefined until the first answer and when `deps`
 * change; in between, the last answer stays. A read that throws throws here, for the error boundary.
 */
export function useQuery<T>(read: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    return live(() => latest.current(), {
      next: (value) => setAnswer({ deps, value }),
      error: (error) => setAnswer({ deps, error }),
    });
    // `read` closes over `deps`, which say when it is another question.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, deps);
  if (answer === null || !same(answer.deps, deps)) return undefined;
  if ('error' in answer) throw answer.error;
  return answer.value;
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, at) => Object.is(each, b[at]));
