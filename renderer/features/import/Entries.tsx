import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { LineRole } from '../../../shared/digest/report.ts';
import { t } from '../../../shared/strings/index.ts';
import type { ImportPreview } from '../../workers/ingest-api.ts';
import {
  decide,
  entryKey,
  isTicked,
  shownEntries,
  tick,
  trimmedFrom,
  type Filter,
  type Marks,
} from './choices.ts';
import { EntryRow } from './EntryRow.tsx';
import styles from './ImportScreen.module.css';

interface EntriesProps {
  readonly preview: ImportPreview;
  readonly filter: Filter;
  readonly roles: Readonly<Record<number, LineRole>>;
  readonly marks: Marks;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onMark: (marks: Marks) => void;
}

/** The entries that a filter shows, each with its tick box; only those near the window are drawn. */
export function Entries({ preview, filter, roles, marks, scroller, onMark }: EntriesProps) {
  const entries = shownEntries(preview, filter);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [margin, setMargin] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => setMargin(element.offsetTop);
    measure();
    // What stands above wraps with the width, and comes and goes with corrections.
    const observer = new ResizeObserver(measure);
    for (const each of element.parentElement?.children ?? []) observer.observe(each);
    return () => observer.disconnect();
  }, []);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 62,
    getItemKey: (n) => entryKey(preview, entries[n]?.ordinal ?? n),
    overscan: 8,
    scrollMargin: margin,
    useFlushSync: false,
  });
  const ignored = useMemo(
    () => new Set(preview.report.ignored.map(({ line }) => line)),
    [preview.report.ignored],
  );
  const unticked = entries.filter((entry) => !isTicked(preview, marks, entry));
  const toggleOpen = (key: string): void => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  return (
    <>
      <label className={styles['all']}>
        <input
          type="checkbox"
          checked={unticked.length === 0}
          ref={(box) => {
            if (box) box.indeterminate = unticked.length > 0 && unticked.length < entries.length;
          }}
          onChange={() => onMark(tick(preview, marks, unticked.length > 0 ? unticked : entries))}
        />
        <strong>{t.importing.tiles[filter]}</strong> {t.common.number(entries.length)}
      </label>
      <div
        ref={list}
        className={styles['entries']}
        role="list"
        aria-label={t.importing.tiles[filter]}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map((item) => {
          const entry = entries[item.index];
          const record = entry && preview.report.records[entry.ordinal];
          if (!entry || !record) return null;
          const key = entryKey(preview, entry.ordinal);
          return (
            <div
              key={item.key}
              ref={rows.measureElement}
              role="listitem"
              aria-setsize={entries.length}
              aria-posinset={item.index + 1}
              data-index={item.index}
              className={styles['slot']}
              style={{ transform: `translateY(${item.start - margin}px)` }}
            >
              <EntryRow
                entry={entry}
                record={record}
                ticked={isTicked(preview, marks, entry)}
                decision={marks.decisions.get(key) ?? 'both'}
                roles={roles}
                ignored={ignored}
                trimmed={trimmedFrom(preview.report, record)}
                open={open.has(key) !== (filter === 'check')}
                onToggle={() => onMark(tick(preview, marks, [entry]))}
                onDecide={(decision) => onMark(decide(preview, marks, entry, decision))}
                onOpen={() => toggleOpen(key)}
              />
            </div>
          );
        })}
      </div>
    </>
  );
}
