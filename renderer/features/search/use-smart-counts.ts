import { useEffect, useState } from 'react';
import type { SmartList } from '../../../shared/model.ts';
import { onLibraryChanged } from '../../storage/library.ts';
import { search } from '../../workers/index.ts';

const SETTLE_MS = 600;

/** How many papers each smart list has, counted again a while after the library changed, in the search worker. One that is not counted yet is left out. */
export function useSmartCounts(
  lists: readonly Pick<SmartList, 'id' | 'query'>[],
): ReadonlyMap<string, number> {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const key = JSON.stringify(lists.map(({ id, query }) => [id, query]));
  useEffect(() => {
    const asked: readonly (readonly [string, string])[] = JSON.parse(key) as [string, string][];
    if (asked.length === 0) return;
    let stopped = false;
    let busy = false;
    let timer = 0;
    const later = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void count(), SETTLE_MS);
    };
    const count = async (): Promise<void> => {
      if (busy) return later();
      busy = true;
      try {
        const found = await search().counts(asked.map(([, query]) => query));
        if (stopped) return;
        setCounts(
          new Map(
            asked.flatMap(([id], n) => {
              const papers = found[n] ?? null;
              return papers === null ? [] : [[id, papers] as const];
            }),
          ),
        );
        if (found.includes(null)) later();
      } catch (error) {
        if (!stopped) setFailure({ error });
      } finally {
        busy = false;
      }
    };
    void count();
    const stop = onLibraryChanged(later);
    return () => {
      stopped = true;
      clearTimeout(timer);
      stop();
    };
  }, [key]);
  if (failure) throw failure.error;
  return counts;
}
