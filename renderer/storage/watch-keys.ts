import { liveQuery } from 'dexie';
import type { OwnKeys } from '../../shared/keys/key-map.ts';
import { ownKeys } from './keys.ts';

/** Calls back with the reader's keys, now and whenever they change. Answers a function that stops it. */
export function watchKeys(listener: (own: OwnKeys) => void): () => void {
  const watch = liveQuery(ownKeys).subscribe(listener);
  return () => watch.unsubscribe();
}
