/** Highlights and notes. */
import type { Cell, Json } from '../../shared/change.ts';
import { mergeText } from '../../shared/merge-text.ts';
import type { Highlight, HighlightColor, Target } from '../../shared/model.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asText, db } from './db.ts';
import type { Done } from './done.ts';
import { toHighlight } from './highlight-row.ts';

/** Notes written at most this long after one another are one step of undo. */
const SITTING_MS = 30_000;

const cell = (id: string, field: string, value: Json): Cell => ({ table: 'highlights', id, field, value });

/** Marks a passage. */
export async function addHighlight(
  paperId: string,
  target: Target,
  color: HighlightColor,
): Promise<{ id: string; done: Done }> {
  const id = crypto.randomUUID();
  const done = await commit(t.shell.did.highlight, [
    cell(id, 'deleted', false),
    cell(id, 'paperId', paperId),
    cell(id, 'target', { ...target }),
    cell(id, 'color', color),
    cell(id, 'createdAt', Date.now()),
  ]);
  return { id, done };
}

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

/** One highlight with its note; null when it is gone. */
export async function highlight(id: string): Promise<Highlight | null> {
  const [row, note] = await Promise.all([db.rows('highlights').get(id), db.rows('texts').get(`note:${id}`)]);
  return alive(row) ? toHighlight(row, asText(note?.['text'])) : null;
}

/**
 * Writes the note of a paper or a highlight. Notes written within one sitting fold into one step of undo. `from` is the
 * text that this one was edited from: where the note moved on meanwhile (another window, a restore), both edits are
 * merged by words, so that neither overwrites the other.
 */
export async function setNote(
  owner: { readonly paperId: string; readonly highlightId?: string },
  text: string,
  from: string | null = null,
): Promise<Done> {
  const id = `note:${owner.highlightId ?? owner.paperId}`;
  const decide = async (): Promise<readonly Cell[]> => {
    const stored = asText((await db.rows('texts').get(id))?.['text']);
    const next = from === null || from === stored ? text : mergeText(from, text, stored);
    if (next === stored) return [];
    return [
      { table: 'texts', id, field: 'paperId', value: owner.paperId },
      { table: 'texts', id, field: 'text', value: next },
    ];
  };
  return commit(t.shell.did.note, decide, { foldWithin: SITTING_MS });
}
