/**
 * The pile of a triage deck. Where the reader is in it follows from what has been decided, so nothing but the last card has
 * to be remembered: a paper of a digest or of a shelf is decided when it is somewhere else than where papers of the pile
 * begin, others when their card was passed with a verdict.
 */
import type { Paper, Verdict, View } from '../model.ts';
import type { WatchMatch } from '../watch/index.ts';

/** What of a paper the deck decides by. */
export type DeckPaper = Pick<Paper, 'id' | 'verdict' | 'starred'>;

/** More than a reader goes through at a time; what is left of a larger view is the next pile. */
const MOST = 500;

/** The cards in the order of their view. Those passed before that have left the view come first, so that one can go back to them. */
export function pileOf(ids: readonly string[], passed: readonly string[]): readonly string[] {
  const there = new Set(ids);
  return [...passed.filter((id) => !there.has(id)), ...ids.slice(0, MOST)];
}

/** Whether a paper needs no verdict any more. `passed`: those that were given one in this pile. `again`: what was decided before does not count. */
export function isDecided(
  paper: Pick<Paper, 'id' | 'verdict'>,
  {
    view,
    passed,
    again,
  }: { readonly view: View; readonly passed: ReadonlySet<string>; readonly again: boolean },
): boolean {
  const home = again ? null : homeOf(view);
  return home === null ? passed.has(paper.id) : paper.verdict !== home;
}

/** Where papers of a view stand before they are decided; null where they stand anywhere. */
function homeOf(view: View): Verdict | null {
  if (view.kind === 'shelf') return view.verdict;
  return view.kind === 'digest' ? 'inbox' : null;
}

/** The first card after this one that waits for a verdict, else the first before it; null when none does. */
export function nextCard(
  ids: readonly string[],
  from: string | null,
  waits: (id: string) => boolean,
): string | null {
  const at = from === null ? -1 : ids.indexOf(from);
  return ids.slice(at + 1).find(waits) ?? ids.slice(0, Math.max(0, at)).find(waits) ?? null;
}

/** How a pile came out. A paper is kept when it is anywhere but in the inbox or skipped; `left` wait for a verdict. */
export interface Standing {
  readonly kept: number;
  readonly skipped: number;
  readonly starred: number;
  readonly left: number;
}

/** Counts what became of the papers of a pile. */
export function standingOf(papers: readonly DeckPaper[], decided: (paper: DeckPaper) => boolean): Standing {
  const done = papers.filter(decided);
  const skipped = done.filter(({ verdict }) => verdict === 'skipped').length;
  return {
    kept: done.length - skipped,
    skipped,
    starred: papers.filter(({ starred }) => starred).length,
    left: papers.length - done.length,
  };
}

/** What to read first: starred papers, then those with watch words, then the rest of what was kept; each in the order of the pile. */
export function readFirst<P extends DeckPaper>(
  papers: readonly P[],
  { matches, limit }: { readonly matches: (paper: P) => readonly WatchMatch[]; readonly limit: number },
): readonly P[] {
  const rank = (paper: P): number | null => {
    if (paper.starred) return 0;
    if (paper.verdict !== 'later' && paper.verdict !== 'reading') return null;
    const effects = matches(paper).map(({ word }) => word.effect);
    return effects.includes('highlight') ? 1 : effects.includes('mark') ? 2 : 3;
  };
  return papers
    .flatMap((paper, at) => {
      const own = rank(paper);
      return own === null ? [] : [{ paper, own, at }];
    })
    .toSorted((a, b) => a.own - b.own || a.at - b.at)
    .slice(0, limit)
    .map(({ paper }) => paper);
}
