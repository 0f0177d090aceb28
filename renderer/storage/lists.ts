/** Reading lists, nested and ordered. Positions are fractional keys, so that a move writes one cell. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Cell, Json, Row } from '../../shared/change.ts';
import type { ReadingList } from '../../shared/model.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asText, db } from './db.ts';
import { readAliases } from './derive.ts';
import type { Done } from './done.ts';
import { byPosition, keysBefore, positionOf } from './positions.ts';
import { membersOf } from './reads.ts';

const cell = (id: string, field: string, value: Json): Cell => ({ table: 'lists', id, field, value });

/** Flat, in sidebar order: each parent before its children. */
export async function lists(): Promise<readonly ReadingList[]> {
  const rows = sidebarOrder(await allLists());
  const counters = await db.counters.bulkGet(rows.map(({ id }) => `list:${id}`));
  return rows.map((row, at) => ({
    id: row.id,
    name: asText(row['name']),
    parentId: asText(row['parentId']) || null,
    position: asText(row['position']),
    papers: counters[at]?.n ?? 0,
    isArchived: row['archived'] === true,
  }));
}

/** Makes a list, last of its parent's. */
export async function createList(name: string, parentId: string | null): Promise<{ id: string; done: Done }> {
  const id = crypto.randomUUID();
  const done = await commit(t.shell.did.createdList(name), async () => {
    const last = childrenOf(await allLists(), parentId).at(-1);
    return [
      cell(id, 'deleted', false),
      cell(id, 'name', name),
      cell(id, 'parentId', parentId),
      cell(id, 'position', generateKeyBetween(last === undefined ? null : positionOf(last), null)),
    ];
  });
  return { id, done };
}

/** Gives a list another name. */
export const renameList = async (id: string, name: string): Promise<Done> =>
  commit(t.shell.did.renamedList(name), async () =>
    alive(await db.rows('lists').get(id)) ? [cell(id, 'name', name)] : [],
  );

/** Puts a list under a parent (null: the top), before another list or at the end. Refuses (null) to put a folder into itself. */
export async function moveList(
  id: string,
  to: { parentId: string | null; beforeId: string | null },
): Promise<Done> {
  let name = '';
  return commit(
    () => t.shell.did.movedList(name),
    async () => {
      const all = await allLists();
      const list = all.find((row) => row.id === id);
      if (list === undefined || withNested(all, id).some((row) => row.id === to.parentId)) return [];
      name = asText(list['name']);
      const siblings = childrenOf(all, to.parentId);
      if ((asText(list['parentId']) || null) === to.parentId) {
        const next = siblings[siblings.indexOf(list) + 1]?.id ?? null;
        if (to.beforeId === id || to.beforeId === next) return [];
      }
      const [position] = keysBefore(
        siblings.filter((row) => row !== list),
        to.beforeId,
        1,
      );
      return [cell(id, 'parentId', to.parentId), cell(id, 'position', position ?? null)];
    },
  );
}

/** Puts a list and those nested in it away from the sidebar's own, or back. Nothing on them changes. */
export async function archiveList(id: string, to: 'archived' | 'shown'): Promise<Done> {
  let name = '';
  return commit(
    () => (to === 'archived' ? t.lists.did.archived : t.lists.did.unarchived)(name),
    async () => {
      const all = withNested(await allLists(), id);
      name = asText(all[0]?.['name']);
      const changed = all.filter((row) => (row['archived'] === true) !== (to === 'archived'));
      return changed.map((row) => cell(row.id, 'archived', to === 'archived'));
    },
  );
}

/** Appends what is on a list to another, with the lists that are nested in it, and deletes it. Null where one is in the other. */
export async function mergeLists(fromId: string, intoId: string): Promise<Done> {
  let label = '';
  return commit(
    () => label,
    async () => {
      const all = await allLists();
      const [from, into] = [fromId, intoId].map((id) => all.find((row) => row.id === id));
      if (from === undefined || into === undefined) return [];
      if (withNested(all, fromId).includes(into)) return [];
      label = t.lists.did.merged(asText(from['name']), asText(into['name']));
      const members = await membersOf(fromId);
      const nested = childrenOf(all, fromId);
      const keys = keysBefore(
        childrenOf(all, intoId).filter((row) => row !== from),
        null,
        nested.length,
      );
      return [
        ...(await cellsToAdd(members.map(paperIdOf), intoId)),
        ...members.map((row) => member(row.id, 'deleted', true)),
        ...nested.flatMap((row, at) => [
          cell(row.id, 'parentId', intoId),
          cell(row.id, 'position', keys[at] ?? null),
        ]),
        cell(fromId, 'deleted', true),
      ];
    },
  );
}

/** Deletes the list and those nested in it; their papers stay. */
export async function deleteList(id: string): Promise<Done> {
  let name = '';
  return commit(
    () => t.shell.did.deletedList(name),
    async () => {
      const all = withNested(await allLists(), id);
      name = asText(all[0]?.['name']);
      const members = await Promise.all(all.map((row) => membersOf(row.id)));
      return [
        ...all.map((row) => cell(row.id, 'deleted', true)),
        ...members.flat().map((row) => member(row.id, 'deleted', true)),
      ];
    },
  );
}

/** Appends papers that are not on the list yet. */
export async function addToList(ids: readonly string[], listId: string): Promise<Done> {
  let added = 0;
  let name = '';
  return commit(
    () => t.shell.did.listed(added, name),
    async () => {
      const list = await db.rows('lists').get(listId);
      if (!alive(list)) return [];
      name = asText(list['name']);
      const cells = await cellsToAdd(ids, listId);
      added = cells.filter(({ field }) => field === 'deleted').length;
      return cells;
    },
  );
}

/** The cells that append papers to a list, except those that are on it. */
export async function cellsToAdd(ids: readonly string[], listId: string): Promise<readonly Cell[]> {
  const [members, { rootOf }] = await Promise.all([membersOf(listId), readAliases()]);
  const there = new Set(members.map((row) => rootOf(asText(row['paperId']))));
  const fresh = [...new Set(ids.map(rootOf))].filter((id) => !there.has(id));
  const last = members.at(-1);
  const positions = generateNKeysBetween(last === undefined ? null : positionOf(last), null, fresh.length);
  return fresh.flatMap((paperId, at) => {
    const id = `${listId}:${paperId}`;
    return [
      member(id, 'deleted', false),
      member(id, 'listId', listId),
      member(id, 'paperId', paperId),
      member(id, 'position', positions[at] ?? null),
    ];
  });
}

/** Takes papers off a list. */
export async function removeFromList(ids: readonly string[], listId: string): Promise<Done> {
  let removed = 0;
  let name = '';
  return commit(
    () => t.shell.did.unlisted(removed, name),
    async () => {
      name = asText((await db.rows('lists').get(listId))?.['name']);
      const [members, { rootOf }] = await Promise.all([membersOf(listId), readAliases()]);
      const wanted = new Set(ids.map(rootOf));
      const there = members.filter((row) => wanted.has(rootOf(paperIdOf(row))));
      removed = new Set(there.map((row) => rootOf(paperIdOf(row)))).size;
      return there.map((row) => member(row.id, 'deleted', true));
    },
  );
}

/** Moves papers of a list before another of its papers, or to the end (null). They keep their order. */
export async function placeInList(
  ids: readonly string[],
  listId: string,
  beforeId: string | null,
): Promise<Done> {
  let name = '';
  return commit(
    () => t.shell.did.moved(name),
    async () => {
      name = asText((await db.rows('lists').get(listId))?.['name']);
      const [members, { rootOf }] = await Promise.all([membersOf(listId), readAliases()]);
      const wanted = new Set(ids.map(rootOf));
      const moving = new Set(members.filter((row) => wanted.has(rootOf(paperIdOf(row)))).map(({ id }) => id));
      const moved = members.filter((row) => moving.has(row.id));
      const from =
        beforeId === null
          ? members.length
          : members.findIndex((row) => rootOf(paperIdOf(row)) === rootOf(beforeId));
      if (from < 0) return [];
      const anchor = members.slice(from).find((row) => !moving.has(row.id));
      const rest = members.filter((row) => !moving.has(row.id));
      const at = anchor === undefined ? rest.length : rest.indexOf(anchor);
      const next = rest.toSpliced(at, 0, ...moved);
      if (next.every((row, index) => row === members[index])) return [];
      const keys = keysBefore(rest, anchor?.id ?? null, moved.length);
      return moved.map((row, index) => member(row.id, 'position', keys[index] ?? null));
    },
  );
}

const member = (id: string, field: string, value: Json): Cell => ({ table: 'memberships', id, field, value });
const paperIdOf = (row: Row): string => asText(row['paperId']);

async function allLists(): Promise<readonly Row[]> {
  return (await db.rows('lists').toArray()).filter(alive);
}

/** The lists of a parent, by position. A list whose parent is gone counts as at the top. */
function childrenOf(all: readonly Row[], parentId: string | null): readonly Row[] {
  const ids = new Set(all.map((row) => row.id));
  return all
    .filter((row) => {
      const parent = asText(row['parentId']);
      return (ids.has(parent) ? parent : null) === parentId;
    })
    .toSorted(byPosition);
}

/** Two devices may have put two lists into each other; neither is ever lost from view. */
function sidebarOrder(all: readonly Row[]): readonly Row[] {
  const seen = new Set<Row>();
  const visit = (row: Row): void => {
    if (seen.has(row)) return;
    seen.add(row);
    childrenOf(all, row.id).forEach(visit);
  };
  childrenOf(all, null).forEach(visit);
  all.forEach(visit);
  return [...seen];
}

function withNested(all: readonly Row[], id: string): readonly Row[] {
  const found = new Set(all.filter((row) => row.id === id));
  for (const row of found) for (const child of childrenOf(all, row.id)) found.add(child);
  return [...found];
}
