import type { Json, Row } from '../../shared/change.ts';
import { HIGHLIGHT_COLORS, type Highlight, type Target } from '../../shared/model.ts';
import { asNumber, asText } from './db.ts';

/** The highlight in a row. */
export function toHighlight(row: Row, note: string): Highlight {
  return {
    id: row.id,
    paperId: asText(row['paperId']),
    target: toTarget(row['target']),
    color: HIGHLIGHT_COLORS.find((color) => color === row['color']) ?? 'amber',
    note,
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
