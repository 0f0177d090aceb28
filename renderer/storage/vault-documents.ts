/** The library as documents of the Markdown mirror. */
import { hashText } from '../../shared/anchor/index.ts';
import type { ExportedPaper } from '../../shared/export/record.ts';
import { VERDICTS } from '../../shared/model.ts';
import type { VaultDocument, VaultScope } from '../../shared/vault/contract.ts';
import { listDocument, paperDocument } from '../../shared/vault/document.ts';
import { papersWithWords } from './cells.ts';
import { changedSince } from './changed-since.ts';
import { alive, asText, db } from './db.ts';
import { readAliases } from './derive.ts';
import { exportedPapers } from './exported.ts';
import { labels } from './labels.ts';
import { lists } from './lists.ts';
import { paperIds, papers, visibleRows } from './reads.ts';
import { tagRows } from './tag-rows.ts';

/** What files have to follow since a cursor that this gave; null for all that is mirrored. */
export async function vaultChanges(
  cursor: string | null,
): Promise<{ readonly cursor: string; readonly paperIds: readonly string[] | null }> {
  const [clock = null, named] = cursor?.split(' ') ?? [];
  const { head, paperIds: changed } = await changedSince(clock);
  // Names of tags and colours stand in files of papers that nobody touched.
  const all = [...(await tagRows()).map((row) => asText(row['name'])), ...Object.values(await labels())];
  const names = hashText(all.join('\n'));
  return { cursor: `${head} ${names}`, paperIds: named === names ? changed : null };
}

/** All papers that a scope has a file for, or may have. */
export async function vaultPaperIds(scope: VaultScope): Promise<readonly string[]> {
  if (scope === 'touched') {
    const { rootOf } = await readAliases();
    return [...new Set([...(await papersWithWords())].map(rootOf))];
  }
  const shelves = await Promise.all(VERDICTS.map((verdict) => paperIds({ kind: 'shelf', verdict })));
  return shelves.flat();
}

/** The documents of papers; none for one that is gone. Ask in portions. */
export async function vaultDocuments(
  asked: readonly string[],
  scope: VaultScope,
): Promise<readonly VaultDocument[]> {
  const { rootOf, groupOf } = await readAliases();
  const ids = [...new Set(asked.map(rootOf))];
  const exported = await exportedPapers(ids);
  const shown = new Set((await visibleRows(ids)).flatMap((row) => row?.id ?? []));
  const owners = exported.flatMap(({ id }) => [
    `gist:${id}`,
    ...[id, ...groupOf(id)].map((each) => `note:${each}`),
  ]);
  const rows = await db.rows('texts').bulkGet([...new Set(owners)]);
  const texts = new Map(rows.filter(alive).map((row) => [row.id, asText(row['text'])]));
  return exported.map((paper) => {
    const own = {
      ...paper,
      note: texts.get(`note:${paper.id}`) ?? '',
      gist: texts.get(`gist:${paper.id}`) ?? '',
    };
    const others = groupOf(paper.id).filter((id) => id !== paper.id);
    const merged = others.flatMap((id) => texts.get(`note:${id}`) || []).join('\n\n');
    const isWanted = shown.has(paper.id) && (scope === 'all' || isTouched(paper));
    return paperDocument(own, isWanted ? 'write' : 'leave', merged);
  });
}

/** The documents of all lists. */
export async function vaultListDocuments(): Promise<readonly VaultDocument[]> {
  const all = await lists();
  return Promise.all(
    all.map(async (list) => {
      const found = await papers(await paperIds({ kind: 'list', id: list.id }));
      return listDocument(
        list,
        found.flatMap((paper) => (paper === null ? [] : [{ id: paper.id, title: paper.title }])),
      );
    }),
  );
}

/** Whether a reader kept a paper, or did something with it. */
const isTouched = ({ verdict, starred, note, gist, highlights, tags, lists: on }: ExportedPaper): boolean =>
  !['inbox', 'skipped'].includes(verdict) ||
  starred ||
  [note, gist].some((text) => text !== '') ||
  [highlights, tags, on].some((all) => all.length > 0);
