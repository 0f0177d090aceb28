import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef, type MouseEvent } from 'react';
import type { Card } from '../../../shared/cards.ts';
import { displayText, displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { laneClass } from '../../ui/Lane.tsx';
import { TagDot } from '../../ui/TagDot.tsx';
import styles from './CardList.module.css';
import { day } from '../reader/index.ts';
import { draggedWith } from './commands.ts';

interface CardRowProps {
  readonly card: Card;
  readonly domId: string;
  readonly position: number;
  readonly of: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onPick: (event: MouseEvent) => void;
  readonly onOpen: () => void;
}

/** One highlight, or the note on one paper: the passage, what it means, the note, and where it is from. No controls inside. */
export function CardRow(props: CardRowProps) {
  const { card, domId, position, of, isActive, isSelected, onPick, onOpen } = props;
  const names = { ...useLabels(), note: t.highlights.note };
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = row.current;
    return element
      ? draggable({ element, getInitialData: () => ({ cardIds: draggedWith(card.id) }) })
      : undefined;
  }, [card.id]);
  const warning = t.highlights.states[card.state];
  const title = displayTitle(card.source.title);
  return (
    <div
      ref={row}
      id={domId}
      role="option"
      aria-selected={isSelected || isActive}
      aria-posinset={position}
      aria-setsize={of}
      className={`${styles['card']} ${laneClass}`}
      data-color={card.label}
      data-active={isActive}
      data-selected={isSelected}
      onClick={onPick}
      onDoubleClick={onOpen}
    >
      {card.quote !== '' && (
        <p className={styles['quote']} dir="auto" lang="">
          {displayText(card.quote)}
        </p>
      )}
      {card.note !== '' && (
        <p className={styles['note']} dir="auto" lang="">
          {displayText(card.note)}
        </p>
      )}
      <p className={styles['source']}>
        <strong dir="auto" lang="">
          {names[card.label]}
        </strong>
        <span className={styles['title']} dir="auto" lang="">
          {title}
        </span>
        {card.tags.map((tag) => (
          <span key={tag.id} className={styles['tag']} dir="auto">
            <TagDot color={tag.color} /> {tag.name}
          </span>
        ))}
        {card.digest && <time title={displayTitle(card.digest.name)}>{whenOf(card.digest)}</time>}
      </p>
      {warning !== '' && (
        <p className={styles['warning']}>
          <TriangleAlert size={13} strokeWidth={1.75} aria-hidden /> {warning}
        </p>
      )}
    </div>
  );
}

const whenOf = ({ date, name }: NonNullable<Card['digest']>): string =>
  date === null ? displayTitle(name) : day(date);
