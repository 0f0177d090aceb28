import { dayOf } from '../../../shared/reading-picture/index.ts';
import { addReadingTime } from '../../stores/reading-time.ts';
import { useSettings } from '../../stores/settings.ts';
import { useView } from '../../stores/view.ts';

const EVERY_MS = 15_000;
/** Who touches nothing for so long has gone. */
const IDLE_MS = 5 * 60_000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Counts the time for which a paper is open, the window has the focus and the reader is there. Answers a function that stops it. */
export function countReadingTime(): () => void {
  let seen = Date.now();
  let last = Date.now();
  const sign = (): void => {
    seen = Date.now();
  };
  const count = (): void => {
    const now = Date.now();
    // A computer that slept did not read.
    const passed = Math.min(now - last, 2 * EVERY_MS);
    last = now;
    const { view, paperId, overlay } = useView.getState();
    const reads =
      paperId !== null && overlay === null && view.kind !== 'picture' && view.kind !== 'highlights';
    const isThere = document.visibilityState === 'visible' && document.hasFocus() && now - seen < IDLE_MS;
    if (reads && isThere && useSettings.getState().readingTime) addReadingTime(dayOf(now), passed / 1000);
  };
  for (const each of SIGNS) addEventListener(each, sign, { passive: true, capture: true });
  const timer = setInterval(count, EVERY_MS);
  return () => {
    for (const each of SIGNS) removeEventListener(each, sign, { capture: true });
    clearInterval(timer);
  };
}
