import type { Json, Row } from '../../shared/change.ts';
import { HIGHLIGHT_COLORS, type Highlight, type Placement, type Target } from '../../shared/model.ts';
import { asNumber, asText } from './db.ts';

/** What a highlight's own row says. */
export type MarkRow = Pick<Highlight, 'id' | 'paperId' | 'target' | 'color' | 'createdAt'>;

/** The highlight in a row, without its place and note. What is missing in a damaged row is empty. */
export const markOf = (row: Row): MarkRow => ({
  id: row.id,
  paperId: asText(row['paperId']),
  target: targetOf(row),
  color: HIGHLIGHT_COLORS.find((color) => color === row['color']) ?? 'amber',
  createdAt: asNumber(row['createdAt']),
});

/** The highlight in a row, with the row of its note, at its place. */
export const toHighlight = (row: Row, note: Row | undefined, place: Placement): Highlight => ({
  ...markOf(row),
  place,
  note: asText(note?.['text']),
  noteRev: note?.clocks['text'] ?? '',
});

/** A highlight's target as it was made. What is missing in a damaged row is empty. */
export function targetOf(mark: Row): Target {
  const value = mark['target'];
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
