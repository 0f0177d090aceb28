/** What an outline shows: its items with the highlights, notes and papers that they are about, as these are now. */
import type { Row } from '../../shared/change.ts';
import { HIGHLIGHT_COLORS } from '../../shared/model.ts';
import { headingLevel, type OutlineItem, type QuoteItem } from '../../shared/outline/model.ts';
import type { Source } from '../../shared/cards.ts';
import { alive, asNumber, asText, db, type PaperRow } from './db.ts';
import { readAliases } from './derive.ts';
import { markOf } from './highlight-row.ts';
import { itemsOf, textId } from './outlines.ts';
import { sourceOf } from './reads.ts';

/** The items of an outline, in their order. */
export async function outlineItems(outlineId: string): Promise<readonly OutlineItem[]> {
  const rows = await itemsOf(outlineId);
  const marks = rows.map((row) => asText(row['highlightId']));
  const { rootOf } = await readAliases();
  const [own, highlights, notes, papers] = await Promise.all([
    db.rows('texts').bulkGet(rows.map(({ id }) => textId(id))),
    db.rows('highlights').bulkGet(marks),
    db.rows('texts').bulkGet(rows.map((row, at) => `note:${marks[at] || asText(row['paperId'])}`)),
    db.papers.bulkGet(rows.map((row) => rootOf(asText(row['paperId'])))),
  ]);
  return rows.map((row, at): OutlineItem => {
    const text = asText(own[at]?.['text']);
    if (row['kind'] === 'heading')
      return { id: row.id, kind: 'heading', level: headingLevel(asNumber(row['level'])), text };
    if (row['kind'] === 'text') return { id: row.id, kind: 'text', text };
    const note = asText(notes[at]?.['text']);
    return quoteItem(row, { highlight: highlights[at], note, paper: papers[at] });
  });
}

interface Subject {
  readonly highlight: Row | undefined;
  readonly note: string;
  readonly paper: PaperRow | undefined;
}

/** Where the highlight or the note is gone, the words that were collected stay. */
function quoteItem(row: Row, { highlight, note, paper }: Subject): QuoteItem {
  const highlightId = asText(row['highlightId']) || null;
  const paperId = asText(row['paperId']);
  const mark = highlightId !== null && alive(highlight) ? markOf(highlight) : null;
  const isRemoved = highlightId === null ? note.trim() === '' : mark === null;
  const current = highlightId === null ? note : (mark?.target.exact ?? '');
  return {
    id: row.id,
    kind: 'quote',
    highlightId,
    paperId,
    color: mark?.color ?? HIGHLIGHT_COLORS.find((color) => color === row['color']) ?? null,
    quote: isRemoved ? asText(row['quote']) : current,
    note: highlightId === null ? '' : note,
    source: paper === undefined ? unknown(paperId, asText(row['title'])) : sourceOf(paper),
    isRemoved,
  };
}

const unknown = (id: string, title: string): Source => ({ id, title, authors: [], ids: {}, urls: [] });
