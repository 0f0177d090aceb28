/** Papers that looked like others when they came, and were kept apart: recorded with their digest, like which entry is which paper. */
import type { Row } from '../../shared/change.ts';
import type { Decision } from '../../shared/import-plan.ts';
import { db } from './db.ts';

/** A paper, how it looked like another, and that one. */
export type Link = readonly [paperId: string, kind: 'related' | 'possible', otherId: string];

/** The links of an import, by the papers that its entries became. Whatever became one paper has none. */
export function linksOf(plan: readonly Decision[], ids: readonly string[]): readonly Link[] {
  const found = plan.flatMap(({ ordinal, status, other }): Link[] => {
    if (status !== 'related' && status !== 'possible') return [];
    const [id = '', otherId = ''] = [ids[ordinal], other?.paperId ?? ids[other?.ordinal ?? -1]];
    return id === '' || otherId === '' || id === otherId ? [] : [[id, status, otherId]];
  });
  return [...new Map(found.map((link) => [link.join('\n'), link])).values()];
}

/** Lets the papers of digests be found from one another, both ways. */
export async function linkPapers(digests: readonly Row[]): Promise<void> {
  const links = digests.flatMap((row) => (Array.isArray(row['links']) ? row['links'].flatMap(toLink) : []));
  await db.keys.bulkPut(
    links.flatMap(([id, kind, otherId]) => [
      { key: `${kind} ${id}`, paperId: otherId },
      { key: `${kind} ${otherId}`, paperId: id },
    ]),
  );
}

function toLink(value: unknown): Link[] {
  if (!Array.isArray(value)) return [];
  const [id, kind, otherId]: unknown[] = value;
  if (typeof id !== 'string' || typeof otherId !== 'string') return [];
  return kind === 'related' || kind === 'possible' ? [[id, kind, otherId]] : [];
}
