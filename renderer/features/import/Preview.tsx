import { useEffect, useRef, useState } from 'react';
import type { ReadingList } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { Button } from '../../ui/Button.tsx';
import { TopicButton } from '../../ui/Sheet.tsx';
import type { ImportDone } from '../../workers/ingest-api.ts';
import { WatchNotice } from '../watch/index.ts';
import { Account } from './Account.tsx';
import { counted, DIGEST_LIKE, entryChoices, NO_MARKS, tiles, type Filter } from './choices.ts';
import { commitImport } from './commands.ts';
import type { ImportState } from './import-state.ts';
import { CorrectionBar } from './CorrectionBar.tsx';
import { DigestFields, type DigestDraft } from './DigestFields.tsx';
import { Encodings } from './Encodings.tsx';
import { Entries } from './Entries.tsx';
import styles from './ImportScreen.module.css';
import { LedgerLines } from './LedgerLines.tsx';
import { Nothing } from './Nothing.tsx';
import { Notices } from './Notices.tsx';

interface PreviewProps {
  readonly state: Extract<ImportState, { phase: 'ready' }>;
  readonly lists: readonly ReadingList[];
  readonly onClose: () => void;
  readonly onChooseOther: () => void;
  readonly onImported: (done: ImportDone) => void;
}

/** What was found, before any of it is added. */
export function Preview({ state, lists, onClose, onChooseOther, onImported }: PreviewProps) {
  const { name, preview, options, waiting, busy } = state;
  const { report, plan } = preview;
  const [chosen, setFilter] = useState<Filter>('all');
  const [marks, setMarks] = useState(NO_MARKS);
  const [draft, setDraft] = useState<DigestDraft>({
    name: preview.name,
    date: preview.date ?? '',
    listId: '',
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // A correction can take away the control that made it.
  useEffect(() => {
    if (document.activeElement === document.body) bar.current?.focus({ preventScroll: true });
  }, [preview]);
  const shown = tiles(preview);
  const fallback = plan.length === 0 && report.ignored.length > 0 ? 'ignored' : 'all';
  const filter = shown.some((tile) => tile.filter === chosen) && plan.length > 0 ? chosen : fallback;
  const { fresh, joining } = counted(preview, marks);
  const isTrusted = report.gate.score >= DIGEST_LIKE;
  const already = preview.alreadyImportedAs;
  const submit = () =>
    void commitImport(
      {
        name: draft.name.trim() || preview.name,
        date: draft.date || null,
        targetListId: draft.listId || null,
        ...entryChoices(preview, marks),
      },
      onImported,
    );
  return (
    <>
      <div ref={scroller} className={styles['scroller']}>
        <header className={styles['header']}>
          <h1 ref={heading} tabIndex={-1} dir="auto">
            {plan.length === 0 ? t.importing.nothing.title(name) : t.importing.title(plan.length, name)}
          </h1>
          <Notices preview={preview} waiting={waiting} />
          <WatchNotice records={report.records} />
          <Encodings preview={preview} chosen={options.encoding} />
          <div className={styles['tiles']} role="group" aria-label={t.importing.filters}>
            {shown.map((tile) => (
              <button
                type="button"
                key={tile.filter}
                aria-pressed={filter === tile.filter}
                onClick={() => setFilter(tile.filter)}
              >
                <strong>{t.common.number(tile.n)}</strong>
                <span>{t.importing.tiles[tile.filter]}</span>
                <small>
                  {t.importing.tileHints[tile.filter === 'new' && !isTrusted ? 'unticked' : tile.filter]}
                </small>
              </button>
            ))}
          </div>
          {plan.length > 0 && <DigestFields lists={lists} draft={draft} onChange={setDraft} />}
          {plan.length === 0 && <Nothing preview={preview} onChooseOther={onChooseOther} />}
        </header>
        {filter === 'ignored' || filter === 'trimmed' ? (
          <LedgerLines report={report} kind={filter} />
        ) : (
          <Entries
            key={filter}
            preview={preview}
            filter={filter}
            roles={options.roles ?? {}}
            marks={marks}
            scroller={scroller}
            onMark={setMarks}
          />
        )}
      </div>
      <CorrectionBar ref={bar} state={state} />
      <footer className={styles['footer']}>
        <Account preview={preview} filter={filter} onShow={setFilter} />
        <TopicButton topic="importing" />
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button
          variant="primary"
          disabled={busy || already !== null || fresh + joining === 0}
          onClick={submit}
        >
          {already !== null
            ? t.importing.nothingNew(plan.length)
            : fresh + joining === 0
              ? t.importing.nothingTicked
              : fresh === 0
                ? t.importing.joining(joining)
                : t.importing.importing(fresh)}
        </Button>
      </footer>
    </>
  );
}
