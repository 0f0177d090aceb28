import type { CommandId } from '../../../shared/commands.ts';
import type { Verdict, View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { announceDone, say } from '../../stores/activity.ts';
import { keyLabelOf } from '../../stores/keys.ts';
import { setSettings, sortingOf, useSettings } from '../../stores/settings.ts';
import { setView, useView, viewKey } from '../../stores/view.ts';
import { shownIds } from './current-list.ts';
import { openSortMenu } from './SortMenu.tsx';
import { afterLeaving, neighbour, range } from './selection.ts';

/** The papers a command is about: the selection, else the open paper. */
export function targetIds(): readonly string[] {
  const { selected, paperId } = useView.getState();
  if (selected.size > 0) return shownIds().filter((id) => selected.has(id));
  return paperId === null ? [] : [paperId];
}

/** Opens a paper in the reader, ends any selection, and forgets the words of an earlier search. */
export function openPaper(id: string | null): void {
  setView({ paperId: id, selected: new Set(), anchor: null, terms: [] });
}

/** Tells what was done, with *Undo*. */
export function told(done: library.Done): void {
  if (done) announceDone(done.label);
}

/** Moves on at once and writes behind it, so that the next key, however fast, is about the next paper. A failure goes back. */
async function triage(act: (ids: readonly string[]) => Promise<library.Done>): Promise<void> {
  const ids = targetIds();
  if (ids.length === 0) return;
  const { paperId, selected, anchor } = useView.getState();
  const next = afterLeaving(shownIds(), new Set(ids));
  setView({ selected: new Set(), anchor: null, ...(next === null ? {} : { paperId: next, terms: [] }) });
  try {
    told(await act(ids));
  } catch (error) {
    setView({ paperId, selected, anchor });
    throw error;
  }
}

/** Whether a verdict marks its papers read too, as the settings say. */
const besides = (): library.VerdictOptions => ({ read: useSettings.getState().readWhen === 'verdict' });

/** Nothing is decided about what is in the trash. */
const inTrash = (): boolean => useView.getState().view.kind === 'trash';

const verdict = (to: Verdict) => async () => {
  if (!inTrash()) await triage((ids) => library.setVerdict(ids, to, besides()));
};

/** Puts papers of the trash back where they were. */
export const putBack = (): Promise<void> => triage(library.putBack);

const toInbox = (): Promise<void> =>
  inTrash() ? putBack() : inPlace((ids) => library.setVerdict(ids, 'inbox'));

async function inPlace(act: (ids: readonly string[]) => Promise<library.Done>): Promise<void> {
  const ids = targetIds();
  if (ids.length > 0) told(await act(ids));
}

const step = (by: number) => () => openPaper(neighbour(shownIds(), useView.getState().paperId, by));

async function unread(by: 1 | -1): Promise<void> {
  const ids = shownIds();
  const at = ids.indexOf(useView.getState().paperId ?? '');
  const rest = by > 0 ? ids.slice(at + 1) : ids.slice(0, Math.max(0, at)).toReversed();
  const rows = await library.papers(rest);
  const found = rows.find((row) => row && !row.read);
  if (found) openPaper(found.id);
}

/** What is left of a screen when it is scrolled by one. */
const OVERLAP_PX = 60;

/** Scrolls what is read by a screen; at its end, on to the next unread paper (by 1), or from its start to the one before (-1). */
const scroll = (by: 1 | -1) => async (): Promise<void> => {
  const page = document.querySelector<HTMLElement>('[data-scroller]');
  const before = page?.scrollTop;
  page?.scrollBy({ top: by * (page.clientHeight - OVERLAP_PX) });
  if (page === null || page.scrollTop === before) await unread(by);
};

function toggleSelected(): void {
  const { paperId, selected } = useView.getState();
  if (paperId === null) return;
  const next = new Set(selected);
  if (!next.delete(paperId)) next.add(paperId);
  setView({ selected: next, anchor: paperId });
  say(t.shell.selected(next.size));
}

/** Extends the selection from its anchor to `to`, and opens that paper. */
export function extendTo(to: string | null): void {
  const { anchor, paperId } = useView.getState();
  const from = anchor ?? paperId;
  if (to === null || from === null) return;
  const selected = new Set(range(shownIds(), from, to));
  setView({ selected, anchor: from, paperId: to });
  say(t.shell.selected(selected.size));
}

const extend = (by: number) => () => extendTo(neighbour(shownIds(), useView.getState().paperId, by));

function selectAll(): void {
  setView({ selected: new Set(shownIds()) });
  say(t.shell.selected(shownIds().length));
}

/** Selects the open paper and all above or below it. */
const selectFrom = (where: 'above' | 'below') => () => {
  const ids = shownIds();
  const { paperId } = useView.getState();
  const at = ids.indexOf(paperId ?? '');
  if (at < 0) return;
  const selected = new Set(where === 'above' ? ids.slice(0, at + 1) : ids.slice(at));
  setView({ selected, anchor: paperId });
  say(t.shell.selected(selected.size));
};

/** Puts what is still untouched in a digest on a shelf, in one step. */
export async function finishRest(digestId: string, to: Verdict): Promise<void> {
  const done = await library.finishRest(digestId, to);
  if (done) announceDone(done.label);
  else announceDone(t.lists.rest.nothing, false);
}

/** `Shift+A`: the rest of the digest that shows, elsewhere of the one that brought the open paper, is skipped. */
async function skipRest(): Promise<void> {
  const { view, paperId } = useView.getState();
  const id =
    view.kind === 'digest' ? view.id : paperId === null ? null : await library.newestDigestOf(paperId);
  if (id === null) announceDone(t.lists.rest.noDigest, false);
  else await library.asCommand('list.rest', () => finishRest(id, 'skipped'));
}

function toggleDensity(): void {
  const density = useSettings.getState().density === 'compact' ? 'comfortable' : 'compact';
  setSettings({ density });
  say(t.lists[density]);
}

const isByHand = (view: View): boolean =>
  sortingOf(useSettings.getState().sortings, viewKey(view)).order === 'own';

async function moveInList(by: 1 | -1): Promise<void> {
  const { view } = useView.getState();
  if (view.kind !== 'list') return;
  if (!isByHand(view)) return announceDone(t.lists.onlyByHand(keyLabelOf('list.sort')), false);
  const ids = targetIds();
  const all = shownIds();
  const moving = new Set(ids);
  const rest = all.filter((id) => !moving.has(id));
  const first = all.findIndex((id) => moving.has(id));
  const place = Math.min(rest.length, Math.max(0, first + by));
  told(await library.placeInList(ids, view.id, rest[place] ?? null));
  say(t.shell.movedTo(place + 1, all.length));
}

async function removeFromView(): Promise<void> {
  const { view } = useView.getState();
  if (view.kind === 'trash') setView({ overlay: 'erase' });
  else if (view.kind === 'list') await triage((ids) => library.removeFromList(ids, view.id));
  else await triage(library.trashPapers);
}

async function addAgain(): Promise<void> {
  const listId = useView.getState().lastListId;
  if (listId === null) setView({ overlay: 'lists' });
  else await inPlace((ids) => library.addToList(ids, listId));
}

/** Undoes the last step, and goes back to the paper that it was about. */
export async function undo(): Promise<void> {
  const undone = await library.undo();
  if (undone) after(t.common.undone(undone.label), undone);
}

export async function redo(): Promise<void> {
  const redone = await library.redo();
  if (redone) after(t.common.redone(redone.label), redone);
}

function after(text: string, undone: library.Undone): void {
  const [paperId] = undone.paperIds;
  if (undone.paperIds.length === 1 && paperId !== undefined) setView({ paperId, selected: new Set() });
  // What another window or device changed since is not taken back with it.
  announceDone(text + t.keys.history.kept(undone.kept), false);
}

/** What papers that are dropped on a place of the sidebar come to. Those of the trash are put back, too. */
export const dropOn = {
  async shelf(ids: readonly string[], to: Verdict): Promise<void> {
    told(inTrash() ? await library.putBack(ids) : await library.setVerdict(ids, to));
  },
  async starred(ids: readonly string[]): Promise<void> {
    told(await library.star(ids));
  },
  async trash(ids: readonly string[]): Promise<void> {
    told(await library.trashPapers(ids));
  },
};

/** Puts papers on a list, remembers it for *again*, and says so. */
export async function addPapersTo(ids: readonly string[], listId: string): Promise<void> {
  setView({ lastListId: listId });
  told(await library.addToList(ids, listId));
}

/** What the commands of triage and of the list run. */
export const inboxCommands = {
  'paper.out': async () => {
    if (!inTrash()) await triage((ids) => library.finish(ids, besides()));
  },
  'paper.later': verdict('later'),
  'paper.reading': verdict('reading'),
  'paper.inbox': toInbox,
  'paper.star': () => inPlace(library.toggleStarred),
  'paper.read': () => inPlace(library.toggleRead),
  'paper.list': () => setView({ overlay: 'lists' }),
  'paper.listAgain': addAgain,
  'list.next': step(1),
  'list.previous': step(-1),
  'list.first': () => openPaper(shownIds()[0] ?? null),
  'list.last': () => openPaper(shownIds().at(-1) ?? null),
  'list.nextUnread': () => unread(1),
  'list.previousUnread': () => unread(-1),
  'list.scroll': scroll(1),
  'list.scrollBack': scroll(-1),
  'list.select': toggleSelected,
  'list.extendDown': extend(1),
  'list.extendUp': extend(-1),
  'list.selectAll': selectAll,
  'list.selectAbove': selectFrom('above'),
  'list.selectBelow': selectFrom('below'),
  'list.rest': skipRest,
  'list.sort': openSortMenu,
  'list.density': toggleDensity,
  'list.moveDown': () => moveInList(1),
  'list.moveUp': () => moveInList(-1),
  'list.remove': removeFromView,
  undo,
  redo,
} satisfies Partial<Record<CommandId, () => void | Promise<void>>>;
