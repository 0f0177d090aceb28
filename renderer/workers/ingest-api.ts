import type { DigestPart } from '../../shared/bridge.ts';
import type { Correction, Offer } from '../../shared/digest/likes.ts';
import type { ParseOptions, ParseReport } from '../../shared/digest/report.ts';
import type { EncodingCandidate } from '../../shared/digest/source/candidates.ts';
import type { Gain, Why } from '../../shared/identity.ts';
import type { Gains } from '../../shared/import-plan.ts';
import type { Result } from '../../shared/problem.ts';

/** Where a digest's bytes come from: a file that main streams, or text the reader pasted (or the sample). */
export type IngestSource =
  | {
      readonly kind: 'file';
      readonly url: string;
      readonly sha256: string;
      readonly name: string;
      readonly size: number;
      readonly modifiedAt: string;
      readonly part?: DigestPart;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly name: string;
      /** The same as markup, where the clipboard had it. It is read instead where a format knows it. */
      readonly html?: string;
      /** Which of the two the reader wants; absent lets the formats say. */
      readonly as?: PastedAs;
    };

/** How a paste was read: as the copied page, or as plain text. */
export type PastedAs = 'html' | 'text';

/** What importing a record would do. `other` is the paper it would join, or looks like. */
export type PlanStatus = 'new' | 'here' | 'possible' | 'related' | 'conflict' | 'untitled';

export interface PlanEntry {
  /** 0-based index into `report.records`. */
  readonly ordinal: number;
  readonly status: PlanStatus;
  readonly other?: {
    readonly paperId: string;
    readonly title: string;
    readonly abstract: string;
    readonly inThisFile: boolean;
  };
  /** Share of words in common with `other`, 0 to 1. */
  readonly similarity?: number;
  /** Why it would join `other`, or looks like it. */
  readonly why?: Why;
  /** What a paper that is here would learn; absent for nothing. */
  readonly gains?: readonly Gain[];
}

export interface ImportPreview {
  /** Lower-case hex SHA-256 of the source: the digest's id. */
  readonly digestId: string;
  readonly name: string;
  readonly date: string | null;
  readonly report: ParseReport;
  readonly plan: readonly PlanEntry[];
  /** The name of the digest this very file was imported as, if it was. */
  readonly alreadyImportedAs: string | null;
  /** What reading that digest again would change; null where it is not here. */
  readonly again: Gains | null;
  /** Which form of a paste was read; null where there was no choice. */
  readonly pastedAs: PastedAs | null;
  /** The likeliest encodings, the one in use first; empty where there is nothing to choose between. */
  readonly encodings: readonly EncodingCandidate[];
  /** What the last correction did; null where none was made. */
  readonly corrected: Corrected | null;
  readonly libraryPapers: number;
}

/** What a correction did, and what more of the digest is like it. */
export interface Corrected {
  /** Lines that a rule holds for; 1 for a correction of one line. */
  readonly lines: number;
  readonly offer: Offer | null;
}

export interface ImportChoices {
  readonly name: string;
  readonly date: string | null;
  /** An existing list to put the papers on. */
  readonly targetListId: string | null;
  /** Ordinals to leave out. */
  readonly leaveOut: readonly number[];
  /** Ordinal → paper that it is to be merged with (decisions on `possible`). */
  readonly mergeInto: Readonly<Record<number, string>>;
}

export interface ImportDone {
  readonly batchId: string;
  readonly label: string;
  readonly digestId: string;
  readonly added: number;
  readonly joined: number;
}

/** One step of keeping a digest on the disk, in this order: begin, lines (whole ones, at most 4 MiB), end. */
export type KeepStep =
  | { readonly kind: 'begin'; readonly digestId: string }
  | { readonly kind: 'lines'; readonly digestId: string; readonly lines: string }
  | { readonly kind: 'end'; readonly digestId: string; readonly keep: boolean };

/** Hands a step to main; the next one waits for its answer. */
export type Keep = (step: KeepStep) => Promise<Result<null>>;

export type Progress = (done: number, of: number) => void;

/** The ingest worker. One digest at a time; nothing is written before `commit`. */
export interface IngestApi {
  /** Reads and parses; progress counts bytes. */
  preview(source: IngestSource, options: ParseOptions, progress: Progress): Promise<Result<ImportPreview>>;
  /** Parses what was last previewed again, with the reader's corrections; `made` is the newest of them. */
  correct(options: ParseOptions, made: Correction | null): Promise<Result<ImportPreview>>;
  /** Writes what was last previewed; progress counts papers. Nothing shows before `keep` has it on the disk; where that fails, so does the import. */
  commit(choices: ImportChoices, progress: Progress, keep: Keep): Promise<Result<ImportDone>>;
  /** Stops preview or commit; what was written is purged, and the running call fails with `import-cancelled`. */
  cancel(): Promise<void>;
}

/** The part of the ingest worker for digests that nobody looks through. */
export interface PrepareApi {
  /**
   * Reads and parses like `preview` for `commit`, and answers the choices that a preview starts with; progress counts bytes.
   * Fails also with `already-imported`, `not-a-digest` or, when nothing would be ticked, `no-papers`.
   */
  prepare(source: IngestSource, progress: Progress): Promise<Result<ImportChoices>>;
}
