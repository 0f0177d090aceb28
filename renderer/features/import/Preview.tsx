import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { LineRole } from '../../../shared/digest/report.ts';
import type { ReadingList } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { Button } from '../../ui/Button.tsx';
import type { ImportDone, ImportPreview } from '../../workers/ingest-api.ts';
import { leftOutAtFirst, shownEntries, tiles, type Decision, type Filter } from './choices.ts';
import { cancelImport, commitImport } from './commands.ts';
import { EntryRow } from './EntryRow.tsx';
import styles from './ImportScreen.module.css';
import { LedgerLines } from './LedgerLines.tsx';

interface PreviewProps {
  readonly preview: ImportPreview;
  readonly roles: Readonly<Record<number, LineRole>>;
  readonly lists: readonly ReadingList[];
  readonly onClose: () => void;
  readonly onImported: (done: ImportDone) => void;
}

/** What was found, before any of it is added. */
export function Preview({ preview, roles, lists, onClose, onImported }: PreviewProps) {
  const { report, plan } = preview;
  const [filter, setFilter] = useState<Filter>('all');
  const [leftOut, setLeftOut] = useState(() => leftOutAtFirst(preview));
  const [decisions, setDecisions] = useState<ReadonlyMap<number, Decision>>(new Map());
  const [name, setName] = useState(preview.name);
  const [date, setDate] = useState(preview.date ?? '');
  const [listId, setListId] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const out = new Set([...leftOut, ...[...decisions].flatMap(([n, each]) => (each === 'skip' ? [n] : []))]);
  const total = plan.length - out.size;
  const already = preview.alreadyImportedAs;
  const close = () => void cancelImport().then(onClose);
  const submit = async (): Promise<void> => {
    const done = await commitImport({
      name: name.trim() || preview.name,
      date: date || null,
      targetListId: listId || null,
      leaveOut: [...out],
      mergeInto: Object.fromEntries(
        plan.flatMap(({ ordinal, other }) =>
          decisions.get(ordinal) === 'merge' && other ? [[ordinal, other.paperId]] : [],
        ),
      ),
    });
    if (done) onImported(done);
  };
  const toggle = (ordinal: number) => {
    const next = new Set(leftOut);
    if (!next.delete(ordinal)) next.add(ordinal);
    setLeftOut(next);
  };
  return (
    // The Escape of the whole screen: every control inside keeps its own.
    <main
      className={styles['screen']}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && close()}
    >
      <header className={styles['header']}>
        <h1 ref={heading} tabIndex={-1} dir="auto">
          {t.importing.title(plan.length, preview.name)}
        </h1>
        <p>{already === null ? t.importing.nothingYet : t.importing.alreadyHere(already)}</p>
        {report.gate.score < 0.5 && <p className={styles['warn']}>{t.importing.gate}</p>}
        {report.warnings.map((warning) => (
          <p key={warning} className={styles['warn']}>
            {warning}
          </p>
        ))}
        <div className={styles['tiles']}>
          {tiles(preview).map((tile) => (
            <button
              type="button"
              key={tile.filter}
              aria-pressed={filter === tile.filter}
              onClick={() => setFilter(tile.filter)}
            >
              <strong>{tile.n}</strong>
              <span>{t.importing.tiles[tile.filter]}</span>
            </button>
          ))}
        </div>
        <p className={styles['sum']}>
          {t.importing.sum(
            report.lines.total,
            report.lines.used,
            plan.length,
            report.ignored.length,
            report.trimmed.length,
          )}
        </p>
        <div className={styles['fields']}>
          <label>
            {t.importing.name}
            <input value={name} onChange={(event) => setName(event.target.value)} />
          </label>
          <label>
            {t.importing.date}
            <input type="date" value={date} onChange={(event) => setDate(event.target.value)} />
          </label>
          <label>
            {t.importing.list}
            <select value={listId} onChange={(event) => setListId(event.target.value)}>
              <option value="">{t.importing.noList}</option>
              {lists.map((list) => (
                <option key={list.id} value={list.id}>
                  {list.name}
                </option>
              ))}
            </select>
          </label>
        </div>
      </header>
      {filter === 'ignored' || filter === 'trimmed' ? (
        <LedgerLines lines={report[filter]} kind={filter} />
      ) : (
        <Entries
          preview={preview}
          filter={filter}
          leftOut={out}
          decisions={decisions}
          roles={roles}
          onToggle={toggle}
          onDecide={(ordinal, decision) => setDecisions(new Map(decisions).set(ordinal, decision))}
        />
      )}
      <footer className={styles['footer']}>
        <span>{t.importing.compared(preview.libraryPapers)}</span>
        <Button onClick={close}>{t.common.cancel}</Button>
        <Button variant="primary" disabled={total === 0 || already !== null} onClick={() => void submit()}>
          {t.importing.importing(total)}
        </Button>
      </footer>
    </main>
  );
}

interface EntriesProps {
  readonly preview: ImportPreview;
  readonly filter: Filter;
  readonly leftOut: ReadonlySet<number>;
  readonly decisions: ReadonlyMap<number, Decision>;
  readonly roles: Readonly<Record<number, LineRole>>;
  readonly onToggle: (ordinal: number) => void;
  readonly onDecide: (ordinal: number, decision: Decision) => void;
}

function Entries({ preview, filter, leftOut, decisions, roles, onToggle, onDecide }: EntriesProps) {
  const entries = shownEntries(preview, filter);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    getItemKey: (n) => entries[n]?.ordinal ?? n,
    overscan: 8,
    useFlushSync: false,
  });
  return (
    // A region that scrolls must be reachable by keyboard.
    <div
      ref={scroller}
      className={styles['entries']}
      tabIndex={0}
      role="region"
      aria-label={t.importing.tiles[filter]}
    >
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map((item) => {
          const entry = entries[item.index];
          const record = entry && preview.report.records[entry.ordinal];
          if (!entry || !record) return null;
          return (
            <div
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              className={styles['slot']}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <EntryRow
                entry={entry}
                record={record}
                ticked={!leftOut.has(entry.ordinal)}
                decision={decisions.get(entry.ordinal) ?? 'both'}
                roles={roles}
                onToggle={() => onToggle(entry.ordinal)}
                onDecide={(decision) => onDecide(entry.ordinal, decision)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
