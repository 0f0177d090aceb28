import { useEffect } from 'react';
import type { Highlight, Span } from '../../../shared/model.ts';
import { setView, useView } from '../../stores/view.ts';
import { rangeOf } from './dom.ts';

const FLASH_MS = 1_400;

/** Scrolls to the highlight that a search found, and shows for a moment which it is. */
export function useFlash(placed: readonly (Highlight & Span)[]): void {
  const flashId = useView((state) => state.flashId);
  const mark = placed.find(({ id }) => id === flashId);
  const [start, end] = [mark?.start, mark?.end];
  useEffect(() => {
    if (start === undefined || end === undefined) return;
    const range = rangeOf({ start, end });
    if (!range) return;
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    CSS.highlights.set('flash', new Highlight_(range));
    const timer = setTimeout(() => setView({ flashId: null }), FLASH_MS);
    return () => {
      clearTimeout(timer);
      CSS.highlights.delete('flash');
    };
  }, [start, end]);
}

/** The DOM class, beside the model type of the same name. */
const Highlight_ = globalThis.Highlight;
