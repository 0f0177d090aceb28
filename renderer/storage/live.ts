import { liveQuery } from 'dexie';

interface Listener<T> {
  readonly next: (value: T) => void;
  readonly error?: (error: unknown) => void;
}

/**
 * Tells what a library read answers, and again whenever anything that it read changes, by whatever window or worker. Answers a
 * function that stops it. All live reads go through here: Dexie follows a read over its `await`s for certain only where the
 * function it is given is itself `async`; of any other, what is read after the first of them may go unwatched, depending on
 * what else runs.
 */
export function live<T>(read: () => Promise<T>, { next, error }: Listener<T>): () => void {
  const subscription = liveQuery(async () => read()).subscribe({ next, ...(error && { error }) });
  return () => subscription.unsubscribe();
}
