import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type MouseEvent } from 'react';
import type { CardRef } from '../../../shared/cards.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { setHighlights, useHighlights } from '../../stores/highlights.ts';
import styles from './CardList.module.css';
import { CardRow } from './CardRow.tsx';
import { extendToCard, goToCard, openCard, toggleCard } from './commands.ts';

const CARD_PX = 128;
const CHUNK = 40;

/** The cards: a virtualised listbox with one tab stop. Only those near the window are read. */
export function CardList({ refs }: { readonly refs: readonly CardRef[] }) {
  const { cardId, selected } = useHighlights();
  const scroller = useRef<HTMLDivElement>(null);
  const activeAt = cardId === null ? -1 : refs.findIndex(({ id }) => id === cardId);
  const rows = useVirtualizer({
    count: refs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_PX,
    getItemKey: (n) => refs[n]?.id ?? n,
    overscan: 6,
    paddingEnd: 12,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
    useFlushSync: false,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return activeAt < 0 || shown.includes(activeAt)
        ? shown
        : [...shown, activeAt].toSorted((a, b) => a - b);
    },
  });
  const items = rows.getVirtualItems();
  const near = items.filter(({ index }) => index !== activeAt || items.length === 1);
  const from = Math.floor((near[0]?.index ?? 0) / CHUNK) * CHUNK;
  const to = Math.ceil(((near.at(-1)?.index ?? 0) + 1) / CHUNK) * CHUNK;
  const active = refs[activeAt];
  const wanted = refs.slice(from, to);
  if (active && (activeAt < from || activeAt >= to)) wanted.push(active);
  const cards = useQuery(
    () => library.cards(wanted),
    [wanted.map(({ id, label }) => `${label}${id}`).join(' ')],
  );
  const byId = new Map(cards?.flatMap((card) => (card ? [[card.id, card]] : [])));

  useEffect(() => {
    const [first] = refs;
    if (activeAt < 0 && first) setHighlights({ cardId: first.id });
  }, [refs, activeAt]);
  const scrollTo = rows.scrollToIndex;
  useEffect(() => {
    if (activeAt >= 0) scrollTo(activeAt, { align: 'auto' });
  }, [activeAt, scrollTo]);

  return (
    <div
      ref={scroller}
      className={styles['list']}
      role="listbox"
      aria-label={t.highlights.cards}
      aria-multiselectable
      aria-activedescendant={activeAt >= 0 ? optionId(activeAt) : undefined}
      tabIndex={0}
      data-pane="list"
    >
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const ref = refs[item.index];
          const card = ref && byId.get(ref.id);
          return (
            <div
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              className={styles['slot']}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {card ? (
                <CardRow
                  card={card}
                  domId={optionId(item.index)}
                  position={item.index + 1}
                  of={refs.length}
                  isActive={item.index === activeAt}
                  isSelected={selected.has(card.id)}
                  onPick={(event) => pick(event, card.id)}
                  onOpen={() => void openCard(card.id)}
                />
              ) : (
                <div style={{ height: CARD_PX }} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const optionId = (n: number): string => `card-option-${n}`;

function pick(event: MouseEvent, id: string): void {
  if (event.shiftKey) extendToCard(id);
  else if (event.metaKey || event.ctrlKey) toggleCard(id);
  else goToCard(id);
}
