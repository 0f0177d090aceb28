/** Waits for files in a folder, over chokidar: each is told once it has stopped growing. */
import { existsSync, type Stats } from 'node:fs';
import { basename } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import { isDigestName } from '../../shared/digest/extensions.ts';
import { DEPTH, whenSettled } from './present.ts';

export interface WatcherHost {
  readonly path: string;
  readonly polling: boolean;
  /** For how long a file must not have grown, in milliseconds. */
  readonly settled: number;
  /** How often is looked whether the folder is there, and into it where it polls, in milliseconds. */
  readonly every: number;
  /** A digest is there, or another one under its name. */
  readonly found: (path: string) => void;
  readonly lost: (path: string) => void;
  /** The folder came, or went. */
  readonly reachable: (state: 'there' | 'gone') => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Watches until `close`. What is in the folder already is told too. Links to other places are not followed. A drive may go
 * and come back: whether the folder is there is looked at now and then, since nothing tells.
 */
export function watchFolder(host: WatcherHost): { close(): Promise<void> } {
  let watcher: FSWatcher | null = null;
  const look = (): void => {
    const isThere = existsSync(host.path);
    if (isThere === (watcher !== null)) return;
    if (isThere) watcher = open(host);
    else {
      void watcher?.close();
      watcher = null;
    }
    host.reachable(isThere ? 'there' : 'gone');
  };
  look();
  const timer = setInterval(look, host.every);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await watcher?.close();
    },
  };
}

function open({ path, polling, settled, every, found, lost, failed }: WatcherHost): FSWatcher {
  const watcher = watch(path, {
    depth: DEPTH,
    followSymlinks: false,
    usePolling: polling,
    interval: every,
    binaryInterval: every,
    awaitWriteFinish: { stabilityThreshold: settled, pollInterval: Math.min(200, settled) },
    ignored: (each: string, stats?: Stats) =>
      each !== path &&
      (basename(each).startsWith('.') || (stats?.isFile() === true && !isDigestName(basename(each)))),
  });
  // What is there when the watching begins is told at once, whether or not it still grows.
  const isSettled = (each: string): void => void whenSettled(each, settled).then(() => found(each));
  watcher.on('add', isSettled);
  watcher.on('change', isSettled);
  watcher.on('unlink', lost);
  watcher.on('error', failed);
  return watcher;
}
