import type { ReadingList } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { setView, useView } from '../../stores/view.ts';
import { merge } from './commands.ts';
import { ListPicker } from './ListPicker.tsx';

/** *Merge into…*: the list that takes the papers of another. */
export function ListMerger({ lists }: { readonly lists: readonly ReadingList[] }) {
  const from = useView((state) => lists.find(({ id }) => id === state.mergingListId));
  if (!from) return null;
  return (
    <ListPicker
      title={t.lists.mergeTitle(from.name)}
      lists={lists.filter((list) => list !== from)}
      onClose={() => setView({ overlay: null, mergingListId: null })}
      onPick={(into) => void merge(from.id, into)}
    />
  );
}
