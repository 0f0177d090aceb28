/**
 * Tags: names that a reader gives to papers and highlights. A tag is a row, and so is each place where it stands
 * (`tag:paper`, `tag:highlight`), so that two devices may tag at once and a change of name writes one cell.
 */
import { generateKeyBetween } from 'fractional-indexing';
import type { Cell, Json, Row, UserTable } from '../../shared/change.ts';
import type { Tag, TagColor, Tagged } from '../../shared/model.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asText, db } from './db.ts';
import { readAliases } from './derive.ts';
import type { Done } from './done.ts';
import { keysBefore, positionOf } from './positions.ts';
import { foldTag, tagRows, toMark } from './tag-rows.ts';

/** Longer names are cut: they stand on chips. */
const LONGEST = 60;

/** Every tag, in the reader's order. */
export async function tags(): Promise<readonly Tag[]> {
  const rows = await tagRows();
  const counters = await db.counters.bulkGet(rows.map(({ id }) => `tag:${id}`));
  return rows.map((row, at) => ({ ...toMark(row), papers: counters[at]?.n ?? 0 }));
}

/** Which tags are on all of these, and which on some. */
export async function tagStates(on: Tagged): Promise<ReadonlyMap<string, 'on' | 'some'>> {
  if ('highlightId' in on) {
    const ids = (await tagRows()).map(({ id }) => id);
    const rows = await db.rows('taggings').bulkGet(ids.map((id) => `${id}:${on.highlightId}`));
    return new Map(rows.filter(alive).map((row) => [asText(row['tagId']), 'on']));
  }
  const counts = new Map<string, number>();
  for (const own of await ownTagsOf(on.paperIds))
    for (const id of own) counts.set(id, (counts.get(id) ?? 0) + 1);
  return new Map([...counts].map(([id, n]) => [id, n === on.paperIds.length ? 'on' : 'some']));
}

/** The cards of a tag: highlights that have it, and the notes on papers that do. */
export async function taggedCards(tagId: string): Promise<ReadonlySet<string>> {
  const rows = await db.rows('taggings').where('tagId').equals(tagId).toArray();
  return new Set(
    rows.filter(alive).map((row) => asText(row['highlightId']) || `note:${asText(row['paperId'])}`),
  );
}

/** Makes a tag, the last of all; where one has that name in any spelling, that one. */
export async function createTag(typed: string): Promise<{ readonly id: string; readonly done: Done }> {
  const name = tidy(typed);
  let id: string = crypto.randomUUID();
  const done = await commit(t.tags.did.created(name), async () => {
    const all = await tagRows();
    const same = named(all, name);
    if (same === undefined) return newTag(id, name, all);
    ({ id } = same);
    return [];
  });
  return { id, done };
}

/** Puts a tag on papers or a highlight, or takes it off. A tag given by a name is made where there is none. Null where nothing changes. */
export async function setTag(
  on: Tagged,
  tag: { readonly id: string } | { readonly name: string },
  to: 'on' | 'off',
): Promise<Done> {
  let label = '';
  return commit(
    () => label,
    async () => {
      const all = await tagRows();
      const asked = 'id' in tag ? all.find(({ id }) => id === tag.id) : named(all, tidy(tag.name));
      const name = asked === undefined && 'name' in tag ? tidy(tag.name) : asText(asked?.['name']);
      if (name === '' || (asked === undefined && to === 'off')) return [];
      const id = asked?.id ?? crypto.randomUUID();
      const cells = await (to === 'on' ? cellsOn(on, id) : cellsOff(on, id));
      const n = new Set(cells.map((each) => each.id)).size;
      const did = t.tags.did;
      label =
        'highlightId' in on
          ? (to === 'on' ? did.taggedMark : did.untaggedMark)(name)
          : (to === 'on' ? did.tagged : did.untagged)(n, name);
      return asked === undefined && n > 0 ? [...newTag(id, name, all), ...cells] : cells;
    },
  );
}

/** Gives a tag another name. One that another tag has makes one tag of the two. An empty name changes nothing. */
export async function renameTag(id: string, typed: string): Promise<Done> {
  const name = tidy(typed);
  let label = t.tags.did.renamed(name);
  return commit(
    () => label,
    async () => {
      const all = await tagRows();
      const tag = all.find((row) => row.id === id);
      if (tag === undefined || name === '') return [];
      const same = all.find((row) => row !== tag && foldTag(asText(row['name'])) === foldTag(name));
      if (same === undefined) return [cell(id, 'name', name)];
      label = mergedLabel(tag, same);
      return cellsToMerge(tag, same);
    },
  );
}

/** Makes one tag of two: what has the one gets the other, and the one is gone. Null where one of them is not there. */
export async function mergeTags(fromId: string, intoId: string): Promise<Done> {
  let label = '';
  return commit(
    () => label,
    async () => {
      const [from, into] = await db.rows('tags').bulkGet([fromId, intoId]);
      if (!alive(from) || !alive(into) || fromId === intoId) return [];
      label = mergedLabel(from, into);
      return cellsToMerge(from, into);
    },
  );
}

/** Gives a tag another colour; null for none. */
export const colorTag = async (id: string, color: TagColor): Promise<Done> =>
  changed(id, t.tags.did.colored, async () => [cell(id, 'color', color)]);

/** Moves a tag before another one, or to the end (null). */
export const moveTag = async (id: string, beforeId: string | null): Promise<Done> =>
  changed(id, t.tags.did.moved, async () => {
    const all = await tagRows();
    const at = all.findIndex((row) => row.id === id);
    const follower = all[at + 1]?.id ?? null;
    if (beforeId === id || beforeId === follower) return [];
    const [position] = keysBefore(
      all.filter((row) => row.id !== id),
      beforeId,
      1,
    );
    return [cell(id, 'position', position ?? null)];
  });

/** Deletes a tag and takes it off everything that has it. */
export const deleteTag = async (id: string): Promise<Done> =>
  changed(id, t.tags.did.deleted, async () => [
    cell(id, 'deleted', true),
    ...(await placesOf(id)).map((row) => tagging(row.id, 'deleted', true)),
  ]);

const changed = (
  id: string,
  label: (name: string) => string,
  decide: () => Promise<readonly Cell[]>,
): Promise<Done> => {
  let name = '';
  return commit(
    () => label(name),
    async () => {
      const row = await db.rows('tags').get(id);
      if (!alive(row)) return [];
      name = asText(row['name']);
      return decide();
    },
  );
};

const cellIn =
  (table: UserTable) =>
  (id: string, field: string, value: Json): Cell => ({ table, id, field, value });
const cell = cellIn('tags');
const tagging = cellIn('taggings');

const mergedLabel = (from: Row, into: Row): string =>
  t.tags.did.merged(asText(from['name']), asText(into['name']));

/** One line without the sign that people type before a tag. */
const tidy = (typed: string): string =>
  typed.replace(/\s+/g, ' ').trim().replace(/^#+/, '').trim().slice(0, LONGEST).toWellFormed().trim();

const named = (all: readonly Row[], name: string): Row | undefined =>
  all.find((row) => foldTag(asText(row['name'])) === foldTag(name));

/** The cells of a tag behind all of these; none for an empty name. */
export function newTag(id: string, name: string, all: readonly Row[]): readonly Cell[] {
  if (name === '') return [];
  const last = all.at(-1);
  return [
    cell(id, 'deleted', false),
    cell(id, 'name', name),
    cell(id, 'color', null),
    cell(id, 'position', generateKeyBetween(last === undefined ? null : positionOf(last), null)),
  ];
}

/** For each of these papers the ids of its own tags, without those of its highlights. Same length and order. */
async function ownTagsOf(paperIds: readonly string[]): Promise<readonly ReadonlySet<string>[]> {
  const { groupOf } = await readAliases();
  const rows = await taggingsOf(paperIds.flatMap(groupOf));
  const byPaper = Map.groupBy(
    rows.filter((row) => asText(row['highlightId']) === ''),
    (row) => asText(row['paperId']),
  );
  return paperIds.map(
    (id) =>
      new Set(groupOf(id).flatMap((each) => (byPaper.get(each) ?? []).map((row) => asText(row['tagId'])))),
  );
}

const placesOf = async (tagId: string): Promise<readonly Row[]> =>
  (await db.rows('taggings').where('tagId').equals(tagId).toArray()).filter(alive);

const taggingsOf = async (paperIds: readonly string[]): Promise<readonly Row[]> =>
  (await db.rows('taggings').where('paperId').anyOf(paperIds).toArray()).filter(alive);

/** The cells that put a tag on what does not have it. */
export async function cellsOn(on: Tagged, tagId: string): Promise<readonly Cell[]> {
  if ('highlightId' in on) {
    const there = await db.rows('taggings').get(`${tagId}:${on.highlightId}`);
    return alive(there) ? [] : place(tagId, on.paperId, on.highlightId);
  }
  const { rootOf } = await readAliases();
  const ids = [...new Set(on.paperIds.map(rootOf))];
  const own = await ownTagsOf(ids);
  return ids.flatMap((paperId, at) => (own[at]?.has(tagId) === true ? [] : place(tagId, paperId, null)));
}

/** The cells that take a tag off. */
export async function cellsOff(on: Tagged, tagId: string): Promise<readonly Cell[]> {
  if ('highlightId' in on) {
    const id = `${tagId}:${on.highlightId}`;
    return alive(await db.rows('taggings').get(id)) ? [tagging(id, 'deleted', true)] : [];
  }
  const { rootOf, groupOf } = await readAliases();
  const rows = await taggingsOf(on.paperIds.flatMap((id) => groupOf(rootOf(id))));
  return rows.flatMap((row) =>
    row['tagId'] === tagId && asText(row['highlightId']) === '' ? [tagging(row.id, 'deleted', true)] : [],
  );
}

function place(tagId: string, paperId: string, highlightId: string | null): readonly Cell[] {
  const id = `${tagId}:${highlightId ?? paperId}`;
  return [
    tagging(id, 'deleted', false),
    tagging(id, 'tagId', tagId),
    tagging(id, 'paperId', paperId),
    ...(highlightId === null ? [] : [tagging(id, 'highlightId', highlightId)]),
  ];
}

async function cellsToMerge(from: Row, into: Row): Promise<readonly Cell[]> {
  const [places, there] = await Promise.all([placesOf(from.id), placesOf(into.id)]);
  const on = (row: Row): string => asText(row['highlightId']) || asText(row['paperId']);
  const have = new Set(there.map(on));
  return [
    ...places.flatMap((row) => [
      tagging(row.id, 'deleted', true),
      ...(have.has(on(row))
        ? []
        : place(into.id, asText(row['paperId']), asText(row['highlightId']) || null)),
    ]),
    cell(from.id, 'deleted', true),
  ];
}
