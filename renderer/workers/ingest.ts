/** What the ingest worker does. One digest at a time, held between preview and commit. */
import type { ParseOptions, ParseReport, DigestSource } from '../../shared/digest/report.ts';
import { parseDigest } from '../../shared/digest/index.ts';
import { MAX_TEXT_BYTES } from '../../shared/digest/limits.ts';
import { heldBy, offerFor, type Correction } from '../../shared/digest/likes.ts';
import { stemOf } from '../../shared/digest/file-name.ts';
import { encodingCandidates } from '../../shared/digest/source/candidates.ts';
import { gainsOf, type KnownPaper } from '../../shared/identity.ts';
import { gainsOfReading, planAgain, planImport, type Decision } from '../../shared/import-plan.ts';
import { fail, ok, type Result } from '../../shared/problem.ts';
import { overlap, wordsOf } from '../../shared/similarity.ts';
import {
  importedAs,
  lastChange,
  libraryPapers,
  planLibrary,
  purgeHidden,
  recordedIn,
  writeImport,
} from '../storage/imports.ts';
import { keepDigest } from './keep-digest.ts';
import { correctionsOf } from './corrections.ts';
import type { Corrected, ImportPreview, IngestApi, IngestSource, PlanEntry, Progress } from './ingest-api.ts';
import { pastedAs, type Pasted } from './pasted.ts';

interface Held {
  readonly source: DigestSource;
  readonly name: string;
  readonly digestId: string;
  readonly pasted: Pasted['as'] | null;
  readonly options: ParseOptions;
  readonly report: ParseReport;
  readonly plan: readonly Decision[];
  /** The library's last change before the plan was made. */
  readonly asOf: string;
}

/** The API over a parser, the real one unless a test brings its own, and over where bytes are fetched. */
export function createIngest(parse: typeof parseDigest = parseDigest, get: Fetch = fetchBytes): IngestApi {
  let read: Omit<Held, 'options' | 'report' | 'plan' | 'asOf'> | null = null;
  let held: Held | null = null;
  let running: AbortController | null = null;

  /** One call at a time; a cancelled one fails with `import-cancelled`. */
  async function exclusively<T>(run: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> {
    if (running !== null) return fail('import-running');
    const own = new AbortController();
    running = own;
    try {
      const result = await run(own.signal);
      return result;
    } catch (error) {
      if (own.signal.aborted) return fail('import-cancelled');
      throw error;
    } finally {
      running = null;
    }
  }

  async function look(
    options: ParseOptions,
    signal: AbortSignal,
    made: Correction | null = null,
  ): Promise<Result<ImportPreview>> {
    if (read === null) return fail('import-failed');
    const parsed = await parse(read.source, options);
    signal.throwIfAborted();
    if (!parsed.ok) return parsed;
    const asOf = await lastChange();
    const plan = await planImport(parsed.value.records, planLibrary);
    signal.throwIfAborted();
    held = { ...read, options, report: parsed.value, plan, asOf };
    const { title, date } = parsed.value.digest;
    return ok({
      digestId: held.digestId,
      name: title ?? stemOf(held.name),
      date: date ?? null,
      report: parsed.value,
      ...(await standing(held)),
      libraryPapers: await libraryPapers(),
      pastedAs: held.pasted,
      encodings: choosable(held) ? encodingCandidates(held.source.bytes, held.report.encoding.label) : [],
      corrected: made === null ? null : correctedBy(parsed.value, made),
    });
  }

  return {
    preview: (source, options, progress) =>
      exclusively(async (signal) => {
        [read, held] = [null, null];
        await purgeHidden();
        const pasted = source.kind === 'text' ? await pastedAs(source, parse) : null;
        const got = await bytesOf(
          pasted === null ? source : { kind: 'text', text: pasted.text, name: source.name },
          {
            signal,
            progress,
            get,
          },
        );
        if (!got.ok) return got;
        const { bytes, digestId } = got.value;
        const capturedAt = source.kind === 'file' ? source.modifiedAt : new Date().toISOString();
        const media = pasted?.mediaType === undefined ? {} : { mediaType: pasted.mediaType };
        read = {
          source: { bytes, name: source.name, capturedAt, ...media },
          name: source.name,
          digestId,
          pasted: pasted?.as ?? null,
        };
        return look(options, signal);
      }),
    correct: (options, made) => exclusively((signal) => look(options, signal, made)),
    commit: (choices, progress, keep) =>
      exclusively(async (signal) => {
        if (held === null) return fail('import-failed');
        const { digestId, report, source } = held;
        const origin = { ...source, name: source.name ?? choices.name };
        const keeping = keepDigest({ digestId, report, origin, signal, keep });
        const before = await importedAs(digestId);
        if (before !== null) return fail('already-imported', before.name);
        // Planned again where the library changed while the preview was open.
        const plan =
          held.asOf === (await lastChange()) ? held.plan : await planImport(report.records, planLibrary);
        const write = writeImport({
          keep: keeping.keep,
          digestId,
          report,
          plan,
          name: choices.name,
          date: choices.date,
          targetListId: choices.targetListId,
          corrections: correctionsOf(held.options),
          leaveOut: new Set(choices.leaveOut),
          mergeInto: choices.mergeInto,
          signal,
          progress,
        });
        const imported = await write.catch(async (error: unknown) => {
          await keeping.forget();
          const { problem } = keeping;
          if (problem() === null) throw error;
          return problem();
        });
        if (imported !== null && 'code' in imported) return { ok: false, problem: imported };
        if (imported === null) return fail('already-imported', choices.name);
        [read, held] = [null, null];
        const { done, added, joined } = imported;
        return ok({
          batchId: done.id,
          label: done.label,
          digestId: imported.digestId,
          added,
          joined,
        });
      }),
    async cancel() {
      running?.abort();
    },
  };
}

type Standing = Pick<ImportPreview, 'plan' | 'alreadyImportedAs' | 'again'>;

/** What importing would do; of a digest that is here already, what reading it again would change. */
async function standing({ digestId, plan, report }: Held): Promise<Standing> {
  const here = await importedAs(digestId);
  const toEntries = (of: readonly Decision[]) => of.map((decision) => toEntry(decision, of));
  if (here === null) return { plan: toEntries(plan), alreadyImportedAs: null, again: null };
  const recorded = await recordedIn(here.digestId);
  const planned = planAgain(plan, recorded);
  return {
    plan: toEntries(planned),
    alreadyImportedAs: here.name,
    again: gainsOfReading(planned, report.records, recorded),
  };
}

/** Below this the reader is asked which encoding it is. */
const SURE_ENCODING = 0.6;

/** An encoding can be chosen for a file that is one text; the parts of mails and archives have their own. */
function choosable({ options, report: { encoding, messages }, source }: Held): boolean {
  const isUnsure = encoding.confidence < SURE_ENCODING || encoding.replaced > 0;
  const isZip = source.bytes[0] === 0x50 && source.bytes[1] === 0x4b;
  return messages === undefined && !isZip && (isUnsure || options.encoding !== undefined);
}

const correctedBy = (report: ParseReport, made: Correction): Corrected => ({
  lines: made.kind === 'rule' ? heldBy(report, made.rule) : 1,
  offer: offerFor(report, made),
});

/** So much of a paper is compared and sent along: thousands of entries may look like one giant. */
const LONGEST_COMPARED = 8_000;

const wordsIn = ({ title, abstract }: KnownPaper): ReadonlySet<string> =>
  new Set(wordsOf(`${title.slice(0, LONGEST_COMPARED)} ${abstract.slice(0, LONGEST_COMPARED)}`));

function toEntry(
  { ordinal, status, other, similarity, paper, why }: Decision,
  plan: readonly Decision[],
): PlanEntry {
  if (other === undefined) return { ordinal, status };
  const first = other.ordinal === undefined ? undefined : plan[other.ordinal];
  const words = overlap(wordsIn(paper), wordsIn(other.paper));
  const gains = status === 'here' ? gainsOf(other.paper, paper) : [];
  return {
    ordinal,
    status,
    similarity: Math.max(words.jaccard, similarity ?? 0),
    ...(why === undefined ? {} : { why }),
    ...(gains.length === 0 ? {} : { gains }),
    other: {
      paperId: other.paperId ?? first?.other?.paperId ?? `#${other.ordinal ?? 0}`,
      title: other.paper.title.slice(0, LONGEST_COMPARED),
      abstract: other.paper.abstract.slice(0, LONGEST_COMPARED),
      inThisFile: other.paperId === undefined,
    },
  };
}

/** The bytes of a source; an answer that is not `ok` where there are none. */
type Fetch = (url: string, signal: AbortSignal) => Promise<Response>;

const fetchBytes: Fetch = (url, signal) => fetch(url, { signal });

interface Reading {
  readonly get: Fetch;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

async function bytesOf(
  source: IngestSource,
  { signal, progress, get }: Reading,
): Promise<Result<{ bytes: Uint8Array; digestId: string }>> {
  if (source.kind === 'text') {
    // No text has fewer bytes than units, so what is surely too large is not even encoded.
    if (source.text.length > MAX_TEXT_BYTES) return fail('text-too-large', source.name);
    const bytes = new TextEncoder().encode(source.text);
    if (bytes.length > MAX_TEXT_BYTES) return fail('text-too-large', source.name);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return ok({ bytes, digestId: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') });
  }
  if (source.size > MAX_TEXT_BYTES) return fail('text-too-large', source.name);
  const response = await get(source.url, signal);
  if (!response.ok || response.body === null)
    return fail(response.status === 404 ? 'file-gone' : 'file-unreadable', source.name);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of response.body) {
    signal.throwIfAborted();
    size += part.length;
    if (size > MAX_TEXT_BYTES) return fail('text-too-large', source.name);
    parts.push(part);
    progress(size, source.size);
  }
  return ok({ bytes: new Uint8Array(await new Blob(parts).arrayBuffer()), digestId: source.sha256 });
}
