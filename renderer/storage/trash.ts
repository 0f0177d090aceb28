/**
 * The trash. A paper in it shows nowhere else, and keeps all that was written about it. Erasing is for good: the words
 * leave the library, its search, and the steps that undo could take back; the paper itself is forgotten by the digests that
 * named it, and comes as a new one where a later digest names it.
 */
import type { Cell, Change, Json, Row, UserTable } from '../../shared/change.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asText, asTexts, db, type BatchRow } from './db.ts';
import { mergedReading, readAliases } from './derive.ts';
import type { Done } from './done.ts';

/** Puts papers into the trash. */
export const trashPapers = (ids: readonly string[]): Promise<Done> =>
  setTrashed(ids, true, t.trash.did.trashed);

/** Puts papers back where they were. */
export const putBack = (ids: readonly string[]): Promise<Done> =>
  setTrashed(ids, false, t.trash.did.restored);

async function setTrashed(ids: readonly string[], to: boolean, label: (n: number) => string): Promise<Done> {
  let n = 0;
  return commit(
    () => label(n),
    async () => {
      const { rootOf } = await readAliases();
      const rows = await db.papers.bulkGet([...new Set(ids.map(rootOf))]);
      const changed = rows.filter((row) => row !== undefined && (row.away === 'trash') !== to);
      n = changed.length;
      return changed.flatMap((row) => (row === undefined ? [] : [cell('readings', row.id, 'trashed', to)]));
    },
  );
}

/** What a reader wrote about papers, that would go with them. */
export interface Going {
  readonly papers: number;
  readonly notes: number;
  readonly highlights: number;
  /** Places on lists, and tags. */
  readonly places: number;
}

/** Counts what erasing these papers of the trash would take. */
export async function whatGoes(ids: readonly string[]): Promise<Going> {
  const written = await writtenAbout(await trashed(ids));
  return {
    papers: written.papers.length,
    notes: written.texts.filter((row) => isNote(row) && asText(row['text']).trim() !== '').length,
    highlights: written.highlights.filter(alive).length,
    places: [...written.memberships, ...written.taggings].filter(alive).length,
  };
}

/** Erases papers of the trash, and all that was written about them. Nothing takes it back. */
export async function erasePapers(ids: readonly string[]): Promise<Done> {
  let n = 0;
  let gone: ReadonlySet<string> = new Set();
  return commit(
    () => t.trash.did.erased(n),
    async () => {
      const written = await writtenAbout(await trashed(ids));
      n = written.papers.length;
      gone = new Set([
        ...written.texts.map((row) => `texts\n${row.id}`),
        ...written.highlights.map((row) => `highlights\n${row.id}`),
      ]);
      const { texts, highlights, memberships, taggings, readings } = written;
      return [
        ...texts.flatMap((row) => [cell('texts', row.id, 'text', ''), ...without('texts', [row])]),
        ...highlights.flatMap((row) => [
          cell('highlights', row.id, 'target', null),
          cell('highlights', row.id, 'source', null),
          ...without('highlights', [row]),
        ]),
        ...without('memberships', memberships),
        ...without('taggings', taggings),
        ...readings,
      ];
    },
    {
      isFinal: true,
      extra: async () => {
        await forgetWords(gone);
        return [];
      },
    },
  );
}

const cell = (table: UserTable, id: string, field: string, value: Json): Cell => ({
  table,
  id,
  field,
  value,
});
const without = (table: UserTable, rows: readonly Row[]): readonly Cell[] =>
  rows.map((row) => cell(table, row.id, 'deleted', true));
const isNote = (row: Row): boolean => row.id.startsWith('note:') || row.id.startsWith('gist:');

async function trashed(ids: readonly string[]): Promise<readonly string[]> {
  const rows = await db.papers.bulkGet([...new Set(ids)]);
  return rows.flatMap((row) => (row?.away === 'trash' ? [row.id] : []));
}

/** All rows about papers and those that they stand for, and the cells that say from which digests each is erased. */
async function writtenAbout(papers: readonly string[]) {
  const { groupOf } = await readAliases();
  const wide = [...new Set(papers.flatMap(groupOf))];
  const about = (table: UserTable): PromiseLike<Row[]> =>
    db.rows(table).where('paperId').anyOf(wide).toArray();
  const [texts, highlights, memberships, taggings, appearances, read] = await Promise.all([
    about('texts'),
    about('highlights'),
    about('memberships'),
    about('taggings'),
    db.appearances.where('paperId').anyOf(wide).toArray(),
    db.rows('readings').bulkGet(wide),
  ]);
  const readings = papers.flatMap((id) => {
    const group = groupOf(id);
    const before = asTexts(
      mergedReading(read.filter((row) => group.includes(row?.id ?? '')))?.['erasedFrom'],
    );
    const named = appearances.flatMap((each) => (group.includes(each.paperId) ? [each.digestId] : []));
    const erasedFrom = [...new Set([...before, ...named])];
    return [
      cell('readings', id, 'trashed', false),
      cell('readings', id, 'starred', false),
      cell('readings', id, 'read', false),
      cell('readings', id, 'verdict', 'inbox'),
      cell('readings', id, 'erasedFrom', erasedFrom),
    ];
  });
  return { papers, texts, highlights, memberships, taggings, readings };
}

const PAGE = 500;

/** Takes the words of these rows out of every step of history. The steps stay, and can no longer touch the rows: those were written since. */
async function forgetWords(gone: ReadonlySet<string>): Promise<void> {
  if (gone.size === 0) return;
  for (let last = 0; ;) {
    const batches = await db.batches.where('seq').above(last).limit(PAGE).toArray();
    const changed = batches.flatMap((batch) => withoutWords(batch, gone) ?? []);
    await db.batches.bulkPut(changed);
    const end = batches.at(-1);
    if (end === undefined) return;
    last = end.seq;
  }
}

function withoutWords(batch: BatchRow, gone: ReadonlySet<string>): BatchRow | null {
  const has = ({ table, id, field, value }: Change): boolean =>
    field !== 'deleted' && value !== null && gone.has(`${table}\n${id}`) && WORDS.has(field);
  if (!batch.changes.some(has) && !batch.before.some(has)) return null;
  const forget = (change: Change): Change =>
    has(change) ? { ...change, value: change.table === 'texts' ? '' : null } : change;
  return { ...batch, changes: batch.changes.map(forget), before: batch.before.map(forget) };
}

/** The cells that hold what a reader wrote or quoted. */
const WORDS: ReadonlySet<string> = new Set(['text', 'target', 'source']);
