/** Keeps the index of links between notes in step with what the notes say; part of the transaction that wrote them. */
import type { Row } from '../../shared/change.ts';
import { linkedPapers } from '../../shared/note/spans.ts';
import { alive, asText, db } from './db.ts';

const PREFIX = 'linked ';

/** The key under which the papers are found whose notes link to this one. */
export const linkKey = (paperId: string): string => `${PREFIX}${paperId}`;

/** The notes on each of these papers and on their highlights; a note on a highlight that was taken away is none. */
export function notesOf(
  texts: readonly Row[],
  highlights: readonly Row[],
): ReadonlyMap<string, readonly string[]> {
  const marks = new Set(highlights.filter(alive).map(({ id }) => id));
  const notes = new Map<string, string[]>();
  for (const row of texts) {
    const [paperId, owner] = [asText(row['paperId']), row.id.slice('note:'.length)];
    if (!row.id.startsWith('note:') || (owner !== paperId && !marks.has(owner))) continue;
    notes.set(paperId, [...(notes.get(paperId) ?? []), asText(row['text'])]);
  }
  return notes;
}

/** Writes the links of these papers anew. Papers without a row of notes have never had any. */
export async function deriveLinks(texts: readonly Row[], highlights: readonly Row[]): Promise<void> {
  const written = texts.filter(({ id }) => id.startsWith('note:'));
  if (written.length === 0) return;
  const notes = notesOf(written, highlights);
  const papers = [...new Set(written.map((row) => asText(row['paperId'])))];
  const next = papers.flatMap((paperId) =>
    [...new Set((notes.get(paperId) ?? []).flatMap(linkedPapers))].map((to) => ({
      key: linkKey(to),
      paperId,
    })),
  );
  const known = await db.keys.where('paperId').anyOf(papers).toArray();
  const before = known.filter(({ key }) => key.startsWith(PREFIX));
  const kept = new Set(next.map(({ key, paperId }) => `${paperId}\n${key}`));
  await db.keys.bulkDelete(
    before.flatMap(({ key, paperId }): [string, string][] =>
      kept.has(`${paperId}\n${key}`) ? [] : [[key, paperId]],
    ),
  );
  await db.keys.bulkPut(next);
}
