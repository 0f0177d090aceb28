import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { useView } from './view.ts';

interface Opened {
  /** Papers that were open for a while, the latest first, each once. */
  readonly ids: readonly string[];
}

const MOST = 12;
/** Shorter, and somebody was only passing by. */
const DWELL_MS = 1_500;

/** The papers read last, in local storage beside the settings of the window: where one was, not what one wrote. */
export const useOpened = create<Opened>()(
  persist((): Opened => ({ ids: [] }), { name: 'lectern.opened', version: 1 }),
);

/** Notes which papers are open for a while. Answers a function that stops it. */
export function watchOpened(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = useView.subscribe(({ paperId }, before) => {
    if (paperId === before.paperId) return;
    clearTimeout(timer);
    if (paperId !== null) timer = setTimeout(() => remember(paperId), DWELL_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

function remember(paperId: string): void {
  useOpened.setState(({ ids }) => ({
    ids: [paperId, ...ids.filter((each) => each !== paperId)].slice(0, MOST),
  }));
}
