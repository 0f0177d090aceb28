import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Place, View } from '../../../shared/model.ts';
import { sortingOf, useSettings } from '../../stores/settings.ts';
import { viewKey } from '../../stores/view.ts';
import { search } from '../../workers/index.ts';

/** Whether a view shows the papers of a place, and not what a query finds or no list at all. */
export const isPlace = (view: View): view is Exclude<Place, { readonly kind: 'highlights' }> =>
  view.kind !== 'search' && view.kind !== 'smart' && view.kind !== 'highlights' && view.kind !== 'picture';

interface SortedIds {
  readonly name: string;
  readonly key: string;
  readonly ids: readonly string[];
}

/**
 * What a view shows, in the order that was chosen for it. The worker orders the ids once; papers that leave do so at once, and
 * it is asked again when others come. What comes meanwhile stands last. It knows the papers of a place itself, and is told
 * those that a query found.
 */
export function useSorted(view: View, placed: readonly string[] | undefined): readonly string[] | undefined {
  const name = viewKey(view);
  const sorting = useSettings((state) => sortingOf(state.sortings, name));
  const isOwn = sorting.order === 'own';
  const key = `${name} ${sorting.order} ${sorting.seed}`;
  const [sorted, setSorted] = useState<SortedIds | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  // Until another order is known the last one of the same place stays.
  const known = sorted?.name === name ? sorted.ids : null;
  const isCurrent = sorted?.key === key;
  const shown = useMemo(() => {
    if (isOwn || placed === undefined) return { ids: placed, isWhole: true };
    if (known === null) return { ids: undefined, isWhole: false };
    const there = new Set(placed);
    const ids = known.filter((id) => there.delete(id));
    return { ids: [...ids, ...there], isWhole: isCurrent && there.size === 0 };
  }, [isOwn, placed, known, isCurrent]);
  const ask = useEffectEvent(async () => search().sorted(isPlace(view) ? view : (placed ?? []), sorting));
  useEffect(() => {
    if (shown.isWhole) return;
    let stopped = false;
    ask()
      .then((ids) => {
        if (!stopped) setSorted({ name, key, ids });
      })
      .catch((error: unknown) => {
        if (!stopped) setFailure({ error });
      });
    return () => {
      stopped = true;
    };
    // Whatever the place has then: what comes while the worker orders is asked for again.
  }, [name, key, placed, shown.isWhole]);
  if (failure) throw failure.error;
  return shown.ids;
}
