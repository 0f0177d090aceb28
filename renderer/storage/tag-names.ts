import { alive, asText, db } from './db.ts';

/** What the reader's tags are called, by name. */
export async function tagNames(): Promise<readonly string[]> {
  const rows = (await db.rows('tags').toArray()).filter(alive);
  return rows
    .map((row) => asText(row['name']))
    .filter((name) => name !== '')
    .toSorted((a, b) => a.localeCompare(b));
}
