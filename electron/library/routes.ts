import type { Backups } from './backups.ts';
import { DIGEST_ID, ENTRIES, MAX_UNPACKED, SOURCE, type DigestFile } from './digests.ts';
import type { Library } from './index.ts';
import { gunzipped, jsonLines } from './streams.ts';

type Lines = AsyncIterable<Uint8Array>;

/** The lines, or the bytes of an original, that a path below `LIBRARY_STREAM_PATH` stands for; null when it stands for nothing. */
export async function libraryLines(library: Library, backups: Backups, path: string): Promise<Lines | null> {
  if (path === 'cells') return jsonLines((await library.snapshots.cells()).values());
  if (path === 'history') return jsonLines(await library.history());
  const [kind = '', ...rest] = path.split('/');
  const kept = (file: DigestFile) => async (id: string) =>
    (await library.digests.has(id)) ? library.digests.stream(id, file) : null;
  if (kind === 'entries') return unpacked(rest, kept(ENTRIES));
  if (kind === 'source') return unpacked(rest, kept(SOURCE));
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
  return bytes && gunzipped(bytes, MAX_UNPACKED);
}
