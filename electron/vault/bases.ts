/**
 * What the mirror and its files agreed on last, by document: the base of every merge. One file of lines, to which changes are
 * added; the last line of a document counts. It is written after the file that it is about: what a crash leaves out is then
 * merged from an older base, never taken for an edit.
 */
import { disk, once, replaceFile, writeAll, type Disk } from '../library/disk.ts';
import type { Fields } from '../../shared/vault/reconcile.ts';

/** One document's file as it was when both sides last met. */
export interface Base {
  readonly path: string;
  /** Of the file when it was last read or written; of one in which something is still to be settled, no file’s. */
  readonly stamp: string;
  readonly fields: Fields;
}

export interface Bases {
  readonly all: ReadonlyMap<string, Base>;
  /** Remembers, or forgets (null), and answers once it is on the disk. */
  put(changed: ReadonlyMap<string, Base | null>): Promise<void>;
}

/** Lines without a use, over which the file is written anew. */
const WASTE = 4;

/** Reads the bases of a file; none where there is none. A line that was torn off while it was written is left out. */
export async function openBases(path: string, on: Disk = disk): Promise<Bases> {
  const all = new Map<string, Base>();
  let lines = 0;
  const text = (await on.size(path)) === null ? '' : new TextDecoder().decode(await on.read(path));
  for (const line of text.split('\n')) {
    const read = parsed(line);
    if (read === null) continue;
    lines += 1;
    if (read.base === null) all.delete(read.id);
    else all.set(read.id, read.base);
  }
  const lineOf = (id: string, base: Base | null): string => `${JSON.stringify({ id, base })}\n`;
  return {
    all,
    async put(changed) {
      if (changed.size === 0) return;
      const adopt = (): void => {
        for (const [id, base] of changed) {
          if (base === null) all.delete(id);
          else all.set(id, base);
        }
      };
      if (lines + changed.size > WASTE * all.size + 1_000) {
        const next = [...new Map<string, Base | null>([...all, ...changed])];
        await replaceFile(on, path, once(next.map(([id, base]) => lineOf(id, base)).join('')));
        adopt();
        lines = all.size;
        return;
      }
      const file = await on.append(path);
      try {
        // In front of it a line end, in case the last line is torn.
        const added = [...changed].map(([id, base]) => lineOf(id, base)).join('');
        await writeAll(file, new TextEncoder().encode(`\n${added}`));
        await file.sync();
      } finally {
        await file.close();
      }
      lines += changed.size;
      adopt();
    },
  };
}

function parsed(line: string): { readonly id: string; readonly base: Base | null } | null {
  if (line === '') return null;
  try {
    const value = JSON.parse(line) as { readonly id?: unknown; readonly base?: Base | null };
    return typeof value.id === 'string' && value.base !== undefined
      ? { id: value.id, base: value.base }
      : null;
  } catch {
    return null;
  }
}
