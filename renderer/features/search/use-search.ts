import { useEffect, useState } from 'react';
import { isBlank } from '../../../shared/search/query/index.ts';
import { onLibraryChanged } from '../../storage/library.ts';
import { current, lookUp, whole, type SearchResults } from './commands.ts';

const AGAIN_MS = 400;
const SETTLE_MS = 200;

/** Results for what is typed: the last ones until newer are there, null for a query that asks nothing. While the library is still being read, and when it changes, they come again. */
export function useSearch(query: string): SearchResults | null {
  const [results, setResults] = useState<SearchResults | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const blank = isBlank(query);
  useEffect(() => {
    if (blank) return;
    let stopped = false;
    let timer = 0;
    let again: Promise<void> | undefined;
    // Nothing is said to be nowhere before the index was asked whether it has all that the library holds.
    let sure: Promise<void> | undefined;
    const fail = (error: unknown): void => setFailure({ error });
    const askNow = (): void => {
      clearTimeout(timer);
      if (!stopped) ask();
    };
    const ask = (): void => {
      lookUp(query)
        .then((found) => {
          if (stopped || !found) return;
          setResults(found);
          if (found.indexing !== null) {
            timer = window.setTimeout(ask, AGAIN_MS);
            again ??= whole().then(askNow, fail);
          } else if (found.total === 0) sure ??= current().then(askNow, fail);
        })
        .catch(fail);
    };
    ask();
    // What was just written may not have been in the index yet.
    const unfollow = onLibraryChanged(() => {
      clearTimeout(timer);
      timer = window.setTimeout(ask, SETTLE_MS);
    });
    return () => {
      stopped = true;
      clearTimeout(timer);
      unfollow();
    };
  }, [query, blank]);
  if (failure) throw failure.error;
  return blank ? null : results;
}
