import type { View } from '../../../shared/model.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { viewKey } from '../../stores/view.ts';

/** What a search or a smart list asks for; null of any other view, and while it is being read. */
export function useQueryOf(view: View): string | null {
  const saved = useQuery(
    async () => (view.kind === 'smart' ? library.smartListQuery(view.id) : null),
    [viewKey(view)],
  );
  return view.kind === 'search' ? view.query : (saved ?? null);
}
