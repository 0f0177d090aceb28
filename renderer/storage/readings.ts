/** What a reader decides about papers, and the digests they came in. */
import type { Cell, Json } from '../../shared/change.ts';
import type { Verdict } from '../../shared/model.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asText, db } from './db.ts';
import type { Done } from './done.ts';

const cells = (ids: readonly string[], field: string, value: Json): readonly Cell[] =>
  [...new Set(ids)].map((id) => ({ table: 'readings', id, field, value }));

/** Those of the papers that do not have this value yet. */
async function others(
  ids: readonly string[],
  differs: (row: { readonly verdict: Verdict; readonly read: boolean; readonly starred: boolean }) => boolean,
): Promise<readonly string[]> {
  const rows = await db.papers.bulkGet([...new Set(ids)]);
  return rows.flatMap((row) => (row !== undefined && differs(row) ? [row.id] : []));
}

/** Puts papers on a shelf. */
export async function setVerdict(ids: readonly string[], verdict: Verdict): Promise<Done> {
  let moved = 0;
  return commit(
    () => t.shell.did.verdict(moved, t.common.verdicts[verdict]),
    async () => {
      const changed = await others(ids, (row) => row.verdict !== verdict);
      moved = changed.length;
      return cells(changed, 'verdict', verdict);
    },
  );
}

/** `E`: inbox papers become skipped, unless starred, tagged, listed, noted or marked: then done, like papers of every other shelf. */
export async function finish(ids: readonly string[]): Promise<Done> {
  const { verdicts } = t.common;
  let label = '';
  return commit(
    () => label,
    async () => {
      const rows = await db.papers.bulkGet([...new Set(ids)]);
      const to = rows.flatMap((row) => {
        if (row === undefined) return [];
        const touched = row.starred || row.hasNote || row.highlights.length > 0 || row.lists.length > 0;
        const verdict: Verdict = row.verdict === 'inbox' && !touched ? 'skipped' : 'done';
        return verdict === row.verdict ? [] : [{ id: row.id, verdict }];
      });
      const shelves = (['skipped', 'done'] as const).filter((each) =>
        to.some(({ verdict }) => verdict === each),
      );
      label = t.shell.did.verdict(to.length, shelves.map((each) => verdicts[each]).join(', '));
      return to.flatMap(({ id, verdict }) => cells([id], 'verdict', verdict));
    },
  );
}

/** Stars papers, or takes their stars away. */
export async function setStarred(ids: readonly string[], starred: boolean): Promise<Done> {
  let changed: readonly string[] = [];
  return commit(
    () => (starred ? t.shell.did.star : t.shell.did.unstar)(changed.length),
    async () => {
      changed = await others(ids, (row) => row.starred !== starred);
      return cells(changed, 'starred', starred);
    },
  );
}

/** Marks papers read or unread. */
export async function setRead(ids: readonly string[], read: boolean): Promise<Done> {
  let changed: readonly string[] = [];
  return commit(
    () => (read ? t.shell.did.read : t.shell.did.unread)(changed.length),
    async () => {
      changed = await others(ids, (row) => row.read !== read);
      return cells(changed, 'read', read);
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
