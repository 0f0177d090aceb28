import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { commonHeight, followRows, rowPlaces, withMeasured, type OddRow } from './row-places.ts';

interface Wanted {
  readonly ids: readonly string[];
  /** How high nearly all rows are, in CSS pixels. */
  readonly usual: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** A row that is drawn wherever it is; -1 for none. */
  readonly always: number;
}

export interface Rows {
  /** The rows to draw, in their order, with where each begins. */
  readonly drawn: readonly { readonly id: string; readonly at: number; readonly top: number }[];
  /** How high all of them are, in CSS pixels. */
  readonly total: number;
  /** Follows how high a drawn row is, by its `data-row`; answers what stops it. */
  readonly follow: (row: HTMLElement) => () => void;
  /** Scrolls no further than it takes to have a row in view. */
  readonly show: (at: number) => void;
}

/** How high rows are: nearly all of them, as was thought first and as was seen since, and the others. */
interface Measured {
  readonly given: number;
  readonly usual: number;
  readonly odd: readonly OddRow[];
}

const NONE: readonly OddRow[] = [];
/** Rows drawn above and below what is seen. */
const OVERSCAN = 6;
/** Kept free around a row that is shown, and behind the last, in CSS pixels. */
const MARGIN = 8;

/** The rows of a long list that are to be drawn: those in view and a few around. What it costs does not grow with the list. */
export function useRows({ ids, usual, scroller, always }: Wanted): Rows {
  const [measured, setMeasured] = useState<Measured>({ given: usual, usual, odd: [] });
  // Rows of another look are measured anew.
  const known = measured.given === usual ? measured : { given: usual, usual, odd: NONE };
  const odd = useMemo(() => followRows(known.odd, ids), [known.odd, ids]);
  const places = useMemo(() => rowPlaces(ids.length, known.usual, odd), [ids.length, known.usual, odd]);
  const [seen, setSeen] = useState({ top: 0, height: 0 });
  const now = useRef({ ids, given: usual, usual: known.usual, odd, places });
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    now.current = { ids, given: usual, usual: known.usual, odd, places };
  });

  const isThere = ids.length > 0;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = (): void => {
      const [top, height] = [element.scrollTop, element.clientHeight];
      // Nothing is drawn for a step within the same rows.
      const row = now.current.places.rowAt(top);
      setSeen((last) =>
        last.height === height && now.current.places.rowAt(last.top) === row ? last : { top, height },
      );
    };
    const forget = (): void => void (wanted.current = null);
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    element.addEventListener('wheel', forget, { passive: true });
    element.addEventListener('pointerdown', forget);
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
      element.removeEventListener('wheel', forget);
      element.removeEventListener('pointerdown', forget);
    };
  }, [scroller, isThere]);

  const show = useCallback(
    (at: number): void => {
      const element = scroller.current;
      if (!element) return;
      wanted.current = at;
      const [top, end] = [now.current.places.startOf(at), now.current.places.startOf(at + 1)];
      if (top - MARGIN < element.scrollTop) element.scrollTo({ top: top - MARGIN });
      else if (end + MARGIN > element.scrollTop + element.clientHeight)
        element.scrollTo({ top: end + MARGIN - element.clientHeight });
    },
    [scroller],
  );

  const heights = useRef<ResizeObserver | null>(null);
  const follow = useCallback((row: HTMLElement) => {
    const observer = (heights.current ??= new ResizeObserver((entries) => {
      const { ids: here, ...before } = now.current;
      const rows = entries.flatMap((entry) => heightOf(entry, here));
      const most = commonHeight(rows, before.usual);
      const after = withMeasured(most === before.usual ? before.odd : NONE, most, rows);
      if (most !== before.usual || after !== before.odd)
        setMeasured({ given: before.given, usual: most, odd: after });
    }));
    observer.observe(row);
    return () => observer.unobserve(row);
  }, []);

  // What is in view stays where it is when rows above it turn out to be higher or lower.
  const last = useRef({ ids, places });
  useLayoutEffect(() => {
    const element = scroller.current;
    const before = last.current;
    last.current = { ids, places };
    if (!element || before.ids !== ids || before.places === places) return;
    const at = before.places.rowAt(element.scrollTop);
    const moved = places.startOf(at) - before.places.startOf(at);
    if (moved !== 0) element.scrollBy({ top: moved });
    if (wanted.current !== null) show(wanted.current);
  }, [ids, places, scroller, show]);

  const first = Math.max(0, places.rowAt(seen.top) - OVERSCAN);
  const end = Math.min(ids.length, places.rowAt(seen.top + seen.height) + OVERSCAN + 1);
  const drawn = Array.from({ length: Math.max(0, end - first) }, (_, n) => first + n);
  if (always >= 0 && always < first) drawn.unshift(always);
  else if (always >= end && always < ids.length) drawn.push(always);
  return {
    drawn: drawn.map((at) => ({ id: ids[at] ?? '', at, top: places.startOf(at) })),
    total: places.total + MARGIN,
    follow,
    show,
  };
}

/** How high a row is, that shows one of these; nothing of one that is not shown. */
function heightOf({ target, borderBoxSize: [box] }: ResizeObserverEntry, ids: readonly string[]): OddRow[] {
  const at = Number(target instanceof HTMLElement ? target.dataset['row'] : -1);
  const id = ids[at];
  return id === undefined || !box || box.blockSize === 0 ? [] : [{ id, at, height: box.blockSize }];
}
