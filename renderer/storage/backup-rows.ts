/** A backup's cells as rows, spoken in the paper ids of this library. */
import { mergeRow, type Change, type Row, type UserTable } from '../../shared/change.ts';
import { asText, asTexts } from './db.ts';

export type BackupRows = ReadonlyMap<UserTable, ReadonlyMap<string, Row>>;

/** Cells folded into rows. A text's row has the clock that it was edited from as `base`, which is no cell. */
export function rowsOf(changes: readonly Change[]): BackupRows {
  return new Map(
    [...Map.groupBy(changes, ({ table }) => table)].map(([table, all]) => [
      table,
      new Map(
        [...Map.groupBy(all, ({ id }) => id)].map(([id, cells]): [string, Row] => {
          const row = mergeRow(undefined, id, cells);
          const text = cells.find(({ field, clock }) => field === 'text' && clock === row.clocks['text']);
          return [id, text?.base === undefined ? row : { ...row, base: text.base }];
        }),
      ),
    ]),
  );
}

/** The papers that the backup says something about. */
export function papersIn(backup: BackupRows): ReadonlySet<string> {
  const ids = new Set(backup.get('readings')?.keys());
  for (const table of ['texts', 'highlights', 'memberships', 'taggings'] as const)
    for (const row of backup.get(table)?.values() ?? []) ids.add(asText(row['paperId']));
  for (const row of backup.get('aliases')?.values() ?? []) ids.add(row.id).add(asText(row['to']));
  ids.delete('');
  return ids;
}

/**
 * Where both libraries imported one file, each recorded which entry is which paper, and the two may differ: what the
 * backup says about its paper is then said about ours.
 */
export function translate(backup: BackupRows, here: ReadonlyMap<string, Row>): BackupRows {
  const ours = new Map<string, string>();
  const digests = new Map<string, Row>();
  for (const [id, row] of backup.get('digests') ?? []) {
    const mine = here.get(id);
    const [theirs, own] = [asTexts(row['papers']), asTexts(mine?.['papers'])];
    if (mine !== undefined) {
      theirs.forEach((paperId, at) => {
        const paper = own[at];
        if (paperId !== '' && paper !== undefined && paper !== '' && paper !== paperId)
          ours.set(paperId, paper);
      });
    }
    digests.set(id, mine === undefined ? row : { ...row, ...kept(mine) });
  }
  const to = (paperId: string): string => ours.get(paperId) ?? paperId;
  const moved = [...backup].map(([table, rows]): [UserTable, ReadonlyMap<string, Row>] => [
    table,
    table === 'digests' ? digests : new Map([...rows].map(([, row]) => movedRow(table, row, to))),
  ]);
  return new Map(moved);
}

/** What a digest recorded at its import stays as it is: the papers' words hang on it. */
const kept = (mine: Row): Readonly<Record<string, Row[string]>> =>
  Object.fromEntries(
    ['papers', 'links', 'order', 'importedAt', 'format', 'corrections', 'original', 'turn'].flatMap(
      (field) => (mine[field] === undefined ? [] : [[field, mine[field]]]),
    ),
  );

function movedRow(table: UserTable, row: Row, to: (paperId: string) => string): [string, Row] {
  const paperId = asText(row['paperId']);
  const own = {
    ...('paperId' in row ? { paperId: to(paperId) } : {}),
    ...(table === 'aliases' ? { to: to(asText(row['to'])) } : {}),
  };
  let { id } = row;
  if (table === 'readings' || table === 'aliases') id = to(id);
  // A note on the paper, or what stands over one of its fields; a note on a highlight is named after that.
  if (table === 'texts' && paperId !== '' && id.endsWith(`:${paperId}`))
    id = `${id.slice(0, -paperId.length)}${to(paperId)}`;
  if (table === 'taggings' && asText(row['highlightId']) === '')
    id = `${asText(row['tagId'])}:${to(paperId)}`;
  if (table === 'memberships') id = `${asText(row['listId'])}:${to(paperId)}`;
  return [id, { ...row, ...own, id }];
}
