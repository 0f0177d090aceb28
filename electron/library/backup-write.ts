import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { readBackup } from './backup-read.ts';
import {
  BACKUP_FORM,
  BACKUP_VERSION,
  CELLS,
  digestMember,
  HISTORY,
  MANIFEST,
  type Manifest,
} from './backup-form.ts';
import { ENTRIES, SOURCE } from './digests.ts';
import { demandSpace } from './disk-problem.ts';
import { replaceFile } from './disk.ts';
import type { Library } from './index.ts';
import { hashing, jsonLines } from './streams.ts';

type Content = () => AsyncIterable<Uint8Array>;

/** Writes everything that a library holds into one file, reads it back, and answers its size in bytes. Rejects with Node's error or a `LibraryError`, and then there is no file. */
export async function writeBackup(library: Library, path: string, takenAt: number): Promise<number> {
  await demandSpace(library.on, dirname(path), await library.digests.bytes());
  const cells = await library.snapshots.cells();
  const history = await library.history();
  const hashes = { cells: createHash('sha256'), history: createHash('sha256') };
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let current: Readable | null = null;
  const add = (name: string, compress: boolean, content: Content): void =>
    zip.addReadStreamLazy(name, { compress, mtime: new Date(takenAt) }, (done) => {
      current = Readable.from(content(), { objectMode: false });
      // yazl listens to neither end: a failure of one is the end of the other.
      current.on('error', (error) => output.destroy(error));
      done(null, current);
    });
  output.on('error', () => undefined); // whoever reads it hears of it
  output.on('close', () => current?.destroy());
  zip.on('error', (error: Error) => output.destroy(error));
  add(CELLS, true, () => hashing(jsonLines(cells.values()), hashes.cells));
  add(HISTORY, true, () => hashing(jsonLines(history), hashes.history));
  for (const id of await library.digests.ids()) {
    if (!(await library.digests.has(id))) continue;
    for (const file of [SOURCE, ENTRIES] as const)
      add(digestMember(id, file), false, () => library.digests.stream(id, file));
  }
  add(MANIFEST, true, () => {
    const manifest: Manifest = {
      form: BACKUP_FORM,
      version: BACKUP_VERSION,
      takenAt,
      generation: library.generation,
      sha256: { cells: hashes.cells.digest('hex'), history: hashes.history.digest('hex') },
    };
    return jsonLines([manifest]);
  });
  zip.end();
  try {
    return await replaceFile(library.on, path, output, readsBack);
  } finally {
    output.destroy();
  }
}

async function readsBack(path: string): Promise<void> {
  const backup = await readBackup(path);
  try {
    await backup.verify();
  } finally {
    backup.close();
  }
}
