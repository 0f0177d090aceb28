import type { Counts, View } from '../shared/model.ts';
import { t } from '../shared/strings/index.ts';
import { goTo } from './features/lists/index.ts';
import { editRules } from './features/search/index.ts';
import { Button } from './ui/Button.tsx';

/** What an empty view says: one sentence on how it fills, and where to go on from a finished inbox. */
export function EmptyView({ view, counts }: { readonly view: View; readonly counts: Counts | undefined }) {
  const reading = counts?.reading ?? 0;
  const onward = view.kind === 'shelf' && view.verdict === 'inbox' && reading > 0;
  if (view.kind === 'search' || view.kind === 'smart') return <NothingFound view={view} />;
  return (
    <>
      <p>
        {emptyText(view)} {onward && t.shell.inReading(reading)}
      </p>
      {onward && (
        <Button onClick={() => goTo({ kind: 'shelf', verdict: 'reading' })}>{t.shell.openReading}</Button>
      )}
    </>
  );
}

function NothingFound({ view }: { readonly view: Extract<View, { kind: 'search' | 'smart' }> }) {
  const smart = view.kind === 'smart';
  return (
    <>
      <p>{smart ? t.search.noneMatchRules : t.search.nothing(view.query)}</p>
      <Button onClick={() => void editRules(view)}>{smart ? t.search.editRules : t.search.editSearch}</Button>
    </>
  );
}

function emptyText(view: View): string {
  if (view.kind === 'shelf') return t.shell.emptyShelf[view.verdict];
  if (view.kind === 'starred') return t.shell.emptyStarred;
  if (view.kind === 'tag') return t.tags.empty;
  if (view.kind === 'trash') return t.trash.empty;
  return view.kind === 'list' ? t.shell.emptyList : t.shell.emptyDigest;
}
