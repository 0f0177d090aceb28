/** Small things that this machine remembers for main: one JSON file each under the user's data. Losing one loses nothing a reader wrote. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface KeptFile<T> {
  readonly value: () => T;
  /** Remembers it from now on, on the disk too. What cannot be written is told, and holds until the end of the run. */
  set(value: T): void;
}

export interface KeptFileHost<T> {
  readonly path: string;
  /** Makes a value of what was in the file, which anybody may have edited; of `undefined` where there is none or it is not JSON. */
  readonly read: (stored: unknown) => T;
  readonly onFailure: (error: unknown) => void;
}

/** Reads the file once; from then on it is written whole or not at all. */
export function keptFile<T>({ path, read, onFailure }: KeptFileHost<T>): KeptFile<T> {
  let value = read(stored(path));
  return {
    value: () => value,
    set(next) {
      value = next;
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(`${path}.tmp`, JSON.stringify(next));
        renameSync(`${path}.tmp`, path);
      } catch (error) {
        onFailure(error);
      }
    },
  };
}

function stored(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
