/**
 * Cards: one lean row for each highlight and each note on a paper, derived with the papers. All that the highlights view
 * filters and orders by is in the primary key, so that one read of keys (20,000 in tens of milliseconds, where the rows
 * themselves and their texts take seconds) answers every filter, and only the cards on the screen are read whole.
 */
import { CARD_LABELS, foldText, type Card, type CardLabel, type CardRef } from '../../shared/cards.ts';
import type { Row } from '../../shared/change.ts';
import { alive, asText, db, type CardKey } from './db.ts';
import { readAliases } from './derive.ts';
import { markOf } from './highlight-row.ts';
import { placeOf } from './places.ts';
import { tagMarks } from './tag-rows.ts';
import { digestOf, sourceOf, visibleRows } from './reads.ts';

const PAGE = 500;

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
  const [digests, taggings] = await Promise.all([
    digestOf(wide),
    db.rows('taggings').where('paperId').anyOf(wide).toArray(),
  ]);
  const tags = await tagMarks(taggings.map((row) => asText(row['tagId'])));
  const tagsOf = Map.groupBy(
    taggings.filter(alive),
    (row) => asText(row['highlightId']) || `note:${asText(row['paperId'])}`,
  );
  return refs.map((ref, at) => {
    const paper = papers[at] ?? null;
    const row = byId.get(ref.id);
    const note = asText(notes[at]?.['text']);
    if (paper === null || (ref.label === 'note' ? note === '' : row === undefined)) return null;
    const mark = row === undefined ? null : markOf(row);
    return {
      ...ref,
      label: mark?.color ?? ref.label,
      quote: mark?.target.exact ?? '',
      note,
      source: sourceOf(paper),
      digest: groupOf(ref.paperId).flatMap((id) => digests.get(id) ?? [])[0] ?? null,
      tags: (tagsOf.get(ref.id) ?? []).flatMap((tagging) => tags.get(asText(tagging['tagId'])) ?? []),
      state: row === undefined ? 'ok' : placeOf(row, paper, paper).state,
    };
  });
}

/** The words of every card, as they are searched, by id. Reads pages of rows, so that the window stays free between. */
export async function cardTexts(): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for await (const rows of pagesOf('highlights', '', '\uffff'))
    for (const row of rows) if (alive(row)) texts.set(row.id, foldText(markOf(row).target.exact));
  for await (const rows of pagesOf('texts', NOTE, `${NOTE}\uffff`)) {
    for (const row of rows) {
      const owner = row.id.slice(NOTE.length);
      const quote = texts.get(owner);
      const note = foldText(asText(row['text']));
      texts.set(quote === undefined ? row.id : owner, quote === undefined ? note : `${quote}\n${note}`);
    }
  }
  return texts;
}

/** One page is one request; asking for rows one by one takes ten times as long. */
async function* pagesOf(
  table: 'highlights' | 'texts',
  from: string,
  until: string,
): AsyncGenerator<readonly Row[]> {
  for (let last = from; ;) {
    const rows = await db.rows(table).where('id').between(last, until, false, true).limit(PAGE).toArray();
    yield rows;
    const end = rows.at(-1);
    if (end === undefined || rows.length < PAGE) return;
    last = end.id;
  }
}

const NOTE = 'note:';
const noteId = ({ id, label }: CardRef): string => (label === 'note' ? id : `note:${id}`);
const labelOf = (label: string): CardLabel => CARD_LABELS.find((each) => each === label) ?? 'note';
