/** The derived rows of the highlights view (`cards.ts`). */
import { clockMillis, type Row } from '../../shared/change.ts';
import { asText, db, type CardKey, type CardRow } from './db.ts';
import { markOf } from './highlight-row.ts';

/** A paper as its cards follow from it. `marks` and `texts` are those of all papers that it stands for. */
export interface CardsOf {
  readonly paperId: string;
  readonly isShown: boolean;
  readonly marks: readonly Row[];
  readonly texts: readonly Row[];
}

/** Writes the cards of papers anew; answers by how many there are more. Part of the transaction that derives the papers. */
export async function putCards(papers: readonly CardsOf[]): Promise<number> {
  const before = (await db.cards
    .where('paperId')
    .anyOf(papers.map(({ paperId }) => paperId))
    .primaryKeys()) as readonly CardKey[];
  const rows = papers.flatMap(cardRows);
  const after = new Set(rows.map((row) => JSON.stringify(cardKey(row))));
  await db.cards.bulkDelete(before.filter((key) => !after.has(JSON.stringify(key))));
  // Those that stay are written too: who watches the cards hears that their words changed.
  await db.cards.bulkPut(rows);
  return rows.length - before.length;
}

function cardRows({ paperId, isShown, marks, texts }: CardsOf): readonly CardRow[] {
  if (!isShown) return [];
  const ofMarks = marks.map((row): CardRow => {
    const { id, color, target, createdAt } = markOf(row);
    return { at: createdAt, label: color, paperId, start: target.start, id };
  });
  const ofNotes = texts.flatMap((row): CardRow[] => {
    if (row.id !== `note:${asText(row['paperId'])}` || asText(row['text']).trim() === '') return [];
    return [{ at: clockMillis(row.clocks['text'] ?? ''), label: 'note', paperId, start: -1, id: row.id }];
  });
  return [...ofMarks, ...ofNotes];
}

const cardKey = ({ at, label, paperId, start, id }: CardRow): CardKey => [at, label, paperId, start, id];
