import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Offer } from '../shared/bridge.ts';
import { isDeepLink, readDeepLink, type DeepLink } from '../shared/deep-link.ts';
import type { Files } from './files.ts';

/** What arrives from outside the windows: files and links, from arguments, `open-file`, `open-url` or a second start. `W` is a window. */
export interface Incoming<W> {
  /** Hands files to a window, or keeps them until one listens. */
  offer(paths: readonly string[]): Promise<void>;
  /** Hands a link to a window, or keeps it likewise. */
  readonly follow: (link: DeepLink) => void;
  /** A window listens from now on; answers the files that were kept. */
  listen(window: W): Promise<Offer>;
  /** A window went, or loads anew. */
  pause(window: W): void;
  readonly listening: (window: W) => boolean;
}

export interface IncomingHost<W> {
  readonly files: Pick<Files, 'open'>;
  /** The windows that are open, the one that was last in front first. */
  readonly windows: () => readonly W[];
  readonly send: (window: W, offer: Offer) => void;
  readonly follow: (window: W, link: DeepLink) => void;
}

/** Keeps what arrives in order until a window says that it is ready; after that the window that was last in front has it. */
export function createIncoming<W>({ files, windows, send, follow }: IncomingHost<W>): Incoming<W> {
  const listening = new Set<W>();
  let kept: string[] = [];
  let links: DeepLink[] = [];
  const listener = (): W | undefined => windows().find((window) => listening.has(window));
  return {
    async offer(paths) {
      if (paths.length === 0) return;
      if (listener() === undefined) {
        kept.push(...paths);
        return;
      }
      const offer = await files.open(paths);
      const window = listener();
      // It went while the files were being opened.
      if (window === undefined) kept.push(...paths);
      else send(window, offer);
    },
    follow(link) {
      const window = listener();
      if (window === undefined) links.push(link);
      else follow(window, link);
    },
    async listen(window) {
      listening.add(window);
      const paths = kept;
      kept = [];
      const asked = links;
      links = [];
      for (const link of asked) follow(window, link);
      return files.open(paths);
    },
    pause(window) {
      listening.delete(window);
    },
    listening: (window) => listening.has(window),
  };
}

/** What one start was asked to open; travels to the first instance as additional data. */
export interface StartRequest {
  readonly args: readonly string[];
  readonly cwd: string;
}

/**
 * The absolute paths among the arguments of a start. Switches are skipped, since Chromium adds its own, and so are links, good or
 * bad. File managers of Linux give addresses (`file:///…`) for `%U`, which stands in the launcher since links come by it too.
 */
export function filesOf({ args, cwd }: StartRequest): string[] {
  return args
    .filter((arg) => arg !== '' && !arg.startsWith('-') && !isDeepLink(arg))
    .flatMap((arg) => (/^file:/i.test(arg) ? pathsOfAddress(arg) : [arg]))
    .map((path) => (isAbsolute(path) ? path : resolve(cwd, path)));
}

/** One, or none where the address is of another machine or stands for no path. */
function pathsOfAddress(address: string): readonly string[] {
  try {
    return [fileURLToPath(address)];
  } catch {
    return [];
  }
}

/** The links among the arguments of a start that are of a known form. */
export const linksOf = ({ args }: StartRequest): DeepLink[] =>
  args.flatMap((arg) => {
    const link = readDeepLink(arg);
    return link === null ? [] : [link];
  });

/** Reads the additional data of a second instance, which is another process and so a stranger; null when it is malformed. */
export function readStartRequest(value: unknown): StartRequest | null {
  if (typeof value !== 'object' || value === null || !('args' in value) || !('cwd' in value)) return null;
  const { args, cwd } = value;
  if (typeof cwd !== 'string' || !Array.isArray(args)) return null;
  return { args: args.filter((arg) => typeof arg === 'string'), cwd };
}
