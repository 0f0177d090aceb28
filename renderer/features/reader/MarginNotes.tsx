import { useLayoutEffect, useRef } from 'react';
import type { Highlight, Span } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { Prose } from '../math/index.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { abstractElement, rangeOf } from './dom.ts';
import styles from './MarginNotes.module.css';
import { openPopover } from './popover-state.ts';

const BETWEEN_PX = 12;

/** The notes of the highlights, below the text, or beside it where there is room: then each at the first line of its highlight, pushed down where two would meet. */
export function MarginNotes({ marks }: { readonly marks: readonly (Highlight & Span)[] }) {
  const labels = useLabels();
  const list = useRef<HTMLUListElement>(null);
  const noted = marks.filter((mark) => mark.note.trim() !== '').toSorted((a, b) => a.start - b.start);
  useLayoutEffect(() => {
    const [notes, text] = [list.current, abstractElement()];
    if (!notes || !text) return;
    const observer = new ResizeObserver(() => arrange(notes, noted));
    for (const element of [text, ...notes.children]) observer.observe(element);
    return () => observer.disconnect();
  });
  if (noted.length === 0) return null;
  return (
    <ul ref={list} className={styles['notes']} aria-label={t.reader.marginNotes}>
      {noted.map((mark) => (
        <li key={mark.id}>
          <button type="button" data-color={mark.color} onClick={() => openPopover(mark.id)}>
            <strong>{labels[mark.color]}</strong>
            <span dir="auto">
              <Prose text={mark.note} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function arrange(list: HTMLElement, marks: readonly Span[]): void {
  const origin = list.getBoundingClientRect().top;
  let free = 0;
  for (const [n, { start }] of marks.entries()) {
    const item = list.children[n];
    const line = rangeOf({ start, end: start + 1 })?.getBoundingClientRect();
    if (!(item instanceof HTMLElement) || !line) continue;
    const top = Math.max(free, line.top - origin);
    item.style.top = `${top}px`;
    free = top + item.offsetHeight + BETWEEN_PX;
  }
}
