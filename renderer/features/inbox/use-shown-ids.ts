import { useEffect, useMemo, useState } from 'react';
import type { HighlightColor, Paper, View } from '../../../shared/model.ts';
import { withQuery } from '../../../shared/search/query/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { viewKey, type Chip } from '../../stores/view.ts';
import { search } from '../../workers/index.ts';
import { usePlaceIds } from './use-place-ids.ts';
import { useQueryOf } from './use-query-of.ts';
import { isPlace, useSorted } from './use-sorted.ts';

const AGAIN_MS = 400;
const SETTLE_MS = 150;

const has =
  (color: HighlightColor) =>
  (paper: Paper): boolean =>
    paper.highlights.includes(color);

const keeps: Readonly<Record<Exclude<Chip, 'all'>, (paper: Paper) => boolean>> = {
  unread: (paper) => !paper.read,
  highlighted: (paper) => paper.highlights.length > 0,
  code: (paper) => paper.urls.some((url) => url.kind === 'code'),
  amber: has('amber'),
  green: has('green'),
  blue: has('blue'),
  rose: has('rose'),
  violet: has('violet'),
};

/** What a chip is in the language of the search box: what a query finds is never read here to be left out again. */
const CHIP_OPERATORS: Readonly<Record<Chip, string>> = {
  all: '',
  unread: 'is:unread',
  highlighted: 'has:highlight',
  code: 'has:code',
  amber: 'color:amber',
  green: 'color:green',
  blue: 'color:blue',
  rose: 'color:rose',
  violet: 'color:violet',
};

/** The ids that the list shows: those of a view that a chip lets through, as they are now. Undefined until they are known. */
export function useShownIds(view: View, chip: Chip): readonly string[] | undefined {
  const indexed = library.isIndexed(view) ? view : null;
  const followed = usePlaceIds(indexed);
  const whole = useQuery(
    async () => (isPlace(view) && indexed === null ? library.paperIds(view) : []),
    [viewKey(view)],
  );
  const placed = indexed === null ? whole : followed;
  const chipped = useChipped(placed, view, chip);
  const found = useFound(useQueryOf(view), chip);
  return useSorted(view, isPlace(view) ? chipped : found);
}

/** Those of the ids of a place that a chip lets through, in their order. The search worker says which papers do, and so none of them is read here. */
function useChipped(
  ids: readonly string[] | undefined,
  view: View,
  chip: Chip,
): readonly string[] | undefined {
  const asks = chip !== 'all' && isPlace(view);
  const inTrash = asks && view.kind === 'trash';
  // Searches never find what is in the trash.
  const read = useQuery(
    async () => (inTrash ? chosen(await library.paperIds(view), chip) : []),
    [viewKey(view), chip],
  );
  const through = useFound(asks && !inTrash ? '' : null, chip);
  const passing = useMemo(() => (through === undefined ? null : new Set(through)), [through]);
  const chipped = useMemo(
    () => (passing === null ? undefined : ids?.filter((id) => passing.has(id))),
    [ids, passing],
  );
  if (!asks) return ids;
  return inTrash ? read : chipped;
}

interface FoundIds {
  readonly query: string;
  readonly chip: Chip;
  readonly ids: readonly string[];
}

/** The papers of a query, asked again after every change of the library and while the index is being read; the last answer stays meanwhile. */
function useFound(query: string | null, chip: Chip): readonly string[] | undefined {
  const [found, setFound] = useState<FoundIds | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  useEffect(() => {
    if (query === null) return;
    let stopped = false;
    let timer = 0;
    const later = (after: number): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), after);
    };
    const ask = async (): Promise<void> => {
      try {
        const { ids: shown, complete } = await search().papers(withQuery(query, CHIP_OPERATORS[chip]));
        if (stopped) return;
        setFound((last) =>
          last?.query === query && same(last, chip, shown) ? last : { query, chip, ids: shown },
        );
        if (!complete) later(AGAIN_MS);
      } catch (error) {
        if (!stopped) setFailure({ error });
      }
    };
    void ask();
    const stop = library.onLibraryChanged(() => later(SETTLE_MS));
    return () => {
      stopped = true;
      clearTimeout(timer);
      stop();
    };
  }, [query, chip]);
  if (failure) throw failure.error;
  return found !== null && found.query === query && found.chip === chip ? found.ids : undefined;
}

const same = (last: FoundIds, chip: Chip, ids: readonly string[]): boolean =>
  last.chip === chip && last.ids.length === ids.length && last.ids.every((id, n) => id === ids[n]);

async function chosen(ids: readonly string[], chip: Exclude<Chip, 'all'>): Promise<readonly string[]> {
  const rows = await library.papers(ids);
  return ids.filter((_, n) => {
    const row = rows[n];
    return row ? keeps[chip](row) : false;
  });
}
