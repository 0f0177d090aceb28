/**
 * Papers' texts, derived: what every digest said of a paper, in the order of import, under what the reader wrote. Papers of one
 * digest that nobody edited have their text in their row alone; the others keep each digest's, so that the text comes out the
 * same however it came to be.
 */
import { identityKeys, mergePaperTexts, type KnownPaper } from '../../shared/identity.ts';
import { EDITABLE, textOf, withEdits, type EditableField, type FieldTexts } from '../../shared/paper-text.ts';
import type { Row } from '../../shared/change.ts';
import { alive, asText, db, type PaperRow, type SightingRow } from './db.ts';
import type { DigestRows } from './digest-rows.ts';
import { spoken } from './later-readings.ts';

/** What no digest said comes after all that digests say. */
const NOWHERE = { digestId: '', order: Number.MIN_SAFE_INTEGER };

/** The row that holds what a reader wrote over a field of a paper. */
export const editId = (paperId: string, field: EditableField): string => `${field}:${paperId}`;

/** The field that a row of `texts` writes over; null for a note. */
export const editedField = (row: Row): EditableField | null =>
  EDITABLE.find((field) => row.id === editId(asText(row['paperId']), field)) ?? null;

/** What the reader wrote over a paper's fields, out of its rows of `texts`. */
export function editsOf(rows: readonly Row[]): FieldTexts {
  const edits: Partial<Record<EditableField, string>> = {};
  for (const row of rows) {
    const field = editedField(row);
    if (field !== null && alive(row)) edits[field] = asText(row['text']);
  }
  return edits;
}

/** What a row says of its paper. */
export const knownOf = (row: PaperRow): KnownPaper => ({
  title: row.title,
  abstract: row.abstract,
  abstractKind: row.abstractKind,
  authors: row.authors,
  authorsComplete: row.authorsComplete,
  ...(row.venue === undefined ? {} : { venue: row.venue }),
  ...(row.published === undefined ? {} : { published: row.published }),
  ids: row.ids,
  urls: row.urls,
});

/** Keeps what a digest says about papers that were here before. Their rows follow when they are derived. */
export async function joinTexts({
  digestId,
  base,
  joined,
}: Pick<DigestRows, 'digestId' | 'base' | 'joined'>): Promise<void> {
  const ids = [...joined.keys()];
  const rows = (await db.papers.bulkGet(ids)).filter((row) => row !== undefined);
  await keepSightings(rows, digestId);
  await db.sightings.bulkPut(
    rows.flatMap(({ id }) => {
      const [first, ...others] = joined.get(id) ?? [];
      if (first === undefined) return [];
      return [{ paperId: id, digestId, order: base, paper: others.reduce(mergePaperTexts, first) }];
    }),
  );
}

/** Makes what the rows alone say sightings of the digests that said it, before more is said. `joining` is not among those. */
export async function keepSightings(rows: readonly PaperRow[], joining = ''): Promise<void> {
  const pure = rows.filter((row) => row.composed === undefined);
  if (pure.length === 0) return;
  const ids = pure.map(({ id }) => id);
  const [appearances, known] = await Promise.all([
    db.appearances.where('paperId').anyOf(ids).toArray(),
    allSightings(ids),
  ]);
  const placed = Map.groupBy(
    appearances.filter(({ digestId }) => digestId !== joining),
    ({ paperId }) => paperId,
  );
  await db.sightings.bulkPut(
    pure.map((row): SightingRow => {
      const taken = new Set((known.get(row.id) ?? []).map(({ digestId }) => digestId));
      const [first] = (placed.get(row.id) ?? [])
        .filter(({ digestId }) => !taken.has(digestId))
        .toSorted((a, b) => b.order - a.order);
      const from =
        first === undefined ? NOWHERE : { digestId: first.digestId, order: first.order - first.ordinal };
      return { paperId: row.id, ...from, paper: knownOf(row) };
    }),
  );
  await db.papers.bulkPut(pure.map((row) => ({ ...row, composed: true as const })));
}

/** What digests said of these papers; of a digest that was read again, what the reading that counts said. */
export async function sightingsOf(
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly SightingRow[]>> {
  return byPaper(await spoken(await db.sightings.where('paperId').anyOf(ids).toArray()));
}

const allSightings = async (ids: readonly string[]): Promise<ReadonlyMap<string, readonly SightingRow[]>> =>
  byPaper(await db.sightings.where('paperId').anyOf(ids).toArray());

const byPaper = (rows: readonly SightingRow[]): ReadonlyMap<string, readonly SightingRow[]> =>
  Map.groupBy(rows, ({ paperId }) => paperId);

/** The rows with the texts that they should have; those of papers that are not composed as they are. Their names follow. */
export async function composeTexts(
  rows: readonly PaperRow[],
  texts: ReadonlyMap<string, readonly Row[]>,
): Promise<ReadonlyMap<string, PaperRow>> {
  const isEdited = ({ id }: PaperRow): boolean =>
    (texts.get(id) ?? []).some((row) => editedField(row) !== null);
  const composed = rows.filter((row) => row.composed === true || isEdited(row));
  if (composed.length === 0) return new Map();
  await keepSightings(composed);
  const sightings = await sightingsOf(composed.map(({ id }) => id));
  const next = composed.map((row): PaperRow => {
    const { venue: _venue, published: _published, ...rest } = row;
    const known = textOf(sightings.get(row.id) ?? []);
    return { ...rest, ...withEdits(known, editsOf(texts.get(row.id) ?? [])), composed: true };
  });
  await nameAgain(next, sightings);
  return new Map(next.map((row) => [row.id, row]));
}

/** The names that find a paper again are those of its text and of all that was said of it. */
async function nameAgain(
  rows: readonly PaperRow[],
  sightings: ReadonlyMap<string, readonly SightingRow[]>,
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const own = await db.keys.where('paperId').anyOf(ids).toArray();
  await db.keys.bulkDelete(
    own.flatMap(({ key, paperId }): [string, string][] => (isLink(key) ? [] : [[key, paperId]])),
  );
  await db.keys.bulkPut(
    rows.flatMap((row) => {
      const said = [row, ...(sightings.get(row.id) ?? []).map(({ paper }) => paper)];
      return [...new Set(said.flatMap(identityKeys))].map((key) => ({ key, paperId: row.id }));
    }),
  );
}

/** A key that leads from a paper to one that it has to do with, and is no name of it. */
export const isLink = (key: string): boolean => /^(?:related|possible|linked) /.test(key);
