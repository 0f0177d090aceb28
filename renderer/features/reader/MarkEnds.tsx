import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Span } from '../../../shared/model.ts';
import type { Side, Token } from '../../../shared/tex/index.ts';
import { putMark } from './commands.ts';
import { abstractElement, edgeOf, rangeOf } from './dom.ts';
import { dragHandle } from './drag-end.ts';
import type { Drawn } from './MarkedText.tsx';
import styles from './MarkEnds.module.css';

interface MarkEndsProps {
  readonly mark: Drawn;
  readonly text: string;
  readonly tokens: readonly Token[];
}

const SIDES = ['start', 'end'] as const satisfies readonly Side[];

/**
 * A handle at each end of a highlight, to drag. What it would mark is shown meanwhile, and stays until the highlight is drawn anew.
 * Made anew for each place: keyed by it. The keyboard has commands for the same.
 */
export function MarkEnds({ mark, text, tokens }: MarkEndsProps) {
  const [pending, setPending] = useState<Span | null>(null);
  const [dragged, setDragged] = useState<Side | null>(null);
  const handles = useRef<HTMLDivElement>(null);
  const { start, end } = pending ?? mark;
  useLayoutEffect(() => {
    const [root, abstract] = [handles.current, abstractElement()];
    if (!root || !abstract) return;
    const observer = new ResizeObserver(() => place(root, { start, end }));
    observer.observe(abstract);
    return () => observer.disconnect();
  }, [start, end, tokens]);
  useEffect(() => {
    const range = pending && rangeOf(pending);
    if (!range) return;
    CSS.highlights.set('pending', new Highlight(range));
    return () => void CSS.highlights.delete('pending');
  }, [pending]);
  const drop = async (span: Span | null): Promise<void> => {
    setDragged(null);
    const isMoved = span !== null && (span.start !== mark.start || span.end !== mark.end);
    const done = isMoved && (await putMark(mark.id, span).catch(() => false));
    if (!done) setPending(null);
  };
  return (
    <div ref={handles} className={styles['ends']} data-dragging={dragged !== null} aria-hidden>
      {SIDES.map((side) => (
        <div
          key={side}
          data-end={side}
          data-color={mark.color}
          onMouseDown={(event) => event.preventDefault()}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            setDragged(side);
            dragHandle(event, {
              side,
              text,
              tokens,
              span: { start: mark.start, end: mark.end },
              onMove: setPending,
              onDrop: (span) => void drop(span),
            });
          }}
        />
      ))}
    </div>
  );
}

/** Puts the handles where the ends of a span are, over everything else in the page. */
function place(root: HTMLElement, span: Span): void {
  const origin = root.getBoundingClientRect();
  for (const [n, side] of SIDES.entries()) {
    const [handle, edge] = [root.children[n], edgeOf(span, side)];
    if (!(handle instanceof HTMLElement)) continue;
    handle.hidden = edge === null;
    if (!edge) continue;
    handle.style.translate = `${edge.x - origin.left}px ${edge.top - origin.top}px`;
    handle.style.height = `${edge.height}px`;
  }
}
