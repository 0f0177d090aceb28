import { useEffect, useState } from 'react';
import { onLibraryChanged } from '../../storage/library.ts';
import { picture } from '../../workers/index.ts';

const SETTLE_MS = 500;

type Counting = ReturnType<typeof picture>;

/** What the worker answers, asked again a while after the library changed; the last answer stays meanwhile. Undefined until the first for these `deps`. */
export function useCounted<T>(
  read: (from: Counting) => Promise<T>,
  deps: readonly (string | number)[],
): T | undefined {
  const [found, setFound] = useState<{ readonly key: string; readonly answer: T } | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const key = deps.join('\n');
  useEffect(() => {
    let stopped = false;
    let timer = 0;
    const ask = async (): Promise<void> => {
      try {
        const answer = await read(picture());
        if (!stopped) setFound({ key, answer });
      } catch (error) {
        if (!stopped) setFailure({ error });
      }
    };
    void ask();
    const stop = onLibraryChanged(() => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), SETTLE_MS);
    });
    return () => {
      stopped = true;
      clearTimeout(timer);
      stop();
    };
    // `read` closes over `deps`, which say when it is another question.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  if (failure) throw failure.error;
  return found?.key === key ? found.answer : undefined;
}
