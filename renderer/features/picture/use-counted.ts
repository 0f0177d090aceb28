import { useEffect, useState } from 'react';
import { onLibraryChanged } from '../../storage/library.ts';
import { picture } from '../../workers/index.ts';

/** How long the first question waits, and how long the library must be at rest before the next; in milliseconds. */
interface Patience {
  readonly first: number;
  readonly settle: number;
}

const PATIENCE: Patience = { first: 0, settle: 500 };

type Counting = ReturnType<typeof picture>;

/** What the worker answers, asked again a while after the library changed; the last answer stays meanwhile. Undefined until the first for these `deps`. */
export function useCounted<T>(
  read: (from: Counting) => Promise<T>,
  deps: readonly (string | number)[],
  { first, settle } = PATIENCE,
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
    timer = window.setTimeout(() => void ask(), first);
    const stop = onLibraryChanged(() => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), settle);
    });
    return () => {
      stopped = true;
      clearTimeout(timer);
      stop();
    };
    // `read` closes over `deps`, which say when it is another question.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, first, settle]);
  if (failure) throw failure.error;
  return found?.key === key ? found.answer : undefined;
}
