/** What is in a folder, by name, time and size. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isDigestName } from '../../shared/digest/extensions.ts';
import { idOf } from '../../shared/vault/reconcile.ts';

/** How deep below a watched folder files are looked for: 0 is the folder itself. */
export const DEPTH = 3;

const LARGEST_MIRRORED = 8 * 1024 * 1024;

/** How a file is now (`size:time`), to know it again; null when it is gone. */
export async function stampOf(path: string): Promise<string | null> {
  const stats = await stat(path).catch(() => null);
  return stats === null ? null : `${stats.size}:${Math.round(stats.mtimeMs)}`;
}

/** Whether a file is the Markdown mirror's: what Lectern wrote there is no digest. Larger ones than it writes are not. */
export async function isMirrored(path: string): Promise<boolean> {
  if (!path.endsWith('.md')) return false;
  const stats = await stat(path).catch(() => null);
  if (stats === null || stats.size > LARGEST_MIRRORED) return false;
  return idOf(await readFile(path, 'utf8').catch(() => '')) !== null;
}

/** Settles once a file was not written to for so many milliseconds, or is gone. */
export async function whenSettled(path: string, milliseconds: number): Promise<void> {
  let before = await stat(path).catch(() => null);
  // A clock ahead of ours, as a server may have, says nothing: then two looks must agree.
  while (before !== null && Date.now() - before.mtimeMs < milliseconds) {
    await setTimeout(milliseconds);
    const now = await stat(path).catch(() => null);
    if (now?.size === before.size && now.mtimeMs === before.mtimeMs) return;
    before = now;
  }
}

/** The stamps of the digests in a folder, by their names in it. Folders that cannot be read have none. */
export async function present(folder: string): Promise<Readonly<Record<string, string>>> {
  const stamps: Record<string, string> = {};
  const walk = async (at: string, depth: number): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true }).catch((): Dirent[] => []);
    for (const entry of entries) {
      const path = join(at, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.') && depth < DEPTH) await walk(path, depth + 1);
      if (!entry.isFile() || !isDigestName(entry.name)) continue;
      const stamp = await stampOf(path);
      if (stamp !== null) stamps[relative(folder, path)] = stamp;
    }
  };
  await walk(folder, 0);
  return stamps;
}
