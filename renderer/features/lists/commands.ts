import type { View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { announceDone } from '../../stores/activity.ts';
import { closeDeck } from '../../stores/deck.ts';
import { setFocusMode } from '../../stores/focus-mode.ts';
import { sameView, setView, useView } from '../../stores/view.ts';

const told = (done: library.Done): void => {
  if (done) announceDone(done.label);
};

/** Goes to a view: first paper open, nothing selected, no filter, and with all panes. */
export function goTo(view: View): void {
  closeDeck();
  setFocusMode('off');
  if (sameView(view, useView.getState().view)) return setView({ narrowPane: 'list' });
  setView({
    view,
    chip: 'all',
    paperId: null,
    selected: new Set(),
    anchor: null,
    terms: [],
    narrowPane: 'list',
  });
}

/** Makes a list and asks for its name in place. */
export async function newList(parentId: string | null): Promise<void> {
  const { id, done } = await library.createList(t.shell.untitledList, parentId);
  told(done);
  setView({ renaming: id });
}

/** Makes a list with a name, and answers its id. */
export async function newNamedList(name: string): Promise<string> {
  const { id } = await library.createList(name, null);
  return id;
}

/** Renames a list; an empty name leaves it as it was. */
export async function rename(id: string, name: string): Promise<void> {
  setView({ renaming: null });
  if (name.trim() !== '') told(await library.renameList(id, name.trim()));
}

export async function remove(id: string): Promise<void> {
  const { view } = useView.getState();
  told(await library.deleteList(id));
  if (view.kind === 'list' && view.id === id) goTo({ kind: 'shelf', verdict: 'inbox' });
}

export async function moveOut(id: string): Promise<void> {
  told(await library.moveList(id, { parentId: null, beforeId: null }));
}

export async function nest(id: string, parentId: string): Promise<void> {
  if (id !== parentId) told(await library.moveList(id, { parentId, beforeId: null }));
}

/** Puts a list before or after another one, under the same parent. */
export async function placeList(id: string, where: 'before' | 'after', otherId: string): Promise<void> {
  const all = await library.lists();
  const other = all.find((list) => list.id === otherId);
  if (!other || id === otherId) return;
  const siblings = all.filter((list) => list.parentId === other.parentId && list.id !== id);
  const at = siblings.indexOf(other) + (where === 'after' ? 1 : 0);
  const beforeId = siblings[at]?.id ?? null;
  told(await library.moveList(id, { parentId: other.parentId, beforeId }));
}

/** Moves a list a place up or down among its neighbours. */
export async function moveListBy(id: string, by: -1 | 1): Promise<void> {
  const all = await library.lists();
  const list = all.find((each) => each.id === id);
  const siblings = all.filter(
    (each) => each.parentId === list?.parentId && each.isArchived === list.isArchived,
  );
  const other = siblings[siblings.findIndex((each) => each.id === id) + by];
  if (other) await placeList(id, by < 0 ? 'before' : 'after', other.id);
}

/** Archives a list, or takes it out of the archive. */
export const archive = async (id: string, to: 'archived' | 'shown'): Promise<void> =>
  told(await library.archiveList(id, to));

/** Puts all of a list on another, and shows that one where the first was shown. */
export async function merge(from: string, into: string): Promise<void> {
  const { view } = useView.getState();
  setView({ overlay: null, mergingListId: null });
  told(await library.mergeLists(from, into));
  if (view.kind === 'list' && view.id === from) goTo({ kind: 'list', id: into });
}

export async function drop(ids: readonly string[], listId: string): Promise<void> {
  setView({ lastListId: listId });
  told(await library.addToList(ids, listId));
}

/** Undoes the import of a digest, however long ago it was. */
export async function undoImport(id: string): Promise<void> {
  told(await library.removeDigest(id));
  const { view } = useView.getState();
  if (view.kind === 'digest' && view.id === id) goTo({ kind: 'shelf', verdict: 'inbox' });
}
