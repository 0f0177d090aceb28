/** Hands what was read in a digest to main, in pieces that each wait for the one before. */
import type { DigestSource, ParsedPaper, ParseReport } from '../../shared/digest/report.ts';
import type { DigestEntries } from '../../shared/library-files.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Keep } from './ingest-api.ts';

/** Which generation of parsers writes the entries. */
export const PARSER = '1';
/** Characters of a piece; main takes 4 Mi. */
const PIECE = 3 * 1024 * 1024;
/** Characters of an entry's own text that are kept with it. */
const RAW = 4000;

/** What is known of a digest beside its bytes, and needed to read them the same way again. */
export type Origin = Required<Pick<DigestSource, 'name'>> & Pick<DigestSource, 'mediaType' | 'capturedAt'>;

interface Keeping {
  readonly digestId: string;
  readonly report: ParseReport;
  readonly origin: Origin;
  /** The hash of the original, of a later reading of it. */
  readonly original?: string;
  readonly signal: AbortSignal;
  readonly keep: Keep;
}

export interface KeptDigest {
  /** Keeps it. Throws where main could not, or the import was cancelled meanwhile. */
  readonly keep: () => Promise<void>;
  /** Lets main forget it again, where it had begun. */
  readonly forget: () => Promise<void>;
  /** What stood in main's way; null where nothing did. */
  readonly problem: () => Problem | null;
}

/** Keeping one digest, or forgetting it. */
export function keepDigest({ digestId, report, origin, original, signal, keep }: Keeping): KeptDigest {
  let begun = false;
  let found: Problem | null = null;
  const step: Keep = async (each) => {
    signal.throwIfAborted();
    const answer = await keep(each);
    if (answer.ok) return answer;
    found = answer.problem;
    throw new Error(answer.problem.code);
  };
  return {
    async keep() {
      begun = true;
      await step({ kind: 'begin', digestId });
      for (const lines of pieces(report, headerOf(report, origin, original)))
        await step({ kind: 'lines', digestId, lines });
      await step({ kind: 'end', digestId, keep: true });
    },
    async forget() {
      // What is wrong already matters more than what else goes wrong while tidying up.
      if (begun) await keep({ kind: 'end', digestId, keep: false }).catch(() => undefined);
    },
    problem: () => found,
  };
}

/** The header and a line for every record, in pieces that main takes; a giant's line is in several. */
function* pieces(report: ParseReport, header: DigestEntries): Generator<string> {
  let waiting = '';
  for (const each of [header, ...report.records.map(entryOf)]) {
    const line = `${JSON.stringify(each)}\n`;
    if (waiting !== '' && waiting.length + line.length > PIECE) {
      yield waiting;
      waiting = '';
    }
    waiting += line;
    while (waiting.length > PIECE) {
      const end = isHighSurrogate(waiting.charCodeAt(PIECE - 1)) ? PIECE - 1 : PIECE;
      yield waiting.slice(0, end);
      waiting = waiting.slice(end);
    }
  }
  yield waiting;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

/** The original is kept beside the entries, so of an entry's own text its beginning is enough. */
const entryOf = (record: ParsedPaper): ParsedPaper =>
  record.raw.text.length <= RAW
    ? record
    : { ...record, raw: { ...record.raw, text: record.raw.text.slice(0, RAW) } };

const headerOf = (
  report: ParseReport,
  { name, mediaType, capturedAt }: Origin,
  original: string | undefined,
): DigestEntries => ({
  format: report.format,
  parser: PARSER,
  name,
  ...(report.digest.source === undefined ? {} : { source: report.digest.source }),
  ...(mediaType === undefined ? {} : { mediaType }),
  ...(capturedAt === undefined ? {} : { capturedAt }),
  ...(original === undefined ? {} : { original }),
  records: report.records.length,
  ignored: report.ignored,
  trimmed: report.trimmed,
});
