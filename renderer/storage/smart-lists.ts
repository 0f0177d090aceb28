/** Smart lists: saved queries with a name. What they hold is asked of the search worker. */
import type { Cell, Json } from '../../shared/change.ts';
import type { SmartList } from '../../shared/model.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asNumber, asText, db } from './db.ts';
import type { Done } from './done.ts';

const cell = (id: string, field: string, value: Json): Cell => ({ table: 'smartLists', id, field, value });
const change = (label: string, id: string, cells: readonly Cell[]): Promise<Done> =>
  commit(label, async () => (alive(await db.rows('smartLists').get(id)) ? cells : []));

/** Oldest first. */
export async function smartLists(): Promise<readonly SmartList[]> {
  const rows = (await db.rows('smartLists').toArray()).filter(alive);
  return rows
    .toSorted((a, b) => asNumber(a['createdAt']) - asNumber(b['createdAt']) || (a.id < b.id ? -1 : 1))
    .map((row) => ({ id: row.id, name: asText(row['name']), query: asText(row['query']) }));
}

/** The query of a smart list; null when it is gone. */
export async function smartListQuery(id: string): Promise<string | null> {
  const row = await db.rows('smartLists').get(id);
  return alive(row) ? asText(row['query']) : null;
}

/** Saves a query under a name. */
export async function createSmartList(
  name: string,
  query: string,
): Promise<{ readonly id: string; readonly done: Done }> {
  const id = crypto.randomUUID();
  const done = await commit(t.search.did.createdSmartList(name), [
    cell(id, 'deleted', false),
    cell(id, 'name', name),
    cell(id, 'query', query),
    cell(id, 'createdAt', Date.now()),
  ]);
  return { id, done };
}

/** Gives a smart list another name. */
export const renameSmartList = (id: string, name: string): Promise<Done> =>
  change(t.search.did.renamedSmartList(name), id, [cell(id, 'name', name)]);

/** Gives a smart list other rules. */
export const setSmartListQuery = (id: string, query: string): Promise<Done> =>
  change(t.search.did.changedSmartList, id, [cell(id, 'query', query)]);

/** Deletes a smart list. No paper changes. */
export const deleteSmartList = (id: string): Promise<Done> =>
  change(t.search.did.deletedSmartList, id, [cell(id, 'deleted', true)]);
