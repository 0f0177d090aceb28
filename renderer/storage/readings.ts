/** What a reader decides about papers, and the digests they came in. */
import type { Cell, Json } from '../../shared/change.ts';
import type { Verdict } from '../../shared/model.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asText, db, type PaperRow } from './db.ts';
import { paperIds, visibleRows } from './reads.ts';
import type { Done } from './done.ts';

const cells = (ids: readonly string[], field: string, value: Json): readonly Cell[] =>
  [...new Set(ids)].map((id) => ({ table: 'readings', id, field, value }));

/** What a verdict brings besides. */
export interface VerdictOptions {
  /** The papers count as read from then on, in the same step. */
  readonly read?: boolean;
}

/** Puts papers on a shelf. */
export async function setVerdict(
  ids: readonly string[],
  verdict: Verdict,
  { read = false }: VerdictOptions = {},
): Promise<Done> {
  let moved = 0;
  return commit(
    () => t.shell.did.verdict(moved, t.common.verdicts[verdict]),
    async () => {
      const rows = await db.papers.bulkGet([...new Set(ids)]);
      const changed = rows.flatMap((row) => (row !== undefined && row.verdict !== verdict ? [row.id] : []));
      moved = changed.length;
      return [...cells(changed, 'verdict', verdict), ...(read ? cells(changed, 'read', true) : [])];
    },
  );
}

/** `E`: inbox papers become skipped, unless starred, tagged, listed, noted or marked: then done, like papers of every other shelf. */
export async function finish(ids: readonly string[], { read = false }: VerdictOptions = {}): Promise<Done> {
  const { verdicts } = t.common;
  let label = '';
  return commit(
    () => label,
    async () => {
      const rows = await db.papers.bulkGet([...new Set(ids)]);
      const to = rows.flatMap((row) => {
        if (row === undefined) return [];
        const verdict: Verdict = row.verdict === 'inbox' && !isTouched(row) ? 'skipped' : 'done';
        return verdict === row.verdict ? [] : [{ id: row.id, verdict }];
      });
      const shelves = (['skipped', 'done'] as const).filter((each) =>
        to.some(({ verdict }) => verdict === each),
      );
      label = t.shell.did.verdict(to.length, shelves.map((each) => verdicts[each]).join(', '));
      return to.flatMap(({ id, verdict }) => [
        ...cells([id], 'verdict', verdict),
        ...(read ? cells([id], 'read', true) : []),
      ]);
    },
  );
}

/** Puts what is still in the inbox of a digest, and untouched, on a shelf. Null where nothing is. */
export async function finishRest(digestId: string, verdict: Verdict): Promise<Done> {
  let label = '';
  return commit(
    () => label,
    async () => {
      const digest = await db.rows('digests').get(digestId);
      const rows = await visibleRows(await paperIds({ kind: 'digest', id: digestId }));
      const rest = rows.flatMap((row) =>
        row !== null && row.verdict === 'inbox' && verdict !== 'inbox' && !isTouched(row) ? [row.id] : [],
      );
      const name = asText(digest?.['name']);
      label = t.lists.did.rest(rest.length, name, t.common.verdicts[verdict]);
      return cells(rest, 'verdict', verdict);
    },
  );
}

/** Whether a reader did more with a paper than decide where it stands. */
function isTouched(row: PaperRow): boolean {
  const written = row.hasNote || row.gist !== undefined || row.highlights.length > 0;
  return row.starred || written || row.lists.length > 0 || row.tags !== undefined;
}

/** Stars papers; when all of them are starred, takes their stars away. */
export const toggleStarred = async (ids: readonly string[]): Promise<Done> =>
  toggle(ids, 'starred', { on: t.shell.did.star, off: t.shell.did.unstar });

/** Stars papers that are not starred yet. */
export async function star(ids: readonly string[]): Promise<Done> {
  let n = 0;
  return commit(
    () => t.shell.did.star(n),
    async () => {
      const rows = await db.papers.bulkGet([...new Set(ids)]);
      const changed = rows.flatMap((row) => (row !== undefined && !row.starred ? [row.id] : []));
      n = changed.length;
      return cells(changed, 'starred', true);
    },
  );
}

/** Marks papers read; when all of them are, unread. */
export const toggleRead = async (ids: readonly string[]): Promise<Done> =>
  toggle(ids, 'read', { on: t.shell.did.read, off: t.shell.did.unread });

/** Marks a paper read because it was open, as the settings say. No step of its own: nobody decided on it. */
export const markReadByItself = async (id: string): Promise<Done> =>
  commit(t.shell.did.read(1), async () => ((await db.papers.get(id)) ? cells([id], 'read', true) : []), {
    isFinal: true,
  });

type Label = (papers: number) => string;

/** Decides inside the transaction, so that two quick presses are two steps. */
async function toggle(
  ids: readonly string[],
  field: 'starred' | 'read',
  labels: { readonly on: Label; readonly off: Label },
): Promise<Done> {
  let label = '';
  return commit(
    () => label,
    async () => {
      const rows = (await db.papers.bulkGet([...new Set(ids)])).filter((row) => row !== undefined);
      const to = !rows.every((row) => row[field]);
      const changed = rows.filter((row) => row[field] !== to).map(({ id }) => id);
      label = (to ? labels.on : labels.off)(changed.length);
      return cells(changed, field, to);
    },
  );
}

/** Gives a digest another name. */
export const renameDigest = async (id: string, name: string): Promise<Done> =>
  commit(t.shell.did.renamedDigest(name), async () =>
    alive(await db.rows('digests').get(id)) ? [{ table: 'digests', id, field: 'name', value: name }] : [],
  );

/** Undoes an import from the digest's own menu, however long ago: hides it and the papers that only it brought and that nobody touched. */
export async function removeDigest(id: string): Promise<Done> {
  let name = '';
  return commit(
    () => t.shell.did.removedDigest(name),
    async () => {
      const digest = await db.rows('digests').get(id);
      if (!alive(digest)) return [];
      name = asText(digest['name']);
      return [{ table: 'digests', id, field: 'deleted', value: true }];
    },
  );
}
