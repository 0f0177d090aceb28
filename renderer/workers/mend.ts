/** Long work on the whole library, which the ingest worker does beside imports. */
import {
  LIBRARY_STREAM_PATH,
  type BackupOffer,
  type JournalBatch,
  type LibraryState,
} from '../../shared/library-files.ts';
import type { OpenStream } from '../storage/lines.ts';
import { rebuildLibrary, type RebuildReport } from '../storage/rebuild.ts';
import { restoreBackup, type Restored } from '../storage/restore.ts';
import { mergeSynced, type Synced } from '../storage/sync.ts';
import type { Progress } from './ingest-api.ts';

/** Mends the library from what main keeps on the disk. */
export interface MendApi {
  /** Writes the whole library anew; progress counts papers. Rejects where main's files cannot be read, and then the next start tries again. */
  rebuild(state: LibraryState, progress: Progress): Promise<RebuildReport>;
  /** Merges a backup whose digests main has adopted, as one batch; progress counts digests. Rejects, leaving nothing, where it cannot be read. */
  restore(offer: BackupOffer, progress: Progress): Promise<Restored>;
  /** Merges what other devices did, whole or not at all; progress counts digests. What it wrote is not in the journal yet. */
  sync(batches: readonly JournalBatch[], progress: Progress): Promise<Synced>;
}

/** The API over the streams of main, or of a test. */
export const createMend = (open: OpenStream): MendApi => ({
  rebuild: (state, progress) => rebuildLibrary(open, state, progress),
  restore: (offer, progress) => restoreBackup(open, offer, progress),
  sync: (batches, progress) => mergeSynced(open, batches, progress),
});

/** Main's streams, from a worker. */
export const libraryStream: OpenStream = async (path) => {
  const response = await fetch(`${LIBRARY_STREAM_PATH}${path}`);
  if (response.status === 404) return null;
  if (!response.ok || response.body === null) throw new Error(`${response.status} for ${path}`);
  return response.body;
};
