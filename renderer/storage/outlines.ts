/**
 * Outlines and their items, all rows of one table: an outline is an item of none (`outlineId` is empty). Places are
 * fractional keys, so that a move writes one cell. An item's own text is a text like a note, `outline:<item>`: two edits
 * of it are merged by words. What is collected keeps its words in the item, whatever becomes of the highlight.
 */
import { Dexie } from 'dexie';
import { generateKeyBetween } from 'fractional-indexing';
import type { Cell, Json, Row } from '../../shared/change.ts';
import type { Collected, Outline } from '../../shared/outline/model.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asText, db } from './db.ts';
import type { Done } from './done.ts';
import { byPosition, keysBefore, positionOf } from './positions.ts';
import { SITTING_MS, textCells } from './texts.ts';

/** The outlines, in the order in which they were made. */
export async function outlines(): Promise<readonly Outline[]> {
  return (await itemsOf('')).map((row) => ({ id: row.id, name: asText(row['name']) }));
}

/** Makes an outline. */
export async function createOutline(name: string): Promise<{ readonly id: string; readonly done: Done }> {
  const id = crypto.randomUUID();
  const done = await commit(t.outline.did.created(name), async () => {
    const last = (await itemsOf('')).at(-1);
    return [
      cell(id, 'deleted', false),
      cell(id, 'outlineId', ''),
      cell(id, 'name', name),
      cell(id, 'position', generateKeyBetween(last === undefined ? null : positionOf(last), null)),
    ];
  });
  return { id, done };
}

/** Gives an outline another name. */
export const renameOutline = async (id: string, name: string): Promise<Done> =>
  commit(t.outline.did.renamed(name), async () => ((await outline(id)) ? [cell(id, 'name', name)] : []));

/** Deletes an outline. Its items stay as they are, so that taking it back brings all of it back. */
export async function deleteOutline(id: string): Promise<Done> {
  let name = '';
  return commit(
    () => t.outline.did.deleted(name),
    async () => {
      const row = await outline(id);
      name = asText(row?.['name']);
      return row === null ? [] : [cell(id, 'deleted', true)];
    },
  );
}

/** Adds what was collected before an item (null: at the end), except what is there already. Null when all is. */
export async function collect(
  outlineId: string,
  collected: readonly Collected[],
  beforeId: string | null = null,
): Promise<Done> {
  let added = 0;
  let name = '';
  return commit(
    () => t.outline.did.collected(added, name),
    async () => {
      const [row, rows] = await Promise.all([outline(outlineId), itemsOf(outlineId)]);
      if (row === null) return [];
      name = asText(row['name']);
      const there = new Set(rows.map(subjectOf));
      const fresh = collected.filter((each) => {
        const subject = `${each.highlightId ?? ''}\n${each.paperId}`;
        return !there.has(subject) && there.add(subject);
      });
      added = fresh.length;
      const places = keysBefore(rows, beforeId, fresh.length);
      return fresh.flatMap(({ highlightId, paperId, color, quote, title }, at) =>
        itemCells(crypto.randomUUID(), outlineId, {
          kind: 'quote',
          highlightId,
          paperId,
          color,
          quote,
          title,
          position: places[at] ?? null,
        }),
      );
    },
  );
}

/** Adds an empty heading or text of the reader's own, before an item or at the end (null). */
export async function addOwn(
  outlineId: string,
  kind: 'heading' | 'text',
  { beforeId, level = 1 }: { readonly beforeId: string | null; readonly level?: number },
): Promise<{ readonly id: string; readonly done: Done }> {
  const id = crypto.randomUUID();
  const done = await commit(t.outline.did.added[kind], async () => {
    if ((await outline(outlineId)) === null) return [];
    const [position] = keysBefore(await itemsOf(outlineId), beforeId, 1);
    return itemCells(id, outlineId, {
      kind,
      ...(kind === 'heading' ? { level } : {}),
      position: position ?? null,
    });
  });
  return { id, done };
}

/** Moves items before another one, or to the end (null). They keep their order. */
export async function moveItems(
  outlineId: string,
  ids: readonly string[],
  beforeId: string | null,
): Promise<Done> {
  return commit(t.outline.did.moved, async () => {
    const rows = await itemsOf(outlineId);
    const wanted = new Set(ids);
    const moving = rows.filter(({ id }) => wanted.has(id));
    const from = beforeId === null ? rows.length : rows.findIndex(({ id }) => id === beforeId);
    if (from < 0) return [];
    const anchor = rows.slice(from).find(({ id }) => !wanted.has(id));
    const rest = rows.filter(({ id }) => !wanted.has(id));
    const next = rest.toSpliced(anchor === undefined ? rest.length : rest.indexOf(anchor), 0, ...moving);
    if (next.every((row, at) => row === rows[at])) return [];
    const places = keysBefore(rest, anchor?.id ?? null, moving.length);
    return moving.map(({ id }, at) => cell(id, 'position', places[at] ?? null));
  });
}

/** Gives a heading another level, from 1 to 3. */
export const setLevel = async (id: string, level: number): Promise<Done> =>
  commit(t.outline.did.level, async () => {
    const row = await db.rows('outlines').get(id);
    const isHeading = alive(row) && row['kind'] === 'heading';
    return isHeading && level >= 1 && level <= 3 ? [cell(id, 'level', level)] : [];
  });

/** Takes items out; their words come back with them. */
export async function removeItems(ids: readonly string[]): Promise<Done> {
  let removed = 0;
  return commit(
    () => t.outline.did.removed(removed),
    async () => {
      const there = (await db.rows('outlines').bulkGet([...ids])).filter(alive);
      removed = there.length;
      return there.map(({ id }) => cell(id, 'deleted', true));
    },
  );
}

/** Writes the text of a heading or of the reader's own. `from` is what it was edited from; other edits since are merged by words. */
export const setItemText = async (id: string, text: string, from: string): Promise<Done> =>
  commit(t.outline.did.wrote, () => textCells(textId(id), text, from), { foldWithin: SITTING_MS });

/** Where the text of an item is. */
export const textId = (id: string): string => `outline:${id}`;

/** The items of an outline that are there, in their order. */
export async function itemsOf(outlineId: string): Promise<readonly Row[]> {
  const rows = await db
    .rows('outlines')
    .where('[outlineId+position]')
    .between([outlineId, Dexie.minKey], [outlineId, Dexie.maxKey])
    .toArray();
  return rows.filter(alive).toSorted(byPosition);
}

async function outline(id: string): Promise<Row | null> {
  const row = await db.rows('outlines').get(id);
  return alive(row) && row['outlineId'] === '' ? row : null;
}

const subjectOf = (row: Row): string => `${asText(row['highlightId'])}\n${asText(row['paperId'])}`;

const itemCells = (
  id: string,
  outlineId: string,
  fields: Readonly<Record<string, Json>>,
): readonly Cell[] => [
  cell(id, 'deleted', false),
  cell(id, 'outlineId', outlineId),
  ...Object.entries(fields).map(([field, value]) => cell(id, field, value)),
];

const cell = (id: string, field: string, value: Json): Cell => ({ table: 'outlines', id, field, value });
