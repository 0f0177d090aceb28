/** Papers as they leave the library: with all that a reader made of them, whatever format they leave it in. */
import type { Row } from '../../shared/change.ts';
import type { ExportedHighlight, ExportedPaper } from '../../shared/export/record.ts';
import type { Labels, TagMark } from '../../shared/model.ts';
import { citationKeys } from './citation-keys.ts';
import { alive, asText, asTexts, chunks, db, type AppearanceRow, type PaperRow } from './db.ts';
import { readAliases } from './derive.ts';
import { toHighlight } from './highlight-row.ts';
import { labels } from './labels.ts';
import { placeOf, withMerged } from './places.ts';
import { listNames, shownRows, sourceOf } from './reads.ts';
import { tagMarks } from './tag-rows.ts';

/** Papers that are read at once: few enough that the window answers in between. */
export const EXPORT_PORTION = 100;

/** These papers in this order, as they are now; those that are gone or hidden are left out. For many, ask in portions. */
export async function exportedPapers(ids: readonly string[]): Promise<readonly ExportedPaper[]> {
  const exported: ExportedPaper[] = [];
  for (const some of chunks(ids, EXPORT_PORTION)) exported.push(...(await portion(some)));
  return exported;
}

/** Papers of any number, a portion at a time. */
export async function* exportedPortions(ids: readonly string[]): AsyncGenerator<readonly ExportedPaper[]> {
  for (const some of chunks(ids, EXPORT_PORTION)) yield await portion(some);
}

async function portion(ids: readonly string[]): Promise<readonly ExportedPaper[]> {
  const [found, { groupOf }, keys] = await Promise.all([shownRows(ids), readAliases(), citationKeys(ids)]);
  const rows = found.filter((row) => row !== null);
  const groups = new Map(rows.map(({ id }) => [id, groupOf(id).length > 0 ? groupOf(id) : [id]]));
  const wide = [...groups.values()].flat();
  const isWritten = ({ hasNote, highlights, gist, tags }: PaperRow): boolean =>
    hasNote || highlights.length > 0 || gist !== undefined || tags !== undefined;
  const written = rows.filter(isWritten).flatMap(({ id }) => groups.get(id) ?? []);
  const others = wide.filter((id) => !groups.has(id));
  const [marks, taggings, appearances, merged, lists, tags, named] = await Promise.all([
    db.rows('highlights').where('paperId').anyOf(written).toArray(),
    db.rows('taggings').where('paperId').anyOf(written).toArray(),
    db.appearances.where('paperId').anyOf(wide).toArray(),
    db.papers.bulkGet(others),
    listNames(rows.flatMap((row) => row.lists)),
    tagMarks(rows.flatMap((row) => row.tags ?? [])),
    labels(),
  ]);
  const owners = [...written, ...marks.map(({ id }) => id)].map((owner) => `note:${owner}`);
  const notes = await db.rows('texts').bulkGet(owners);
  const context: Context = {
    keys,
    notes: new Map(notes.flatMap((row) => (row === undefined ? [] : [[row.id, row]]))),
    marksOf: Map.groupBy(marks.filter(alive), (row) => asText(row['paperId'])),
    tagged: Map.groupBy(taggings.filter(alive), (row) => asText(row['paperId'])),
    seen: Map.groupBy(appearances, ({ paperId }) => paperId),
    digests: await digestRows(appearances),
    merged: new Map(merged.flatMap((row) => (row === undefined ? [] : [[row.id, row]]))),
    lists,
    tags,
    labels: named,
  };
  return rows.map((row) => exported(row, groups.get(row.id) ?? [row.id], context));
}

interface Context {
  readonly keys: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, Row>;
  readonly marksOf: ReadonlyMap<string, readonly Row[]>;
  readonly tagged: ReadonlyMap<string, readonly Row[]>;
  readonly seen: ReadonlyMap<string, readonly AppearanceRow[]>;
  readonly digests: ReadonlyMap<string, Row>;
  readonly merged: ReadonlyMap<string, PaperRow>;
  readonly lists: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, TagMark>;
  readonly labels: Labels;
}

async function digestRows(appearances: readonly AppearanceRow[]): Promise<ReadonlyMap<string, Row>> {
  const found = await db.rows('digests').bulkGet([...new Set(appearances.map(({ digestId }) => digestId))]);
  return new Map(found.filter(alive).map((row) => [row.id, row]));
}

function exported(row: PaperRow, group: readonly string[], context: Context): ExportedPaper {
  const of = <T>(rows: ReadonlyMap<string, readonly T[]>): readonly T[] =>
    group.flatMap((id) => rows.get(id) ?? []);
  const shown = withMerged(
    row,
    group.flatMap((id) => (id === row.id ? [] : (context.merged.get(id) ?? []))),
  );
  const taggedAs = Map.groupBy(of(context.tagged), (each) => asText(each['highlightId']));
  const tagsOn = (highlightId: string): readonly string[] => {
    const ids = new Set((taggedAs.get(highlightId) ?? []).map((each) => asText(each['tagId'])));
    return [...context.tags.values()].flatMap(({ id, name }) => (ids.has(id) ? [name] : []));
  };
  const noteOf = (owner: string): string => asText(context.notes.get(`note:${owner}`)?.['text']);
  return {
    ...sourceOf(shown),
    abstract: shown.abstract,
    citationKey: context.keys.get(row.id) ?? row.id,
    verdict: row.verdict,
    read: row.read,
    starred: row.starred,
    gist: row.gist ?? '',
    note: group.flatMap((id) => noteOf(id) || []).join('\n\n'),
    tags: tagsOn(''),
    lists: row.lists.flatMap((id) => context.lists.get(id) ?? []),
    highlights: of(context.marksOf)
      .map((mark): ExportedHighlight => {
        const place = placeOf(mark, row, shown);
        const { id, target, color, note, createdAt } = toHighlight(
          mark,
          context.notes.get(`note:${mark.id}`),
          place,
        );
        return { id, target, place, color, label: context.labels[color], note, tags: tagsOn(id), createdAt };
      })
      .toSorted((a, b) => startOf(a) - startOf(b) || a.createdAt - b.createdAt),
    digests: of(context.seen)
      .toSorted((a, b) => a.order - b.order)
      .flatMap(({ digestId, ordinal, paperId }) => {
        const digest = context.digests.get(digestId);
        if (digest === undefined || asTexts(digest['papers'])[ordinal] !== paperId) return [];
        return [{ name: asText(digest['name']), date: asText(digest['date']) || null }];
      }),
  };
}

/** The title stands before the abstract; what is lost comes last. */
const startOf = ({ place, target }: ExportedHighlight): number =>
  place.state === 'detached' ? Infinity : place.span.start - (target.field === 'title' ? 1e9 : 0);
