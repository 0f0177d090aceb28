import type { IngestApi, PrepareApi } from './ingest-api.ts';
import ingestUrl from './ingest.worker.ts?worker&url';
import type { MendApi } from './mend.ts';
import type { RereadApi } from './reread.ts';
import { connect, type Connected } from './rpc.ts';
import type { SearchApi } from './search-api.ts';
import searchUrl from './search.worker.ts?worker&url';
import { startWorker } from './start-worker.ts';
import type { SpeakApi } from './speak.ts';
import type { Language } from '../../shared/strings/index.ts';

export type { KindCount, Loosened, RelatedPaper } from './search-api.ts';
export type { MatchedField, SearchRow } from './search-rows.ts';

type IngestWorker = IngestApi & PrepareApi & MendApi & RereadApi & SpeakApi;
type SearchWorker = SearchApi & SpeakApi;

let ingestWorker: Connected<IngestWorker> | null = null;
let searchWorker: Connected<SearchWorker> | null = null;
let language: Language = 'en';

/** The ingest worker, started at the first import, rebuild or restore. */
export function ingest(): IngestWorker {
  if (ingestWorker === null) {
    ingestWorker = connect<IngestWorker>(startWorker(ingestUrl));
    void ingestWorker.api.speak(language);
  }
  return ingestWorker.api;
}

/** Ends the ingest worker in the middle of what it does; the next import starts another. For reading only: parsing never looks up, and writes nothing. */
export function stopIngest(): void {
  ingestWorker?.stop();
  ingestWorker = null;
}

/** The search worker, started at the first search, or when papers like one are to be shown. */
export function search(): SearchApi {
  if (searchWorker === null) {
    searchWorker = connect<SearchWorker>(startWorker(searchUrl));
    void searchWorker.api.speak(language);
  }
  return searchWorker.api;
}

/** The language in which workers name what they do, from now on: those that run, and those that start later. */
export function speakInWorkers(chosen: Language): void {
  language = chosen;
  void ingestWorker?.api.speak(chosen);
  void searchWorker?.api.speak(chosen);
}
