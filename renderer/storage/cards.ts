/**
 * Cards: one lean row for each highlight and each note on a paper, derived with the papers. All that the highlights view
 * filters and orders by is in the primary key, so that one read of keys (20,000 in tens of milliseconds, where the rows
 * themselves and their texts take seconds) answers every filter, and only the cards on the screen are read whole.
 */
import { CARD_LABELS, foldText, type Card, type CardLabel, type CardRef } from '../../shared/cards.ts';
import { locate } from '../../shared/anchor/index.ts';
import { alive, asText, chunks, db, type CardKey, type PaperRow } from './db.ts';
import { readAliases } from './derive.ts';
import { toHighlight } from './marks.ts';
import { digestOf, sourceOf, visibleRows } from './reads.ts';

const CHUNK = 400;

/** Every card of the library, newest first. */
export async function cardRefs(): Promise<readonly CardRef[]> {
  const keys = (await db.cards.toCollection().primaryKeys()) as readonly CardKey[];
  return keys
    .map(([at, label, paperId, start, id]) => ({ at, label: labelOf(label), paperId, start, id }))
    .toReversed();
}

/** All that these cards show; null for one that is gone. Same length and order as `refs`. */
export async function cards(refs: readonly CardRef[]): Promise<readonly (Card | null)[]> {
  const marks = refs.filter(({ label }) => label !== 'note');
  const [rows, notes, papers, { groupOf }] = await Promise.all([
    db.rows('highlights').bulkGet(marks.map(({ id }) => id)),
    db.rows('texts').bulkGet(refs.map(noteId)),
    visibleRows(refs.map(({ paperId }) => paperId)),
    readAliases(),
  ]);
  const byId = new Map(rows.filter(alive).map((row) => [row.id, row]));
  const wide = [...new Set(refs.flatMap(({ paperId }) => groupOf(paperId)))];
  const digests = await digestOf(wide);
  return refs.map((ref, at) => {
    const paper = papers[at] ?? null;
    const row = byId.get(ref.id);
    const note = asText(notes[at]?.['text']);
    if (paper === null || (ref.label === 'note' ? note === '' : row === undefined)) return null;
    const mark = row === undefined ? null : toHighlight(row, note);
    return {
      ...ref,
      label: mark?.color ?? ref.label,
      quote: mark?.target.exact ?? '',
      note,
      source: sourceOf(paper),
      digest: groupOf(ref.paperId).flatMap((id) => digests.get(id) ?? [])[0] ?? null,
      state: mark === null ? 'ok' : locate(textOf(paper, mark.target.field), mark.target).state,
    };
  });
}

/** The words of cards, as they are searched, by id. Reads some at a time, so that the window stays free between. */
export async function cardTexts(refs: readonly CardRef[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const some of chunks(refs, CHUNK)) {
    const [marks, notes] = await Promise.all([
      db.rows('highlights').bulkGet(some.map(({ id }) => id)),
      db.rows('texts').bulkGet(some.map(noteId)),
    ]);
    some.forEach(({ id }, at) => {
      const row = marks[at];
      const quote = row === undefined ? '' : toHighlight(row, '').target.exact;
      texts.set(id, foldText(`${quote}\n${asText(notes[at]?.['text'])}`));
    });
  }
  return texts;
}

const noteId = ({ id, label }: CardRef): string => (label === 'note' ? id : `note:${id}`);
const textOf = (paper: PaperRow, field: 'title' | 'abstract'): string => paper[field];
const labelOf = (label: string): CardLabel => CARD_LABELS.find((each) => each === label) ?? 'note';
