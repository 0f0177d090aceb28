import { useEffect, useState } from 'react';
import type { View } from '../../../shared/model.ts';
import type { WatchWord } from '../../../shared/watch/index.ts';
import { onPapersChanged } from '../../storage/library.ts';
import { useWatch } from '../../storage/use-watch.ts';
import { search } from '../../workers/index.ts';

/** The papers of a view in the order that they are shown in. */
export interface ShownOrder {
  readonly ids: readonly string[];
  /** Where the papers begin that watch words sent to the end; null where there are none. */
  readonly sunkFrom: number | null;
}

interface Answer {
  readonly words: readonly WatchWord[];
  /** The papers that were asked about; null for all. */
  readonly asked: ReadonlySet<string> | null;
  readonly sunk: ReadonlySet<string>;
}

/** Of fewer papers the answer comes within a frame or two, and the list waits for it; of more it shows them meanwhile as they are. */
const FEW = 1_000;

/** Puts papers that are sunk by watch words behind the others, in digests and in the inbox. They stay in their order, and nothing is left out. */
export function useSunkLast(view: View, ids: readonly string[] | undefined): ShownOrder | undefined {
  const { words } = useWatch();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [changes, setChanges] = useState(0);
  const isPlace = view.kind === 'digest' || (view.kind === 'shelf' && view.verdict === 'inbox');
  const sinks = isPlace && words !== null && words.some(({ effect }) => effect === 'sink');
  useEffect(() => (sinks ? onPapersChanged(() => setChanges((n) => n + 1)) : undefined), [sinks]);
  const known = answer !== null && answer.words === words && isAbout(answer, ids);
  useEffect(() => {
    if (!sinks || !ids || words === null) return;
    let stopped = false;
    const few = ids.length <= FEW;
    void search()
      .sunk(words, few ? ids : null)
      .then((sunk) => {
        if (!stopped) setAnswer({ words, asked: few ? new Set(ids) : null, sunk: new Set(sunk) });
      });
    return () => {
      stopped = true;
    };
    // A paper that leaves changes nothing: asked again only where the answer does not hold.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [sinks, words, known, changes, ids === undefined]);
  if (!ids || (isPlace && words === null)) return undefined;
  if (!sinks) return { ids, sunkFrom: null };
  if (answer === null) return ids.length <= FEW ? undefined : { ids, sunkFrom: null };
  return sunkLast(ids, answer.sunk);
}

const isAbout = ({ asked }: Answer, ids: readonly string[] | undefined): boolean =>
  asked === null || (ids !== undefined && ids.every((id) => asked.has(id)));

function sunkLast(ids: readonly string[], sunk: ReadonlySet<string>): ShownOrder {
  const last = ids.filter((id) => sunk.has(id));
  if (last.length === 0) return { ids, sunkFrom: null };
  return { ids: [...ids.filter((id) => !sunk.has(id)), ...last], sunkFrom: ids.length - last.length };
}
