import type { View } from '../../../shared/model.ts';
import { hasWords } from '../../../shared/search/query/index.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { say } from '../../stores/activity.ts';
import { setLearnt } from '../../stores/learnt.ts';
import { setSettings, useSettings } from '../../stores/settings.ts';
import { setView, useView } from '../../stores/view.ts';
import { learnt as learntWorker } from '../../workers/index.ts';

/** The first papers of a view, the newest, are put in order: more than anybody goes through in one go. */
const MOST_ORDERED = 2_000;

/** Puts the first papers in the learnt order, those after them keep their places; leaves them as they are, and says so, while there is too little to learn from. */
export async function learntOrder(ids: readonly string[]): Promise<readonly string[]> {
  const answer = await learntWorker().learntOrder(ids.slice(0, MOST_ORDERED));
  if (answer.kind === 'few') {
    setLearnt({ order: answer, whys: new Map() });
    return ids;
  }
  // What was thought of a paper is another thing now.
  setLearnt({ order: 'ordered', whys: new Map() });
  return [...answer.ids, ...ids.slice(MOST_ORDERED)];
}

/**
 * Whether the learnt order is one of a view's: a reader's own lists, and what words find, have an order of their own. `query` is
 * what a search or a smart list asks for, null while that is not known.
 */
export const canBeOrdered = ({ kind }: View, query: string | null): boolean =>
  kind === 'search' || kind === 'smart'
    ? query !== null && !hasWords(query)
    : kind === 'shelf' || kind === 'digest';

/** Switches the learnt order on or off; off, what was learnt is forgotten. */
export async function toggleLearnt(): Promise<void> {
  const learnt = !useSettings.getState().learnt;
  setSettings({ learnt });
  // What is asked for is at the top.
  const { view } = useView.getState();
  const query = view.kind === 'smart' ? await library.smartListQuery(view.id) : null;
  if (learnt && canBeOrdered(view, view.kind === 'search' ? view.query : query))
    setView({ paperId: null, selected: new Set() });
  if (learnt) return;
  say(t.learnt.off);
  setLearnt({ order: 'learning', whys: new Map() });
  await learntWorker().forgetLearnt();
}
