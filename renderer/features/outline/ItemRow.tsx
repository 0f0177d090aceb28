import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Ellipsis } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react';
import { displayText, displayTitle } from '../../../shared/display.ts';
import type { Labels } from '../../../shared/model.ts';
import type { OutlineItem, QuoteItem } from '../../../shared/outline/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { setHighlights } from '../../stores/highlights.ts';
import { laneClass } from '../../ui/Lane.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { OwnText } from './OwnText.tsx';
import styles from './OutlineList.module.css';

interface ItemRowProps {
  readonly item: OutlineItem;
  /** The one that Tab reaches. */
  readonly isActive: boolean;
  readonly isEditing: boolean;
  readonly entries: readonly MenuEntry[];
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onDrop: (data: Record<string | symbol, unknown>) => void;
}

/** One item of an outline: dragged as a whole, written in where it is the reader's own. What is dropped on it goes before it. */
export function ItemRow({ item, isActive, isEditing, entries, onKeyDown, onDrop }: ItemRowProps) {
  const labels = useLabels();
  const row = useRef<HTMLLIElement>(null);
  const drop = useEffectEvent(onDrop);
  useEffect(() => {
    const element = row.current;
    if (!element || isEditing) return;
    const over = (is: boolean) => element.toggleAttribute('data-over', is);
    return combine(
      draggable({ element, getInitialData: () => ({ itemId: item.id }) }),
      dropTargetForElements({
        element,
        onDragEnter: () => over(true),
        onDragLeave: () => over(false),
        onDrop: ({ source }) => {
          over(false);
          drop(source.data);
        },
      }),
    );
  }, [item.id, isEditing]);
  const name = nameOf(item, labels);
  return (
    <li ref={row} className={styles['row']} data-kind={item.kind}>
      <div
        className={styles['item']}
        role="group"
        aria-label={name}
        tabIndex={isActive && !isEditing ? 0 : -1}
        data-item={item.id}
        data-level={item.kind === 'heading' ? item.level : undefined}
        onFocus={(event) => {
          if (event.target === event.currentTarget) setHighlights({ itemId: item.id });
        }}
        onKeyDown={onKeyDown}
        onDoubleClick={() => {
          if (item.kind !== 'quote') setHighlights({ itemId: item.id, editingId: item.id });
        }}
      >
        {item.kind === 'quote' ? (
          <Quote item={item} label={labelOf(item, labels)} />
        ) : (
          <OwnText item={item} isEditing={isEditing} />
        )}
      </div>
      <Menu
        label={t.outline.menu(name.slice(0, 60))}
        align="end"
        className={styles['more']}
        trigger={<Ellipsis size={16} strokeWidth={1.75} aria-hidden />}
        entries={entries}
      />
    </li>
  );
}

function Quote({ item, label }: { readonly item: QuoteItem; readonly label: string }) {
  return (
    <div className={`${styles['quote']} ${laneClass}`} data-color={item.color ?? 'note'}>
      <p className={styles['said']} dir="auto">
        {displayText(item.quote)}
      </p>
      {item.note.trim() !== '' && (
        <p className={styles['note']} dir="auto">
          {displayText(item.note)}
        </p>
      )}
      <p className={styles['source']}>
        <strong>{label}</strong>
        <span dir="auto">{displayTitle(item.source.title)}</span>
        {item.isRemoved && <em title={t.outline.wasRemoved}>{t.outline.removed}</em>}
      </p>
    </div>
  );
}

const labelOf = (item: QuoteItem, labels: Labels): string =>
  item.color === null ? t.highlights.note : labels[item.color];

function nameOf(item: OutlineItem, labels: Labels): string {
  if (item.kind === 'heading') return t.outline.heading(item.level, item.text);
  if (item.kind === 'text') return t.outline.own(item.text);
  const removed = item.isRemoved ? ` (${t.outline.removed})` : '';
  return `${t.outline.quoted(labelOf(item, labels), item.quote)}${removed}`;
}
