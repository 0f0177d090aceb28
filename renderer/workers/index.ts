import type { IngestApi, PrepareApi } from './ingest-api.ts';
import ingestUrl from './ingest.worker.ts?worker&url';
import type { LearntApi } from './learnt.ts';
import learntUrl from './learnt.worker.ts?worker&url';
import type { MendApi } from './mend.ts';
import type { PictureApi } from './picture.ts';
import pictureUrl from './picture.worker.ts?worker&url';
import type { RereadApi } from './reread.ts';
import { connect, type Connected } from './rpc.ts';
import type { SearchApi } from './search-api.ts';
import searchUrl from './search.worker.ts?worker&url';
import { startWorker } from './start-worker.ts';
import type { SpeakApi } from './speak.ts';
import type { Language } from '../../shared/strings/index.ts';
import type { WatchApi } from './watch.ts';

export type { KindCount, Loosened, RelatedPaper } from './search-api.ts';
export type { LearntOrder } from './learnt.ts';
export type { MatchedField, SearchRow } from './search-rows.ts';

type IngestWorker = IngestApi & PrepareApi & MendApi & RereadApi & SpeakApi;

type SearchWorker = SearchApi & SpeakApi & WatchApi;

let ingestWorker: Connected<IngestWorker> | null = null;
let outsideWorker: Connected<IngestWorker> | null = null;
let learntWorker: Connected<LearntApi> | null = null;
let pictureWorker: Connected<PictureApi> | null = null;
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

/** Another ingest worker, for what the command line asks: the other holds what a reader looks through. Started at its first import. */
export function ingestForOutside(): IngestWorker {
  if (outsideWorker === null) {
    outsideWorker = connect<IngestWorker>(startWorker(ingestUrl));
    void outsideWorker.api.speak(language);
  }
  return outsideWorker.api;
}

/** Ends the ingest worker in the middle of what it does; the next import starts another. For reading only: parsing never looks up, and writes nothing. */
export function stopIngest(): void {
  ingestWorker?.stop();
  ingestWorker = null;
}

/** The worker that learns what the reader keeps, started when the learnt order is asked for. */
export function learnt(): LearntApi {
  learntWorker ??= connect<LearntApi>(startWorker(learntUrl));
  return learntWorker.api;
}

/** The worker that counts for the reading picture, started when that is first opened. */
export function picture(): PictureApi {
  pictureWorker ??= connect<PictureApi>(startWorker(pictureUrl));
  return pictureWorker.api;
}

/** The search worker, started at the first search, when papers like one are to be shown, or for watch words. */
export function search(): SearchWorker {
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
  void outsideWorker?.api.speak(chosen);
  void searchWorker?.api.speak(chosen);
}
