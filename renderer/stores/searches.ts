import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Searches {
  /** What was searched, the latest first, each once. */
  readonly recent: readonly string[];
}

const MOST = 20;

/**
 * The last searches, in local storage beside the settings of the window, so one list per library. Not in the library: a
 * search is nothing that the reader wrote, and as a step of the history *Undo* would take back searches.
 */
export const useSearches = create<Searches>()(
  persist((): Searches => ({ recent: [] }), { name: 'lectern.searches', version: 1 }),
);

/** Remembers a search that led somewhere. */
export function rememberSearch(query: string): void {
  const text = query.trim().slice(0, 500);
  if (text === '') return;
  useSearches.setState(({ recent }) => ({
    recent: [text, ...recent.filter((each) => each !== text)].slice(0, MOST),
  }));
}

/** Forgets every search. */
export function forgetSearches(): void {
  useSearches.setState({ recent: [] });
}
