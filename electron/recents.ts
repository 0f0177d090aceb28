/** Files that were opened lately. Main alone knows where they are; a window and the menu have names and ids. */
import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { app } from 'electron';
import type { Bridge, RecentDigest } from '../shared/bridge.ts';
import { record, text } from './arguments.ts';
import { keptFile } from './kept-file.ts';
import type { Files } from './files.ts';
import type { Log } from './log.ts';

const MOST = 12;

/** The methods of the contract, taking what a stranger might send. */
export type RecentHandlers = {
  readonly [M in 'recentDigests' | 'openRecent' | 'clearRecents']: (
    argument: unknown,
  ) => ReturnType<Bridge[M]>;
};

export interface Recents {
  readonly handlers: RecentHandlers;
  /** The newest first. */
  list(): readonly RecentDigest[];
  /** These were opened just now. */
  add(paths: readonly string[]): void;
  /** Where one of the list is; null for an id that is none. */
  pathOf(id: string): string | null;
  readonly clear: () => void;
}

export interface RecentsHost {
  readonly userData: string;
  readonly files: Pick<Files, 'open'>;
  readonly log: Log;
  /** The list is another one now. */
  readonly onChange: () => void;
}

interface Recent extends RecentDigest {
  readonly path: string;
}

/** The list of this machine, also told to systems that keep one of their own. */
export function createRecents({ userData, files, log, onChange }: RecentsHost): Recents {
  const kept = keptFile<readonly Recent[]>({
    path: join(userData, 'recents.json'),
    read: readRecents,
    onFailure: (error) => log.error('the list of recent files could not be written', error),
  });
  const pathOf = (id: string): string | null => kept.value().find((each) => each.id === id)?.path ?? null;
  const list = (): readonly RecentDigest[] => kept.value().map(({ id, name }) => ({ id, name }));
  const clear = (): void => {
    kept.set([]);
    app.clearRecentDocuments();
    onChange();
  };
  const add = (paths: readonly string[]): void => {
    if (paths.length === 0) return;
    const known = new Map(kept.value().map((each) => [each.path, each]));
    const opened = [...new Set(paths)].map(
      (path) => known.get(path) ?? { id: randomUUID(), name: basename(path), path },
    );
    const others = kept.value().filter(({ path }) => !paths.includes(path));
    kept.set([...opened.toReversed(), ...others].slice(0, MOST));
    for (const { path } of opened) app.addRecentDocument(path);
    onChange();
  };
  return {
    list,
    add,
    pathOf,
    clear,
    handlers: {
      recentDigests: () => Promise.resolve(list()),
      async openRecent(given) {
        const path = pathOf(text(given));
        if (path === null) return { digests: [], refused: [] };
        add([path]);
        return files.open([path]);
      },
      async clearRecents() {
        clear();
      },
    },
  };
}

function readRecents(stored: unknown): readonly Recent[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(0, MOST).flatMap((each: unknown) => {
    const { id, path } = typeof each === 'object' && each !== null ? record(each) : {};
    return typeof id === 'string' && typeof path === 'string' ? [{ id, name: basename(path), path }] : [];
  });
}
