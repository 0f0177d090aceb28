import * as library from '../../storage/library.ts';
import { useSettings } from '../../stores/settings.ts';
import { useView } from '../../stores/view.ts';

/** Marks papers read as they are opened, or have been open for a while, where the settings say so. Answers a function that stops it. */
export function watchReading(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = useView.subscribe(({ paperId }, before) => {
    if (paperId === before.paperId) return;
    clearTimeout(timer);
    const { readWhen, readAfter } = useSettings.getState();
    if (paperId === null || (readWhen !== 'opened' && readWhen !== 'seconds')) return;
    const wait = readWhen === 'opened' ? 0 : readAfter * 1000;
    timer = setTimeout(() => void library.markReadByItself(paperId), wait);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
