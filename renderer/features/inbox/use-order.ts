import type { View } from '../../../shared/model.ts';
import { sortingOf, useSettings } from '../../stores/settings.ts';
import { viewKey, type Chip } from '../../stores/view.ts';
import { useLearntOrder } from '../learnt/index.ts';
import { useSunkLast, type ShownOrder } from '../watch/index.ts';
import { useQueryOf } from './use-query-of.ts';
import { useShownIds } from './use-shown-ids.ts';

/**
 * The papers of a view in the order in which they are shown: the one that the reader chose, else what they keep first where
 * that is on, else the view's own; in the last two, what watch words sink comes last. Undefined until it is known.
 */
export function useOrder(view: View, chip: Chip): ShownOrder | undefined {
  const isOwn = useSettings((state) => sortingOf(state.sortings, viewKey(view)).order === 'own');
  const shown = useShownIds(view, chip);
  const learnt = useLearntOrder(shown, view, useQueryOf(view));
  const last = useSunkLast(view, learnt);
  if (isOwn) return last;
  return shown && { ids: shown, sunkFrom: null };
}
