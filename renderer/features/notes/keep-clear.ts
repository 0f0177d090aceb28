import type { EditorView } from '@codemirror/view';

/** Between the caret and what it is kept clear of: the edge of the field. */
const EDGE_PX = 7;

/**
 * Scrolls the pane around the editor until the caret is as far from its edges as the pane's `scroll-padding` says, which browsers
 * keep to for their own fields: a toast may stand there. False where nothing around the editor scrolls.
 */
export function keepClear(view: EditorView, at: number): boolean {
  const [pane, caret] = [scroller(view.dom), rectAt(view, at)];
  if (pane === null || caret === null) return false;
  const { top, bottom } = pane.getBoundingClientRect();
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(pane);
  const over = caret.bottom + EDGE_PX - (bottom - (Number.parseFloat(scrollPaddingBottom) || 0));
  const under = top + (Number.parseFloat(scrollPaddingTop) || 0) - (caret.top - EDGE_PX);
  if (over > 0) pane.scrollTop += over;
  else if (under > 0) pane.scrollTop -= under;
  return true;
}

/** The place of a position; of one in an empty line, or between nodes, its line's. Asked of the page: the editor is in the middle of measuring. */
function rectAt(view: EditorView, at: number): DOMRect | null {
  const { node, offset } = view.domAtPos(at);
  if (node instanceof Text && node.length > 0) {
    const range = document.createRange();
    range.setStart(node, Math.max(0, Math.min(offset, node.length) - 1));
    range.setEnd(node, Math.max(1, Math.min(offset, node.length)));
    return range.getBoundingClientRect();
  }
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('.cm-line')?.getBoundingClientRect() ?? null;
}

function scroller(from: HTMLElement): HTMLElement | null {
  for (let element = from.parentElement; element !== null; element = element.parentElement)
    if (getComputedStyle(element).overflowY === 'auto') return element;
  return null;
}
