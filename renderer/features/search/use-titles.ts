import { useEffect, useState } from 'react';
import { lookUpTitles, type Titled } from './commands.ts';

const AGAIN_MS = 400;

/** Papers whose titles are like what is typed, best first; the last ones until newer are there, null before the first. While the library is still being read they come again. */
export function useTitles(typed: string): readonly Titled[] | null {
  const [papers, setPapers] = useState<readonly Titled[] | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const blank = typed.trim() === '';
  useEffect(() => {
    if (blank) return;
    let stopped = false;
    let timer = 0;
    const ask = (): void => {
      lookUpTitles(typed)
        .then((found) => {
          if (stopped || !found) return;
          setPapers(found.papers);
          if (!found.complete) timer = window.setTimeout(ask, AGAIN_MS);
        })
        .catch((error: unknown) => setFailure({ error }));
    };
    ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [typed, blank]);
  if (failure) throw failure.error;
  return blank ? [] : papers;
}
