/** What the reader calls the five colours. One cell each; a colour that nobody named has its usual name. */
import type { Cell } from '../../shared/change.ts';
import { HIGHLIGHT_COLORS, type HighlightColor, type Labels } from '../../shared/model.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asText, db } from './db.ts';
import type { Done } from './done.ts';

/** Longer names are cut: they stand in tooltips and on buttons. */
const LONGEST = 40;

/** The names of all five. */
export async function labels(): Promise<Labels> {
  const rows = await db.rows('labels').bulkGet([...HIGHLIGHT_COLORS]);
  const name = (color: HighlightColor): string => {
    const row = rows[HIGHLIGHT_COLORS.indexOf(color)];
    return (alive(row) && asText(row['name'])) || t.common.colors[color];
  };
  return {
    amber: name('amber'),
    green: name('green'),
    blue: name('blue'),
    rose: name('rose'),
    violet: name('violet'),
  };
}

/** Gives a colour a name. An empty one, or the usual one, gives it its usual name back. Null when it is called that. */
export async function nameLabel(color: HighlightColor, typed: string): Promise<Done> {
  const wanted = typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST).toWellFormed().trim();
  const name = wanted === '' ? t.common.colors[color] : wanted;
  return commit(t.highlights.did.named(name), async () => {
    if ((await labels())[color] === name) return [];
    const isUsual = name === t.common.colors[color];
    return [cell(color, 'deleted', isUsual), cell(color, 'name', isUsual ? null : name)];
  });
}

const cell = (id: HighlightColor, field: string, value: Cell['value']): Cell => ({
  table: 'labels',
  id,
  field,
  value,
});
