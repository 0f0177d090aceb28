/**
 * Digests that were read again with a newer parser. Every reading is a digest of its own, of which the reader sees one:
 * the others are deleted, and nothing that they say counts where the one that shows says something.
 */
import type { Row } from '../../shared/change.ts';
import { alive, asNumber, asText, db, type SightingRow } from './db.ts';

/** The hash of the file that a digest is a reading of. */
export const originalOf = (row: Row): string => asText(row['original']) || row.id;

/** When a digest came to be, as an order like that of its papers, which a later reading takes over from the one before. */
export const turnOf = (row: Row): number => asNumber(row['turn']) || orderOf(row);

/** The order of a digest's first paper; by the time of import where that is not recorded. */
export const orderOf = (row: Row): number =>
  asNumber(row['order']) || -Math.floor(asNumber(row['importedAt']) / 1000) * 1e6;

/** Every later reading of a file, the newest first; deleted ones too. */
export async function laterReadings(original: string): Promise<readonly Row[]> {
  const rows = await db
    .rows('digests')
    .filter((row) => row['original'] === original)
    .toArray();
  return rows.toSorted((a, b) => turnOf(a) - turnOf(b));
}

/**
 * Of a file's readings the one that shows, or else the one that was removed last; undefined where none was ever made.
 * The newest of equals.
 */
export async function standingReading(original: string): Promise<Row | undefined> {
  const first = await db.rows('digests').get(original);
  const readings = [...(await laterReadings(original)), ...(first === undefined ? [] : [first])];
  return readings.reduce<Row | undefined>(
    (best, row) => (best === undefined || speaksFor(row, best) ? row : best),
    undefined,
  );
}

/** Leaves out what one reading says of a paper where another reading of the same file speaks for both. */
export async function spoken(said: readonly SightingRow[]): Promise<readonly SightingRow[]> {
  const rows = await db.rows('digests').bulkGet([...new Set(said.map(({ digestId }) => digestId))]);
  const byId = new Map(rows.flatMap((row): [string, Row][] => (row === undefined ? [] : [[row.id, row]])));
  if (![...byId.values()].some((row) => row['original'] !== undefined)) return said;
  const best = new Map<string, Row>();
  const place = (sighting: SightingRow, row: Row): string => `${sighting.paperId}\n${originalOf(row)}`;
  for (const sighting of said) {
    const row = byId.get(sighting.digestId);
    if (row === undefined) continue;
    const known = best.get(place(sighting, row));
    if (known === undefined || speaksFor(row, known)) best.set(place(sighting, row), row);
  }
  return said.filter((sighting) => {
    const row = byId.get(sighting.digestId);
    return row === undefined || best.get(place(sighting, row)) === row;
  });
}

/** The one that shows; of several that went, the one that went last. */
function speaksFor(row: Row, other: Row): boolean {
  if (alive(row) !== alive(other)) return alive(row);
  const [own, others] = [row, other].map((each) => each.clocks['deleted'] ?? '');
  return (own ?? '') > (others ?? '');
}
