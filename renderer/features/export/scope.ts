/** Which papers an export is of. */
import type { View } from '../../../shared/model.ts';
import * as library from '../../storage/library.ts';
import { sameView, useView } from '../../stores/view.ts';
import { search } from '../../workers/index.ts';
import { shownIds, targetIds } from '../inbox/index.ts';

export const SCOPES = ['selected', 'view', 'library'] as const;
export type Scope = (typeof SCOPES)[number];

export type ScopedIds = Readonly<Record<Scope, readonly string[]>>;

/** The papers of each scope, as they are now, in the order in which they show. `place` stands for the view. */
export async function scopedIds(place: View): Promise<ScopedIds> {
  const { view } = useView.getState();
  const isHere = sameView(place, view) && showsPapers(view);
  return {
    selected: isHere ? targetIds() : [],
    view: isHere ? shownIds() : await idsIn(place),
    library: await library.shelvedIds(),
  };
}

const showsPapers = ({ kind }: View): boolean => kind !== 'highlights' && kind !== 'picture';

async function idsIn(place: View): Promise<readonly string[]> {
  switch (place.kind) {
    case 'highlights':
    case 'picture':
      return [];
    case 'search':
      return (await search().papers(place.query)).ids;
    case 'smart':
      return (await search().papers((await library.smartListQuery(place.id)) ?? '')).ids;
    case 'shelf':
    case 'starred':
    case 'digest':
    case 'list':
    case 'tag':
    case 'trash':
      return library.paperIds(place);
  }
}
