/**
 * What main keeps of the library on disk (`userData/library/`), as the window sees it. IndexedDB is the queryable view;
 * the words of the reader are here: a journal of batches, the digests with what was found in them, and snapshots of all cells.
 */
import type { Batch } from './change.ts';

/** One line of the journal: a batch, and which earlier batch it takes the place of (a note typed on within one sitting). */
export interface JournalBatch extends Batch {
  readonly replaces?: string;
  /** Brought by sync: other devices did it, and tell of it themselves. */
  readonly merged?: true;
}

/** Where the journal ends. `batches` counts the distinct batches in it; `lastId` is the id of the last one written, null in an empty journal. */
export interface JournalHead {
  readonly batches: number;
  readonly lastId: string | null;
}

/** What the start found and mended. `detail` names the file, count or digest. */
export interface Finding {
  readonly code:
    | 'torn-tail-cut' // the last journal line was incomplete and was never acknowledged
    | 'line-set-aside' // a damaged journal line, kept with its bytes in `journal/damaged/`
    | 'snapshot-damaged' // a snapshot that does not read back; an older one is used
    | 'digest-missing' // a digest that cells speak of, whose files are not there or do not read
    | 'store-repaired' // Chromium's log files had torn tails, which were cut
    | 'store-set-aside'; // Chromium's store would not open; its folder was renamed
  readonly detail: string;
}

/** The library as it stands on disk at start. */
export interface LibraryState {
  /** Made once with the library folder; another one means another library. */
  readonly generation: string;
  /** Ends every clock that this installation makes: 8 characters. */
  readonly device: string;
  readonly head: JournalHead;
  readonly findings: readonly Finding[];
}

/** Sizes in bytes, times in milliseconds since 1970; null for never. */
export interface LibraryHealth {
  readonly head: JournalHead;
  readonly journalBytes: number;
  readonly digests: number;
  readonly digestBytes: number;
  readonly snapshots: number;
  readonly snapshotBytes: number;
  readonly lastSnapshotAt: number | null;
  readonly lastVerifiedAt: number | null;
  readonly freeBytes: number;
  readonly findings: readonly Finding[];
}

/** Where a digest's original bytes come from: a file that main holds open by capability, pasted text, or a digest that is kept already. */
export type OriginalSource =
  | { readonly kind: 'file'; readonly id: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'kept'; readonly digestId: string };

/** A backup that the reader chose, not yet restored. `cells` counts what a restore would do, against the cells on disk here. */
export interface BackupOffer {
  readonly token: string;
  readonly name: string;
  readonly takenAt: number;
  readonly papers: number;
  readonly digests: { readonly newHere: number; readonly same: number };
  readonly cells: {
    readonly newHere: number;
    readonly newerThere: number;
    readonly olderThere: number;
    readonly same: number;
  };
}

/**
 * Same-origin paths that stream newline-delimited JSON, or an original, to a worker (GET only):
 * `cells` — every cell, one `Change` a line, as of now (snapshot and journal folded);
 * `history` — the last 5,000 batches, oldest first, one `JournalBatch` a line;
 * `entries/<sha256>` — a `DigestEntries` header line, then one `ParsedPaper` a line, by ordinal;
 * `source/<sha256>` — the original bytes of a digest;
 * `backup/<token>/cells`, `backup/<token>/entries/<sha256>` — the same of a chosen backup.
 */
export const LIBRARY_STREAM_PATH = '/__library/';

/** The first line of a digest's entries. */
export interface DigestEntries {
  readonly format: string;
  readonly parser: string;
  readonly name: string;
  readonly source?: string;
  /** As what its bytes were read, where more than the bytes said so: of a page that was pasted. */
  readonly mediaType?: string;
  /** ISO time that dates without a year go by: when the file was last written, or the text was pasted. */
  readonly capturedAt?: string;
  /** SHA-256 of the original in lower-case hex, of a digest that is a later reading of it; absent where that is the digest's id. */
  readonly original?: string;
  readonly records: number;
  readonly ignored: readonly { readonly line: number; readonly text: string; readonly reason: string }[];
  readonly trimmed: readonly { readonly line: number; readonly text: string; readonly reason: string }[];
}
