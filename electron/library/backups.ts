import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { cellKey, wins, type Change } from '../../shared/change.ts';
import type { BackupOffer } from '../../shared/library-files.ts';
import { readBackup, type Backup } from './backup-read.ts';
import { ENTRIES, SOURCE } from './digests.ts';
import { LibraryError } from './disk-problem.ts';
import type { Library } from './index.ts';

/** Backups that a reader chose and that are open, by token. */
export interface Backups {
  /** Opens a backup, checks it and counts what a restore would do. Rejects with a `LibraryError`. */
  choose(library: Library, path: string): Promise<BackupOffer>;
  /** Takes a snapshot, then copies the digests that are not here. Rejects with a `LibraryError` or Node's error. */
  adopt(library: Library, token: string): Promise<void>;
  get(token: string): Backup | null;
  release(token: string): void;
}

/** No backup is open. */
export function createBackups(): Backups {
  const open = new Map<string, Backup>();
  return {
    async choose(library, path) {
      const backup = await readBackup(path);
      try {
        await backup.verify();
        const counted = await count(library, backup);
        const token = randomUUID();
        open.set(token, backup);
        return { token, name: basename(path), takenAt: backup.manifest.takenAt, ...counted };
      } catch (error) {
        backup.close();
        throw error;
      }
    },
    async adopt(library, token) {
      const backup = open.get(token);
      if (!backup) throw new LibraryError('backup-unreadable', 'the backup');
      await library.snapshots.take();
      for (const id of backup.digestIds) {
        if (await library.digests.has(id)) continue;
        const [source, entries] = [await backup.digestFile(id, SOURCE), await backup.digestFile(id, ENTRIES)];
        if (!source || !entries) throw new LibraryError('backup-unreadable', id);
        await library.digests.adopt(id, { source, entries });
      }
    },
    get: (token) => open.get(token) ?? null,
    release(token) {
      open.get(token)?.close();
      open.delete(token);
    },
  };
}

async function count(
  library: Library,
  backup: Backup,
): Promise<Pick<BackupOffer, 'papers' | 'digests' | 'cells'>> {
  const here = await library.snapshots.cells();
  const cells = { newHere: 0, newerThere: 0, olderThere: 0, same: 0 };
  const there = new Map<string, Change>();
  for await (const changes of backup.changes()) {
    for (const change of changes) {
      cells[compare(here.get(cellKey(change)), change)]++;
      if (change.table === 'digests') there.set(cellKey(change), change);
    }
  }
  const present = new Set(await library.digests.ids());
  const same = backup.digestIds.filter((id) => present.has(id)).length;
  return { papers: papersOf(there), digests: { newHere: backup.digestIds.length - same, same }, cells };
}

function compare(here: Change | undefined, there: Change): keyof BackupOffer['cells'] {
  if (here === undefined) return 'newHere';
  if (wins(there, here)) return 'newerThere';
  return wins(here, there) ? 'olderThere' : 'same';
}

/** How many papers the digests that are not deleted brought. */
function papersOf(cells: ReadonlyMap<string, Change>): number {
  const papers = new Set<unknown>();
  for (const { id, field, value } of cells.values()) {
    if (field !== 'papers' || !Array.isArray(value)) continue;
    if (cells.get(cellKey({ table: 'digests', id, field: 'deleted' }))?.value === true) continue;
    for (const paper of value) if (paper !== '') papers.add(paper);
  }
  return papers.size;
}
