/** Papers of places, and those that a query finds, in other orders than their own. For the search worker, which has what orders ask of every paper at hand. */
import type { Place } from '../../shared/model.ts';
import { inOrder, type Sorting } from '../../shared/orders.ts';
import { stampOf } from './changes.ts';
import { db } from './db.ts';
import { facts } from './facts.ts';
import { paperIds } from './reads.ts';

/** The papers of a place, or these, ordered as asked. No paper is read for it once the facts are known. */
export async function sortedIds(
  from: Place | readonly string[],
  sorting: Sorting,
): Promise<readonly string[]> {
  const ids = 'kind' in from ? await paperIds(from) : from;
  if (sorting.order === 'own') return ids;
  const [known, votes] = await Promise.all([
    facts(),
    sorting.order === 'rank' ? votesOfAll() : new Map<string, number>(),
  ]);
  return inOrder(ids, sorting, (id) => {
    const fact = known.get(id);
    return fact === undefined
      ? undefined
      : { title: fact.title, published: fact.published, votes: votes.get(id) ?? -1 };
  });
}

let kept: { readonly stamp: string; readonly votes: Promise<ReadonlyMap<string, number>> } | null = null;

function votesOfAll(): Promise<ReadonlyMap<string, number>> {
  const stamp = stampOf(['appearances']);
  if (kept?.stamp !== stamp) kept = { stamp, votes: readVotes() };
  return kept.votes;
}

const PAGE = 2_000;

/** The most that any digest counts for each paper. Many rows at a time: one by one takes five times as long. */
async function readVotes(): Promise<ReadonlyMap<string, number>> {
  const votes = new Map<string, number>();
  for (let last: [string, number] = ['', 0]; ;) {
    const rows = await db.appearances.where('[digestId+ordinal]').above(last).limit(PAGE).toArray();
    for (const { paperId, upvotes } of rows)
      if (upvotes !== undefined) votes.set(paperId, Math.max(upvotes, votes.get(paperId) ?? 0));
    const end = rows.at(-1);
    if (end === undefined) return votes;
    last = [end.digestId, end.ordinal];
  }
}
