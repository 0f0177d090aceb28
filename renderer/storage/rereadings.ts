/**
 * Using another reading of a digest: a digest of its own in the place of the one before, as one step that can be undone.
 * Its entries are the papers that the same entries were before, so that everything a reader wrote stays where it is.
 */
import type { Cell, Json } from '../../shared/change.ts';
import type { ParsedPaper, ParseReport } from '../../shared/digest/report.ts';
import type { Decision } from '../../shared/import-plan.ts';
import type { DigestEntries } from '../../shared/library-files.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { alive, asNumber, asText, asTexts, db } from './db.ts';
import { stageDigest } from './digest-rows.ts';
import type { Done } from './done.ts';
import { locked, nextTurn, purge, resolveImport } from './imports.ts';
import { laterReadings, orderOf, originalOf } from './later-readings.ts';
import { linesOf, type OpenStream } from './lines.ts';
import { linkPapers, linksOf } from './links.ts';
import { joinTexts } from './paper-texts.ts';

/** A digest as it was last read. */
export interface EarlierReading {
  readonly digestId: string;
  readonly name: string;
  /** The hash of its original. */
  readonly original: string;
  readonly importedAt: number;
  /** What the reader corrected at its import, as `ParseOptions`; null for nothing. */
  readonly corrections: Json;
  readonly header: DigestEntries;
  readonly records: readonly ParsedPaper[];
}

/** What is kept of a visible digest's reading; null where it is gone, or its entries do not read. */
export async function earlierReading(digestId: string, open: OpenStream): Promise<EarlierReading | null> {
  const row = await db.rows('digests').get(digestId);
  if (!alive(row)) return null;
  try {
    const stream = await open(`entries/${digestId}`);
    if (stream === null) return null;
    let header: DigestEntries | null = null;
    const records: ParsedPaper[] = [];
    for await (const lines of linesOf<DigestEntries | ParsedPaper>(stream, 500))
      for (const line of lines) {
        if (header === null) header = line as DigestEntries;
        else records.push(line as ParsedPaper);
      }
    if (header === null || records.length < asTexts(row['papers']).length) return null;
    return {
      digestId,
      name: asText(row['name']),
      original: originalOf(row),
      importedAt: asNumber(row['importedAt']),
      corrections: row['corrections'] ?? null,
      header,
      records,
    };
  } catch {
    // A file that does not read is one that is missing.
    return null;
  }
}

/** The id of the reading that comes next: the same wherever the same readings were made. */
export async function nextReadingId(original: string, parser: string): Promise<string> {
  const n = (await laterReadings(original)).length + 1;
  const bytes = new TextEncoder().encode(`${original}\n${parser}\n${n}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface Rereading {
  /** Of the new reading. */
  readonly digestId: string;
  readonly before: EarlierReading;
  readonly report: ParseReport;
  readonly plan: readonly Decision[];
  /** For every new entry the ordinal of the old one that it is. */
  readonly match: readonly (number | undefined)[];
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number) => void;
  /** Keeps the original and its entries on the disk. Awaited before anything shows; when it throws, nothing will. */
  readonly keep: () => Promise<void>;
}

/** Puts the new reading in the place of the old one, whole or not at all. Null where the old one is gone meanwhile. */
export async function writeRereading(wish: Rereading): Promise<Done> {
  return locked(async () => {
    await purge();
    const { digestId, before, report, plan, match, signal, progress } = wish;
    const old = await db.rows('digests').get(before.digestId);
    if (!alive(old)) return null;
    const recorded = new Map<number, string>();
    const leaveOut = new Set<number>();
    match.forEach((at, ordinal) => {
      const paperId = at === undefined ? undefined : asTexts(old['papers'])[at];
      if (paperId === '') leaveOut.add(ordinal);
      else if (paperId !== undefined) recorded.set(ordinal, paperId);
    });
    const turn = await nextTurn();
    const rows = await resolveImport(
      { digestId, report, plan, leaveOut, mergeInto: {} },
      orderOf(old),
      recorded,
    );
    const { entries, fresh, joined } = rows;
    try {
      await db.meta.put({ id: 'staging', digestIds: [digestId] });
      // Out of sight: its papers stand where the horizon hides nothing.
      await stageDigest(rows, { as: 'hidden', signal, progress });
      await wish.keep();
      signal.throwIfAborted();
      const paperIds = entries.map((entry) => entry.paperId);
      const matched = plan.filter(({ ordinal }) => !recorded.has(ordinal));
      const links = [...(Array.isArray(old['links']) ? old['links'] : []), ...linksOf(matched, paperIds)];
      const cell = (field: string, value: Json): Cell => ({ table: 'digests', id: digestId, field, value });
      const done = await commit(
        () => t.rereading.did(before.name),
        async () => {
          // Renamed meanwhile, or gone.
          const now = await db.rows('digests').get(before.digestId);
          if (!alive(now)) return [];
          return [
            cell('deleted', false),
            cell('name', now['name'] ?? before.name),
            cell('date', now['date'] ?? null),
            cell('source', report.digest.source ?? now['source'] ?? null),
            cell('format', report.format),
            cell('importedAt', before.importedAt),
            cell('order', orderOf(now)),
            cell('turn', turn),
            cell('papers', paperIds),
            cell('original', before.original),
            cell('supersedes', before.digestId),
            ...(before.corrections === null ? [] : [cell('corrections', before.corrections)]),
            ...(links.length === 0 ? [] : [cell('links', links)]),
            { table: 'digests', id: before.digestId, field: 'deleted', value: true },
          ];
        },
        {
          extra: async () => {
            await db.meta.put({ id: 'horizon', order: turn });
            await db.meta.delete('staging');
            await db.sightings.where('digestId').equals(digestId).delete();
            await joinTexts({ digestId, base: orderOf(old), joined });
            await linkPapers([{ id: digestId, clocks: {}, links }]);
            return [...fresh.keys(), ...joined.keys()];
          },
        },
      );
      if (done === null) await purge();
      return done;
    } catch (error) {
      await purge();
      throw error;
    }
  });
}
