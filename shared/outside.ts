/**
 * What the command line asks of a library. A request is granted by the app that runs, or by the command line alone on the
 * library's files; both go through the same steps, and whatever needs the queryable library is a wish to whoever has one.
 */
import type { ExportedPaper } from './export/record.ts';
import type { FormatId, Part } from './export/index.ts';
import type { IncomingDigest } from './incoming-digest.ts';
import type { BackupOffer, LibraryHealth } from './library-files.ts';
import type { Problem, Result } from './problem.ts';

/** A command with all that it needs. Paths are absolute; `query` is in the language of the search box, empty for every paper. */
export type OutsideRequest =
  | SearchWish
  | ExportWish
  | { readonly kind: 'import'; readonly paths: readonly string[] }
  | { readonly kind: 'health'; readonly verify: boolean }
  | { readonly kind: 'backup'; readonly path: string }
  /** Says what a restore would do, and does it where `apply` says so. */
  | { readonly kind: 'restore'; readonly path: string; readonly apply: boolean };

interface SearchWish {
  readonly kind: 'search';
  readonly query: string;
  /** At most so many papers are answered. */
  readonly limit: number;
}

interface ExportWish {
  readonly kind: 'export';
  readonly query: string;
  readonly format: FormatId;
  readonly parts: readonly Part[];
  readonly title: string;
}

/** What is asked of the window, or of the library that was read from its files. */
export type OutsideWish =
  | SearchWish
  | ExportWish
  | { readonly kind: 'import'; readonly digests: readonly IncomingDigest[] }
  | { readonly kind: 'restore'; readonly offer: BackupOffer }
  /** Everything that was typed shall be in the journal. */
  | { readonly kind: 'settle' };

/** `total` counts all that were found; `papers` are the best of them. */
export interface SearchFound {
  readonly kind: 'search';
  readonly total: number;
  readonly papers: readonly ExportedPaper[];
}

/** What became of one file, or of one part of a large one. */
export interface ImportedFile {
  readonly name: string;
  /** What the digest is called now; null where it was not imported. */
  readonly digest: string | null;
  /** Papers that are new, and those that were here. */
  readonly added: number;
  readonly joined: number;
  /** Why it was not imported; null where it was. */
  readonly problem: Problem | null;
}

/** What a wish comes to. */
export type OutsideAnswer =
  | SearchFound
  | { readonly kind: 'export'; readonly papers: number }
  | { readonly kind: 'import'; readonly files: readonly ImportedFile[] }
  | { readonly kind: 'restore'; readonly cells: number; readonly digests: number; readonly merged: number }
  | { readonly kind: 'settle' };

/** What a request comes to. Sizes in bytes. */
export type OutsideReply =
  | Exclude<OutsideAnswer, { readonly kind: 'restore' | 'settle' }>
  | { readonly kind: 'health'; readonly health: LibraryHealth }
  | { readonly kind: 'backup'; readonly path: string; readonly bytes: number }
  | {
      readonly kind: 'restore';
      readonly offer: Omit<BackupOffer, 'token'>;
      /** Null where it was only asked what it would do. `backup` is the backup of before. */
      readonly done: {
        readonly backup: string;
        readonly cells: number;
        readonly digests: number;
        readonly merged: number;
      } | null;
    };

/** What the window says about a wish while it grants it. `answer` is the last of it. */
export type OutsideSaid =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  /** The next piece of an export. */
  | { readonly kind: 'piece'; readonly text: string }
  | { readonly kind: 'answer'; readonly result: Result<OutsideAnswer> };

/** Who listens while a request is granted. */
export interface Hearer {
  progress(done: number, of: number): void;
  /** Takes the next piece of an export; resolves when there may be another. Rejects when nobody wants it any more. */
  piece(text: string): Promise<void>;
}
