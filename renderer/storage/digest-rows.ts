/**
 * The derived rows of a digest: papers, the keys that find them, where they appeared, and sketches of their texts.
 * An import, a rebuild and a restore all write them here, so that they come to the same rows.
 */
import { Dexie } from 'dexie';
import type { ParsedPaper } from '../../shared/digest/report.ts';
import {
  identityKeys,
  knownPaper,
  mergePaperTexts,
  titleKey,
  type KnownPaper,
} from '../../shared/identity.ts';
import { UNKNOWN_PAPER } from '../../shared/paper-text.ts';
import { sketch, SKETCH_SIZE } from '../../shared/similarity.ts';
import type { AppearanceKind } from '../../shared/model.ts';
import { chunks, db, type PaperRow } from './db.ts';

/** Rows in one transaction, at most. */
export const ROWS = 2000;
const SKETCHES = 500;
/** A paper comes with about four keys. */
const PAPERS = ROWS / 5;

/** One entry of a digest, and the paper that it is: recorded once, at its import. An empty id for one that was left out. */
export interface Entry {
  readonly paperId: string;
  readonly paper: KnownPaper;
  readonly sketch: Uint32Array;
  readonly upvotes?: number;
  readonly section?: string;
  readonly kind?: AppearanceKind;
}

/** A digest's entries by ordinal, and what they mean for the papers that are here. */
export interface DigestRows {
  readonly digestId: string;
  /** The order of its first entry; the others follow. */
  readonly base: number;
  readonly entries: readonly Entry[];
  /** Papers that it brings, each at the ordinal that named it first. */
  readonly fresh: ReadonlyMap<string, { readonly paper: KnownPaper; readonly ordinal: number }>;
  /** What it says about papers that were here before. */
  readonly joined: ReadonlyMap<string, readonly KnownPaper[]>;
}

/** What an entry keeps of a record. */
export function toEntry(
  record: ParsedPaper,
  paperId: string,
  found?: Pick<Entry, 'paper' | 'sketch'>,
): Entry {
  const paper = found?.paper ?? knownPaper(record);
  const { upvotes, digest } = record;
  return {
    paperId,
    paper,
    sketch: found?.sketch ?? sketch(titleKey(paper.title), paper.abstract),
    ...(upvotes === undefined ? {} : { upvotes }),
    ...(digest.section === undefined ? {} : { section: digest.section }),
    ...(digest.kind === null ? {} : { kind: digest.kind }),
  };
}

/** Tells papers that a digest brings from those that it only names again, by the ids that its import recorded. */
export function resolveRecorded(
  entries: readonly Entry[],
  isKnown: (paperId: string) => boolean,
): Pick<DigestRows, 'fresh' | 'joined'> {
  const fresh = new Map<string, { paper: KnownPaper; ordinal: number }>();
  const joined = new Map<string, KnownPaper[]>();
  entries.forEach(({ paperId, paper }, ordinal) => {
    if (paperId === '') return;
    const into = fresh.get(paperId);
    if (into !== undefined) fresh.set(paperId, { ...into, paper: mergePaperTexts(into.paper, paper) });
    else if (isKnown(paperId)) joined.set(paperId, [...(joined.get(paperId) ?? []), paper]);
    else fresh.set(paperId, { paper, ordinal });
  });
  return { fresh, joined };
}

export interface StageOptions {
  /** `inbox` for rows that the horizon hides until they are revealed; `hidden` for rows that `derive` will place. */
  readonly as: 'inbox' | 'hidden';
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, of: number) => void;
}

/** Writes all of a digest's rows but what it says about papers that were here before (`joinTexts`). Appearances come first: by them everything else is found and purged. */
export async function stageDigest(
  { digestId, base, entries, fresh }: DigestRows,
  { as, signal, progress }: StageOptions,
): Promise<void> {
  const appearances = entries.flatMap(({ paperId, upvotes, section, kind }, ordinal) => {
    if (paperId === '') return [];
    return [
      {
        digestId,
        ordinal,
        paperId,
        order: base + ordinal,
        ...(upvotes === undefined ? {} : { upvotes }),
        ...(section === undefined ? {} : { section }),
        ...(kind === undefined ? {} : { kind }),
      },
    ];
  });
  for (const some of chunks(appearances, ROWS)) {
    signal?.throwIfAborted();
    await db.appearances.bulkPut(some);
  }
  const papers = [...fresh];
  let written = 0;
  for (const some of chunks(papers, PAPERS)) {
    signal?.throwIfAborted();
    const keys = some.flatMap(([id, { paper }]) => identityKeys(paper).map((key) => ({ key, paperId: id })));
    await db.transaction('rw', db.papers, db.keys, async () => {
      await db.papers.bulkPut(
        some.map(([id, { paper, ordinal }]) => newRow(id, paper, { order: base + ordinal, as })),
      );
      await db.keys.bulkPut(keys);
    });
    written += some.length;
    progress?.(written, papers.length);
  }
  const sketches = [...chunks(papers, SKETCHES)].map((some, at) => {
    const packed = new Uint32Array(some.length * SKETCH_SIZE);
    some.forEach(([, { ordinal }], place) => {
      const own = entries[ordinal]?.sketch;
      if (own !== undefined) packed.set(own, place * SKETCH_SIZE);
    });
    return { id: `${digestId}/${at}`, paperIds: some.map(([id]) => id), sketches: packed };
  });
  await db.sketches.bulkPut(sketches);
  signal?.throwIfAborted();
}

/** The row of a paper that nobody decided about yet. */
export function newRow(
  id: string,
  paper: KnownPaper,
  { order, as }: { readonly order: number; readonly as: StageOptions['as'] },
): PaperRow {
  return {
    ...paper,
    id,
    verdict: 'inbox',
    read: false,
    starred: false,
    highlights: [],
    hasNote: false,
    lists: [],
    digestCount: 1,
    order,
    ...(as === 'inbox' ? { shelf: 'inbox' as const } : {}),
  };
}

/** The row of a paper whose text nobody has: its recorded name says at least what it was. */
export function rowWithoutText(id: string, order: number): PaperRow {
  const [, kind, name = ''] = /^([a-z0-9]+):(.*?)(?:#[0-9a-f]{12}\.\d+)?$/s.exec(id) ?? [];
  const paper: KnownPaper = {
    ...UNKNOWN_PAPER,
    title: kind === 't' ? name : '',
    ids: kind === 'arxiv' || kind === 'doi' || kind === 'pmid' ? { [kind]: name } : {},
  };
  return newRow(id, paper, { order, as: 'hidden' });
}

/** Removes the rows of digests that were never revealed, with every paper that appears nowhere else. */
export async function purgeDigests(digestIds: readonly string[]): Promise<void> {
  for (const digestId of digestIds) {
    const own = db.appearances
      .where('[digestId+ordinal]')
      .between([digestId, Dexie.minKey], [digestId, Dexie.maxKey]);
    const ids = [...new Set((await own.toArray()).map((each) => each.paperId))];
    for (const some of chunks(ids, PAPERS)) {
      await db.transaction('rw', db.papers, db.keys, db.appearances, async () => {
        const seen = await db.appearances.where('paperId').anyOf(some).toArray();
        const elsewhere = new Set(seen.flatMap((each) => (each.digestId === digestId ? [] : [each.paperId])));
        // Where a digest brought a paper, the row has the digest's order: a paper that was added by hand is in no digest, and stays.
        const staged = new Set(
          seen.flatMap((each) => (each.digestId === digestId ? [`${each.order} ${each.paperId}`] : [])),
        );
        const rows = await db.papers.bulkGet([...some]);
        const gone = rows.flatMap((row) =>
          row !== undefined && !elsewhere.has(row.id) && staged.has(`${row.order} ${row.id}`) ? [row.id] : [],
        );
        await db.keys.where('paperId').anyOf(gone).delete();
        await db.papers.bulkDelete(gone);
        await db.appearances.bulkDelete(
          seen.flatMap((each): [string, number][] =>
            each.digestId === digestId ? [[digestId, each.ordinal]] : [],
          ),
        );
      });
    }
    await db.sketches.where('id').startsWith(`${digestId}/`).delete();
  }
}
