import { useEffect, useState } from 'react';
import { watchPlace, type IndexedPlace } from '../../storage/library.ts';
import { viewKey } from '../../stores/view.ts';

interface Answer {
  readonly key: string;
  readonly ids?: readonly string[];
  readonly error?: unknown;
}

/** The ids of a place, again whenever they change; undefined until the first are known, and for no place. What fails throws here. */
export function usePlaceIds(view: IndexedPlace | null): readonly string[] | undefined {
  const key = view === null ? '' : viewKey(view);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (view === null) return;
    return watchPlace(view, {
      next: (ids) => setAnswer({ key, ids }),
      error: (error) => setAnswer({ key, error }),
    });
    // The key says which view it is.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  if (answer?.key !== key) return undefined;
  if ('error' in answer) throw answer.error;
  return answer.ids;
}
