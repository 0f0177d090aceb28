import type { CommandId } from './commands.ts';
import type { DeepLink } from './deep-link.ts';
import type {
  BackupOffer,
  JournalBatch,
  JournalHead,
  LibraryHealth,
  LibraryState,
  OriginalSource,
} from './library-files.ts';
import type { DigestPart, IncomingDigest } from './incoming-digest.ts';
import type { OutsideSaid, OutsideWish } from './outside.ts';
import type { ProblemCode, Result } from './problem.ts';
import type { Language } from './strings/index.ts';
import type { UpdateState, UpdateWish } from './updates.ts';
import type { WatchedState, WatchMode } from './watched.ts';
import { SYNC_METHODS, type SyncBridge } from './sync/contract.ts';
import type { SyncStatus } from './sync/status.ts';
import { VAULT_METHODS, type VaultBridge } from './vault/contract.ts';

export type { DigestPart, IncomingDigest } from './incoming-digest.ts';

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
  /** What *Share* shares, where the system has it: the open paper in a line, and its address; null for nothing. */
  readonly share?: string | null;
}

/** A file that was opened lately: a name for readers, and what main knows it by. */
export interface RecentDigest {
  readonly id: string;
  readonly name: string;
}

/** A DOM `File`, as far as this contract needs to know it. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
}

/** Renderer → main. Every argument is checked by main as if a stranger had sent it. */
export interface Bridge extends SyncBridge, VaultBridge {
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
  /** Asks where, and begins to write a file there, which is there once it is ended. `extension` is a format's. Null when cancelled. Several may be written at once, each by its id, and one whose window goes is given up. */
  beginExport(wish: {
    readonly name: string;
    readonly extension: string;
  }): Promise<Result<{ readonly id: string; readonly name: string } | null>>;
  /** The next piece of that file, of at most 16 Mi characters; answers once it is taken. Fails like `saveMarkdown`, and then nothing is there; rejects for an id of no file that is being written. */
  feedExport(wish: { readonly id: string; readonly text: string }): Promise<Result<null>>;
  /** Puts the file in its place, whole; or, with `keep: false`, leaves nothing. */
  endExport(wish: { readonly id: string; readonly keep: boolean }): Promise<Result<null>>;
  /** Says that the window grants what the command line wishes; main sends what waits. */
  listenOutside(): Promise<void>;
  /** What the window says of a wish. False when nobody waits for it any more. */
  answerOutside(wish: { readonly id: string; readonly said: OutsideSaid }): Promise<boolean>;
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

  /** Another window on the same library. */
  openWindow(): Promise<void>;
  /** The files that were opened lately, the newest first. */
  recentDigests(): Promise<readonly RecentDigest[]>;
  /** Opens one of them again; empty for an id that is none. */
  openRecent(id: string): Promise<Offer>;
  clearRecents(): Promise<void>;
  /** Shows how many papers wait, on the dock or taskbar; 0 takes it away. */
  setBadge(count: number): Promise<void>;
  /** Says in a notification of the system what has ended, unless a window of Lectern is in front. */
  notify(text: string): Promise<void>;
  /** What the desktop around the windows has of Lectern. `languages` are the reader's, for spelling. */
  setDesktop(wish: {
    readonly tray: boolean;
    readonly spelling: boolean;
    readonly languages: readonly string[];
  }): Promise<void>;

  watched(): Promise<WatchedState>;
  /** Asks for a folder, and watches it. What is in it already stays where it is until it is asked for. */
  addWatchedFolder(): Promise<WatchedState>;
  changeWatchedFolder(wish: {
    readonly id: string;
    readonly mode: WatchMode;
    readonly polling: boolean;
  }): Promise<WatchedState>;
  forgetWatchedFolder(id: string): Promise<WatchedState>;
  /** Offers what was in a folder before it was watched, once. */
  offerOlder(id: string): Promise<WatchedState>;
  /** The digests that wait. Those that are not imported are offered again at the next start. */
  takeWatched(): Promise<Offer>;
  /** Puts away what waits; it is not offered again. */
  dismissWatched(): Promise<WatchedState>;
  /** A digest that `arrived` could not be imported: it is listed with its folder. `id` is the digest's. */
  failWatched(wish: { readonly id: string; readonly reason: ProblemCode }): Promise<WatchedState>;

  updateState(): Promise<UpdateState>;
  /** The reader's word to check, download or install; what makes no sense now does nothing. Answers where that leads. */
  wishUpdate(wish: UpdateWish): Promise<UpdateState>;
}

/** Main → renderer. */
export interface BridgeEvents {
  incoming: Offer;
  opening: Opening;
  command: CommandId;
  willQuit: null;
  /** The command line asks for something, which `answerOutside` answers under this id. */
  outside: { readonly id: string; readonly wish: OutsideWish };
  /** Something in the folder of the Markdown mirror changed. */
  vaultChanged: null;
  /** A link was opened in the system, or given at the start. */
  link: DeepLink;
  watched: WatchedState;
  /** Digests of a watched folder that are to be imported without being looked through. One window has them. */
  arrived: Offer;
  update: UpdateState;
  sync: SyncStatus;
}

export const BRIDGE_METHODS = {
  ...SYNC_METHODS,
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
  listenOutside: true,
  answerOutside: true,
  beginBooklet: true,
  feedBooklet: true,
  endBooklet: true,
  setStoreAside: true,
  openWindow: true,
  recentDigests: true,
  openRecent: true,
  clearRecents: true,
  setBadge: true,
  notify: true,
  setDesktop: true,
  watched: true,
  addWatchedFolder: true,
  changeWatchedFolder: true,
  forgetWatchedFolder: true,
  offerOlder: true,
  takeWatched: true,
  dismissWatched: true,
  failWatched: true,
  updateState: true,
  wishUpdate: true,
} satisfies Record<keyof Bridge, true>;

export const BRIDGE_EVENTS = {
  incoming: true,
  opening: true,
  command: true,
  willQuit: true,
  outside: true,
  vaultChanged: true,
  link: true,
  watched: true,
  arrived: true,
  update: true,
  sync: true,
} satisfies Record<keyof BridgeEvents, true>;

/** What preload exposes as `window.bridge`: the methods, and `on` for events, which answers a function that stops listening. */
export type WindowBridge = Bridge & {
  on<E extends keyof BridgeEvents>(event: E, listener: (payload: BridgeEvents[E]) => void): () => void;
};

/** Same-origin path under which main streams a digest's bytes to the ingest worker. */
export const DIGEST_STREAM_PATH = '/__digest/';

/** Same-origin path under which main serves a booklet to the window that prints it. */
export const BOOKLET_PATH = '/__booklet/';
