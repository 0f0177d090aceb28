import type { Span } from '../../../shared/model.ts';
import { renderedAt, sourceAt, type Side } from '../../../shared/tex/index.ts';

/**
 * DOM points and offsets of the abstract, here and nowhere else. Every leaf carries `data-o`, its offset in the source; one that is
 * shown as a whole (a formula, an accent) carries `data-len`, the length of its source, and has no places inside.
 */

/** The abstract on the page, if a paper is open. */
export const abstractElement = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('[data-abstract]');

/** A leaf as the map of offsets knows it. */
function leafOf(element: Element) {
  const start = Number(element.getAttribute('data-o'));
  const length = element.getAttribute('data-len');
  const text = element.textContent ?? '';
  return length === null
    ? { start, end: start + text.length, text, whole: false }
    : { start, end: start + Number(length), text: text === '' ? ' ' : text, whole: true };
}

const leavesOf = (root: Element): readonly Element[] => [...root.querySelectorAll('[data-o]')];

/** The offset of a DOM point in the abstract. In what is shown as a whole, it is the end that the side leans to. */
function offsetOf(
  root: HTMLElement,
  point: { readonly node: Node; readonly at: number },
  side: Side,
): number {
  const { node, at } = point;
  const element = (node instanceof Element ? node : node.parentElement)?.closest('[data-o]');
  if (element && root.contains(element)) {
    const leaf = leafOf(element);
    if (!leaf.whole) return sourceAt(leaf, node instanceof Text ? at : at > 0 ? leaf.text.length : 0, side);
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, at);
    return sourceAt(leaf, before.toString().length, side);
  }
  const range = document.createRange();
  range.setStart(node, at);
  const leaves = leavesOf(root);
  const after = leaves.findIndex((leaf) => range.comparePoint(leaf, 0) >= 0);
  const found = leaves.at(side === 'start' ? after : after < 0 ? -1 : after - 1);
  if (side === 'start') return after < 0 || !found ? lengthOf(root) : leafOf(found).start;
  return after === 0 || !found ? 0 : leafOf(found).end;
}

/** The offset in the abstract under a point of the window; null where that is not in the abstract. */
export function offsetAt(x: number, y: number, side: Side): number | null {
  const root = abstractElement();
  const caret = document.caretPositionFromPoint(x, y);
  if (!root || !caret || !root.contains(caret.offsetNode)) return null;
  return offsetOf(root, { node: caret.offsetNode, at: caret.offset }, side);
}

/** Where an end of a span is on the page: the edge of its first or last character, or of a whole formula. Null when it is not there. */
export function edgeOf({ start, end }: Span, side: Side): { x: number; top: number; height: number } | null {
  const range = rangeOf(side === 'start' ? { start, end: start + 1 } : { start: end - 1, end });
  if (!range) return null;
  const { startContainer: node } = range;
  const box =
    node instanceof Element
      ? node.getBoundingClientRect()
      : [...range.getClientRects()].at(side === 'start' ? 0 : -1);
  if (!box) return null;
  const isLeft = (side === 'start') === !isRightToLeft();
  return { x: isLeft ? box.left : box.right, top: box.top, height: box.height };
}

/** Whether the abstract runs from right to left. */
export function isRightToLeft(): boolean {
  const root = abstractElement();
  return root !== null && getComputedStyle(root).direction === 'rtl';
}

/** Tells when what is selected changes; for `useSyncExternalStore`. */
export function onSelection(listener: () => void): () => void {
  document.addEventListener('selectionchange', listener);
  return () => document.removeEventListener('selectionchange', listener);
}

const lengthOf = (root: HTMLElement): number => Number(root.dataset['len']);

/** What is selected in the abstract, as offsets; null when nothing is, or the selection is elsewhere. Braces and commands at its ends that show nothing come with all that is shown. */
export function selectedSpan(): Span | null {
  const selection = getSelection();
  const root = abstractElement();
  if (!selection || selection.isCollapsed || !root || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const inside = (node: Node): boolean => root.contains(node);
  const from = { node: range.startContainer, at: range.startOffset };
  const to = { node: range.endContainer, at: range.endOffset };
  const start = inside(from.node) ? offsetOf(root, from, 'start') : 0;
  const end = inside(to.node) ? offsetOf(root, to, 'end') : lengthOf(root);
  const leaves = leavesOf(root);
  const [first, last] = [leaves[0], leaves.at(-1)];
  const span = {
    start: first && start <= leafOf(first).start ? 0 : start,
    end: last && end >= leafOf(last).end ? lengthOf(root) : end,
  };
  return end <= start ? null : span;
}

/** Whether a click ended a selection, rather than pressed on something. A press on a formula selects it, and ends none. */
export function endsSelection(target: EventTarget): boolean {
  const span = selectedSpan();
  if (!span) return false;
  const whole = target instanceof Element ? target.closest('[data-len][data-o]') : null;
  if (!whole) return true;
  const leaf = leafOf(whole);
  return span.start < leaf.start || span.end > leaf.end;
}

/** Whether the selection is in the abstract with both its ends. */
export function isSelectionInAbstract(): boolean {
  const selection = getSelection();
  const root = abstractElement();
  return (
    root !== null &&
    root.contains(selection?.anchorNode ?? null) &&
    root.contains(selection?.focusNode ?? null)
  );
}

/** A DOM range for a span of the abstract; null when it is not on the page. */
export function rangeOf(span: Span): Range | null {
  const root = abstractElement();
  if (!root) return null;
  const leaves = leavesOf(root);
  const [from, to] = [point(leaves, span.start, 'start'), point(leaves, span.end, 'end')];
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.at);
  range.setEnd(to.node, to.at);
  return range;
}

/** Scrolls the page so far that a range in it is seen with something around it. An abstract is often one element, which says nothing of where in it. */
export function revealRange(range: Range): void {
  const page = abstractElement()?.closest('[data-scroller]');
  if (!page) return;
  const [here, seen] = [range.getBoundingClientRect(), page.getBoundingClientRect()];
  const margin = here.height * 2;
  if (here.top >= seen.top + margin && here.bottom <= seen.bottom - margin) return;
  page.scrollBy({ top: here.top - seen.top - seen.height / 3 });
}

/** Leaves are in the order of their offsets. */
function point(leaves: readonly Element[], offset: number, side: Side): { node: Node; at: number } | null {
  let [low, high] = [0, leaves.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = Number(leaves[middle]?.getAttribute('data-o'));
    if (side === 'start' ? start <= offset : start < offset) low = middle + 1;
    else high = middle;
  }
  const before = leaves[low - 1];
  // In what is hidden between two leaves, a start belongs to the one that follows.
  const element = side === 'start' && (!before || leafOf(before).end <= offset) ? leaves[low] : before;
  if (!element) return null;
  const leaf = leafOf(element);
  const at = renderedAt(leaf, offset, side);
  const text = element.firstChild;
  if (!leaf.whole && text instanceof Text) return { node: text, at };
  return { node: element, at: at === 0 ? 0 : element.childNodes.length };
}

/** Selects a span of the abstract for real, so that copying and extending work. */
export function selectSpan(span: Span): void {
  const range = rangeOf(span);
  const selection = getSelection();
  if (!range || !selection) return;
  selection.removeAllRanges();
  selection.addRange(range);
  range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
}
