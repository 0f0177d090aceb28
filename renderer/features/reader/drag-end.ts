import type { Span } from '../../../shared/model.ts';
import type { Side, Token } from '../../../shared/tex/index.ts';
import { offsetAt } from './dom.ts';
import { dragEnd } from './words.ts';

interface HandleDrag {
  readonly side: Side;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The highlight as it was taken. */
  readonly span: Span;
  readonly onMove: (span: Span) => void;
  /** What it was dropped on; null when it was called off, or never moved. */
  readonly onDrop: (span: Span | null) => void;
}

/** Follows the pointer that took a handle until it is let go. Alt leaves words cut; Escape, or a pointer that is lost, calls it off. */
export function dragHandle(
  taken: { readonly pointerId: number },
  { side, text, tokens, span, onMove, onDrop }: HandleDrag,
): void {
  const over = new AbortController();
  const { signal } = over;
  let last: Span | null = null;
  const end = (dropped: Span | null): void => {
    over.abort();
    onDrop(dropped);
  };
  const mine = (act: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerId === taken.pointerId) act(event);
  };
  addEventListener(
    'pointermove',
    mine(({ clientX, clientY, altKey }) => {
      const at = offsetAt(clientX, clientY, side);
      if (at === null) return;
      last = dragEnd(text, span, { at, side, exactly: altKey, tokens });
      onMove(last);
    }),
    { signal },
  );
  addEventListener(
    'pointerup',
    mine(() => end(last)),
    { signal },
  );
  addEventListener(
    'pointercancel',
    mine(() => end(null)),
    { signal },
  );
  addEventListener('blur', () => end(null), { signal });
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      end(null);
    },
    { signal, capture: true },
  );
}
