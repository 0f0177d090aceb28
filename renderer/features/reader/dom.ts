import type { Span } from '../../../shared/model.ts';

/** DOM points and offsets of the abstract. Every leaf of text carries `data-o`, its offset; nothing else is asked. */

/** The abstract on the page, if a paper is open. */
export const abstractElement = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('[data-abstract]');

function offsetOf(node: Node, at: number): number | null {
  const leaf = (node instanceof Element ? node : node.parentElement)?.closest('[data-o]');
  if (leaf)
    return (
      Number(leaf.getAttribute('data-o')) +
      (node instanceof Text ? at : at > 0 ? (leaf.textContent?.length ?? 0) : 0)
    );
  const next = node.childNodes[at] ?? null;
  const inner =
    next instanceof Element ? (next.matches('[data-o]') ? next : next.querySelector('[data-o]')) : null;
  if (inner) return Number(inner.getAttribute('data-o'));
  return node instanceof Element && node.matches('[data-abstract]') ? (node.textContent?.length ?? 0) : null;
}

/** What is selected in the abstract, as offsets; null when nothing is, or the selection is elsewhere. */
export function selectedSpan(): Span | null {
  const selection = getSelection();
  const root = abstractElement();
  if (!selection || selection.isCollapsed || !root || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const inside = (node: Node): boolean => root.contains(node);
  const start = inside(range.startContainer) ? offsetOf(range.startContainer, range.startOffset) : 0;
  const end = inside(range.endContainer)
    ? offsetOf(range.endContainer, range.endOffset)
    : (root.textContent?.length ?? 0);
  return start === null || end === null || end <= start ? null : { start, end };
}

/** A DOM range for a span of the abstract; null when it is not on the page. */
export function rangeOf(span: Span): Range | null {
  const root = abstractElement();
  if (!root) return null;
  const [from, to] = [point(root, span.start, false), point(root, span.end, true)];
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

function point(root: HTMLElement, offset: number, end: boolean): { node: Node; at: number } | null {
  for (const leaf of root.querySelectorAll('[data-o]')) {
    const start = Number(leaf.getAttribute('data-o'));
    const length = leaf.textContent?.length ?? 0;
    const node = leaf.firstChild;
    if (
      node &&
      offset >= start &&
      (end ? offset <= start + length && offset > start : offset < start + length)
    )
      return { node, at: offset - start };
  }
  return null;
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

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const sentencesOf = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** The span widened to whole words, without white space at its ends. */
export function snapToWords(text: string, span: Span): Span {
  let { start, end } = span;
  for (const { index, segment, isWordLike } of words.segment(text)) {
    const stop = index + segment.length;
    if (isWordLike && index < start && stop > start) start = index;
    if (isWordLike && index < end && stop > end) end = stop;
  }
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

/** The sentences of a text, without the space between them. */
export function sentences(text: string): readonly Span[] {
  return [...sentencesOf.segment(text)]
    .map(({ index, segment }) => ({ start: index, end: index + segment.trimEnd().length }))
    .filter(({ start, end }) => end > start);
}
