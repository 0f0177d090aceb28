/**
 * Where highlights are: found again in the transaction that changes their paper's text, and kept with its row. A place follows
 * from the highlight as it was made, the text as it is and the text as it was, and from nothing else: so it comes out the same
 * after a rebuild or on another device, an undo of the edit brings back what was lost, and no error adds up over many edits.
 */
import { hashText, locate } from '../../shared/anchor/index.ts';
import type { Row } from '../../shared/change.ts';
import { mergePaperTexts } from '../../shared/identity.ts';
import type { Placement } from '../../shared/model.ts';
import { asText, db, type PaperRow } from './db.ts';
import { targetOf } from './highlight-row.ts';
import { knownOf } from './paper-texts.ts';

/** What the papers that it stands for know and it does not. */
export const withMerged = (row: PaperRow, merged: readonly PaperRow[]): PaperRow =>
  merged.length === 0 ? row : { ...row, ...merged.map(knownOf).reduce(mergePaperTexts, knownOf(row)) };

/** Where a highlight is, as its paper's row tells. `shown` is the text as it is shown. */
export const placeOf = (mark: Row, row: PaperRow, shown: PaperRow): Placement =>
  row.places?.[mark.id] ?? locate(shown[targetOf(mark).field], targetOf(mark));

/** The papers' rows with the places of their highlights. `groupOf` names the papers that a row's stands for, itself first. */
export async function withPlaces(
  rows: readonly PaperRow[],
  marksOf: (row: PaperRow) => readonly Row[],
  groupOf: (id: string) => readonly string[],
): Promise<readonly PaperRow[]> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return Promise.all(
    rows.map(async (row) => {
      const { places: _old, ...rest } = row;
      const marks = marksOf(row);
      if (marks.length === 0) return rest;
      const group = groupOf(row.id);
      const others = await db.papers.bulkGet(group.slice(1));
      const merged = others.flatMap((other) => (other === undefined ? [] : [byId.get(other.id) ?? other]));
      const shown = withMerged(rest, merged);
      const hashes = { title: hashText(shown.title), abstract: hashText(shown.abstract) };
      const elsewhere = marks.filter((mark) => targetOf(mark).textHash !== hashes[targetOf(mark).field]);
      if (elsewhere.length === 0) return rest;
      const texts = await textsOf([rest, ...merged]);
      const places = elsewhere.map((mark): [string, Placement] => {
        const target = targetOf(mark);
        const before = asText(mark['source']) || texts.get(target.textHash);
        return [mark.id, locate(shown[target.field], target, before)];
      });
      return { ...rest, places: Object.fromEntries(places) };
    }),
  );
}

/** Every text that these papers have or had by what digests said, by its hash. */
async function textsOf(rows: readonly PaperRow[]): Promise<ReadonlyMap<string, string>> {
  const said = await db.sightings
    .where('paperId')
    .anyOf(rows.map(({ id }) => id))
    .toArray();
  const texts = [...rows, ...said.map(({ paper }) => paper)].flatMap(({ title, abstract }) => [
    title,
    abstract,
  ]);
  return new Map(texts.map((text) => [hashText(text), text]));
}
