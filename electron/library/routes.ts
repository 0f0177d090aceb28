import type { Backups } from './backups.ts';
import { DIGEST_ID, ENTRIES } from './digests.ts';
import type { Library } from './index.ts';
import { gunzipped, jsonLines } from './streams.ts';

type Lines = AsyncIterable<Uint8Array>;

/** More never comes out of a backup's file of entries. */
const MAX_ENTRIES = 1024 * 1024 * 1024;

/** The lines that a path below `LIBRARY_STREAM_PATH` stands for; null when it stands for nothing. */
export async function libraryLines(library: Library, backups: Backups, path: string): Promise<Lines | null> {
  if (path === 'cells') return jsonLines((await library.snapshots.cells()).values());
  if (path === 'history') return jsonLines(await library.history());
  const [kind = '', ...rest] = path.split('/');
  if (kind === 'entries')
    return unpacked(rest, async (id) =>
      (await library.digests.has(id)) ? library.digests.stream(id, ENTRIES) : null,
    );
  if (kind !== 'backup') return null;
  const [token = '', part = '', ...more] = rest;
  const backup = backups.get(token);
  if (!backup) return null;
  if (part === 'cells' && more.length === 0) return backup.cells();
  return part === 'entries' ? unpacked(more, (id) => backup.digestFile(id, ENTRIES)) : null;
}

async function unpacked(
  [id = '', ...more]: readonly string[],
  open: (id: string) => Promise<Lines | null>,
): Promise<Lines | null> {
  if (!DIGEST_ID.test(id) || more.length > 0) return null;
  const bytes = await open(id);
  return bytes && gunzipped(bytes, MAX_ENTRIES);
}
