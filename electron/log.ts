import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const MAX_BYTES = 1_000_000;

export interface Log {
  /** One line; `cause` adds its stack. Never throws: a full disk must not stop the app. */
  error(message: string, cause?: unknown): void;
}

/** A log in one file of at most about 1 MB, its predecessor kept beside it as `.old`, and a copy on standard error. */
export function createLog(file: string): Log {
  return {
    error(message, cause) {
      const text = `${new Date().toISOString()} ${message}${cause === undefined ? '' : `: ${describe(cause)}`}\n`;
      process.stderr.write(text);
      try {
        mkdirSync(dirname(file), { recursive: true });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES)
          renameSync(file, `${file}.old`);
        appendFileSync(file, text);
      } catch {
        // Standard error has it.
      }
    },
  };
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
