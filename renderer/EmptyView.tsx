import type { CommandId } from '../shared/commands.ts';
import type { Counts, View } from '../shared/model.ts';
import { t } from '../shared/strings/index.ts';
import { goTo } from './features/lists/index.ts';
import { editRules } from './features/search/index.ts';
import { useKeyLabel } from './stores/keys.ts';
import { Button } from './ui/Button.tsx';

/** What an empty view says: one sentence on how it fills, and where to go on from a finished inbox. */
export function EmptyView({ view, counts }: { readonly view: View; readonly counts: Counts | undefined }) {
  const keyLabel = useKeyLabel();
  const reading = counts?.reading ?? 0;
  const onward = view.kind === 'shelf' && view.verdict === 'inbox' && reading > 0;
  if (view.kind === 'search' || view.kind === 'smart') return <NothingFound view={view} />;
  return (
    <>
      <p>
        {emptyText(view, keyLabel)} {onward && t.shell.inReading(reading)}
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

function emptyText(view: View, keyLabel: (id: CommandId) => string | null): string {
  if (view.kind === 'starred') return t.shell.emptyStarred(keyLabel('paper.star'));
  if (view.kind === 'tag') return t.tags.empty(keyLabel('paper.tag'));
  if (view.kind === 'trash') return t.trash.empty(keyLabel('list.remove'));
  if (view.kind === 'list') return t.shell.emptyList(keyLabel('paper.list'));
  if (view.kind !== 'shelf') return t.shell.emptyDigest;
  const { inbox, later, reading, done, skipped } = t.shell.emptyShelf;
  switch (view.verdict) {
    case 'inbox':
      return inbox;
    case 'later':
      return later(keyLabel('paper.later'));
    case 'reading':
      return reading(keyLabel('paper.reading'));
    case 'done':
      return done(keyLabel('paper.out'));
    case 'skipped':
      return skipped;
  }
}
