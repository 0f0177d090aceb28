/** What was changed in files of the Markdown mirror, as one step of the library that can be undone. */
import { generateKeyBetween } from 'fractional-indexing';
import type { Cell, Json, Row } from '../../shared/change.ts';
import { VERDICTS } from '../../shared/model.ts';
import { t } from '../../shared/strings/index.ts';
import type { VaultEdit, VaultSettled } from '../../shared/vault/contract.ts';
import { namesOf } from '../../shared/vault/decide.ts';
import { tagSlug } from '../../shared/vault/values.ts';
import { commit } from './commit.ts';
import { alive, asText, db } from './db.ts';
import { readAliases } from './derive.ts';
import type { Done } from './done.ts';
import { cellsToAdd } from './lists.ts';
import { textId } from './notes.ts';
import { byPosition, positionOf } from './positions.ts';
import { membersOf } from './reads.ts';
import { foldTag, tagRows } from './tag-rows.ts';
import { cellsOff, cellsOn, newTag } from './tags.ts';
import { textCells } from './texts.ts';

/** An edit, and whose file it was in. */
export interface PaperEdit extends VaultEdit {
  readonly paperId: string;
}

/**
 * Takes edits into the library. Answers which it has now; those that the library moved away from meanwhile wait for the next
 * merge. A text that did so is merged by words, and none of them is dropped.
 */
export async function takeVaultEdits(
  edits: readonly PaperEdit[],
): Promise<{ readonly done: Done; readonly settled: readonly VaultSettled[] }> {
  let taken: readonly PaperEdit[] = [];
  const done = await commit(t.vault.did, async () => {
    const { rootOf } = await readAliases();
    const cells: Cell[] = [];
    const here: PaperEdit[] = [];
    for (const edit of edits) {
      const own = await (TEXTS.test(edit.key) ? textEdit(edit) : choiceEdit(edit));
      if (own === null) continue;
      cells.push(...own);
      here.push(edit);
    }
    const at = edits.map((edit) => ({ ...edit, paperId: rootOf(edit.paperId) }));
    cells.push(...(await tagEdits(at.filter(({ key }) => key === 'tags'))));
    cells.push(...(await listEdits(at.filter(({ key }) => key === 'lists'))));
    taken = [...here, ...edits.filter(({ key }) => key === 'tags' || key === 'lists')];
    return cells;
  });
  return {
    done,
    settled: taken.map(({ paperId, key, theirs }) => ({ id: `paper:${paperId}`, key, theirs })),
  };
}

const TEXTS = /^(?:note|gist|highlight-note .+)$/;

async function textEdit({ paperId, key, value, ours }: PaperEdit): Promise<readonly Cell[]> {
  const highlightId = /^highlight-note (.+)$/.exec(key)?.[1];
  const mark = highlightId === undefined ? null : await db.rows('highlights').get(highlightId);
  const id = textId({
    paperId,
    ...(highlightId === undefined ? {} : { highlightId }),
    ...(key === 'gist' ? { what: 'gist' as const } : {}),
  });
  const cells = await textCells(id, value, ours);
  const owner = mark ? asText(mark['paperId']) : paperId;
  return cells.length === 0 ? [] : [{ table: 'texts', id, field: 'paperId', value: owner }, ...cells];
}

/** Null where the library says something else by now, or there is nothing of the kind. */
async function choiceEdit({ paperId, key, value, ours }: PaperEdit): Promise<readonly Cell[] | null> {
  const row = await db.papers.get(paperId);
  const cell = (field: string, to: Json): readonly Cell[] => [
    { table: 'readings', id: paperId, field, value: to },
  ];
  if (key === 'starred' && row && String(row.starred) === ours) return cell('starred', value === 'true');
  const verdict = VERDICTS.find((each) => each === value);
  if (key === 'status' && row?.verdict === ours && verdict !== undefined) return cell('verdict', verdict);
  return null;
}

const changes = ({ ours, value }: VaultEdit): { added: readonly string[]; removed: readonly string[] } => {
  const [before, after] = [namesOf(ours), namesOf(value)];
  return {
    added: after.filter((name) => !before.includes(name)),
    removed: before.filter((name) => !after.includes(name)),
  };
};

async function tagEdits(edits: readonly PaperEdit[]): Promise<readonly Cell[]> {
  const all = [...(await tagRows())];
  const named = (slug: string): Row | undefined =>
    all.find((row) => tagSlug(asText(row['name'])) === slug) ??
    all.find((row) => foldTag(tagSlug(asText(row['name']))) === foldTag(slug));
  const cells: Cell[] = [];
  for (const edit of edits) {
    const on = { paperIds: [edit.paperId] };
    const { added, removed } = changes(edit);
    for (const slug of added) {
      const there = named(slug);
      const id = there?.id ?? crypto.randomUUID();
      if (there === undefined) {
        const fresh = newTag(id, slug, all);
        cells.push(...fresh);
        all.push({ id, clocks: {}, ...Object.fromEntries(fresh.map(({ field, value }) => [field, value])) });
      }
      cells.push(...(await cellsOn(on, id)));
    }
    for (const slug of removed) {
      const gone = all.filter((row) => tagSlug(asText(row['name'])) === slug);
      for (const { id } of gone) cells.push(...(await cellsOff(on, id)));
    }
  }
  return cells;
}

async function listEdits(edits: readonly PaperEdit[]): Promise<readonly Cell[]> {
  const all = (await db.rows('lists').toArray()).filter(alive).toSorted(byPosition);
  const { rootOf } = await readAliases();
  const adding = new Map<string, string[]>();
  const cells: Cell[] = [];
  for (const edit of edits) {
    const { added, removed } = changes(edit);
    for (const name of added) adding.set(name, [...(adding.get(name) ?? []), edit.paperId]);
    for (const list of all.filter((row) => removed.includes(oneName(row))))
      for (const row of await membersOf(list.id))
        if (rootOf(asText(row['paperId'])) === edit.paperId)
          cells.push({ table: 'memberships', id: row.id, field: 'deleted', value: true });
  }
  for (const [name, ids] of adding) {
    const there = all.find((row) => oneName(row) === name);
    const id = there?.id ?? crypto.randomUUID();
    if (there === undefined) {
      const last = all.at(-1);
      const position = generateKeyBetween(last === undefined ? null : positionOf(last), null);
      const row = { deleted: false, name, parentId: null, position };
      for (const [field, value] of Object.entries(row)) cells.push({ table: 'lists', id, field, value });
      all.push({ id, clocks: {}, ...row });
    }
    cells.push(...(await cellsToAdd(ids, id)));
  }
  return cells;
}

const oneName = (row: Row): string => asText(row['name']).replace(/\s+/g, ' ').trim();
