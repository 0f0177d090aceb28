import { ArrowUpDown } from 'lucide-react';
import type { View } from '../../../shared/model.ts';
import { SORT_ORDERS, type SortOrder } from '../../../shared/orders.ts';
import { hasWords } from '../../../shared/search/query/index.ts';
import { t } from '../../../shared/strings/index.ts';
import { say } from '../../stores/activity.ts';
import { useKeyLabel, withKey } from '../../stores/keys.ts';
import { setSorting, sortingOf, useSettings } from '../../stores/settings.ts';
import { viewKey } from '../../stores/view.ts';
import button from '../../ui/Button.module.css';
import { ChoiceMenu } from '../../ui/Menu.tsx';
import styles from './ListPane.module.css';
import { useQueryOf } from './use-query-of.ts';

/** In which order the papers of a view show; kept for each view. */
export function SortMenu({ view }: { readonly view: View }) {
  const key = viewKey(view);
  const keyLabel = useKeyLabel();
  const { order } = useSettings((state) => sortingOf(state.sortings, key));
  const query = useQueryOf(view);
  const name = (each: SortOrder): string => (each === 'own' ? ownName(view, query) : t.lists.orders[each]);
  return (
    <span data-sort-menu="" data-set={order !== 'own'} className={styles['sort']}>
      <ChoiceMenu
        label={withKey(t.lists.sort(name(order)), keyLabel('list.sort'))}
        className={button['icon']}
        trigger={<ArrowUpDown size={16} strokeWidth={1.75} aria-hidden />}
        options={SORT_ORDERS.map((value) => ({ value, label: name(value) }))}
        chosen={order}
        onChoose={(chosen) => {
          // Shuffling again is another order.
          setSorting(key, { order: chosen, seed: chosen === 'random' ? Date.now() % 2 ** 31 : 0 });
          say(t.lists.sorted(name(chosen)));
        }}
      />
    </span>
  );
}

/** Opens the menu of orders, where there is one. */
export const openSortMenu = (): void =>
  document.querySelector<HTMLElement>('[data-sort-menu] button')?.click();

/** What a view's own order is called: of a query with words, the best match first. */
function ownName(view: View, query: string | null): string {
  if (query !== null && hasWords(query)) return t.lists.own.found;
  if (view.kind === 'list') return t.lists.own.list;
  return view.kind === 'digest' ? t.lists.own.digest : t.lists.own.elsewhere;
}
