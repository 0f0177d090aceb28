import { isAbsolute, resolve } from 'node:path';
import type { Offer } from '../shared/bridge.ts';
import type { Files } from './files.ts';

/** Files that arrive from outside the window: arguments, `open-file`, a second start. */
export interface Incoming {
  /** Hands the files to the window, or keeps them until one listens. */
  offer(paths: readonly string[]): Promise<void>;
  /** The window listens from now on; answers what was kept. */
  listen(): Promise<Offer>;
  /** The window went, or loads anew. */
  pause(): void;
  listening(): boolean;
}

/** Keeps offered paths in order until the window says that it is ready, and sends them after that. */
export function createIncoming(files: Files, send: (offer: Offer) => void): Incoming {
  let listening = false;
  let kept: string[] = [];
  return {
    async offer(paths) {
      if (paths.length === 0) return;
      if (!listening) {
        kept.push(...paths);
        return;
      }
      send(await files.open(paths));
    },
    listen() {
      listening = true;
      const paths = kept;
      kept = [];
      return files.open(paths);
    },
    pause() {
      listening = false;
    },
    listening: () => listening,
  };
}

/** What one start was asked to open; travels to the first instance as additional data. */
export interface StartRequest {
  readonly args: readonly string[];
  readonly cwd: string;
}

/** The absolute paths among the arguments of a start. Switches are skipped: Chromium adds its own. */
export function filesOf({ args, cwd }: StartRequest): string[] {
  return args
    .filter((arg) => arg !== '' && !arg.startsWith('-'))
    .map((arg) => (isAbsolute(arg) ? arg : resolve(cwd, arg)));
}

/** Reads the additional data of a second instance, which is another process and so a stranger; null when it is malformed. */
export function readStartRequest(value: unknown): StartRequest | null {
  if (typeof value !== 'object' || value === null || !('args' in value) || !('cwd' in value)) return null;
  const { args, cwd } = value;
  if (typeof cwd !== 'string' || !Array.isArray(args)) return null;
  return { args: args.filter((arg) => typeof arg === 'string'), cwd };
}
