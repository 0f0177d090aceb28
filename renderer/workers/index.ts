/** CONTRACT STUB: the running workers. */
import type { IngestApi } from './ingest-api.ts';

export const ingest = (): IngestApi => {
  throw new Error('not built yet');
};
