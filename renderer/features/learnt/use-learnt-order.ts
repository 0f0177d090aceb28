import { useEffect, useState } from 'react';
import type { View } from '../../../shared/model.ts';
import { useSettings } from '../../stores/settings.ts';
import { viewKey } from '../../stores/view.ts';
import { canBeOrdered, learntOrder } from './commands.ts';

/** How long a list waits for its order before it shows the one that it has. */
const PATIENCE_MS = 400;

interface Ranked {
  readonly view: string;
  /** Null while it is not known and the list has waited long enough. */
  readonly ranks: ReadonlyMap<string, number> | null;
}

/**
 * The ids of a view in the learnt order, where that is switched on. The order is made when the view is opened and stays while it
 * is: a decision never moves other papers under the reader's hand. Papers that come meanwhile go last. Undefined while unknown.
 * `query` is what the view asks for, where it is a search or a smart list.
 */
export function useLearntOrder(
  ids: readonly string[] | undefined,
  view: View,
  query: string | null,
): readonly string[] | undefined {
  const on = useSettings((state) => state.learnt) && canBeOrdered(view, query);
  const key = viewKey(view);
  const [ranked, setRanked] = useState<Ranked | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const known = ids !== undefined;
  useEffect(() => {
    if (!on || ids === undefined) return;
    let stopped = false;
    const timer = setTimeout(() => setRanked({ view: key, ranks: null }), PATIENCE_MS);
    learntOrder(ids)
      .then((ordered) => {
        if (!stopped) setRanked({ view: key, ranks: new Map(ordered.map((id, n) => [id, n])) });
      })
      .catch((error: unknown) => setFailure({ error }))
      .finally(() => clearTimeout(timer));
    return () => {
      stopped = true;
      clearTimeout(timer);
      setRanked(null);
    };
    // The papers of the view as it was opened: see above.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [on, key, known]);
  if (failure) throw failure.error;
  if (!on || ids === undefined) return ids;
  if (ranked?.view !== key) return undefined;
  const { ranks } = ranked;
  if (ranks === null) return ids;
  const isRanked = (id: string): boolean => ranks.has(id);
  const ordered = ids.filter(isRanked).toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  return ordered.length === ids.length ? ordered : [...ordered, ...ids.filter((id) => !isRanked(id))];
}
