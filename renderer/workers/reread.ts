/** Reading a digest's original again with the parser of today, and what would change by it. */
import type { Json } from '../../shared/change.ts';
import { parseDigest } from '../../shared/digest/index.ts';
import { MAX_TEXT_BYTES } from '../../shared/digest/limits.ts';
import type { ParseOptions, ParseReport } from '../../shared/digest/report.ts';
import { planImport } from '../../shared/import-plan.ts';
import { fail, ok, type Result } from '../../shared/problem.ts';
import { diffReadings, matchEntries, type ReadingDiff } from '../../shared/reread.ts';
import { importedAs, planLibrary } from '../storage/imports.ts';
import type { OpenStream } from '../storage/lines.ts';
import { earlierReading, nextReadingId, writeRereading, type EarlierReading } from '../storage/rereadings.ts';
import type { Done } from '../storage/done.ts';
import type { Keep, Progress } from './ingest-api.ts';
import { keepDigest, PARSER, type Origin } from './keep-digest.ts';

/** Reads digests again. One at a time; nothing is written before `useReading`. */
export interface RereadApi {
  /** Reads and compares. Fails with `original-gone` where the digest's files are not there or do not read, and like an import where it cannot be parsed. */
  reread(digestId: string): Promise<Result<ReadingDiff>>;
  /** Puts what was last read in the place of the digest; progress counts papers. Null where the digest is gone meanwhile. `keep` has the original of the digest that was read. */
  useReading(progress: Progress, keep: Keep): Promise<Result<UsedReading | null>>;
}

/** A reading that took the place of another. */
export interface UsedReading {
  readonly digestId: string;
  readonly done: NonNullable<Done>;
}

interface Held {
  readonly before: EarlierReading;
  readonly report: ParseReport;
  readonly match: readonly (number | undefined)[];
}

/** The API over main's streams, and the real parser unless a test brings its own. */
export function createReread(open: OpenStream, parse: typeof parseDigest = parseDigest): RereadApi {
  let held: Held | null = null;
  return {
    async reread(digestId) {
      held = null;
      const before = await earlierReading(digestId, open);
      const bytes = before === null ? null : await bytesOf(open, digestId);
      if (before === null || bytes === null)
        return fail('original-gone', (await importedAs(digestId))?.name ?? digestId);
      const { records, corrections } = before;
      const parsed = await parse({ bytes, ...originOf(before) }, optionsOf(corrections));
      if (!parsed.ok) return parsed;
      const match = matchEntries(records, parsed.value.records);
      held = { before, report: parsed.value, match };
      return ok(diffReadings(records, parsed.value.records, match));
    },
    async useReading(progress, keep) {
      if (held === null) return fail('import-failed');
      const { before, report, match } = held;
      const { original } = before;
      const digestId = await nextReadingId(original, PARSER);
      const { signal } = new AbortController();
      const keeping = keepDigest({
        digestId,
        report,
        origin: originOf(before),
        original,
        signal,
        keep,
      });
      try {
        const plan = await planImport(report.records, planLibrary);
        const done = await writeRereading({
          digestId,
          before,
          report,
          plan,
          match,
          signal,
          progress,
          keep: keeping.keep,
        });
        held = null;
        return ok(done === null ? null : { digestId, done });
      } catch (error) {
        await keeping.forget();
        const problem = keeping.problem();
        if (problem === null) throw error;
        return { ok: false, problem };
      }
    },
  };
}

/** What was known beside the bytes when they were read first. Readings of before that was recorded stand as if of the day of the import. */
const originOf = ({ header, importedAt }: EarlierReading): Origin => ({
  name: header.name,
  capturedAt: header.capturedAt ?? new Date(importedAt).toISOString(),
  ...(header.mediaType === undefined ? {} : { mediaType: header.mediaType }),
});

async function bytesOf(open: OpenStream, digestId: string): Promise<Uint8Array | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    const stream = await open(`source/${digestId}`);
    if (stream === null) return null;
    for await (const part of stream) {
      size += part.length;
      if (size > MAX_TEXT_BYTES) return null;
      parts.push(new Uint8Array(part));
    }
  } catch {
    // What does not read is as good as gone.
    return null;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** What was recorded as the reader's corrections is `ParseOptions` already. */
const optionsOf = (corrections: Json): ParseOptions =>
  typeof corrections === 'object' && corrections !== null && !Array.isArray(corrections)
    ? (corrections as ParseOptions)
    : {};
