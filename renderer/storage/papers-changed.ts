/** Tells every window and worker which papers' texts or visibility changed. */

type Listener = (ids: readonly string[]) => void;

const listeners = new Set<Listener>();
let opened: BroadcastChannel | null = null;

function channel(): BroadcastChannel {
  if (opened !== null) return opened;
  opened = new BroadcastChannel('lectern:papers');
  opened.addEventListener('message', ({ data }: MessageEvent<readonly string[]>) => tell(data));
  return opened;
}

const tell = (ids: readonly string[]): void => listeners.forEach((listener) => listener(ids));

/** Calls back with the ids of papers whose texts or visibility changed, from any window or worker. Answers a function that stops it. */
export function onPapersChanged(listener: Listener): () => void {
  channel();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells all listeners, here and elsewhere. */
export function papersChanged(ids: readonly string[]): void {
  if (ids.length === 0) return;
  channel().postMessage(ids);
  tell(ids);
}
