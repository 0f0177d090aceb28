/** Every read of the library. All are for `useQuery`: what they read is what they run again for. */
import { Dexie } from 'dexie';
import type { Source } from '../../shared/cards.ts';
import type { Row, UserTable } from '../../shared/change.ts';
import { withoutLinks } from '../../shared/note/links.ts';
import {
  VERDICTS,
  type Counts,
  type Digest,
  type Paper,
  type Place,
  type TagMark,
} from '../../shared/model.ts';
import { alive, asNumber, asText, asTexts, chunks, db, horizon, type PaperRow } from './db.ts';
import { readAliases } from './derive.ts';
import type { SearchText } from './done.ts';
import { targetOf } from './highlight-row.ts';
import { tagMarks } from './tag-rows.ts';

/** How many papers each shelf has, and how many are starred, and how many highlights and notes there are. */
export async function counts(): Promise<Counts> {
  const names = [...VERDICTS, 'starred', 'cards', 'trash'] as const;
  const rows = await db.counters.bulkGet([...names]);
  const of = (name: (typeof names)[number]): number => rows[names.indexOf(name)]?.n ?? 0;
  return {
    inbox: of('inbox'),
    later: of('later'),
    reading: of('reading'),
    done: of('done'),
    skipped: of('skipped'),
    starred: of('starred'),
    cards: of('cards'),
    trash: of('trash'),
  };
}

/** True when no paper is there to show, and no digest. */
export async function isEmpty(): Promise<boolean> {
  const papers = await db.counters.get('papers');
  return (papers?.n ?? 0) === 0 && (await digests()).length === 0;
}

/** All papers that are not in the trash, shelf by shelf, each in its natural order. */
export const shelvedIds = async (): Promise<readonly string[]> =>
  (await Promise.all(VERDICTS.map((verdict) => paperIds({ kind: 'shelf', verdict })))).flat();

/** Ids of the papers of a view in its natural order: newest digest first and by rank; a list by position. */
export async function paperIds(view: Place): Promise<readonly string[]> {
  switch (view.kind) {
    case 'shelf':
    case 'starred':
      return indexed(view, await horizon()).primaryKeys();
    case 'highlights':
      return [];
    case 'digest': {
      const digest = await db.rows('digests').get(view.id);
      if (!alive(digest)) return [];
      return standing(asTexts(digest['papers']));
    }
    case 'list':
      return standing((await membersOf(view.id)).map((row) => asText(row['paperId'])));
    case 'tag': {
      const rows = await db.rows('taggings').where('tagId').equals(view.id).toArray();
      const ids = await standing(rows.filter(alive).map((row) => asText(row['paperId'])));
      const papersThere = await visibleRows(ids);
      return papersThere
        .filter((row) => row?.tags?.includes(view.id) === true)
        .toSorted((a, b) => (a?.order ?? 0) - (b?.order ?? 0))
        .flatMap((row) => row?.id ?? []);
    }
    case 'trash':
      return db.papers
        .where('[away+order]')
        .between(['trash', Dexie.minKey], ['trash', Dexie.maxKey])
        .primaryKeys();
  }
}

/** Papers that are in the trash or erased: few, and kept out of what names its papers by id. */
async function awayIds(): Promise<ReadonlySet<string>> {
  const ids = await db.papers
    .where('[away+order]')
    .between(['erased', Dexie.minKey], ['trash', Dexie.maxKey])
    .primaryKeys();
  return new Set(ids);
}

/** Each paper once, by the one that stands for it, without those that are away. */
async function standing(ids: readonly string[]): Promise<readonly string[]> {
  const [{ rootOf }, away] = await Promise.all([readAliases(), awayIds()]);
  const roots = new Set(ids.flatMap((id) => (id === '' ? [] : [rootOf(id)])));
  return [...roots].filter((id) => !away.has(id));
}

/** At most `most` ids of a shelf or of the starred papers, from this order on, without reading the others. */
export async function pageOfIds(
  view: Extract<Place, { readonly kind: 'shelf' | 'starred' }>,
  order: number,
  most: number,
): Promise<readonly string[]> {
  return indexed(view, Math.max(order, await horizon()))
    .limit(most)
    .primaryKeys();
}

const indexed = (view: Extract<Place, { readonly kind: 'shelf' | 'starred' }>, from: number) =>
  view.kind === 'starred'
    ? db.papers.where('starOrder').aboveOrEqual(from)
    : db.papers
        .where('[shelf+order]')
        .between([view.verdict, from], [view.verdict, Dexie.maxKey], true, true);

/** The memberships of a list, by position. */
export async function membersOf(listId: string): Promise<readonly Row[]> {
  const rows = await db
    .rows('memberships')
    .where('[listId+position]')
    .between([listId, Dexie.minKey], [listId, Dexie.maxKey])
    .toArray();
  return rows.filter(alive);
}

/** Papers by id; null where one is gone. Same length and order as `ids`. */
export async function papers(ids: readonly string[]): Promise<readonly (Paper | null)[]> {
  const rows = await shownRows(ids);
  const [names, marks] = await Promise.all([
    listNames(rows.flatMap((row) => row?.lists ?? [])),
    tagMarks(rows.flatMap((row) => row?.tags ?? [])),
  ]);
  return rows.map((row) => (row === null ? null : toPaper(row, names, marks)));
}

/** Newest first; only visible ones. */
export async function digests(): Promise<readonly Digest[]> {
  const [rows, { rootOf }, away] = await Promise.all([
    db.rows('digests').toArray(),
    readAliases(),
    awayIds(),
  ]);
  return rows
    .filter(alive)
    .map((row) => ({
      id: row.id,
      name: asText(row['name']),
      date: asText(row['date']) || null,
      source: asText(row['source']) || null,
      importedAt: asNumber(row['importedAt']),
      papers: new Set(
        asTexts(row['papers']).flatMap((id) => (id === '' || away.has(rootOf(id)) ? [] : [rootOf(id)])),
      ).size,
    }))
    .toSorted((a, b) => b.importedAt - a.importedAt);
}

/** Labels of what undo and redo would do now. */
export async function history(): Promise<{ readonly undo: string | null; readonly redo: string | null }> {
  const head = await db.meta.get('head');
  if (head?.id !== 'head') return { undo: null, redo: null };
  const [undo, redo] = await Promise.all(
    [head.undo, head.redo].map(async (id) => (id === null ? undefined : db.batches.get(id))),
  );
  return { undo: undo?.label ?? null, redo: redo?.label ?? null };
}

/** What undo would write to now: the tables of the last step. */
export async function undoneTables(): Promise<readonly UserTable[]> {
  const head = await db.meta.get('head');
  const batch = head?.id === 'head' && head.undo !== null ? await db.batches.get(head.undo) : undefined;
  return [...new Set(batch?.before.map(({ table }) => table))];
}

/** Every visible paper's texts, at most `size` at a time. */
export async function* searchTexts(size: number): AsyncGenerator<readonly SearchText[]> {
  for (const verdict of VERDICTS) {
    for (const ids of chunks(await paperIds({ kind: 'shelf', verdict }), size)) {
      const found = await searchTextsOf(ids);
      yield found.filter((each) => each !== null);
    }
  }
}

/** Texts of these papers, with what was written about those that they stand for; null for one that is gone or hidden. */
export async function searchTextsOf(ids: readonly string[]): Promise<readonly (SearchText | null)[]> {
  const [rows, { groupOf }] = await Promise.all([visibleRows(ids), readAliases()]);
  const touched = rows.flatMap((row) =>
    row !== null && (row.hasNote || row.highlights.length > 0) ? groupOf(row.id) : [],
  );
  const [texts, marks, names] = await Promise.all([
    db.rows('texts').where('paperId').anyOf(touched).toArray(),
    db.rows('highlights').where('paperId').anyOf(touched).toArray(),
    listNames(rows.flatMap((row) => row?.lists ?? [])),
  ]);
  const notes = new Map(texts.map((row) => [row.id, withoutLinks(asText(row['text']))]));
  const marksOf = Map.groupBy(marks.filter(alive), (row) => asText(row['paperId']));
  return rows.map((row) => {
    if (row === null) return null;
    const group = groupOf(row.id);
    return {
      id: row.id,
      title: row.title,
      abstract: row.abstract,
      authors: row.authors.map(({ name }) => name).join(', '),
      venue: row.venue ?? '',
      lists: row.lists.flatMap((id) => names.get(id) ?? []).join('\n'),
      gist: row.gist ?? '',
      order: row.order,
      note: group.flatMap((id) => notes.get(`note:${id}`) || []).join('\n\n'),
      highlights: group
        .flatMap((id) => marksOf.get(id) ?? [])
        .map((mark) => ({
          id: mark.id,
          quote: targetOf(mark).exact,
          note: notes.get(`note:${mark.id}`) ?? '',
        })),
    };
  });
}

/** The rows of papers that show; null for the others. Same length and order as `ids`. */
export async function visibleRows(ids: readonly string[]): Promise<readonly (PaperRow | null)[]> {
  const [rows, from] = await Promise.all([db.papers.bulkGet([...ids]), horizon()]);
  return rows.map((row) => (row?.shelf === undefined || row.order < from ? null : row));
}

/** The same, and those in the trash: for where a paper is asked for by itself. */
export async function shownRows(ids: readonly string[]): Promise<readonly (PaperRow | null)[]> {
  const [rows, from] = await Promise.all([db.papers.bulkGet([...ids]), horizon()]);
  return rows.map((row) => {
    if (row?.away === 'trash') return row;
    return row?.shelf === undefined || row.order < from ? null : row;
  });
}

/** What citing a paper needs of its row. */
export function sourceOf({ id, title, authors, venue, published, ids, urls }: PaperRow): Source {
  return {
    id,
    title,
    authors,
    ...(venue === undefined ? {} : { venue }),
    ...(published === undefined ? {} : { published }),
    ids,
    urls,
  };
}

/** The newest digest that is there and brought each of these papers. */
export async function digestOf(
  paperIdsAsked: readonly string[],
): Promise<ReadonlyMap<string, Pick<Digest, 'id' | 'name' | 'date'>>> {
  const appearances = await db.appearances.where('paperId').anyOf(paperIdsAsked).toArray();
  const rows = await db.rows('digests').bulkGet([...new Set(appearances.map(({ digestId }) => digestId))]);
  const there = new Map(rows.filter(alive).map((row) => [row.id, row]));
  return new Map(
    appearances
      .toSorted((a, b) => b.order - a.order)
      .flatMap(({ digestId, ordinal, paperId }) => {
        const row = there.get(digestId);
        if (row === undefined || asTexts(row['papers'])[ordinal] !== paperId) return [];
        return [[paperId, { id: row.id, name: asText(row['name']), date: asText(row['date']) || null }]];
      }),
  );
}

/** The newest digest that is there and brought a paper; null for none. */
export async function newestDigestOf(paperId: string): Promise<string | null> {
  const { rootOf, groupOf } = await readAliases();
  const found = await digestOf(groupOf(rootOf(paperId)));
  return [...found.values()][0]?.id ?? null;
}

/** Names of lists that are there. */
export async function listNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.rows('lists').bulkGet([...new Set(ids)]);
  return new Map(rows.filter(alive).map((row) => [row.id, asText(row['name'])]));
}

/** What a list row shows of a paper's row. */
export function toPaper(
  row: PaperRow,
  names: ReadonlyMap<string, string>,
  marks: ReadonlyMap<string, TagMark>,
): Paper {
  const { shelf: _s, starOrder: _o, order: _r, composed: _c, places: _p, away, lists, tags, ...rest } = row;
  const { abstractKind: _k, authorsComplete: _a, ...paper } = rest;
  const tagged = new Set(tags);
  return {
    ...paper,
    gist: row.gist ?? '',
    listNames: lists.flatMap((id) => names.get(id) ?? []),
    tags: tagged.size === 0 ? [] : [...marks.values()].filter(({ id }) => tagged.has(id)),
    isTrashed: away === 'trash',
  };
}
