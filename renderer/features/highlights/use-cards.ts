import { useEffect, useMemo, useState } from 'react';
import {
  byPaper,
  filterCards,
  hasWords,
  wordsOf,
  type CardLabel,
  type CardRef,
} from '../../../shared/cards.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { useHighlights } from '../../stores/highlights.ts';

/** What the view shows, and how many cards each label would. */
export interface ShownCards {
  readonly refs: readonly CardRef[];
  readonly counts: Readonly<Record<CardLabel, number>>;
  /** Of the whole library. */
  readonly total: number;
}

/** The cards that the filters let through, in the order that was chosen, as they are now. Undefined until they are known. */
export function useCards(): ShownCards | undefined {
  const { labels, listId, digestId, tagId, from, until, text, order } = useHighlights();
  const refs = useQuery(library.cardRefs, []);
  const papers = useQuery(() => papersIn(listId, digestId), [listId, digestId]);
  const tagged = useQuery(async () => (tagId === null ? null : library.taggedCards(tagId)), [tagId]);
  const matching = useMatching(refs, text);
  return useMemo(() => {
    if (refs === undefined || papers === undefined || tagged === undefined || matching === undefined)
      return undefined;
    const { shown, counts } = filterCards(refs, { labels, from, until, papers, tagged, matching });
    return { refs: order === 'paper' ? byPaper(shown) : shown, counts, total: refs.length };
  }, [refs, papers, tagged, matching, labels, from, until, order]);
}

/** The papers of a list and of a digest; null where neither is asked for. */
async function papersIn(listId: string | null, digestId: string | null): Promise<ReadonlySet<string> | null> {
  const [list, digest] = await Promise.all([
    listId === null ? null : library.paperIds({ kind: 'list', id: listId }),
    digestId === null ? null : library.paperIds({ kind: 'digest', id: digestId }),
  ]);
  if (list === null || digest === null) {
    const one = list ?? digest;
    return one === null ? null : new Set(one);
  }
  return new Set(list).intersection(new Set(digest));
}

/** The cards that have every word of what was typed; null while nothing is. Texts are read once for as long as no card changes. */
function useMatching(
  refs: readonly CardRef[] | undefined,
  typed: string,
): ReadonlySet<string> | null | undefined {
  const [read, setRead] = useState<ReadonlyMap<string, string> | null>(null);
  const isAsked = typed.trim() !== '';
  useEffect(() => {
    if (!isAsked || refs === undefined) return;
    let stopped = false;
    void library.cardTexts().then((texts) => {
      if (!stopped) setRead(texts);
    });
    return () => {
      stopped = true;
    };
  }, [isAsked, refs]);
  return useMemo(() => {
    if (!isAsked) return null;
    // What was read before a card changed answers until it is read again.
    if (read === null) return undefined;
    const words = wordsOf(typed);
    return new Set([...read].flatMap(([id, text]) => (hasWords(text, words) ? [id] : [])));
  }, [isAsked, typed, read]);
}
