import { useEffect, useRef, useState } from 'react';
import type { ReadingList } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { Button } from '../../ui/Button.tsx';
import type { ImportDone } from '../../workers/ingest-api.ts';
import { counted, DIGEST_LIKE, entryChoices, NO_MARKS, tiles, type Filter } from './choices.ts';
import { commitImport, type ImportState } from './commands.ts';
import { DigestFields, type DigestDraft } from './DigestFields.tsx';
import { Entries } from './Entries.tsx';
import styles from './ImportScreen.module.css';
import { LedgerLines } from './LedgerLines.tsx';

interface PreviewProps {
  readonly state: Extract<ImportState, { phase: 'ready' }>;
  readonly lists: readonly ReadingList[];
  readonly onClose: () => void;
  readonly onImported: (done: ImportDone) => void;
}

/** What was found, before any of it is added. */
export function Preview({ state, lists, onClose, onImported }: PreviewProps) {
  const { name, preview, options, waiting } = state;
  const { report, plan } = preview;
  const [chosen, setFilter] = useState<Filter>('all');
  const [marks, setMarks] = useState(NO_MARKS);
  const [draft, setDraft] = useState<DigestDraft>({
    name: preview.name,
    date: preview.date ?? '',
    listId: '',
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // A correction can take away the control that made it.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [preview]);
  const shown = tiles(preview);
  const filter = shown.some((tile) => tile.filter === chosen) ? chosen : 'all';
  const { fresh, joining } = counted(preview, marks);
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
            {t.importing.title(plan.length, name)}
          </h1>
          <p>{already === null ? t.importing.nothingYet : t.importing.alreadyHere(already)}</p>
          {waiting > 0 && <p>{t.importing.waiting(waiting)}</p>}
          {report.gate.score < DIGEST_LIKE && (
            <div role="alert" className={styles['banner']}>
              <p>{t.importing.gate}</p>
              <ul>
                {report.gate.reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </div>
          )}
          {report.warnings.map((warning) => (
            <p key={warning} className={styles['warn']}>
              {warning}
            </p>
          ))}
          {report.claimed !== undefined && report.claimed !== plan.length && (
            <p className={styles['warn']}>{t.importing.claimed(report.claimed, plan.length)}</p>
          )}
          <div className={styles['tiles']} role="group" aria-label={t.importing.filters}>
            {shown.map((tile) => (
              <button
                type="button"
                key={tile.filter}
                aria-pressed={filter === tile.filter}
                onClick={() => setFilter(tile.filter)}
              >
                <strong>{tile.n.toLocaleString('en')}</strong>
                <span>{t.importing.tiles[tile.filter]}</span>
                <small>{t.importing.tileHints[tile.filter]}</small>
              </button>
            ))}
          </div>
          <p className={styles['sum']} role="status">
            {t.importing.sum(report.lines, plan.length, report.ignored.length, report.trimmed.length)}
          </p>
          <DigestFields preview={preview} lists={lists} draft={draft} onChange={setDraft} />
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
      <footer className={styles['footer']}>
        <span>{t.importing.compared(preview.libraryPapers)}</span>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button variant="primary" disabled={already !== null || fresh + joining === 0} onClick={submit}>
          {already !== null
            ? t.importing.nothingNew(plan.length)
            : fresh === 0 && joining > 0
              ? t.importing.joining(joining)
              : t.importing.importing(fresh)}
        </Button>
      </footer>
    </>
  );
}
