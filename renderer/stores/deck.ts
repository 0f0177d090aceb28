import { create } from 'zustand';
import { persist, type PersistStorage } from 'zustand/middleware';
import { withTime } from '../../shared/deck/index.ts';
import type { Paper, View } from '../../shared/model.ts';
import { sameView, viewKey } from './view.ts';

/** Where a reader is in the deck of one view. Losing it loses nothing: what is decided is in the library. */
export interface DeckSession {
  /** The last card. */
  readonly at: string | null;
  /** Cards that were passed with a verdict, in this order. */
  readonly passed: readonly string[];
  /** Milliseconds spent on cards. */
  readonly spent: number;
  /** What was decided before this pass does not count. */
  readonly again: boolean;
}

const NEW: DeckSession = { at: null, passed: [], spent: 0, again: false };
const MOST_SESSIONS = 12;

interface DeckState {
  /** By the key of their view, those used last at the end. */
  readonly sessions: Readonly<Record<string, DeckSession>>;
  /** What the last cards took, in milliseconds, the latest at the end. */
  readonly times: readonly number[];
  /** The view whose deck is open. */
  readonly open: View | null;
  /** The cards; null while they are being laid out. */
  readonly pile: readonly string[] | null;
  /** The papers of the pile that are there, as they were read last. */
  readonly papers: ReadonlyMap<string, Paper>;
  /** Papers whose verdict is being written: `papers` does not say it yet. */
  readonly pending: ReadonlySet<string>;
  /** All cards are passed, and the end is shown. */
  readonly ended: boolean;
  /** The paper whose note is open though it is empty. */
  readonly noting: string | null;
}

const CLOSED = {
  open: null,
  pile: null,
  papers: new Map<string, Paper>(),
  pending: new Set<string>(),
  ended: false,
  noting: null,
} as const satisfies Partial<DeckState>;

type Kept = Pick<DeckState, 'sessions' | 'times'>;

const WRITE_MS = 200;

/** Local storage, written a moment later: a verdict changes the deck several times, and the next card does not wait for any of that. */
function writtenLater(): PersistStorage<Kept> {
  let waiting: (() => void) | null = null;
  const write = (): void => {
    waiting?.();
    waiting = null;
  };
  globalThis.addEventListener?.('pagehide', write);
  return {
    getItem(name) {
      const text = localStorage.getItem(name);
      return text === null ? null : JSON.parse(text);
    },
    setItem(name, value) {
      if (waiting === null) setTimeout(write, WRITE_MS);
      waiting = () => localStorage.setItem(name, JSON.stringify(value));
    },
    removeItem: (name) => localStorage.removeItem(name),
  };
}

export const useDeck = create<DeckState>()(
  persist((): DeckState => ({ sessions: {}, times: [], ...CLOSED }), {
    name: 'lectern.deck',
    version: 1,
    storage: writtenLater(),
    partialize: ({ sessions, times }) => ({ sessions, times }),
  }),
);

/** Changes part of the deck. */
export function setDeck(part: Partial<DeckState>): void {
  useDeck.setState(part);
}

/** Lays a deck over a view; the one that was open is closed. */
export const openDeckOf = (view: View): void => setDeck({ ...CLOSED, open: view });

/** Puts the deck away. Where it was is remembered. */
export const closeDeck = (): void => setDeck(CLOSED);

/** Whether the deck of this view is open. */
export const isDeckOpen = (state: DeckState, view: View): boolean =>
  state.open !== null && sameView(state.open, view);

/** Where the reader is in the deck of a view; at its beginning where they never were. */
export const sessionOf = (view: View): DeckSession => useDeck.getState().sessions[viewKey(view)] ?? NEW;

/** Notes where the reader is in a deck. */
export function setSession(view: View, part: Partial<DeckSession>): void {
  const key = viewKey(view);
  const { [key]: before = NEW, ...others } = useDeck.getState().sessions;
  const kept = Object.entries(others).slice(1 - MOST_SESSIONS);
  setDeck({ sessions: { ...Object.fromEntries(kept), [key]: { ...before, ...part } } });
}

/** Begins the deck of a view anew. `again`: what was decided before does not count. */
export const restartSession = (view: View, how: { readonly again: boolean }): void =>
  setSession(view, { ...NEW, ...how });

/** Takes note of how long a card took, in milliseconds. */
export const tookTime = (ms: number): void => setDeck({ times: withTime(useDeck.getState().times, ms) });
