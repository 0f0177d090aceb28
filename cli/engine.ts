/**
 * The queryable library without a browser: the window's own storage, search and import on an IndexedDB in memory, read from the
 * library's files at the start of a command and gone with it. What it writes is in the journal and the digest store before it
 * counts, so the app finds it there at its next start. Chromium's store is never touched.
 */
import 'fake-indexeddb/auto';
import type { Engine, EngineFiles, StartEngine } from '../electron/cli/engine.ts';
import { DIGEST_STREAM_PATH } from '../shared/bridge.ts';
import { parseDigest } from '../shared/digest/index.ts';
import * as library from '../renderer/storage/library.ts';
import { drainOutbox } from '../renderer/storage/outbox.ts';
import { rebuildLibrary } from '../renderer/storage/rebuild.ts';
import { restoreBackup } from '../renderer/storage/restore.ts';
import { createIngest } from '../renderer/workers/ingest.ts';
import { grantWish, type OutsidePorts } from '../renderer/workers/outside.ts';
import { createPrepare } from '../renderer/workers/prepare.ts';
import { createSearch } from '../renderer/workers/search.ts';
import type { SearchApi } from '../renderer/workers/search-api.ts';

/** Nothing is kept of an index that is gone with the command. */
const NO_STORE = { load: async () => null, save: async () => undefined };
const NEVER_MS = 2 ** 31 - 1;

/** Reads the library from its files. */
export const startEngine: StartEngine = async (files) => {
  await rebuildLibrary(files.open, files.state, () => undefined);
  const ports = portsOn(files);
  return { grant: (wish, hear) => grantWish(wish, ports, hear) } satisfies Engine;
};

function portsOn({
  state,
  open,
  source,
  append,
  keepDigest,
  keepEntries,
  endDigest,
}: EngineFiles): OutsidePorts {
  let search: SearchApi | null = null;
  const ingest = createIngest(parseDigest, async (url) => {
    const bytes = await source(url.slice(DIGEST_STREAM_PATH.length));
    return bytes === null ? new Response(null, { status: 404 }) : new Response(bytes);
  });
  return {
    search: () => (search ??= createSearch(library, { store: NO_STORE, settle: NEVER_MS })),
    ingest: () => ({
      ...ingest,
      ...createPrepare(ingest),
      restore: (offer, progress) => restoreBackup(open, offer, progress),
    }),
    urlOf: ({ id }) => `${DIGEST_STREAM_PATH}${id}`,
    keepOf:
      ({ id }) =>
      (step) => {
        const { digestId } = step;
        if (step.kind === 'begin') return keepDigest({ digestId, original: { kind: 'file', id } });
        if (step.kind === 'lines') return keepEntries({ digestId, lines: step.lines });
        return endDigest({ digestId, keep: step.keep });
      },
    async settle() {
      const sent = await drainOutbox((batches) => append({ batches }), state.generation);
      return sent.ok ? null : sent.problem;
    },
  };
}
