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
export const labels = async (): Promise<Labels> => ({ ...t.common.colors, ...(await ownLabels()) });

/** The names that the reader gave. The others have their usual ones, in the language of the interface. */
export async function ownLabels(): Promise<Partial<Labels>> {
  const rows = await db.rows('labels').bulkGet([...HIGHLIGHT_COLORS]);
  return Object.fromEntries(
    HIGHLIGHT_COLORS.flatMap((color, at) => {
      const row = rows[at];
      const name = alive(row) ? asText(row['name']) : '';
      return name === '' ? [] : [[color, name]];
    }),
  );
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
