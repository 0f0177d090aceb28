import { useLayoutEffect } from 'react';
import type { PaperDetail, Span } from '../../../shared/model.ts';
import type { WatchMatch } from '../../../shared/watch/index.ts';
import { useWatch } from '../../storage/use-watch.ts';
import { rangeOf } from './dom.ts';

/** Underlines watch words in the title and the abstract on the page, lightly. `drawn` is another text when the abstract is drawn anew. */
export function useWatchMarks(paper: PaperDetail, drawn: string): void {
  const { matches } = useWatch();
  const { title, abstract } = paper;
  useLayoutEffect(() => {
    const found = matches({ title: shownTitle()?.textContent ?? '', abstract, authors: [] });
    const draw = (name: string, wanted: (match: WatchMatch) => boolean): void => {
      const ranges = found
        .filter(wanted)
        .flatMap((match) => [
          ...match.title.flatMap((span) => titleRange(span) ?? []),
          ...match.abstract.flatMap((span) => rangeOf(span) ?? []),
        ]);
      CSS.highlights.set(name, new Highlight(...ranges));
    };
    draw('watch', ({ word }) => word.effect !== 'sink');
    draw('watch-sink', ({ word }) => word.effect === 'sink');
    return () => {
      CSS.highlights.delete('watch');
      CSS.highlights.delete('watch-sink');
    };
  }, [matches, title, abstract, drawn]);
}

const shownTitle = (): Element | null => document.querySelector('main h1');

/** A range of the title as it is shown. */
function titleRange({ start, end }: Span): Range | null {
  const heading = shownTitle();
  if (!heading) return null;
  const range = document.createRange();
  const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (start >= at && start < at + length) range.setStart(node, start - at);
    if (end > at && end <= at + length) {
      range.setEnd(node, end - at);
      return range;
    }
    at += length;
  }
  return null;
}
