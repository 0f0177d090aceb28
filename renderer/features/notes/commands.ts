import { searchTextsOf } from '../../storage/library.ts';
import { useView } from '../../stores/view.ts';
import { lookUpTitles } from '../search/index.ts';
import type { Linkable } from './editor.ts';

const MOST_RECENT = 8;

/** Papers that were open in this window, the last first: what a note most likely links to. */
let recent: readonly Linkable[] = [];

/** Takes note of a paper that is open. */
export function rememberOpen(paper: Linkable): void {
  recent = [paper, ...recent.filter(({ paperId }) => paperId !== paper.paperId)].slice(0, MOST_RECENT + 1);
}

const AGAIN_MS = 300;

/**
 * Papers to link to from the open one: by their titles, or before anything is typed those that were open last. While the library is
 * still being read and nothing matches, asks again until nobody waits any more.
 */
export async function findPapers(typed: string, isWaiting: () => boolean): Promise<readonly Linkable[]> {
  const isOther = ({ paperId }: Linkable): boolean => paperId !== useView.getState().paperId;
  if (typed === '') {
    const there = await searchTextsOf(recent.map(({ paperId }) => paperId));
    return recent.filter((_, at) => there[at] !== null).filter(isOther);
  }
  for (;;) {
    const results = await lookUpTitles(typed);
    const found = (results?.papers ?? []).map(({ id, title }) => ({ paperId: id, title })).filter(isOther);
    if (found.length > 0 || results === null || results.complete || !isWaiting()) return found;
    await new Promise((resume) => setTimeout(resume, AGAIN_MS));
  }
}
