import { CARD_LABELS, type Card, type CardLabel, type CardRef } from '../../../shared/cards.ts';
import type { CommandId } from '../../../shared/commands.ts';
import type { Collected } from '../../../shared/outline/model.ts';
import { quotesMarkdown, type Quoted } from '../../../shared/outline/markdown.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { announceDone, say } from '../../stores/activity.ts';
import { clearFilters, isFiltered, setHighlights, useHighlights } from '../../stores/highlights.ts';
import { setView } from '../../stores/view.ts';
import { collect, openPassage } from '../outline/index.ts';
import { shownCards } from './current-cards.ts';

/** The cards that a command is about: those that are selected, else the one that keys are about. */
function targets(): readonly CardRef[] {
  const { selected, cardId } = useHighlights.getState();
  const wanted = selected.size > 0 ? selected : new Set(cardId === null ? [] : [cardId]);
  return shownCards().filter(({ id }) => wanted.has(id));
}

const there = async (refs: readonly CardRef[]): Promise<readonly Card[]> =>
  (await library.cards(refs)).filter((card) => card !== null);

/** A note on a paper that another stands for keeps its own paper. */
const paperOf = ({ label, id, paperId }: CardRef): string =>
  label === 'note' ? id.slice('note:'.length) : paperId;

const toCollected = (card: Card): Collected => ({
  highlightId: card.label === 'note' ? null : card.id,
  paperId: paperOf(card),
  color: card.label === 'note' ? null : card.label,
  quote: card.label === 'note' ? card.note : card.quote,
  title: card.source.title,
});

const toQuoted = (card: Card): Quoted => ({
  ...toCollected(card),
  note: card.label === 'note' ? '' : card.note,
  source: card.source,
  isRemoved: false,
});

/** Makes a card the one that keys are about, and ends any selection. */
export const goToCard = (id: string | null): void =>
  setHighlights({ cardId: id, selected: new Set(), anchor: null });

function neighbour(by: number): string | null {
  const refs = shownCards();
  const at = refs.findIndex(({ id }) => id === useHighlights.getState().cardId);
  const next = at < 0 ? 0 : Math.min(refs.length - 1, Math.max(0, at + by));
  return refs[next]?.id ?? null;
}

/** Cards are gathered on the way: what is selected stays. */
const step = (by: number) => () => setHighlights({ cardId: neighbour(by) });

/** Selects a card, or takes it out of the selection. */
export function toggleCard(id: string | null): void {
  if (id === null) return;
  const selected = new Set(useHighlights.getState().selected);
  if (!selected.delete(id)) selected.add(id);
  setHighlights({ selected, anchor: id, cardId: id });
  say(t.shell.selected(selected.size));
}

/** Extends the selection from where it began to a card. */
export function extendToCard(to: string | null): void {
  const { anchor, cardId } = useHighlights.getState();
  const ids = shownCards().map(({ id }) => id);
  const [a, b] = [ids.indexOf(anchor ?? cardId ?? ''), ids.indexOf(to ?? '')];
  if (to === null || b < 0) return;
  const selected = new Set(a < 0 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1));
  setHighlights({ selected, anchor: anchor ?? cardId, cardId: to });
  say(t.shell.selected(selected.size));
}

function selectAll(): void {
  const selected = new Set(shownCards().map(({ id }) => id));
  setHighlights({ selected });
  say(t.shell.selected(selected.size));
}

/** Opens the paper of a card, at the passage where that is found. */
export async function openCard(id: string | null): Promise<void> {
  const ref = shownCards().find((each) => each.id === id);
  if (ref) await openPassage(ref.paperId, ref.label === 'note' ? null : ref.id);
}

/** Shows or hides one label; with none chosen all show. */
export function toggleLabel(label: CardLabel): void {
  const labels = new Set(useHighlights.getState().labels);
  if (!labels.delete(label)) labels.add(label);
  setHighlights({ labels: labels.size === CARD_LABELS.length ? new Set() : labels });
  void sayShowing();
}

async function sayShowing(): Promise<void> {
  const { labels } = useHighlights.getState();
  const names = { ...(await library.labels()), note: t.highlights.note };
  const shown = CARD_LABELS.filter((label) => labels.has(label)).map((label) => names[label]);
  say(shown.length === 0 ? t.highlights.showingAll : t.highlights.showingOnly(shown.join(', ')));
}

/** Puts cards of these ids into the outline, before an item or at the end (null). */
export async function collectCards(ids: readonly string[], beforeId: string | null): Promise<void> {
  const wanted = new Set(ids);
  const cards = await there(shownCards().filter(({ id }) => wanted.has(id)));
  await collect(cards.map(toCollected), beforeId);
}

/** The cards that are dragged with a card: the selection where it is of it, else the card alone. */
export function draggedWith(id: string): readonly string[] {
  const { selected } = useHighlights.getState();
  return selected.has(id) ? shownCards().flatMap((ref) => (selected.has(ref.id) ? [ref.id] : [])) : [id];
}

async function copy(): Promise<void> {
  const cards = await there(targets());
  if (cards.length === 0) return;
  await navigator.clipboard.writeText(quotesMarkdown(cards.map(toQuoted)));
  announceDone(t.highlights.copied(cards.length), false);
}

async function add(): Promise<void> {
  await collect((await there(targets())).map(toCollected));
  setHighlights({ selected: new Set(), anchor: null });
}

/** The tags of the card: those of a note are its paper's. */
function pickTags(): void {
  const [ref] = targets();
  if (!ref) return;
  const paperId = paperOf(ref);
  const tagging =
    ref.label === 'note' ? { paperIds: [paperId] } : { paperId: ref.paperId, highlightId: ref.id };
  setView({ overlay: 'tags', tagging });
}

function back(): void {
  const state = useHighlights.getState();
  if (state.selected.size > 0) setHighlights({ selected: new Set(), anchor: null });
  else if (isFiltered(state)) clearFilters();
}

const PATIENCE_FRAMES = 30;

/** Shows the outline beside the cards and goes into it, as soon as it is there. */
export function showOutline(): void {
  setHighlights({ outlineShown: true });
  const attempt = (frames: number): void => {
    const list = document.querySelector<HTMLElement>('[data-outline]');
    const target = list ?? document.querySelector<HTMLElement>('[data-pane="outline"] button');
    if (target) target.focus();
    else if (frames > 0) requestAnimationFrame(() => attempt(frames - 1));
  };
  requestAnimationFrame(() => attempt(PATIENCE_FRAMES));
}

const label = (n: number) => () => {
  const chosen = CARD_LABELS[n];
  if (chosen) toggleLabel(chosen);
};

/** What commands run while the highlights view is open. */
export const highlightsCommands = {
  'list.next': step(1),
  'list.previous': step(-1),
  'list.first': () => setHighlights({ cardId: shownCards()[0]?.id ?? null }),
  'list.last': () => setHighlights({ cardId: shownCards().at(-1)?.id ?? null }),
  'list.select': () => toggleCard(useHighlights.getState().cardId),
  'list.extendDown': () => extendToCard(neighbour(1)),
  'list.extendUp': () => extendToCard(neighbour(-1)),
  'list.selectAll': selectAll,
  'list.open': () => openCard(useHighlights.getState().cardId),
  'list.back': back,
  'paper.tag': pickTags,
  'reader.color1': label(0),
  'reader.color2': label(1),
  'reader.color3': label(2),
  'reader.color4': label(3),
  'reader.color5': label(4),
  'highlights.add': add,
  'highlights.copy': copy,
  'highlights.find': () => document.querySelector<HTMLElement>('[data-find-cards]')?.focus(),
  'highlights.clear': clearFilters,
  'outline.show': showOutline,
} satisfies Partial<Record<CommandId, () => void | Promise<void>>>;
