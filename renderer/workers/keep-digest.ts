/** Hands what was read in a digest to main, in pieces that each wait for the one before. */
import type { ParsedPaper, ParseReport } from '../../shared/digest/report.ts';
import type { DigestEntries } from '../../shared/library-files.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Keep } from './ingest-api.ts';

/** Which generation of parsers wrote the entries. */
const PARSER = '1';
/** Bytes of a piece; main takes 4 MiB. */
const PIECE = 3 * 1024 * 1024;

interface Keeping {
  readonly digestId: string;
  readonly report: ParseReport;
  readonly name: string;
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
export function keepDigest({ digestId, report, name, signal, keep }: Keeping): KeptDigest {
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
      for (const lines of pieces(report, name)) await step({ kind: 'lines', digestId, lines });
      await step({ kind: 'end', digestId, keep: true });
    },
    async forget() {
      // What is wrong already matters more than what else goes wrong while tidying up.
      if (begun) await keep({ kind: 'end', digestId, keep: false }).catch(() => undefined);
    },
    problem: () => found,
  };
}

/** The header and a line for every record, in pieces of whole lines. */
function* pieces(report: ParseReport, name: string): Generator<string> {
  const encoder = new TextEncoder();
  let lines: string[] = [];
  let size = 0;
  for (const each of [headerOf(report, name), ...report.records] satisfies (DigestEntries | ParsedPaper)[]) {
    const line = `${JSON.stringify(each)}\n`;
    const bytes = encoder.encode(line).length;
    if (lines.length > 0 && size + bytes > PIECE) {
      yield lines.join('');
      lines = [];
      size = 0;
    }
    lines.push(line);
    size += bytes;
  }
  yield lines.join('');
}

const headerOf = (report: ParseReport, name: string): DigestEntries => ({
  format: report.format,
  parser: PARSER,
  name,
  ...(report.digest.source === undefined ? {} : { source: report.digest.source }),
  records: report.records.length,
  ignored: report.ignored,
  trimmed: report.trimmed,
});
