import type { View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { announceDone } from '../../stores/activity.ts';
import { openExport, openPrint, openSearch, setView, useView } from '../../stores/view.ts';
import { goTo } from '../lists/index.ts';

const told = (done: library.Done): void => {
  if (done) announceDone(done.label);
};

/** Saves a query as a smart list named after it, opens it, and asks for a better name in place. */
export async function saveSmartList(query: string): Promise<void> {
  const { id, done } = await library.createSmartList(query.trim().slice(0, 80), query.trim());
  told(done);
  goTo({ kind: 'smart', id });
  setView({ renaming: id });
}

/** Gives a smart list other rules, and opens it. */
export async function saveRules(id: string, query: string): Promise<void> {
  told(await library.setSmartListQuery(id, query.trim()));
  goTo({ kind: 'smart', id });
}

/** Opens the search box on what a view shows. */
export async function editRules(view: View): Promise<void> {
  if (view.kind === 'search') openSearch({ query: view.query, smartListId: null });
  if (view.kind !== 'smart') return;
  openSearch({ query: (await library.smartListQuery(view.id)) ?? '', smartListId: view.id });
}

/** Renames a smart list; an empty name leaves it as it was. */
export async function renameSmart(id: string, name: string): Promise<void> {
  setView({ renaming: null });
  if (name.trim() !== '') told(await library.renameSmartList(id, name.trim()));
}

/** Deletes a smart list, and leaves it. */
export async function removeSmart(id: string): Promise<void> {
  told(await library.deleteSmartList(id));
  const { view } = useView.getState();
  if (view.kind === 'smart' && view.id === id) goTo({ kind: 'shelf', verdict: 'inbox' });
}

/** Opens the box, where a search is saved as a smart list. */
export const newSmartList = (): void => openSearch({ query: 'is:unread ', smartListId: null });

export const smartListMenu = (id: string) => [
  { label: t.shell.rename, run: () => setView({ renaming: id }) },
  { label: t.search.editRules, run: () => void editRules({ kind: 'smart', id }) },
  { label: t.commands['export.open'], run: () => openExport({ kind: 'smart', id }) },
  { label: t.commands['print.open'], run: () => openPrint({ kind: 'smart', id }) },
  { label: t.shell.remove, run: () => void removeSmart(id) },
];
