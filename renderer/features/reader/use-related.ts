import { useEffect, useState, type RefObject } from 'react';
import { search, type RelatedPaper } from '../../workers/index.ts';

/** Who goes from paper to paper with a key held asks nothing. */
const STAYED_MS = 300;
const MOST = 5;

/** The papers most like one, asked for once `place` has been in view for a moment; empty until then. */
export function useRelated(
  paperId: string,
  place: RefObject<Element | null>,
  folded: boolean,
): readonly RelatedPaper[] {
  const [found, setFound] = useState<readonly RelatedPaper[]>([]);
  useEffect(() => {
    const element = place.current;
    if (folded || !element) return;
    let timer = 0;
    let stopped = false;
    const ask = async (): Promise<void> => {
      watch.disconnect();
      const papers = await search().related(paperId, MOST);
      if (!stopped) setFound(papers);
    };
    const watch = new IntersectionObserver((entries) => {
      clearTimeout(timer);
      if (entries.at(-1)?.isIntersecting === true) timer = window.setTimeout(() => void ask(), STAYED_MS);
    });
    watch.observe(element);
    return () => {
      stopped = true;
      clearTimeout(timer);
      watch.disconnect();
    };
  }, [paperId, place, folded]);
  return found;
}
