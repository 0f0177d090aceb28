import type { Collected, Outline, OutlineItem } from '../../../shared/outline/model.ts';
import { outlineMarkdown } from '../../../shared/outline/markdown.ts';
import { t } from '../../../shared/strings/index.ts';
import { bridge } from '../../bridge.ts';
import * as library from '../../storage/library.ts';
import { announceDone, announceProblem, say } from '../../stores/activity.ts';
import { setHighlights, useHighlights } from '../../stores/highlights.ts';
import { setView } from '../../stores/view.ts';
import { focusReader, focusSoon } from '../shell/index.ts';
import { flushTexts } from '../writing/index.ts';

const told = (done: library.Done): void => {
  if (done) announceDone(done.label);
};

/** The outline beside the cards; the first where none was chosen or the chosen one is gone. Null where there is none. */
export async function currentOutline(): Promise<Outline | null> {
  return pickOutline(await library.outlines(), useHighlights.getState().outlineId);
}

/** The outline of this id, else the first. */
export const pickOutline = (all: readonly Outline[], id: string | null): Outline | null =>
  all.find((outline) => outline.id === id) ?? all[0] ?? null;

/** Makes an outline, shows it, and asks for its name in place. */
export async function newOutline(): Promise<void> {
  const { id, done } = await library.createOutline(t.outline.untitled);
  told(done);
  setHighlights({ outlineShown: true, outlineId: id, itemId: null, editingId: null, renaming: true });
}

/** Gives the outline a name; an empty one leaves it as it was. */
export async function renameOutline(id: string, name: string): Promise<void> {
  setHighlights({ renaming: false });
  if (name.trim() !== '') told(await library.renameOutline(id, name.trim()));
}

export async function deleteOutline(id: string): Promise<void> {
  told(await library.deleteOutline(id));
  setHighlights({ outlineId: null, itemId: null, editingId: null });
}

/** Puts cards into the outline beside them, before an item (null: at the end); makes an outline where there is none. */
export async function collect(cards: readonly Collected[], beforeId: string | null = null): Promise<void> {
  if (cards.length === 0) return;
  let outline = await currentOutline();
  if (outline === null) {
    const { id } = await library.asCommand('highlights.add', () => library.createOutline(t.outline.untitled));
    outline = { id, name: t.outline.untitled };
  }
  setHighlights({ outlineShown: true, outlineId: outline.id });
  const { id: outlineId } = outline;
  const done = await library.asCommand('highlights.add', () => library.collect(outlineId, cards, beforeId));
  if (done) announceDone(done.label);
  else announceDone(t.outline.allThere, false);
}

/** Adds a heading or a text after the item that keys are about, and lets the reader write in it. */
export async function addOwn(kind: 'heading' | 'text'): Promise<void> {
  const outline = await currentOutline();
  if (outline === null) return;
  const items = await library.outlineItems(outline.id);
  const at = items.findIndex(({ id }) => id === useHighlights.getState().itemId);
  const above = items.slice(0, at < 0 ? items.length : at + 1);
  const level = above.findLast((item) => item.kind === 'heading')?.level ?? 1;
  const beforeId = at < 0 ? null : (items[at + 1]?.id ?? null);
  const { id, done } = await library.addOwn(outline.id, kind, { beforeId, level });
  told(done);
  setHighlights({ itemId: id, editingId: id });
}

/** Moves an item one place up or down. */
export async function moveItem(outlineId: string, id: string, by: 1 | -1): Promise<void> {
  const items = await library.outlineItems(outlineId);
  const at = items.findIndex((item) => item.id === id);
  const rest = items.filter((item) => item.id !== id);
  const place = Math.min(rest.length, Math.max(0, at + by));
  told(await library.moveItems(outlineId, [id], rest[place]?.id ?? null));
  say(t.outline.movedTo(place + 1, items.length));
}

/** Puts an item before another one, or at the end (null). */
export const placeItem = async (outlineId: string, id: string, beforeId: string | null): Promise<void> =>
  told(await library.moveItems(outlineId, [id], beforeId));

export async function setLevel(item: OutlineItem, by: 1 | -1): Promise<void> {
  if (item.kind !== 'heading') return;
  const done = await library.setLevel(item.id, item.level + by);
  if (done === null) return;
  told(done);
  say(t.outline.levelIs(item.level + by));
}

/** Takes an item out; the next one, or the last, has the focus then. */
export async function takeOut(items: readonly OutlineItem[], id: string): Promise<void> {
  const at = items.findIndex((item) => item.id === id);
  const next = items[at + 1] ?? items[at - 1] ?? null;
  setHighlights({ itemId: next?.id ?? null, editingId: null });
  told(await library.removeItems([id]));
}

/** Opens a paper in the place where it stands, at one of its highlights where one is named. */
export async function openPassage(paperId: string, highlightId: string | null): Promise<void> {
  const [paper] = await library.papers([paperId]);
  if (!paper) return;
  setView({
    view: { kind: 'shelf', verdict: paper.verdict },
    chip: 'all',
    paperId: paper.id,
    flashId: highlightId,
    selected: new Set(),
    anchor: null,
    terms: [],
    narrowPane: 'reader',
  });
  focusSoon(focusReader);
}

async function written(outline: Outline): Promise<string> {
  await flushTexts();
  return outlineMarkdown(outline.name, await library.outlineItems(outline.id));
}

export async function copyOutline(outline: Outline): Promise<void> {
  await navigator.clipboard.writeText(await written(outline));
  announceDone(t.outline.copied, false);
}

/** Asks where, and writes the outline there. */
export async function saveOutline(outline: Outline): Promise<void> {
  const saved = await bridge.saveMarkdown({ name: outline.name, text: await written(outline) });
  if (!saved.ok) announceProblem(saved.problem);
  else if (saved.value !== null) announceDone(t.outline.saved(saved.value.name), false);
}
