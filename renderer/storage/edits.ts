/**
 * What a reader writes over a paper's fields, and papers that are the reader's own. Each field is a row of `texts`, named
 * `<field>:<paper>`, like a note: so that it is undone, restored and merged by words as notes are, and no word is lost.
 */
import type { Cell } from '../../shared/change.ts';
import { handId } from '../../shared/by-hand.ts';
import { EDITABLE, fieldText, textOf, tidyField, type FieldTexts } from '../../shared/paper-text.ts';
import type { EditableField } from '../../shared/paper-text.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, db, horizon } from './db.ts';
import type { Done } from './done.ts';
import { editId, knownOf, sightingsOf } from './paper-texts.ts';
import { rowWithoutText } from './digest-rows.ts';

const cell = (id: string, field: string, value: Cell['value']): Cell => ({
  table: 'texts',
  id,
  field,
  value,
});

/** Writes over fields of a paper. One that says again what the digests say is the digests' again. */
export async function editPaper(paperId: string, fields: FieldTexts): Promise<Done> {
  return commit(t.shell.did.edited, async () => {
    const row = await db.papers.get(paperId);
    if (row === undefined) return [];
    const said = row.composed ? textOf((await sightingsOf([paperId])).get(paperId) ?? []) : knownOf(row);
    const written = await db.rows('texts').bulkGet(EDITABLE.map((field) => editId(paperId, field)));
    return EDITABLE.flatMap((field, at) => {
      const typed = fields[field];
      if (typed === undefined) return [];
      const text = tidyField(field, typed);
      if (text !== fieldText(said, field)) return cellsOver(paperId, field, text);
      return alive(written[at]) ? [cell(editId(paperId, field), 'deleted', true)] : [];
    });
  });
}

/** Gives a field back to the digests; what was written over it stays for undo. */
export const revertField = async (paperId: string, field: EditableField): Promise<Done> =>
  commit(t.shell.did.reverted, async () =>
    alive(await db.rows('texts').get(editId(paperId, field)))
      ? [cell(editId(paperId, field), 'deleted', true)]
      : [],
  );

/** Adds a paper that no digest brought. It stands where a digest of this moment would. */
export async function addPaper(fields: FieldTexts): Promise<{ readonly id: string; readonly done: Done }> {
  let id = '';
  const done = await commit(
    t.shell.did.added,
    async () => {
      const newest = Math.ceil(-(await horizon()) / 1e6);
      const staging = await db.meta.get('staging');
      // What is being staged stays out of sight.
      const second = staging === undefined ? Math.max(Math.floor(Date.now() / 1000), newest + 1) : newest;
      id = handId(second, crypto.randomUUID().slice(0, 8));
      return EDITABLE.flatMap((field) => {
        const text = tidyField(field, fields[field] ?? '');
        return text === '' ? [] : cellsOver(id, field, text);
      });
    },
    {
      extra: async () => {
        await db.papers.put(rowWithoutText(id, 0));
        return [id];
      },
    },
  );
  return { id, done };
}

const cellsOver = (paperId: string, field: EditableField, text: string): readonly Cell[] => {
  const id = editId(paperId, field);
  return [cell(id, 'deleted', false), cell(id, 'paperId', paperId), cell(id, 'text', text)];
};
