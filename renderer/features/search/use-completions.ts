import { useEffect, useState } from 'react';
import { HIGHLIGHT_COLORS } from '../../../shared/model.ts';
import { complete, type Completion, type KnownValues } from '../../../shared/search/query/index.ts';
import { digests, lists, tags } from '../../storage/library.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { useQuery } from '../../storage/use-query.ts';
import { search } from '../../workers/index.ts';

const AUTHORS = 8;

/** What may come at the caret, from the lists, digests, labels and authors of the library. */
export function useCompletions(query: string, caret: number): readonly Completion[] {
  const known = useQuery(readKnown, []);
  const author = useAuthors(query, caret);
  const labels = useLabels();
  return complete(query, caret, {
    ...known,
    author,
    color: HIGHLIGHT_COLORS.map((color) => labels[color].toLowerCase()),
  });
}

async function readKnown(): Promise<KnownValues> {
  const [all, came, tagged] = await Promise.all([lists(), digests(), tags()]);
  const months = [...new Set(came.flatMap(({ date }) => date?.slice(0, 7) ?? []))].toSorted().toReversed();
  return {
    list: all.map(({ name }) => name),
    tag: tagged.map(({ name }) => name),
    digest: [...months, ...came.map(({ name }) => name)],
    after: months,
    before: months,
  };
}

/** Authors for the operator at the caret; they are looked up only there. */
function useAuthors(query: string, caret: number): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  const typed = /(?:^|\s)-?(?:author|by):"?([^"]*)$/iu.exec(query.slice(0, caret))?.[1] ?? null;
  useEffect(() => {
    if (typed === null) return;
    let stopped = false;
    search()
      .authors(typed, AUTHORS)
      .then((found) => {
        if (!stopped) setNames(found);
      })
      .catch(() => undefined);
    return () => {
      stopped = true;
    };
  }, [typed]);
  return typed === null ? [] : names;
}
