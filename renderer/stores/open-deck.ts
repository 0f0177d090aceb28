import { HIGHLIGHT_COLORS, VERDICTS, type View } from '../../shared/model.ts';
import { isDeckOpen, openDeckOf, useDeck } from './deck.ts';
import { setView, useView, type Chip } from './view.ts';

/** What a deck shows: the papers of a view that a chip lets through. */
interface OpenDeck {
  readonly view: View;
  readonly chip: Chip;
}

/** In session storage: of this window alone, over a reload, unknown to others and to the next start. */
const NAME = 'lectern.deck.open';
const CHIPS: readonly Chip[] = ['all', 'unread', 'highlighted', 'code', ...HIGHLIGHT_COLORS];

/**
 * Opens the deck that was open in this window when it was loaded again, and remembers from now on which one is. Where the reader
 * was in it, `deck.ts` knows. Answers a function that stops.
 */
export function followOpenDeck(): () => void {
  const before = openBefore();
  if (before) {
    setView(before);
    openDeckOf(before.view);
  }
  const stops = [
    useDeck.subscribe((now, last) => {
      if (now.open !== last.open) remember();
    }),
    // A view that is left leaves its deck.
    useView.subscribe((now, last) => {
      if (now.view !== last.view) remember();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

function remember(): void {
  const { view, chip } = useView.getState();
  if (isDeckOpen(useDeck.getState(), view)) sessionStorage.setItem(NAME, JSON.stringify({ view, chip }));
  else sessionStorage.removeItem(NAME);
}

/** What is stored is never trusted: null for anything that is no deck. */
function openBefore(): OpenDeck | null {
  let stored: unknown;
  try {
    stored = JSON.parse(sessionStorage.getItem(NAME) ?? 'null');
  } catch {
    return null;
  }
  if (typeof stored !== 'object' || stored === null) return null;
  const { view, chip } = stored as Partial<Record<keyof OpenDeck, unknown>>;
  const known = deckView(view);
  return known && { view: known, chip: CHIPS.find((each) => each === chip) ?? 'all' };
}

/** A view that has a deck; null for anything else. */
function deckView(value: unknown): View | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, verdict, id, query } = value as Readonly<Record<string, unknown>>;
  if (kind === 'starred' || kind === 'trash') return { kind };
  if (kind === 'search') return typeof query === 'string' ? { kind, query } : null;
  if (kind === 'digest' || kind === 'list' || kind === 'tag' || kind === 'smart')
    return typeof id === 'string' ? { kind, id } : null;
  const shelf = kind === 'shelf' && VERDICTS.find((each) => each === verdict);
  return shelf ? { kind: 'shelf', verdict: shelf } : null;
}
