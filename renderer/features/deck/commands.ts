import type { CommandId } from '../../../shared/commands.ts';
import { counted, isDecided, nextCard, pileOf } from '../../../shared/deck/index.ts';
import { displayTitle } from '../../../shared/display.ts';
import type { Paper, View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { plainText } from '../../../shared/tex/index.ts';
import * as library from '../../storage/library.ts';
import { announceDone, say } from '../../stores/activity.ts';
import {
  closeDeck,
  isDeckOpen,
  openDeckOf,
  restartSession,
  sessionOf,
  setDeck,
  setSession,
  tookTime,
  useDeck,
} from '../../stores/deck.ts';
import { setView, useView } from '../../stores/view.ts';
import { readerCommands } from '../reader/index.ts';
import { focusList, focusReader, focusSoon } from '../shell/index.ts';

/** When the card that is shown came up. */
let shownAt = 0;

/** Whether the window shows a deck. */
export const deckShown = (): boolean => isDeckOpen(useDeck.getState(), useView.getState().view);

/** Lays out the papers that the list shows as a deck. */
export function openDeck(): void {
  const { view } = useView.getState();
  if (view.kind === 'highlights' || deckShown()) return;
  setView({ selected: new Set(), anchor: null, terms: [], finding: false });
  openDeckOf(view);
}

/** Makes the pile of the ids that a view has, and goes to the card where the reader was. */
export async function layPile(view: View, ids: readonly string[]): Promise<void> {
  const { at, passed } = sessionOf(view);
  const pile = pileOf(ids, passed);
  const papers = byId(await library.papers(pile));
  if (!deckShown() || useDeck.getState().pile !== null) return;
  setDeck({ papers, pile: pile.filter((id) => papers.has(id)) });
  const waiting = nextCard(cards(), null, waits);
  const isThere = at !== null && papers.has(at);
  show(isThere && waiting !== null ? at : waiting);
}

/** Reads the papers of the pile again, after something was written, here or in another window. */
export async function refreshPile(): Promise<void> {
  const { pile, pending } = useDeck.getState();
  if (pile === null) return;
  const settled = new Set(pending);
  for (const id of writing) settled.delete(id);
  const papers = byId(await library.papers(pile));
  const state = useDeck.getState();
  if (state.pile !== pile) return;
  setDeck({ papers, pending: state.pending.difference(settled) });
  const { paperId } = useView.getState();
  if (!state.ended && paperId !== null && !papers.has(paperId)) show(nextCard(pile, paperId, waits));
}

const byId = (papers: readonly (Paper | null)[]): ReadonlyMap<string, Paper> =>
  new Map(papers.flatMap((paper) => (paper ? [[paper.id, paper]] : [])));

/** Papers whose verdict is not written yet. */
const writing = new Set<string>();

/** The cards of papers that are there. */
export const cards = (): readonly string[] => {
  const { pile, papers } = useDeck.getState();
  return pile?.filter((id) => papers.has(id)) ?? [];
};

/** Whether a card waits for a verdict. */
export function waits(id: string): boolean {
  const { open, papers, pending } = useDeck.getState();
  const paper = papers.get(id);
  if (!open || !paper || pending.has(id)) return false;
  const { passed, again } = sessionOf(open);
  return !isDecided(paper, { view: open, passed: new Set(passed), again });
}

/** Shows a card; of null the end. */
function show(id: string | null): void {
  const { open } = useDeck.getState();
  shownAt = performance.now();
  setDeck({ ended: id === null, noting: null });
  if (id === null) return;
  setView({ paperId: id, terms: [], flashId: null, finding: false });
  if (open) setSession(open, { at: id });
}

/** Takes note of the time that the card took. */
function spend(): void {
  const { open } = useDeck.getState();
  const ms = performance.now() - shownAt;
  if (open) setSession(open, { spent: sessionOf(open).spent + counted(ms) });
  tookTime(ms);
}

const titleOf = (id: string | null): string => {
  const paper = id === null ? undefined : useDeck.getState().papers.get(id);
  return paper ? plainText(displayTitle(paper.title)) : t.deck.end;
};

/** Shows the next card at once and writes behind it. A failure goes back to the card. */
async function decide(act: (ids: readonly string[]) => Promise<library.Done>): Promise<void> {
  const { open, ended, pending } = useDeck.getState();
  const { paperId } = useView.getState();
  if (!open || ended || paperId === null) return;
  const next = nextCard(cards(), paperId, (id) => id !== paperId && waits(id));
  spend();
  writing.add(paperId);
  setDeck({ pending: new Set(pending).add(paperId) });
  pass(open, paperId);
  show(next);
  try {
    const done = await act([paperId]);
    say(t.deck.said(done?.label ?? t.deck.noChange, titleOf(next)));
  } catch (error) {
    takeBack([paperId]);
    show(paperId);
    throw error;
  } finally {
    writing.delete(paperId);
    await refreshPile();
  }
}

function pass(open: View, id: string): void {
  const { passed } = sessionOf(open);
  setSession(open, { passed: [...passed.filter((each) => each !== id), id] });
}

function takeBack(ids: readonly string[]): void {
  const { open, pending } = useDeck.getState();
  if (!open) return;
  setDeck({ pending: pending.difference(new Set(ids)) });
  setSession(open, { passed: sessionOf(open).passed.filter((each) => !ids.includes(each)) });
}

/** A card on or back, decided or not. */
const step = (by: 1 | -1) => (): void => {
  const { ended } = useDeck.getState();
  const ids = cards();
  const { paperId } = useView.getState();
  if (ended) return by > 0 ? toLeft() : show(ids.at(-1) ?? null);
  const next = ids[ids.indexOf(paperId ?? '') + by];
  if (next === undefined && by < 0) return;
  show(next ?? null);
  say(titleOf(next ?? null));
};

/** From the end to the first card that waits for a verdict. */
export function toLeft(): void {
  const next = nextCard(cards(), null, waits);
  if (next !== null) show(next);
}

/** Takes back the last step, however it was made, and goes back to its card. What is older than the papers of the pile stays. */
async function undo(): Promise<void> {
  if (!(await isAboutPapers())) return announceDone(t.deck.nothingToUndo, false);
  const undone = await library.undo();
  if (!undone) return;
  takeBack(undone.paperIds);
  await refreshPile();
  const card = undone.paperIds.find((id) => useDeck.getState().papers.has(id)) ?? null;
  if (card !== null) show(card);
  say(t.deck.said(t.common.undone(undone.label), titleOf(card ?? useView.getState().paperId)));
}

const isAboutPapers = async (): Promise<boolean> =>
  (await library.undoneTables()).every((table) => table !== 'digests');

/** Does again what was last taken back, and goes on from its card. */
async function redo(): Promise<void> {
  const { open, papers: before } = useDeck.getState();
  const redone = await library.redo();
  if (!redone || !open) return;
  await refreshPile();
  const { papers } = useDeck.getState();
  const changed = redone.paperIds.filter((id) => papers.get(id)?.verdict !== before.get(id)?.verdict);
  for (const id of changed) pass(open, id);
  const [first] = redone.paperIds.filter((id) => papers.has(id));
  const card = first === undefined || !changed.includes(first) ? first : nextCard(cards(), first, waits);
  if (card !== undefined) show(card);
  say(t.deck.said(t.common.redone(redone.label), titleOf(card ?? null)));
}

/** Puts the deck away; a pile that was finished begins anew next time. */
export function leaveDeck(): void {
  const { open, ended } = useDeck.getState();
  if (open && ended) restartSession(open, { again: false });
  closeDeck();
  setView({ narrowPane: 'list' });
  requestAnimationFrame(focusList);
}

/** Leaves the deck for a paper of it. */
export function readPaper(id: string): void {
  leaveDeck();
  setView({ paperId: id, narrowPane: 'reader' });
  focusSoon(focusReader);
}

/** Goes through the same papers once more, whatever was decided. */
export function goAgain(): void {
  const { open } = useDeck.getState();
  if (!open) return;
  restartSession(open, { again: true });
  show(nextCard(cards(), null, waits));
}

/** Opens the note of the card, which is not shown while it is empty. */
async function note(): Promise<void> {
  if (document.querySelector('[data-paper-note]') === null) setDeck({ noting: useView.getState().paperId });
  await readerCommands['reader.note']();
}

const verdict = (to: Paper['verdict']) => () => decide((ids) => library.setVerdict(ids, to));

/** What commands run while a deck is shown, where that is something else. */
export const deckCommands = {
  'paper.out': () => decide(library.finish),
  'paper.later': verdict('later'),
  'paper.reading': verdict('reading'),
  'list.next': step(1),
  'list.previous': step(-1),
  'list.back': leaveDeck,
  'reader.note': note,
  undo,
  redo,
} satisfies Partial<Record<CommandId, () => void | Promise<void>>>;
