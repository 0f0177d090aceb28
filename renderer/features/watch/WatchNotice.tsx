import { useMemo } from 'react';
import type { ParsedPaper } from '../../../shared/digest/report.ts';
import { t } from '../../../shared/strings/index.ts';
import { isSunk } from '../../../shared/watch/index.ts';
import { useWatch } from '../../storage/use-watch.ts';

/** Of a file with more entries only so many are looked through before it is imported. */
const MOST = 5_000;

/** Before an import: how many of its papers have watch words. Says nothing when none does. */
export function WatchNotice({ records }: { readonly records: readonly ParsedPaper[] }) {
  const { matches } = useWatch();
  const { found, sunk } = useMemo(() => {
    const each = records
      .slice(0, MOST)
      .map(({ title, abstract = '', authors }) => matches({ title: title ?? '', abstract, authors }))
      .filter(({ length }) => length > 0);
    return { found: each.length, sunk: each.filter(isSunk).length };
  }, [records, matches]);
  return found === 0 ? null : <p>{t.watch.preview(found, sunk)}</p>;
}
