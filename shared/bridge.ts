import type { CommandId } from './commands.ts';
import type {
  BackupOffer,
  JournalBatch,
  JournalHead,
  LibraryHealth,
  LibraryState,
  OriginalSource,
} from './library-files.ts';
import type { ProblemCode, Result } from './problem.ts';
import type { Language } from './strings/index.ts';
import { VAULT_METHODS, type VaultBridge } from './vault/contract.ts';

/** Which part of a file that is too large to be read at once. */
export interface DigestPart {
  /** The same for all parts of one opened file, and no other's. */
  readonly of: string;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  /** Where it begins in the file, in bytes. */
  readonly from: number;
}

/**
 * A digest file that main holds open for the window: a capability, never a path. `sha256` is lower-case hex of the whole file.
 * A part of a file is a digest like any other: `size`, `sha256` and what is streamed are those of the part, the header that
 * is repeated in front of it included.
 */
export interface IncomingDigest {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: string;
  readonly sha256: string;
  readonly part?: DigestPart;
}

/** A file that was offered and could not be opened, or a part of one that is too large by itself: `size` is that of the part. */
export interface RefusedDigest {
  readonly name: string;
  readonly reason: ProblemCode;
  readonly part?: DigestPart;
  readonly size?: number;
}

export interface Offer {
  readonly digests: readonly IncomingDigest[];
  readonly refused: readonly RefusedDigest[];
}

/** How far main is with reading through a large file; null when it is done with it. `of` is its size in bytes. */
export type Opening = { readonly name: string; readonly done: number; readonly of: number } | null;

export interface AppInfo {
  readonly version: string;
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly host: 'electron' | 'stand-in';
}

/** What the application menu needs to know of the window. Labels are null when there is nothing to undo or redo. */
export interface MenuState {
  readonly undo: string | null;
  readonly redo: string | null;
  /** The keys in force, by command. A command that is not named has those that it comes with. */
  readonly keys: Readonly<Partial<Record<CommandId, readonly string[]>>>;
}

/** A DOM `File`, as far as this contract needs to know it. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
}

/** Renderer → main. Every argument is checked by main as if a stranger had sent it. */
export interface Bridge extends VaultBridge {
  /** Says that the window listens, and answers what was offered before it did (file arguments, `open-file`). */
  ready(): Promise<Offer>;
  info(): Promise<AppInfo>;
  /** The system's open dialog. Empty when cancelled. */
  chooseDigests(): Promise<Offer>;
  /** Files dropped on the window; preload turns them into paths, so that the page never names one. */
  acceptDropped(files: readonly DroppedFile[]): Promise<Offer>;
  /** Stops reading through large files that are being opened; they come back refused, with `import-cancelled`. */
  cancelOpening(): Promise<void>;
  /** Pastes what the clipboard has, all its forms, as if the reader had pressed the key: the page sees a `paste` event and never reads the clipboard itself. */
  paste(): Promise<void>;
  /** Main may forget the file. */
  releaseDigest(id: string): Promise<void>;
  /** Opens an allow-listed link in the system's browser; false when it was refused. */
  openExternal(url: string): Promise<boolean>;
  /** 0 to 1, or null to clear the bar on the dock or taskbar. */
  setProgress(fraction: number | null): Promise<void>;
  setTheme(source: 'system' | 'light' | 'dark'): Promise<void>;
  /** The language of menus and dialogs from now on. */
  setLanguage(language: Language): Promise<void>;
  setMenuState(state: MenuState): Promise<void>;
  /** The answer to `willQuit`: everything is written. */
  flushed(): Promise<void>;

  /** The library on disk, opened and repaired. Fails with `library-newer`, `disk-denied` or `disk-failed`. */
  openLibrary(): Promise<Result<LibraryState>>;
  /** Appends batches and answers once they are on the disk (fsync). A batch that is there already is left out. Fails with `disk-full`, `disk-denied` or `disk-failed`, and then none is acknowledged. */
  appendJournal(wish: { readonly batches: readonly JournalBatch[] }): Promise<Result<JournalHead>>;
  /** Begins to keep a digest: its original bytes. Fails like `appendJournal`, with `file-gone` or, when the file is no longer the one that was hashed, with `file-changed`. */
  keepDigest(wish: { readonly digestId: string; readonly original: OriginalSource }): Promise<Result<null>>;
  /** Adds to the entries of a digest that is being kept: newline-delimited JSON, the header first, in pieces of at most 4 Mi characters. */
  keepEntries(wish: { readonly digestId: string; readonly lines: string }): Promise<Result<null>>;
  /** Writes it through, puts it in its place and answers; or, with `keep: false`, forgets it. */
  endDigest(wish: { readonly digestId: string; readonly keep: boolean }): Promise<Result<null>>;
  health(): Promise<LibraryHealth>;
  /** Reads everything back and answers the health after it. */
  verifyLibrary(): Promise<LibraryHealth>;
  openLibraryFolder(): Promise<void>;
  /** Asks where, and writes a backup of everything. Null when cancelled. */
  backUp(): Promise<Result<{ readonly name: string; readonly bytes: number } | null>>;
  /** Asks for a backup and reads what it holds; changes nothing. Null when cancelled. Fails with `backup-unreadable` or `library-newer`. */
  chooseBackup(): Promise<Result<BackupOffer | null>>;
  /** Takes a snapshot, then copies the digests of a chosen backup that are not here. The window then merges the cells, as a batch. */
  adoptBackup(token: string): Promise<Result<null>>;
  releaseBackup(token: string): Promise<void>;
  /** Asks where, and writes a Markdown document of at most 16 Mi characters there. `name` is proposed, without an ending. Null when cancelled. Fails with `disk-full`, `disk-denied` or `disk-failed`. */
  saveMarkdown(wish: {
    readonly name: string;
    readonly text: string;
  }): Promise<Result<{ readonly name: string } | null>>;
  /** Asks where, and begins to write a file there, which is there once it is ended. `extension` is a format's. Null when cancelled. Gives up one that was begun before. */
  beginExport(wish: {
    readonly name: string;
    readonly extension: string;
  }): Promise<Result<{ readonly id: string; readonly name: string } | null>>;
  /** The next piece of that file, of at most 16 Mi characters; answers once it is taken. Fails like `saveMarkdown`, and then nothing is there. */
  feedExport(wish: { readonly id: string; readonly text: string }): Promise<Result<null>>;
  /** Puts the file in its place, whole; or, with `keep: false`, leaves nothing. */
  endExport(wish: { readonly id: string; readonly keep: boolean }): Promise<Result<null>>;
  /** Begins a booklet, asking where it goes if it is to be a PDF. Null when cancelled. At most four are begun at a time: the oldest is given up for another. */
  beginBooklet(wish: {
    readonly name: string;
    readonly to: 'pdf' | 'printer';
  }): Promise<Result<{ readonly id: string; readonly name: string } | null>>;
  /** The next piece of its HTML, of at most 16 Mi characters, 64 Mi in all. */
  feedBooklet(wish: { readonly id: string; readonly text: string }): Promise<Result<null>>;
  /** Sets its pages, and writes the PDF whole or shows the system's print dialog; or, with `keep: false`, forgets it. Null for pages that nobody wants any more. Fails with `print-failed`, and like `saveMarkdown`. */
  endBooklet(wish: {
    readonly id: string;
    readonly keep: boolean;
  }): Promise<Result<{ readonly pages: number } | null>>;
  /** Chromium's store would not open: has it renamed aside, and starts the app again. */
  setStoreAside(): Promise<void>;
}

/** Main → renderer. */
export interface BridgeEvents {
  incoming: Offer;
  opening: Opening;
  command: CommandId;
  willQuit: null;
  /** Something in the folder of the Markdown mirror changed. */
  vaultChanged: null;
}

export const BRIDGE_METHODS = {
  ...VAULT_METHODS,
  ready: true,
  info: true,
  chooseDigests: true,
  acceptDropped: true,
  cancelOpening: true,
  paste: true,
  releaseDigest: true,
  openExternal: true,
  setProgress: true,
  setTheme: true,
  setLanguage: true,
  setMenuState: true,
  flushed: true,
  openLibrary: true,
  appendJournal: true,
  keepDigest: true,
  keepEntries: true,
  endDigest: true,
  health: true,
  verifyLibrary: true,
  openLibraryFolder: true,
  backUp: true,
  chooseBackup: true,
  adoptBackup: true,
  releaseBackup: true,
  saveMarkdown: true,
  beginExport: true,
  feedExport: true,
  endExport: true,
  beginBooklet: true,
  feedBooklet: true,
  endBooklet: true,
  setStoreAside: true,
} satisfies Record<keyof Bridge, true>;

export const BRIDGE_EVENTS = {
  incoming: true,
  opening: true,
  command: true,
  willQuit: true,
  vaultChanged: true,
} satisfies Record<keyof BridgeEvents, true>;

/** What preload exposes as `window.bridge`: the methods, and `on` for events, which answers a function that stops listening. */
export type WindowBridge = Bridge & {
  on<E extends keyof BridgeEvents>(event: E, listener: (payload: BridgeEvents[E]) => void): () => void;
};

/** Same-origin path under which main streams a digest's bytes to the ingest worker. */
export const DIGEST_STREAM_PATH = '/__digest/';

/** Same-origin path under which main serves a booklet to the window that prints it. */
export const BOOKLET_PATH = '/__booklet/';
