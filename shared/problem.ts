/** Everything that can go wrong for a reader, as a closed set: the texts are in one exhaustive table (`renderer/ui/problems.ts`). */
export type ProblemCode =
  | 'is-pdf'
  | 'is-office-document'
  | 'is-zip'
  | 'zip-too-large'
  | 'zip-unreadable'
  | 'is-compressed'
  | 'is-image'
  | 'is-database'
  | 'is-outlook-message'
  | 'is-binary'
  | 'text-too-large'
  | 'text-too-many-lines'
  | 'part-too-large'
  | 'not-a-digest'
  | 'file-empty'
  | 'file-gone'
  | 'original-gone'
  | 'file-unreadable'
  | 'encoding-unsupported'
  | 'no-papers'
  | 'paste-empty'
  | 'import-running'
  | 'import-cancelled'
  | 'import-failed'
  | 'already-imported'
  | 'not-saved'
  | 'nothing-to-undo'
  | 'nothing-to-redo'
  | 'undo-incomplete'
  | 'link-refused'
  | 'paper-not-here'
  | 'nothing-selected'
  | 'disk-full'
  | 'disk-denied'
  | 'disk-failed'
  | 'print-failed'
  | 'file-changed'
  | 'library-newer'
  | 'backup-unreadable'
  | 'sync-folder-gone'
  | 'sync-folder-inside'
  | 'rebuild-failed'
  | 'store-broken'
  | 'library-in-use'
  | 'library-missing'
  | 'app-silent'
  | 'app-no-window'
  | 'file-exists'
  | 'node-too-old'
  | 'unexpected';

/** One expected failure. `detail` is data for the text (a file name, a size, an encoding, an error message), never the text itself. */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail?: string;
}

/** A value, or the problem that stood in its way. Expected failures travel this way; only bugs throw. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (
  code: ProblemCode,
  detail?: string,
): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: detail === undefined || detail === '' ? { code } : { code, detail },
});
