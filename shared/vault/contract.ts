/** What window and main process say to each other about the Markdown mirror. The window names papers and lists; only main knows files. */
import type { Result } from '../problem.ts';

/** Which papers have a file: those that a reader did something with, or all. */
export const VAULT_SCOPES = ['touched', 'all'] as const;
export type VaultScope = (typeof VAULT_SCOPES)[number];

/**
 * How a field that both sides can write merges: `text` by words, `line` likewise, kept on one line, `choice` is one of a few values, `names`
 * is a set, one name a line. `ours` is made by Lectern: what the reader wrote into it stays in the file and goes no further.
 */
export type FieldMerge = 'text' | 'line' | 'choice' | 'names' | 'ours';

/** One property of the front matter. A value of several lines is a list with one item a line. */
export interface FrontField {
  readonly key: string;
  readonly value: string;
  readonly shape: 'text' | 'flag' | 'names';
  readonly merge: FieldMerge;
}

/** One managed block of the body. `heading` stands before it where the file is new, or where it is the first of its kind. */
export interface BlockField {
  readonly key: string;
  readonly value: string;
  readonly merge: 'text' | 'line' | 'ours';
  readonly heading?: string;
}

/** A paper or a list as the library has it, for its file. */
export interface VaultDocument {
  /** `paper:` or `list:` and the library's own id. */
  readonly id: string;
  /** What a new file is called, before that is made safe; one that is there keeps its name. */
  readonly name: string;
  /** Whether a file is made where there is none. */
  readonly fresh: 'write' | 'leave';
  readonly front: readonly FrontField[];
  readonly blocks: readonly BlockField[];
  /** Of a list: its papers in order. Main makes links of those that have a file. */
  readonly papers?: readonly { readonly id: string; readonly title: string }[];
}

/** What the library should have, since it was changed in a file. `ours` is what the merge saw; `theirs` settles it. */
export interface VaultEdit {
  readonly key: string;
  readonly value: string;
  readonly ours: string;
  readonly theirs: string;
}

/** One field that was changed on both sides in ways that do not go together. Both stay as they are until the reader chooses. */
export interface VaultConflict {
  readonly key: string;
  readonly base: string | null;
  readonly ours: string;
  readonly theirs: string;
}

/** What the reader should know about a file. `file` is for display only. */
export interface VaultIssue {
  readonly kind:
    /** There was a file and there is none now; nothing is deleted for that. */
    | 'missing'
    /** Another file has the same mark; it is left alone. */
    | 'duplicate'
    /** The front matter does not read; the file is left alone. */
    | 'unreadable'
    /** A block has lost one of its marks; its words are the reader's own now. */
    | 'broken'
    /** A block of something that is no longer in the library was changed; it stays. */
    | 'kept';
  readonly file: string;
}

/** What came of one document. */
export interface VaultOutcome {
  readonly id: string;
  readonly edits: readonly VaultEdit[];
  readonly conflicts: readonly VaultConflict[];
  /** Whether the file changed meanwhile, so that it must be looked at again. */
  readonly again: boolean;
}

/** A field whose value in the file, as named here, is known to the library now. */
export interface VaultSettled {
  readonly id: string;
  readonly key: string;
  readonly theirs: string;
}

/** How the mirror is. */
export interface VaultStatus {
  /** The folder's name for display; null where none is chosen. */
  readonly name: string | null;
  readonly state: 'off' | 'on' | 'paused' | 'gone';
  readonly scope: VaultScope;
  /** Papers and lists that have a file. */
  readonly files: number;
  readonly issues: readonly VaultIssue[];
  /** How many there are besides. */
  readonly moreIssues: number;
  /** Milliseconds since 1970; null for not since the start. */
  readonly writtenAt: number | null;
  readonly readAt: number | null;
  /** Up to which commit files follow the library; null for none. */
  readonly cursor: string | null;
}

/** What a look at the folder found. */
export interface VaultScan {
  readonly status: VaultStatus;
  /** Documents whose file changed since it was written or read. */
  readonly changed: readonly string[];
}

/** Renderer → main. */
export interface VaultBridge {
  vaultStatus(): Promise<VaultStatus>;
  /** Asks for a folder and mirrors into it from then on. Null when cancelled. Fails with `disk-denied` or `disk-failed`. */
  chooseVault(): Promise<Result<VaultStatus | null>>;
  setVault(wish: { readonly paused: boolean; readonly scope: VaultScope }): Promise<VaultStatus>;
  /** Mirrors no more. Files stay as they are. */
  stopVault(): Promise<VaultStatus>;
  /** Looks at all files of the folder. */
  scanVault(): Promise<Result<VaultScan>>;
  /** Merges documents with their files, writes what changed, and answers what the files have to say. At most 200 documents. */
  exchangeVault(wish: {
    readonly documents: readonly VaultDocument[];
  }): Promise<Result<readonly VaultOutcome[]>>;
  /** The library has these now, or the reader decided against them. */
  settleVault(wish: { readonly settled: readonly VaultSettled[] }): Promise<Result<null>>;
  /** Everything up to this commit is in the files. */
  followedVault(cursor: string): Promise<VaultStatus>;
  /** Files and blocks that the reader deleted are written anew at the next exchange. Answers the ids of all that have one. */
  rewriteVault(): Promise<Result<readonly string[]>>;
  openVaultFolder(): Promise<void>;
}

/** The key table of the contract. */
export const VAULT_METHODS = {
  vaultStatus: true,
  chooseVault: true,
  setVault: true,
  stopVault: true,
  scanVault: true,
  exchangeVault: true,
  settleVault: true,
  followedVault: true,
  rewriteVault: true,
  openVaultFolder: true,
} satisfies Record<keyof VaultBridge, true>;
