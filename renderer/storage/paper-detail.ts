/** What the reader pane shows of one paper, and of what has to do with it. */
import { clockMillis, type Row } from '../../shared/change.ts';
import type { Appearance, Connection, EditedField, PaperDetail, TagMark } from '../../shared/model.ts';
import {
  abstractChanges,
  EDITABLE,
  fieldText,
  provenance,
  textOf,
  type FieldTexts,
} from '../../shared/paper-text.ts';
import { alive, asNumber, asText, asTexts, db, type AppearanceRow } from './db.ts';
import { mergedReading, readAliases } from './derive.ts';
import { toHighlight } from './highlight-row.ts';
import { editsOf, isLink, sightingsOf } from './paper-texts.ts';
import { placeOf, withMerged } from './places.ts';
import { listNames, shownRows, toPaper, visibleRows } from './reads.ts';
import { tagMarks } from './tag-rows.ts';

/** All that the reader pane shows of a paper, or of the one that stands for it; null where it is gone. */
export async function paperDetail(asked: string): Promise<PaperDetail | null> {
  const { rootOf, groupOf } = await readAliases();
  const id = rootOf(asked);
  const [row] = await shownRows([id]);
  if (row === null || row === undefined) return null;
  const group = groupOf(id);
  const names = await listNames(row.lists);
  const [texts, marks, taggings, appearances, readings, others, said] = await Promise.all([
    db.rows('texts').where('paperId').anyOf(group).toArray(),
    db.rows('highlights').where('paperId').anyOf(group).toArray(),
    db.rows('taggings').where('paperId').anyOf(group).toArray(),
    db.appearances.where('paperId').anyOf(group).toArray(),
    db.rows('readings').bulkGet([...group]),
    db.papers.bulkGet(group.slice(1)),
    row.composed ? sightingsOf([id]) : new Map<string, never>(),
  ]);
  const tags = await tagMarks(row.tags ?? []);
  // By their ids: where the first of a paper's notes was taken back, nothing says any more whose it is.
  const written = await db
    .rows('texts')
    .bulkGet([`gist:${id}`, ...[...group, ...marks.map((mark) => mark.id)].map((owner) => `note:${owner}`)]);
  const rowOf = (text: string): Row | undefined => written.find((each) => each?.id === text);
  const noteOf = (owner: string): string => asText(rowOf(`note:${owner}`)?.['text']);
  const revOf = (text: string): string => rowOf(text)?.clocks['text'] ?? '';
  const merged = others.filter((other) => other !== undefined);
  const sightings = said.get(id) ?? [];
  const shown = withMerged(row, merged);
  const clock = mergedReading(readings)?.clocks['verdict'];
  return {
    ...toPaper(shown, names, tags),
    ...tagsApart(taggings, tags),
    note: noteOf(id),
    noteRev: revOf(`note:${id}`),
    ownGist: asText(rowOf(`gist:${id}`)?.['text']),
    gistRev: revOf(`gist:${id}`),
    marks: marks
      .filter(alive)
      .map((mark) => toHighlight(mark, rowOf(`note:${mark.id}`), placeOf(mark, row, shown))),
    appearances: await placesOf(appearances),
    verdictAt: clock === undefined ? null : clockMillis(clock),
    edited: editedFields(textOf(sightings), editsOf(texts.filter((text) => asText(text['paperId']) === id))),
    abstractChanges: abstractChanges(sightings),
    provenance: sightings.length > 1 ? provenance(sightings) : {},
    merged: merged.map((other) => ({
      id: other.id,
      title: other.title,
      note: noteOf(other.id),
      noteRev: revOf(`note:${other.id}`),
    })),
    lists: row.lists.flatMap((list) => {
      const name = names.get(list);
      return name === undefined ? [] : [{ id: list, name }];
    }),
  };
}

/** Which tags are on the paper itself, and which on which of its highlights. */
function tagsApart(
  taggings: readonly Row[],
  marks: ReadonlyMap<string, TagMark>,
): Pick<PaperDetail, 'ownTags' | 'markTags'> {
  const on = Map.groupBy(taggings.filter(alive), (row) => asText(row['highlightId']));
  const named = (rows: readonly Row[]): readonly TagMark[] => {
    const ids = new Set(rows.map((row) => asText(row['tagId'])));
    return [...marks.values()].filter(({ id }) => ids.has(id));
  };
  return {
    ownTags: named(on.get('') ?? []),
    markTags: Object.fromEntries([...on].flatMap(([id, rows]) => (id === '' ? [] : [[id, named(rows)]]))),
  };
}

const editedFields = (said: ReturnType<typeof textOf>, edits: FieldTexts): readonly EditedField[] =>
  EDITABLE.flatMap((field) =>
    edits[field] === undefined ? [] : [{ field, original: fieldText(said, field) }],
  );

/** Where a paper appeared, the newest digest first; only in digests that are there. */
async function placesOf(appearances: readonly AppearanceRow[]): Promise<readonly Appearance[]> {
  const found = await db.rows('digests').bulkGet(appearances.map(({ digestId }) => digestId));
  const digests = new Map(found.filter(alive).map((digest): [string, Row] => [digest.id, digest]));
  return appearances
    .toSorted((a, b) => a.order - b.order)
    .flatMap(({ digestId, ordinal, paperId, upvotes, section, kind }) => {
      const digest = digests.get(digestId);
      const recorded = asTexts(digest?.['papers']);
      if (digest === undefined || recorded[ordinal] !== paperId) return [];
      return [
        {
          digestId,
          digestName: asText(digest['name']),
          date: asText(digest['date']) || null,
          importedAt: asNumber(digest['importedAt']),
          ordinal,
          of: recorded.length,
          ...(upvotes === undefined ? {} : { upvotes }),
          ...(section === undefined ? {} : { section }),
          ...(kind === undefined ? {} : { kind }),
        },
      ];
    });
}

/** Identifiers that name one paper only. */
const UNIQUE = /^(?:arxiv|doi|pmid|pmcid):/;

/** Other papers that show and have an identifier of this one, or looked like it when they came. */
export async function connections(asked: string): Promise<readonly Connection[]> {
  const { rootOf, groupOf } = await readAliases();
  const id = rootOf(asked);
  const group = groupOf(id);
  const own = await db.keys.where('paperId').anyOf(group).toArray();
  const ids = own.flatMap(({ key }) => (UNIQUE.test(key) ? [key] : []));
  const links = group.flatMap((each) => [`related ${each}`, `possible ${each}`]);
  const found = await db.keys
    .where('key')
    .anyOf([...new Set([...ids, ...links])])
    .toArray();
  const others = found.filter(({ paperId }) => rootOf(paperId) !== id);
  const rows = await visibleRows(others.map(({ paperId }) => rootOf(paperId)));
  const connected = new Map<string, Connection>();
  others.forEach(({ key }, at) => {
    const row = rows[at];
    if (row === null || row === undefined || connected.get(row.id)?.kind === 'shares') return;
    const { id: paperId, title } = row;
    if (!isLink(key)) connected.set(paperId, { kind: 'shares', id: key, paperId, title });
    else if (!connected.has(paperId))
      connected.set(paperId, { kind: key.startsWith('related ') ? 'related' : 'possible', paperId, title });
  });
  return [...connected.values()];
}
