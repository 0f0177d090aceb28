/** What the command line needs of the queryable library when no app runs: `cli/engine.ts` makes one in memory. */
import type { Bridge } from '../../shared/bridge.ts';
import type { LibraryState } from '../../shared/library-files.ts';
import type { OutsideAnswer, OutsideWish, Hearer } from '../../shared/outside.ts';
import type { Result } from '../../shared/problem.ts';

/** The library's files, as the queryable library reads and writes them. */
export interface EngineFiles {
  readonly state: LibraryState;
  /** The streams of `LIBRARY_STREAM_PATH`; null where there is nothing. */
  readonly open: (path: string) => Promise<ReadableStream<Uint8Array> | null>;
  /** The bytes of a file that is being imported; null where it is gone. */
  readonly source: (id: string) => Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null>;
  readonly append: Bridge['appendJournal'];
  readonly keepDigest: Bridge['keepDigest'];
  readonly keepEntries: Bridge['keepEntries'];
  readonly endDigest: Bridge['endDigest'];
}

/** A library that was read whole. */
export interface Engine {
  grant(wish: OutsideWish, hear: Hearer): Promise<Result<OutsideAnswer>>;
}

/** Reads the library from its files. Rejects where they do not read. */
export type StartEngine = (files: EngineFiles) => Promise<Engine>;
