/** Highlights. */
import type { Cell, Json, Row } from '../../shared/change.ts';
import { HIGHLIGHT_COLORS, type Highlight, type HighlightColor, type Target } from '../../shared/model.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asNumber, asText, db } from './db.ts';
import type { Done } from './done.ts';

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
  return alive(row) ? toHighlight(row, note) : null;
}

/** The highlight in a row, with the row of its note. */
export function toHighlight(row: Row, note: Row | undefined): Highlight {
  return {
    id: row.id,
    paperId: asText(row['paperId']),
    target: toTarget(row['target']),
    color: HIGHLIGHT_COLORS.find((color) => color === row['color']) ?? 'amber',
    note: asText(note?.['text']),
    noteRev: note?.clocks['text'] ?? '',
    createdAt: asNumber(row['createdAt']),
  };
}

function toTarget(value: Json | undefined): Target {
  const cells: Readonly<Record<string, Json>> =
    typeof value === 'object' && value !== null && !isArray(value) ? value : {};
  return {
    field: cells['field'] === 'title' ? 'title' : 'abstract',
    start: asNumber(cells['start']),
    end: asNumber(cells['end']),
    exact: asText(cells['exact']),
    prefix: asText(cells['prefix']),
    suffix: asText(cells['suffix']),
    textHash: asText(cells['textHash']),
  };
}

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);
