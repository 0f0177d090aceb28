/** Merging papers by hand, and splitting them again. An alias redirects; not one row of either paper changes. */
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, db } from './db.ts';
import { readAliases } from './derive.ts';
import type { Done } from './done.ts';

/** Lets one paper stand for another too. Null where they are one already. */
export async function mergePapers(into: string, from: string): Promise<Done> {
  return commit(t.shell.did.merged, async () => {
    const { rootOf } = await readAliases();
    const [to, id] = [rootOf(into), rootOf(from)];
    if (to === id) return [];
    return [
      { table: 'aliases', id, field: 'deleted', value: false },
      { table: 'aliases', id, field: 'to', value: to },
    ];
  });
}

/** Lets a merged paper stand for itself again, with all that it stood for. */
export const splitPaper = async (id: string): Promise<Done> =>
  commit(t.shell.did.split, async () =>
    alive(await db.rows('aliases').get(id)) ? [{ table: 'aliases', id, field: 'deleted', value: true }] : [],
  );
