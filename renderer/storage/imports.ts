/**
 * Writing a digest. Its rows are staged in transactions of at most 2,000 under a digest that does not exist yet, papers below the
 * horizon where no view looks; one last transaction writes the digest's cells and moves the horizon. Purging is the way back.
 */
import { Dexie } from 'dexie';
import type { Cell, Json, Row } from '../../shared/change.ts';
import type { ParseReport } from '../../shared/digest/report.ts';
import { mergePaperTexts, paperId, strongestKey, type KnownPaper } from '../../shared/identity.ts';
import type { Candidate, Decision, Library } from '../../shared/import-plan.ts';
import { SKETCH_SIZE } from '../../shared/similarity.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asText, asTexts, chunks, db, horizon } from './db.ts';
import { addToCounters, readAliases } from './derive.ts';
import { standingReading } from './later-readings.ts';
import { purgeDigests, ROWS, stageDigest, toEntry, type DigestRows } from './digest-rows.ts';
import type { Done } from './done.ts';
import { readHead } from './head.ts';
import { cellsToAdd } from './lists.ts';
import { linkPapers, linksOf } from './links.ts';
import { joinTexts } from './paper-texts.ts';

const LOCK = 'lectern:import';

export interface Import {
  readonly digestId: string;
  readonly name: string;
  readonly date: string | null;
  readonly report: ParseReport;
  readonly plan: readonly Decision[];
  readonly targetListId: string | null;
  /** What the reader corrected about the text, as `ParseOptions`, so that the original can be read the same way again; null for nothing. */
  readonly corrections: Json;
  readonly leaveOut: ReadonlySet<number>;
  readonly mergeInto: Readonly<Record<number, string>>;
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number) => void;
  /** Keeps the original and its entries on the disk. Awaited before anything shows; when it throws, nothing will. */
  readonly keep: () => Promise<void>;
}

export interface Imported {
  /** The digest that shows now: a later reading of the file where there was one. */
  readonly digestId: string;
  readonly done: NonNullable<Done>;
  readonly added: number;
  readonly joined: number;
}

/** The visible digest that a file was imported as, or read again as; null when it was not, or was undone. */
export async function importedAs(
  sha256: string,
): Promise<{ readonly digestId: string; readonly name: string } | null> {
  const row = await standingReading(sha256);
  return alive(row) ? { digestId: row.id, name: asText(row['name']) } : null;
}

/** What a digest of the library recorded about an entry. */
export interface Recorded {
  readonly paperId: string;
  readonly upvotes: number | null;
}

/** The entries that a digest of the library recorded, by ordinal. */
export async function recordedIn(digestId: string): Promise<ReadonlyMap<number, Recorded>> {
  const rows = await db.appearances
    .where('[digestId+ordinal]')
    .between([digestId, Dexie.minKey], [digestId, Dexie.maxKey])
    .toArray();
  return new Map(rows.map(({ ordinal, paperId: id, upvotes = null }) => [ordinal, { paperId: id, upvotes }]));
}

/** The clock of the last change to the library, to tell whether a plan still holds. */
export const lastChange = async (): Promise<string> => (await readHead()).clock;

/** How many papers the library shows. */
export const libraryPapers = async (): Promise<number> => (await db.counters.get('papers'))?.n ?? 0;

/** What the import plan asks of the library. */
export const planLibrary: Library = {
  async byKeys(keys) {
    if ((await db.papers.limit(1).primaryKeys()).length === 0) return new Map();
    const found: (readonly [string, string])[] = [];
    for (const some of chunks(keys, ROWS)) found.push(...(await keysOf(some)));
    return new Map(
      [...Map.groupBy(found, ([key]) => key)].map(([key, rows]) => [key, rows.map(([, id]) => id)]),
    );
  },
  async bySketches(wanted) {
    const found = new Map<number, string[]>();
    await db.sketches.each(({ paperIds, sketches }) => {
      sketches.forEach((number, at) => {
        const id = paperIds[Math.floor(at / SKETCH_SIZE)];
        if (number === 0 || id === undefined || !wanted.has(number)) return;
        const ids = found.get(number) ?? [];
        if (ids.length < 24) ids.push(id);
        found.set(number, ids);
      });
    });
    return found;
  },
  async papers(ids) {
    const [rows, { rootOf }] = await Promise.all([db.papers.bulkGet([...ids]), readAliases()]);
    return new Map(
      rows.flatMap((row): [string, Candidate][] =>
        row === undefined ? [] : [[row.id, { ...row, id: rootOf(row.id) }]],
      ),
    );
  },
};

const keysOf = async (keys: readonly string[]): Promise<readonly (readonly [string, string])[]> => {
  const rows = await db.keys.where('key').anyOf(keys).toArray();
  return rows.map(({ key, paperId: id }) => [key, id]);
};

/** Writes a digest, whole or not at all. Rejects with the signal's reason when that aborts. */
export async function writeImport(wish: Import): Promise<Imported | null> {
  return locked(async () => {
    await purge();
    const known = await standingReading(wish.digestId);
    if (alive(known)) return null;
    // Its entries are kept as they were read last, which is what the recorded papers go by.
    if (known !== undefined) return revealAgain(wish, known);
    const rows = await resolveImport(wish, await nextTurn());
    const { signal, plan } = wish;
    try {
      await db.meta.put({ id: 'staging', digestIds: [wish.digestId] });
      await stageDigest(rows, {
        as: 'inbox',
        signal,
        progress: (written) => wish.progress(Math.min(written, plan.length), plan.length),
      });
      await wish.keep();
      signal.throwIfAborted();
      return await reveal(wish, rows);
    } catch (error) {
      await purge();
      throw error;
    }
  });
}

/** Removes what an import left that was cut off. Does nothing while one is running, in whatever window. */
export async function purgeHidden(): Promise<void> {
  const locks = globalThis.navigator?.locks;
  if (locks === undefined) await purge();
  else
    await locks.request(LOCK, { ifAvailable: true }, async (lock) => (lock === null ? undefined : purge()));
}

/** Runs while no import, rebuild or restore does, in whatever window. */
export async function locked<T>(run: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks === undefined ? run() : (locks.request(LOCK, run) as Promise<T>);
}

/** The order that the next import begins at: after all that were, and the sooner the later. */
export async function nextTurn(): Promise<number> {
  const seconds = Math.max(Math.floor(Date.now() / 1000), Math.ceil(-(await horizon()) / 1e6) + 1);
  return -seconds * 1e6;
}

/** Which paper every entry is. Those of `recorded`, by ordinal, are what they were before. */
export async function resolveImport(
  {
    digestId,
    report,
    plan,
    leaveOut,
    mergeInto,
  }: Pick<Import, 'digestId' | 'report' | 'plan' | 'leaveOut' | 'mergeInto'>,
  base: number,
  recorded: ReadonlyMap<number, string> = new Map(),
): Promise<DigestRows> {
  const names = plan.flatMap(({ paper }) => strongestKey(paper) ?? []);
  const targets = [...Object.values(mergeInto), ...recorded.values()];
  const rows = await db.papers.bulkGet([...new Set([...names, ...targets])]);
  const stored = new Set(rows.flatMap((row) => row?.id ?? []));
  const ids: string[] = [];
  const fresh = new Map<string, { paper: KnownPaper; ordinal: number }>();
  const joined = new Map<string, KnownPaper[]>();
  for (const { ordinal, paper, status, other } of plan) {
    if (leaveOut.has(ordinal)) {
      ids.push('');
      continue;
    }
    const before = recorded.get(ordinal);
    const twin = status === 'here' ? (other?.paperId ?? ids[other?.ordinal ?? -1]) : undefined;
    const chosen = mergeInto[ordinal];
    // `#3` stands for the paper of record 3 of this file, which has no id before now.
    const target =
      before ?? (chosen?.startsWith('#') === true ? ids[Number(chosen.slice(1))] : chosen) ?? twin ?? '';
    const into = fresh.get(target);
    if (into !== undefined) {
      fresh.set(target, { ...into, paper: mergePaperTexts(into.paper, paper) });
      ids.push(target);
    } else if (target !== '' && (other?.paperId === target || stored.has(target))) {
      joined.set(target, [...(joined.get(target) ?? []), paper]);
      ids.push(target);
    } else {
      const taken = (id: string): boolean => stored.has(id) || fresh.has(id);
      const id = before ?? paperId(paper, digestId, { ordinal, taken });
      fresh.set(id, { paper, ordinal });
      ids.push(id);
    }
  }
  const entries = plan.flatMap((decision) => {
    const record = report.records[decision.ordinal];
    return record === undefined ? [] : [toEntry(record, ids[decision.ordinal] ?? '', decision)];
  });
  return { digestId, base, entries, fresh, joined };
}

async function reveal(wish: Import, { base, entries, fresh, joined }: DigestRows): Promise<Imported | null> {
  const { digestId, name, report } = wish;
  const paperIds = entries.map((entry) => entry.paperId);
  const unique = [...new Set(paperIds.filter((id) => id !== ''))];
  const links = linksOf(wish.plan, paperIds);
  const cell = (field: string, value: Json): Cell => ({ table: 'digests', id: digestId, field, value });
  const derived = new Set(fresh.keys());
  const listed = new Set<string>();
  const done = await commit(
    t.shell.did.imported(unique.length, name),
    async () => {
      const members = wish.targetListId === null ? [] : await cellsToAdd(unique, wish.targetListId);
      for (const { field, value } of members) if (field === 'paperId') listed.add(asText(value));
      return [
        cell('deleted', false),
        cell('name', name),
        cell('date', wish.date),
        cell('source', report.digest.source ?? null),
        cell('format', report.format),
        cell('importedAt', Date.now()),
        cell('order', base),
        cell('papers', paperIds),
        cell('corrections', wish.corrections),
        ...(links.length === 0 ? [] : [cell('links', links)]),
        ...members,
      ];
    },
    {
      derived,
      extra: async () => {
        await db.meta.put({ id: 'horizon', order: base });
        await db.meta.delete('staging');
        await addToCounters(
          new Map([
            ['papers', derived.size],
            ['inbox', derived.size],
          ]),
        );
        await joinTexts({ digestId, base, joined });
        await linkPapers([{ id: digestId, clocks: {}, links }]);
        return [...joined.keys(), ...[...derived].filter((id) => listed.has(id))];
      },
    },
  );
  return done === null ? null : { digestId, done, added: derived.size, joined: joined.size };
}

/** The same file once more, after its import was undone: its papers are the ones that it had. */
async function revealAgain(wish: Import, known: Row): Promise<Imported | null> {
  const unique = [...new Set(asTexts(known['papers']).filter((id) => id !== ''))];
  const rows = await db.papers.bulkGet(unique);
  const hidden = rows.filter((row) => row !== undefined && row.shelf === undefined).length;
  const cell = (field: string, value: Json): Cell => ({ table: 'digests', id: known.id, field, value });
  const done = await commit(t.shell.did.imported(unique.length, wish.name), async () => [
    cell('deleted', false),
    cell('name', wish.name),
    cell('date', wish.date),
    ...(wish.targetListId === null ? [] : await cellsToAdd(unique, wish.targetListId)),
  ]);
  return done === null ? null : { digestId: known.id, done, added: hidden, joined: unique.length - hidden };
}

/** Removes what was staged and never shown. Only while no import runs. */
export async function purge(): Promise<void> {
  const staging = await db.meta.get('staging');
  if (staging?.id !== 'staging') return;
  await purgeDigests(staging.digestIds);
  await db.meta.delete('staging');
}
