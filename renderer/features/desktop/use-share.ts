import { displayTitle } from '../../../shared/display.ts';
import { plainText } from '../../../shared/tex/index.ts';
import { paperDetail } from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';

const mac = navigator.userAgent.includes('Mac');

/** What the *Share* menu of macOS shares of the open paper: its title and where it is on the web. Null elsewhere. */
export function useShare(paperId: string | null): string | null {
  const line = useQuery(async () => {
    const paper = mac && paperId !== null ? await paperDetail(paperId) : null;
    if (paper === null) return null;
    return [plainText(displayTitle(paper.title)), paper.urls[0]?.url].filter(Boolean).join(' ');
  }, [paperId]);
  return line ?? null;
}
