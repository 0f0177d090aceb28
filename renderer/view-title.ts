import type { Counts, Digest, ReadingList, SmartList, Tag, View } from '../shared/model.ts';
import { t } from '../shared/strings/index.ts';

interface Places {
  readonly counts: Counts | undefined;
  readonly digests: readonly Digest[];
  readonly lists: readonly ReadingList[];
  readonly tags: readonly Tag[];
  readonly smartLists: readonly SmartList[];
  readonly smartCounts: ReadonlyMap<string, number>;
}

/** How a view is called, and how many papers it has (null while that is not known). */
export function viewTitle(
  view: View,
  places: Places,
): { readonly title: string; readonly count: number | null } {
  switch (view.kind) {
    case 'shelf':
      return { title: t.common.verdicts[view.verdict], count: places.counts?.[view.verdict] ?? null };
    case 'starred':
      return { title: t.shell.starred, count: places.counts?.starred ?? null };
    case 'highlights':
      return { title: t.highlights.title, count: places.counts?.cards ?? null };
    case 'picture':
      return { title: t.picture.title, count: null };
    case 'digest':
      return named(places.digests.find((digest) => digest.id === view.id));
    case 'list':
      return named(places.lists.find((list) => list.id === view.id));
    case 'tag':
      return named(places.tags.find((tag) => tag.id === view.id));
    case 'trash':
      return { title: t.trash.title, count: places.counts?.trash ?? null };
    case 'search':
      return { title: view.query, count: null };
    case 'smart':
      return {
        title: places.smartLists.find((list) => list.id === view.id)?.name ?? '',
        count: places.smartCounts.get(view.id) ?? null,
      };
  }
}

const named = (
  place: Digest | ReadingList | Tag | undefined,
): { readonly title: string; readonly count: number | null } => ({
  title: place?.name ?? '',
  count: place?.papers ?? null,
});
