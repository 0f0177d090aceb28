import type { IngestApi, PrepareApi } from './ingest-api.ts';
import ingestUrl from './ingest.worker.ts?worker&url';
import type { MendApi } from './mend.ts';
import type { RereadApi } from './reread.ts';
import { connect, type Connected } from './rpc.ts';
import type { SearchApi } from './search-api.ts';
import searchUrl from './search.worker.ts?worker&url';
import { startWorker } from './start-worker.ts';
import type { WatchApi } from './watch.ts';

export type { KindCount, Loosened, RelatedPaper } from './search-api.ts';
export type { MatchedField, SearchRow } from './search-rows.ts';

type IngestWorker = IngestApi & PrepareApi & MendApi & RereadApi;

type SearchWorker = SearchApi & WatchApi;

let ingestWorker: Connected<IngestWorker> | null = null;
let searchWorker: Connected<SearchWorker> | null = null;

/** The ingest worker, started at the first import, rebuild or restore. */
export function ingest(): IngestWorker {
  ingestWorker ??= connect<IngestWorker>(startWorker(ingestUrl));
  return ingestWorker.api;
}

/** Ends the ingest worker in the middle of what it does; the next import starts another. For reading only: parsing never looks up, and writes nothing. */
export function stopIngest(): void {
  ingestWorker?.stop();
  ingestWorker = null;
}

/** The search worker, started at the first search, when papers like one are to be shown, or for watch words. */
export function search(): SearchWorker {
  searchWorker ??= connect<SearchWorker>(startWorker(searchUrl));
  return searchWorker.api;
}
