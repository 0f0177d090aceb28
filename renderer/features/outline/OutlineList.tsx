import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Outline, OutlineItem } from '../../../shared/outline/model.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { setHighlights, useHighlights } from '../../stores/highlights.ts';
import { addOwn, moveItem, openPassage, placeItem, setLevel, takeOut } from './commands.ts';
import { ItemRow } from './ItemRow.tsx';
import styles from './OutlineList.module.css';

interface OutlineListProps {
  readonly outline: Outline;
  readonly empty: string;
  readonly onDropCards: (ids: readonly string[], beforeId: string | null) => void;
}

/** The items of an outline, one tab stop: arrows go from item to item, and every change of their order has a key. */
export function OutlineList({ outline, empty, onDropCards }: OutlineListProps) {
  const items = useQuery(() => library.outlineItems(outline.id), [outline.id]);
  const { itemId, editingId } = useHighlights();
  const box = useRef<HTMLDivElement>(null);
  const outlineId = outline.id;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      onDrop: ({ source, location, self }) => {
        if (location.current.dropTargets[0]?.element !== self.element) return;
        dropped(source.data, { outlineId, beforeId: null, onDropCards });
      },
    });
  }, [outlineId, onDropCards]);
  const active = items?.find(({ id }) => id === itemId) ?? items?.[0];
  // The focus follows the item that keys are about, also when it moves, or comes into the place of one that went.
  useEffect(() => {
    const list = box.current;
    if (!list || editingId !== null || itemId === null) return;
    const focused = document.activeElement;
    const isHere = focused === document.body || list.contains(focused);
    if (isHere) list.querySelector<HTMLElement>(`[data-item="${CSS.escape(itemId)}"]`)?.focus();
  }, [itemId, editingId, items]);
  return (
    <div
      ref={box}
      className={styles['list']}
      data-outline=""
      tabIndex={items?.length === 0 ? 0 : -1}
      onFocus={(event) => {
        if (event.target !== event.currentTarget) return;
        event.currentTarget.querySelector<HTMLElement>('[data-item][tabindex="0"]')?.focus();
      }}
    >
      {items?.length === 0 && <p className={styles['empty']}>{empty}</p>}
      <ol aria-label={t.outline.items(outline.name)} aria-description={t.outline.keys}>
        {items?.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            isActive={item.id === active?.id}
            isEditing={item.id === editingId}
            entries={entriesOf(outline.id, items, item)}
            onKeyDown={(event) => onKey(event, { outlineId: outline.id, items, item })}
            onDrop={(data) => dropped(data, { outlineId: outline.id, beforeId: item.id, onDropCards })}
          />
        ))}
      </ol>
    </div>
  );
}

function dropped(
  { cardIds, itemId }: Record<string | symbol, unknown>,
  {
    outlineId,
    beforeId,
    onDropCards,
  }: {
    readonly outlineId: string;
    readonly beforeId: string | null;
    readonly onDropCards: OutlineListProps['onDropCards'];
  },
): void {
  if (Array.isArray(cardIds)) onDropCards(cardIds.map(String), beforeId);
  else if (typeof itemId === 'string' && itemId !== beforeId) void placeItem(outlineId, itemId, beforeId);
}

interface Here {
  readonly outlineId: string;
  readonly items: readonly OutlineItem[];
  readonly item: OutlineItem;
}

const edit = (item: OutlineItem): void => setHighlights({ itemId: item.id, editingId: item.id });

/** Enter writes in what is the reader's own, and opens the paper of what is not. */
function enter(item: OutlineItem): void {
  if (item.kind === 'quote') void openPassage(item.paperId, item.isRemoved ? null : item.highlightId);
  else edit(item);
}

function onKey(event: KeyboardEvent, { outlineId, items, item }: Here): void {
  if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
  const act = keyAction(event, { outlineId, items, item });
  if (act === null) return;
  event.preventDefault();
  act();
}

function keyAction(event: KeyboardEvent, here: Here): (() => void) | null {
  const { outlineId, items, item } = here;
  if (event.metaKey || event.ctrlKey) return null;
  const to = (by: number) => () => {
    const next = items[items.indexOf(item) + by];
    if (next) setHighlights({ itemId: next.id });
  };
  if (event.altKey) {
    if (event.key === 'ArrowUp') return () => void moveItem(outlineId, item.id, -1);
    if (event.key === 'ArrowDown') return () => void moveItem(outlineId, item.id, 1);
    if (event.key === 'ArrowLeft') return () => void setLevel(item, -1);
    return event.key === 'ArrowRight' ? () => void setLevel(item, 1) : null;
  }
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return to(1);
    case 'ArrowUp':
    case 'k':
      return to(-1);
    case 'Enter':
    case 'o':
      return () => enter(item);
    case 'h':
      return () => void addOwn('heading');
    case 't':
      return () => void addOwn('text');
    case 'Delete':
    case 'Backspace':
    case '#':
      return () => void takeOut(items, item.id);
    case 'Escape':
      return () => document.querySelector<HTMLElement>('[data-pane="list"]')?.focus();
    default:
      return null;
  }
}

function entriesOf(outlineId: string, items: readonly OutlineItem[], item: OutlineItem) {
  const at = items.indexOf(item);
  const isHeading = item.kind === 'heading';
  return [
    item.kind === 'quote'
      ? { label: t.outline.open, key: '↵', run: () => enter(item) }
      : { label: t.outline.edit, key: '↵', run: () => edit(item) },
    {
      label: t.outline.moveUp,
      key: 'Alt+↑',
      disabled: at === 0,
      run: () => void moveItem(outlineId, item.id, -1),
    },
    {
      label: t.outline.moveDown,
      key: 'Alt+↓',
      disabled: at === items.length - 1,
      run: () => void moveItem(outlineId, item.id, 1),
    },
    ...(isHeading
      ? [
          {
            label: t.outline.deeper,
            key: 'Alt+→',
            disabled: item.level === 3,
            run: () => void setLevel(item, 1),
          },
          {
            label: t.outline.higher,
            key: 'Alt+←',
            disabled: item.level === 1,
            run: () => void setLevel(item, -1),
          },
        ]
      : []),
    { label: t.outline.takeOut, key: 'Del', run: () => void takeOut(items, item.id) },
  ];
}
