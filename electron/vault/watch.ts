import { watch } from 'node:fs';

/** Other programs write in bursts; a burst is over when nothing happened for so long. */
const QUIET_MS = 400;
/** A burst that never ends is looked at all the same. */
const LONGEST_MS = 3_000;
/** Folders on a network, and systems that cannot watch, tell nothing. */
const POLL_MS = 30_000;

/** Calls back after something in a folder changed, once per burst, and now and then in any case. Answers a function that stops it. */
export function watchFolder(folder: string, changed: () => void): () => void {
  let first = 0;
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    first = 0;
    changed();
  };
  const noticed = (_event: string, name: string | null): void => {
    if (name !== null && isNobodys(name)) return;
    const now = Date.now();
    first ||= now;
    clearTimeout(timer);
    timer = setTimeout(settle, Math.max(0, Math.min(QUIET_MS, first + LONGEST_MS - now)));
  };
  const poll = setInterval(changed, POLL_MS);
  poll.unref();
  const watcher = started(folder, noticed);
  return () => {
    clearTimeout(timer);
    clearInterval(poll);
    watcher?.close();
  };
}

/** Null where the system cannot watch: then polling must do. */
function started(folder: string, noticed: (event: string, name: string | null) => void) {
  try {
    const watcher = watch(folder, { recursive: true }, noticed);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}

/** Git's and Obsidian's own, and our files while they are written. */
const isNobodys = (name: string): boolean => name.split(/[\\/]/).some((part) => part.startsWith('.'));
