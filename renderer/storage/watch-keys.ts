import type { OwnKeys } from '../../shared/keys/key-map.ts';
import { ownKeys } from './keys.ts';
import { live } from './live.ts';

/** Calls back with the reader's keys, now and whenever they change. Answers a function that stops it. */
export function watchKeys(listener: (own: OwnKeys) => void): () => void {
  return live(ownKeys, { next: listener });
}
