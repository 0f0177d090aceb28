import { useEffect, useState } from 'react';
import { isBlank } from '../../../shared/search/query/index.ts';
import { onLibraryChanged } from '../../storage/library.ts';
import { lookUp, whole, type SearchResults } from './commands.ts';

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
    const ask = (): void => {
      lookUp(query)
        .then((found) => {
          if (stopped || !found) return;
          setResults(found);
          if (found.indexing === null) return;
          timer = window.setTimeout(ask, AGAIN_MS);
          again ??= whole().then(() => {
            clearTimeout(timer);
            if (!stopped) ask();
          });
        })
        .catch((error: unknown) => setFailure({ error }));
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
