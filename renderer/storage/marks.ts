/** Highlights. */
import { hashText } from '../../shared/anchor/index.ts';
import type { Cell, Json } from '../../shared/change.ts';
import type { Highlight, HighlightColor, Target } from '../../shared/model.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asText, db } from './db.ts';
import { readAliases } from './derive.ts';
import type { Done } from './done.ts';
import { toHighlight } from './highlight-row.ts';
import { editId } from './paper-texts.ts';
import { placeOf, withMerged } from './places.ts';

/** UTF-16 units of a text that a highlight keeps at most; on a longer one it is found by its quote and context. */
const LONGEST_KEPT = 20_000;

const cell = (id: string, field: string, value: Json): Cell => ({ table: 'highlights', id, field, value });

/**
 * Marks a passage. Where it is on a text that no digest says but the reader wrote, that text is kept with it: the next edit
 * replaces it, and the place is found by what changed.
 */
export async function addHighlight(
  paperId: string,
  target: Target,
  color: HighlightColor,
): Promise<{ id: string; done: Done }> {
  const id = crypto.randomUUID();
  const done = await commit(t.shell.did.highlight, async () => {
    const source = await sourceOf(paperId, target);
    return [
      cell(id, 'deleted', false),
      cell(id, 'paperId', paperId),
      cell(id, 'target', { ...target }),
      cell(id, 'color', color),
      cell(id, 'createdAt', Date.now()),
      ...(source === '' ? [] : [cell(id, 'source', source)]),
    ];
  });
  return { id, done };
}

/** The text that a target is on, where it is the reader's own; else empty. */
async function sourceOf(paperId: string, target: Target): Promise<string> {
  const written = await db.rows('texts').get(editId(paperId, target.field));
  const text = asText(written?.['text']);
  const isOnIt = alive(written) && text.length <= LONGEST_KEPT && hashText(text) === target.textHash;
  return isOnIt ? text : '';
}

/** Puts a highlight on another passage of its paper, as the reader says; its colour and note stay. Null when it is there already, or gone. */
export const retargetHighlight = async (id: string, target: Target): Promise<Done> =>
  commit(t.shell.did.retarget, async () => {
    const row = await db.rows('highlights').get(id);
    if (!alive(row)) return [];
    const { rootOf } = await readAliases();
    const source = await sourceOf(rootOf(asText(row['paperId'])), target);
    return [
      cell(id, 'target', { ...target }),
      ...(source === asText(row['source']) ? [] : [cell(id, 'source', source)]),
    ];
  });

/** Gives a highlight another colour. */
export const recolorHighlight = async (id: string, color: HighlightColor): Promise<Done> =>
  commit(t.shell.did.recolor, async () =>
    alive(await db.rows('highlights').get(id)) ? [cell(id, 'color', color)] : [],
  );

/** Takes a highlight away; its note comes back with it. */
export const removeHighlight = async (id: string): Promise<Done> =>
  commit(t.shell.did.removeHighlight, async () =>
    alive(await db.rows('highlights').get(id)) ? [cell(id, 'deleted', true)] : [],
  );

/** One highlight with its note; null when it or its paper is gone. */
export async function highlight(id: string): Promise<Highlight | null> {
  const [row, note] = await Promise.all([db.rows('highlights').get(id), db.rows('texts').get(`note:${id}`)]);
  if (!alive(row)) return null;
  const { rootOf, groupOf } = await readAliases();
  const [paper, ...others] = await db.papers.bulkGet([...groupOf(rootOf(asText(row['paperId'])))]);
  if (paper === undefined) return null;
  const shown = withMerged(
    paper,
    others.filter((other) => other !== undefined),
  );
  return toHighlight(row, note, placeOf(row, paper, shown));
}
