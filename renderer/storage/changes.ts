/** Which tables were written, by any window or worker. For what is remembered of the library outside live queries. */
import { Dexie } from 'dexie';

const numbers = new Map<string, number>();
const listeners = new Set<() => void>();
let everything = 0;
let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  Dexie.on('storagemutated', (parts) => {
    for (const part of Object.keys(parts)) {
      const table = /^idb:\/\/[^/]*\/([^/]*)\//.exec(part)?.[1];
      if (table === undefined) everything += 1;
      else numbers.set(table, (numbers.get(table) ?? 0) + 1);
    }
    for (const listener of listeners) listener();
  });
}

/** A text that is another one after any of these tables was written. Take it before reading. */
export function stampOf(tables: readonly string[]): string {
  listen();
  return [everything, ...tables.map((table) => numbers.get(table) ?? 0)].join(' ');
}

/** Calls back after every write of the library, by any window or worker. Answers a function that stops it. */
export function onLibraryChanged(listener: () => void): () => void {
  listen();
  listeners.add(listener);
  return () => listeners.delete(listener);
}
