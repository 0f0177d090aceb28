/** What the box shows of an answer: a few of each kind, so that many papers do not hide a note. */
import type { Hit, HitKind } from '../../shared/search/index.ts';
import type { Answer } from './answer.ts';
import type { KindCount } from './search-api.ts';

/** Of each kind, where there are several. */
const EACH = 8;

export interface ByKind {
  readonly hits: readonly Hit[];
  readonly kinds: Readonly<Record<HitKind, KindCount>>;
}

/** At most `limit` of the answer's documents, still best first, and how many it has of each kind. */
export function byKind({ hits, total, more }: Answer, limit: number): ByKind {
  const of = Map.groupBy(hits, ({ kind }) => kind);
  const most = of.size > 1 ? EACH : limit;
  const shown = new Set([...of.values()].flatMap((all) => all.slice(0, most)));
  const some = more || total > hits.length;
  const count = (kind: HitKind): KindCount => {
    const n = of.get(kind)?.length ?? 0;
    return { n, more: some && n > 0 };
  };
  return {
    hits: hits.filter((hit) => shown.has(hit)),
    kinds: { paper: count('paper'), note: count('note'), highlight: count('highlight') },
  };
}
