/** Importing the parts of a large file, one after another, with the choices that a preview starts with. */
import type { DigestPart } from '../../../shared/bridge.ts';
import type { Problem, ProblemCode, Result } from '../../../shared/problem.ts';
import type { ImportChoices, ImportDone, IngestSource, Progress } from '../../workers/ingest-api.ts';

/** A source that is a part of a file. */
export type PartSource = Extract<IngestSource, { kind: 'file' }> & { readonly part: DigestPart };

/** A part that was not imported, and why. `size` is given for one that is too large by itself. */
export interface SkippedPart {
  readonly number: number;
  readonly from: number;
  readonly problem: Problem;
  readonly size?: number;
}

/** What has become of the parts so far. */
export interface PartsDone {
  readonly imported: number;
  readonly added: number;
  readonly joined: number;
  readonly skipped: readonly SkippedPart[];
  readonly last: ImportDone | null;
}

export const NOTHING_DONE: PartsDone = { imported: 0, added: 0, joined: 0, skipped: [], last: null };

/** What stands in the way of every part, not of one alone. */
const STOPPING: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'disk-full',
  'disk-denied',
  'disk-failed',
  'file-gone',
  'import-running',
]);

/** What a run needs of the rest; the functions are those of the worker and of main. */
export interface PartsRun {
  /** Reads a part; progress counts bytes. */
  readonly prepare: (source: PartSource, progress: Progress) => Promise<Result<ImportChoices>>;
  /** Adds what was read last; progress counts papers. */
  readonly commit: (
    source: PartSource,
    choices: ImportChoices,
    progress: Progress,
  ) => Promise<Result<ImportDone>>;
  /** What keeps anything from being saved now; null for nothing. */
  readonly obstacle: () => Problem | null;
  /** A part is done with, whatever became of it. */
  readonly release: (source: PartSource) => void;
  readonly isCancelled: () => boolean;
  /** `fraction` is that of all bytes, 0 to 1. */
  readonly progress: (at: {
    readonly number: number;
    readonly fraction: number;
    readonly done: PartsDone;
  }) => void;
}

/** Reading takes about so much of the time that a part takes. */
const READING = 0.3;

/**
 * Imports parts until all are done, one is in the way of the others, or the run is cancelled; answers what was done and what
 * stopped it. Each part is added whole or not at all, and what was added stays.
 */
export async function importParts(
  parts: readonly PartSource[],
  run: PartsRun,
): Promise<{ readonly done: PartsDone; readonly stopped: Problem | null }> {
  const bytes = parts.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  let done = NOTHING_DONE;
  let stopped: Problem | null = null;
  for (const source of parts) {
    if (stopped === null && run.isCancelled()) stopped = { code: 'import-cancelled' };
    if (stopped === null) {
      const { number, from } = source.part;
      const tell = (share: number): void =>
        run.progress({ number, fraction: (before + share * source.size) / Math.max(1, bytes), done });
      tell(0);
      const result = await importPart(source, run, tell);
      if (result.ok) {
        const { added, joined } = result.value;
        done = {
          ...done,
          imported: done.imported + 1,
          added: done.added + added,
          joined: done.joined + joined,
          last: result.value,
        };
      } else if (run.isCancelled()) stopped = { code: 'import-cancelled' };
      else if (STOPPING.has(result.problem.code)) stopped = result.problem;
      else done = { ...done, skipped: [...done.skipped, { number, from, problem: result.problem }] };
    }
    before += source.size;
    run.release(source);
  }
  return { done, stopped };
}

async function importPart(
  source: PartSource,
  run: PartsRun,
  tell: (share: number) => void,
): Promise<Result<ImportDone>> {
  const choices = await run.prepare(source, (read, of) => tell((read / Math.max(1, of)) * READING));
  if (!choices.ok) return choices;
  if (run.isCancelled()) return { ok: false, problem: { code: 'import-cancelled' } };
  const problem = run.obstacle();
  if (problem !== null) return { ok: false, problem };
  return run.commit(source, choices.value, (added, of) =>
    tell(READING + (added / Math.max(1, of)) * (1 - READING)),
  );
}
