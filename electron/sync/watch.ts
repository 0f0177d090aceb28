/** Tells when files below a folder may have changed: at once where the system says so, and every so often in any case, since network and cloud folders do not. */
import { watch, type FSWatcher } from 'node:fs';

export interface FolderWatch {
  readonly stop: () => void;
}

export interface WatchOptions {
  /** Milliseconds between two looks in any case. */
  readonly every?: number;
  /** Milliseconds that files must be left alone before a look, so that one that is being written is not read many times. */
  readonly quiet?: number;
}

/** Calls back now and then from now on; never while the last call has not ended. */
export function watchFolder(
  folder: string,
  look: () => Promise<void>,
  { every = 30_000, quiet = 500 }: WatchOptions = {},
): FolderWatch {
  let stopped = false;
  let busy = false;
  let again = false;
  let soon: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | null = null;

  const run = async (): Promise<void> => {
    if (stopped) return;
    again = busy;
    if (busy) return;
    busy = true;
    begin();
    try {
      await look();
    } finally {
      busy = false;
      // A look may have made it.
      begin();
      if (again) later();
    }
  };
  const later = (): void => {
    clearTimeout(soon);
    if (!stopped) soon = setTimeout(() => void run(), quiet).unref();
  };
  /** A folder that was away may be there now. */
  const begin = (): void => {
    if (watcher !== null || stopped) return;
    try {
      watcher = watch(folder, { recursive: true, persistent: false }, later);
      watcher.on('error', end);
    } catch {
      // Not there, or of a kind that cannot be watched: looked at every so often.
      end();
    }
  };
  const end = (): void => {
    watcher?.close();
    watcher = null;
  };
  const timer = setInterval(() => void run(), every).unref();
  void run();
  return {
    stop() {
      stopped = true;
      clearInterval(timer);
      clearTimeout(soon);
      end();
    },
  };
}
